"""What is answered at the addresses beside the app."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from stances import __version__, assets
from stances.dataset import DatasetError, bundled
from stances.exhibits import EXHIBITS
from stances.export.briefing import ABOUT, NoPdfError
from stances.export.briefing import FORMS as BRIEFINGS
from stances.export.briefing import briefing as brief
from stances.export.errors import NoBrowserError, NoFigureError
from stances.export.feeds import FEEDS
from stances.export.files import FORMS, PRINT, SIZES, File, ask
from stances.figures.look import LIGHT, LOOKS
from stances.server.asking import AskedWronglyError, read

_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_FRESH = {"Cache-Control": "no-cache"}


async def asset(request: Request) -> Response:
    """Serve a script, a style or boundaries."""
    name = request.path_params["name"]
    if name not in assets.names():
        return PlainTextResponse("There is no such file.", status_code=404)
    found = await run_in_threadpool(assets.asset, name)
    current = request.path_params["digest"] == found.digest
    return Response(found.content, media_type=found.media_type, headers=_FOREVER if current else _FRESH)


async def health(_request: Request) -> Response:
    """Say that the server is up, and what it serves."""
    return JSONResponse({"status": "ok", "version": __version__, "datasets": bundled()})


async def export(request: Request) -> Response:
    """Serve an exhibit of a view as a file."""
    name, _, form = request.path_params["file"].rpartition(".")
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

    return await _answer(make)


async def feed(request: Request) -> Response:
    """Serve changes to subscribe to, or events for a calendar."""
    name = request.path_params["file"]
    if name not in FEEDS:
        return PlainTextResponse(f"There is no such feed. There are {', '.join(FEEDS)}.", status_code=404)

    def make() -> File:
        asked = read(request)
        return FEEDS[name](asked.dataset, asked.view, asked.language, str(request.base_url))

    return await _answer(make)


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

    return await _answer(make)


async def _answer(make: Callable[[], File]) -> Response:
    """Make a file in a thread of its own; what is wrong with the question or the data is said."""
    try:
        file = await run_in_threadpool(make)
    except DatasetError as error:
        return PlainTextResponse(f"The dataset cannot be opened.\n{error}", status_code=400)
    except AskedWronglyError as error:
        return PlainTextResponse(str(error), status_code=400)
    except NoFigureError as error:
        return PlainTextResponse(str(error), status_code=404)
    except NoPdfError as error:
        return PlainTextResponse(str(error), status_code=501)
    except NoBrowserError as error:
        return PlainTextResponse(str(error), status_code=503)
    saved = {"Content-Disposition": f'attachment; filename="{file.name}"'} if file.name else {}
    return Response(file.content, media_type=file.media_type, headers={**_FRESH, **saved})
