"""`/frames?<view>`: what the cards show on every day on which something changed, for the control of the day.

The frames are made by the exhibits themselves, so that a day that is moved to shows what a day that is asked for
would. With `only=view` there is the view's own frame alone, for a choice that somebody is about to make, and with
`only=map` its map alone, for one that is being made; `/questions` names the questions in the order in which they can be
chosen.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from stances.dataset import DatasetError
from stances.exhibits import made
from stances.export import wire
from stances.figures.look import LIGHT
from stances.measures.board import change_days
from stances.model import Dataset, View
from stances.server.asking import AskedWronglyError, read

CARDS = ("map", "balance", "lists")
"""The cards that the control of the day moves."""

_MOST = 400
"""Of more days than this the newest are given."""


async def frames(request: Request) -> Response:
    """Serve the frames of a view, oldest first; its own day does not matter."""
    try:
        asked = read(request)
    except (AskedWronglyError, DatasetError) as error:
        return PlainTextResponse(str(error), status_code=400)
    view = asked.view.but(evidence="", country="", find="")
    make = _ONLY.get(request.query_params.get("only", ""), _frames)
    content = await run_in_threadpool(make, asked.dataset, view, asked.language)
    return JSONResponse(content, headers={"Cache-Control": "no-cache"})


@lru_cache(maxsize=32)
def _frames(dataset: Dataset, view: View, language: str) -> list[dict[str, object]]:
    days = change_days(dataset, view)[-_MOST:]
    before = [("", view.but(as_of=days[0] - dt.timedelta(days=366)))] if days else []
    asked = [*before, *((day.isoformat(), view.but(as_of=day)) for day in days)]
    return [_frame(start, dataset, day, language) for start, day in asked]


def _view(dataset: Dataset, view: View, language: str) -> list[dict[str, object]]:
    return [_frame("", dataset, view, language)]


def _map(dataset: Dataset, view: View, language: str) -> list[dict[str, object]]:
    frame = wire.frame(made(CARDS[0], dataset, view, language, LIGHT))
    return [{"from": "", "cards": {CARDS[0]: {name: frame[name] for name in ("figure", "stamp", "alt")}}}]


_ONLY = {"view": _view, "map": _map}


def _frame(start: str, dataset: Dataset, view: View, language: str) -> dict[str, object]:
    """Return what the cards show of a view, and from which day on it holds."""
    cards = {name: wire.frame(made(name, dataset, view, language, LIGHT)) for name in CARDS}
    return {"from": start, "cards": cards}


async def questions(request: Request) -> Response:
    """Serve the codes of a dataset's questions, and which of them opens first."""
    try:
        dataset = (await run_in_threadpool(read, request)).dataset
    except (AskedWronglyError, DatasetError) as error:
        return PlainTextResponse(str(error), status_code=400)
    content = {"codes": dataset.questions.index.tolist(), "first": dataset.default_question()}
    return JSONResponse(content, headers={"Cache-Control": "no-cache"})
