"""What is answered at the addresses beside the app."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from stances import __version__
from stances.dataset import DatasetError, bundled
from stances.exhibits import EXHIBITS
from stances.export.briefing import ABOUT, NoPdfError
from stances.export.briefing import FORMS as BRIEFINGS
from stances.export.briefing import briefing as brief
from stances.export.citation import FORMS as CITATIONS
from stances.export.cited import SUBJECTS, VIEW, packed, written
from stances.export.cited import cite as cite_
from stances.export.errors import NoBrowserError, UnavailableError
from stances.export.feeds import FEEDS
from stances.export.file import File
from stances.export.files import FORMS, PRINT, SIZES, ask
from stances.figures.look import LIGHT, LOOKS
from stances.server.asking import AskedWronglyError, MovedOnError, read
from stances.server.fresh import had, named, tag


async def health(_request: Request) -> Response:
    """Say that the server is up, and what it serves."""
    return JSONResponse({"status": "ok", "version": __version__, "datasets": bundled()})


async def export(request: Request) -> Response:
    """Serve an exhibit of a view as a file."""
    name, _, form = request.path_params["file"].partition(".")
    if name not in EXHIBITS or form not in FORMS:
        known = f"{', '.join(EXHIBITS)} as {', '.join(FORMS)}"
        return PlainTextResponse(f"There is no such file. There are {known}.", status_code=404)

    def make() -> File:
        asked = read(request)
        query = request.query_params
        look, size = LOOKS.get(query.get("theme", ""), LIGHT), query.get("size", "")
        return FORMS[form](
            ask(name, asked.dataset, asked.view, asked.language, look, str(request.base_url),
                size=size if size in SIZES else PRINT, embed=query.get("embed") == "1")
        )  # fmt: skip

    return await _answer(request, make)


async def package(request: Request) -> Response:
    """Serve a whole dataset as a Data Package."""

    def make() -> File:
        asked = read(request)
        return packed(asked.dataset, asked.language, str(request.base_url))

    return await _answer(request, make)


async def cite(request: Request) -> Response:
    """Serve a citation: of the view, or with `of=` of the dataset or an exhibit; `page=` is where a view is shown."""
    form, query = request.path_params["form"], request.query_params
    subject, screen = query.get("of", VIEW), query.get("page", "")
    if form not in CITATIONS or subject not in SUBJECTS or not re.fullmatch("[a-z]*", screen):
        known = f"{', '.join(SUBJECTS)} as {', '.join(CITATIONS)}"
        return PlainTextResponse(f"There is no such citation. There are {known}.", status_code=404)

    def make() -> File:
        asked, today = read(request), dt.datetime.now(dt.UTC).date()
        site = str(request.base_url)
        return written(cite_(subject, asked.dataset, asked.view, asked.language, site, today, screen), form)

    return await _answer(request, make)


async def feed(request: Request) -> Response:
    """Serve changes to subscribe to, or events for a calendar."""
    name = request.path_params["file"]
    if name not in FEEDS:
        return PlainTextResponse(f"There is no such feed. There are {', '.join(FEEDS)}.", status_code=404)

    def make() -> File:
        asked = read(request)
        return FEEDS[name](asked.dataset, asked.view, asked.language, str(request.base_url))

    return await _answer(request, make)


async def briefing(request: Request) -> Response:
    """Serve a briefing on a question or, with `about=country`, on a country."""
    form = request.path_params["form"]
    about = next((known for known in ABOUT if known == request.query_params.get("about", ABOUT[0])), None)
    if form not in BRIEFINGS or about is None:
        known = f"briefing.{', briefing.'.join(BRIEFINGS)}, with about={' or about='.join(ABOUT)}"
        return PlainTextResponse(f"There is no such briefing. There are {known}.", status_code=404)

    def make() -> File:
        asked = read(request)
        return brief(form, asked.dataset, asked.view, asked.language, about, str(request.base_url))

    return await _answer(request, make)


async def _answer(request: Request, make: Callable[[], File]) -> Response:
    """Make a file in a thread of its own; what is wrong with the question or the data is said."""
    try:
        file = await run_in_threadpool(make)
    except DatasetError as error:
        return PlainTextResponse(f"The dataset cannot be opened.\n{error}", status_code=400)
    except MovedOnError as error:
        return PlainTextResponse(str(error), status_code=410)
    except AskedWronglyError as error:
        return PlainTextResponse(str(error), status_code=400)
    except UnavailableError as error:
        return PlainTextResponse(str(error), status_code=404)
    except NoPdfError as error:
        return PlainTextResponse(str(error), status_code=501)
    except NoBrowserError as error:
        return PlainTextResponse(str(error), status_code=503)
    name = tag(file.content)
    if known := had(request, name):
        return known
    saved = {"Content-Disposition": f'attachment; filename="{file.name}"'} if file.name else {}
    return Response(file.content, media_type=file.media_type, headers={**named(name), **saved})
