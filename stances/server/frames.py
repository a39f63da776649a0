"""`/frames?<view>`: what the cards show on every day on which something changed, for the control of the day.

The frames are made by the exhibits themselves, so that a day that is moved to shows what a day that is asked for
would. With `only=view` there is the view's own frame alone, for a choice that somebody is about to make, and with
`only=map` its map alone, for one that is being made; `/questions` names the questions in the order in which they can be
chosen.
"""

from __future__ import annotations

import datetime as dt
from threading import Condition

from cachetools import LRUCache, cached
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from stances.dataset import DatasetError
from stances.exhibits import EXHIBITS, made
from stances.export import wire
from stances.figures.look import LIGHT
from stances.measures.board import change_days
from stances.model import Dataset, View
from stances.server.asking import AskedWronglyError, read
from stances.server.fresh import FRESH
from stances.server.kept import Kept, answer

CARDS = ("map", "balance", "lists")
"""The cards that the control of the day moves."""

_MOST = 400
"""Of more days than this the newest are given."""

_KEPT = 32 << 20
"""Bytes of answers that are kept."""

_APART = {"as_of": dt.date.max, "since": None, "period": "", "tracks": (), "everything": False, "page": 1}
"""Choices that do not matter to what the cards show on every day."""


async def frames(request: Request) -> Response:
    """Serve the frames of a view, oldest first; its own day does not matter."""
    try:
        found = await run_in_threadpool(_found, request)
    except (AskedWronglyError, DatasetError) as error:
        return PlainTextResponse(str(error), status_code=400)
    return await answer(request, found) if isinstance(found, Kept) else found


def _found(request: Request) -> Kept | Response:
    """Make what is asked for, all of it in one thread: to change threads is a wait while an app's run is under way."""
    asked = read(request)
    view = asked.view.but(evidence="", country="", find="")
    make = _ONLY.get(request.query_params.get("only", ""))
    if make is None:
        return _frames(asked.dataset, view.but(**_APART), asked.language)
    return JSONResponse(make(asked.dataset, view, asked.language), headers=FRESH)


@cached(LRUCache(_KEPT, getsizeof=len), condition=Condition())
def _frames(dataset: Dataset, view: View, language: str) -> Kept:
    """Make the frames of all days; made once if several ask at the same moment."""
    days = change_days(dataset, view)
    asked = [(day.isoformat(), view.but(as_of=day)) for day in days[-_MOST:]]
    if days and len(days) <= _MOST:  # else what the cards show before the first of them is not one state
        asked.insert(0, ("", view.but(as_of=days[0] - dt.timedelta(days=1))))
    # Past `made`: so many days would take the place of what others look at.
    return Kept.of(
        [
            {
                "from": start,
                "cards": {name: wire.frame(EXHIBITS[name](dataset, day, language, LIGHT), language) for name in CARDS},
            }
            for start, day in asked
        ]
    )


def _view(dataset: Dataset, view: View, language: str) -> list[dict[str, object]]:
    return [{"from": "", "cards": {name: _card(name, dataset, view, language) for name in CARDS}}]


def _map(dataset: Dataset, view: View, language: str) -> list[dict[str, object]]:
    told = _card(CARDS[0], dataset, view, language)
    return [{"from": "", "cards": {CARDS[0]: {name: told[name] for name in ("figure", "stamp", "alt")}}}]


_ONLY = {"view": _view, "map": _map}


def _card(name: str, dataset: Dataset, view: View, language: str) -> dict[str, str]:
    """Return what a card shows, which the app's run is about to ask for too."""
    return wire.framed(made(name, dataset, view, language, LIGHT), language)


async def questions(request: Request) -> Response:
    """Serve the codes of a dataset's questions, and which of them opens first."""
    try:
        dataset = (await run_in_threadpool(read, request)).dataset
    except (AskedWronglyError, DatasetError) as error:
        return PlainTextResponse(str(error), status_code=400)
    content = {"codes": dataset.questions.index.tolist(), "first": dataset.default_question()}
    return JSONResponse(content, headers=FRESH)
