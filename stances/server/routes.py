"""Addresses beside the app: `/assets/…`, `/export/<exhibit>.<format>?<view>`, `/health`."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from plotly.graph_objects import Figure
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from stances import __version__, assets
from stances.dataset import DatasetError, bundled
from stances.exhibits import EXHIBITS, Exhibit
from stances.exhibits.country import subject
from stances.export import page, stamp, tables
from stances.figures.look import LIGHT, LOOKS, Look
from stances.markup import table as as_markup
from stances.model import Dataset, View, to_query
from stances.scale import N_
from stances.server.asking import AskedWronglyError, read
from stances.server.frames import frames
from stances.words.speech import Speech, speech

_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_FRESH = {"Cache-Control": "no-cache"}


@dataclass(frozen=True)
class _Asked:
    """What an address asks for."""

    exhibit: Exhibit
    dataset: Dataset
    view: View
    spoken: Speech
    look: Look
    link: str

    @property
    def lines(self) -> list[str]:
        return stamp.foot(self.exhibit, self.dataset, self.view, self.spoken, self.link)

    @property
    def file(self) -> str:
        about = {
            "timeline": (),
            "country": (subject(self.dataset, self.view),),
            "said": (subject(self.dataset, self.view),),
        }
        parts = about.get(self.exhibit.name, (self.view.question,))
        return _file_name("stances", self.exhibit.name, *parts, self.view.as_of.isoformat())


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
    if name not in EXHIBITS or form not in _FORMS:
        known = f"{', '.join(EXHIBITS)} as {', '.join(_FORMS)}"
        return PlainTextResponse(f"There is no such file. There are {known}.", status_code=404)
    try:
        return await run_in_threadpool(_answer, request, name, form)
    except DatasetError as error:
        return PlainTextResponse(f"The dataset cannot be opened.\n{error}", status_code=400)
    except AskedWronglyError as error:
        return PlainTextResponse(str(error), status_code=400)


def _answer(request: Request, name: str, form: str) -> Response:
    asked = read(request)
    query, dataset, view, code = dict(request.query_params), asked.dataset, asked.view, asked.language
    look = LOOKS.get(query.get("theme", ""), LIGHT)
    exhibit = EXHIBITS[name](dataset, view, code, look)
    kept = to_query(view, dataset) | {key: query[key] for key in ("data", "lang") if key in query}
    link = str(request.base_url.replace(path=f"/{_PAGES.get(name, '')}", query=urlencode(kept)))
    return _FORMS[form](_Asked(exhibit, dataset, view, speech(dataset, code), look, link))


_PAGES = {"map": "map", "balance": "map", "lists": "map", "timeline": "timeline", "changes": "changes", "country": "country",
          "said": "country", "evidence": "evidence"}  # fmt: skip


def _csv(asked: _Asked) -> Response:
    return _file(tables.csv(asked.exhibit.table), "text/csv; charset=utf-8", f"{asked.file}.csv")


def _xlsx(asked: _Asked) -> Response:
    text = asked.spoken.language.text
    facts = [(text(N_("Title")), asked.exhibit.title), (text(N_("What it rests on")), asked.exhibit.subtitle),
             *((text(N_("About")), line) for line in asked.lines)]  # fmt: skip
    content = tables.xlsx(asked.exhibit.table, facts, (text(N_("Data")), text(N_("About"))))
    return _file(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", f"{asked.file}.xlsx")


def _html(asked: _Asked) -> Response:
    if asked.exhibit.figure is None:
        return _no_figure(asked)
    text = asked.spoken.language.text
    figure, _, _ = _stamped(asked)
    content = page.page(
        figure, title=asked.exhibit.title, alt=asked.exhibit.alt, content=asked.exhibit.table, look=asked.look,
        language=asked.spoken.language.code, words=(text(N_("Table")), asked.exhibit.subtitle),
    )  # fmt: skip
    return _file(content, "text/html; charset=utf-8", f"{asked.file}.html")


def _json(asked: _Asked) -> Response:
    if asked.exhibit.figure is None:
        return _no_figure(asked)
    figure, width, height = _stamped(asked)
    content = {"figure": figure.to_plotly_json(), "width": width, "height": height, "file": asked.file,
               "title": asked.exhibit.alt}  # fmt: skip
    return Response(json.dumps(content, default=str), media_type="application/json", headers=_FRESH)


def _table(asked: _Asked) -> Response:
    content = as_markup(asked.exhibit.table, asked.exhibit.subtitle)
    return Response(content, media_type="text/html; charset=utf-8", headers=_FRESH)


def _stamped(asked: _Asked) -> tuple[Figure, int, int]:
    aside = html.unescape(re.sub(r"<[^>]+>", " ", asked.exhibit.markup)) if asked.exhibit.name == "map" else ""
    aside = " ".join(aside.split())
    return stamp.stamped(asked.exhibit, asked.look, asked.lines, aside)


def _no_figure(asked: _Asked) -> Response:
    return PlainTextResponse(f"“{asked.exhibit.name}” has no figure for this view.", status_code=404)


def _file(content: bytes, media_type: str, name: str) -> Response:
    headers = {**_FRESH, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)


def _file_name(*parts: str) -> str:
    plain = unicodedata.normalize("NFKD", "-".join(parts)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9.-]+", "-", plain)


_FORMS: dict[str, Callable[[_Asked], Response]] = {
    "csv": _csv, "xlsx": _xlsx, "html": _html, "json": _json, "table": _table,
}  # fmt: skip

routes = [
    Route("/health", health),
    Route("/assets/{digest}/{name}", asset),
    Route("/export/{file}", export),
    Route("/frames", frames),
]
"""The routes beside the app."""
