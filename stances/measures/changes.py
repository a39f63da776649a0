"""What changed between two days: whose position appeared, moved, hardened, softened or was taken back, and why.

Two measures share one comparison. `changes` sets the positions at the end of two days side by side; what happened
and was undone between them is not in it. `steps` gives every change on its own day, newest first, for a feed.

A retraction takes its statement out of every day (`docs/data.md`): the map of an earlier day no longer shows it.
Something was lost all the same, and a reader of the earlier map should learn of it; so here a statement stands
until the day from which its retraction counts, if that day is not after the view's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

import pandas as pd

from stances import scale
from stances.measures import ledger
from stances.measures.retractions import retractions
from stances.measures.sides import Sides, day_by_day, on_two_days
from stances.model import Dataset, Row, View

CONTESTED, DIVIDED = (stance.slug for stance in scale.DERIVED)
MOVED, HARDENED, SOFTENED, SETTLED, LOST, CONDITION, BASIS, APPEARED = (
    "moved", "hardened", "softened", "settled", "lost", "condition", "basis", "appeared",
)  # fmt: skip
KINDS = (MOVED, HARDENED, SOFTENED, CONTESTED, DIVIDED, SETTLED, LOST, CONDITION, BASIS, APPEARED)
"""What can have happened to a position, in the order in which readers see it. On the ordered scale a position
*hardens* away from its middle, *softens* towards it, and *moves* to a side on which it was not; whatever comes from
or goes to a value beside the scale has moved, too. *contested* and *divided* are what it became, *settled* says that
it is neither any more. With the same outcome, its *condition* may differ, or the *basis* on which it rests."""

MOST = 1000
"""So many (actor, question, day) are looked at when steps are looked for, newest first."""


ENOUGH = 6
"""So many of the newest changes are looked back upon where no earlier day is chosen."""


class Period(NamedTuple):
    """Two days; what counted at the end of each is compared."""

    since: dt.date
    until: dt.date


def period(dataset: Dataset, view: View) -> Period:
    """Return the days that a view compares.

    The later one is the view's. The earlier one is `view.since`; where that is not given, or not before the later
    one, it is the day before the first of the newest `ENOUGH` changes that the view's filters leave, so that there is
    something to see; where there is none, the day before the later one.
    """
    if view.since and view.since < view.as_of:
        return Period(view.since, view.as_of)
    first = _turn(dataset, _asked(view.but(since=None))) or view.as_of
    return Period(first - dt.timedelta(days=1), view.as_of)


def changed(dataset: Dataset, view: View) -> tuple[Row, ...]:
    """Return the rows of `changes` one by one, which is what a page shows: quicker than a frame of them."""
    return _changed(dataset, _asked(view))


def changes(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return what differs between the positions of two days.

    Args:
        dataset: the dataset.
        view: its question (or all, with `everything`), days, actors, bases, stances and rule are used. Groups
            stand for their members on the later day; positions are never inherited here.

    Returns:
        One row for every actor and question whose position differs: `change` (one of `KINDS`), `before` and
        `after` (outcomes, `none` where there is no position), `stances_before`, `stances_after`, `basis_before`,
        `basis_after`, `conditions_before`, `conditions_after` (tuples of the ids of deciding statements that name
        a condition), `statements_before`, `statements_after` (tuples of those that decided), `statements` (tuple
        of those responsible: what newly decides or cannot be read, and retractions), `date` (EDTF of the first
        of them), `vague` (it is known only to be from by a day) and `kind` (of the actor); ordered by change,
        question, outcome, actor.
    """
    return _frame(changed(dataset, view)).drop(columns="day")


def _asked(view: View) -> View:
    """Leave out of a view what changes do not depend on."""
    return view.but(region="", country="", find="", inherit=False, stale=0, period="", tracks=(), evidence="", page=1)


@lru_cache(maxsize=128)
def _changed(dataset: Dataset, view: View) -> tuple[Row, ...]:
    found = on_two_days(dataset, view, *period(dataset, view))
    return tuple(sorted(_compared(found, dataset, view), key=_order))


def _order(row: Row) -> tuple[int, str, int, int, str]:
    return (*way(row), row["actor_id"])


def way(row: Row) -> tuple[int, str, int, int]:
    """Return what changes are ordered by before their actors: kind, question, where to and where from."""
    return (KINDS.index(row["change"]), row["question_id"], _PLACES[row["after"]], _PLACES[row["before"]])


_PLACES = {slug: place for place, slug in enumerate(scale.OUTCOME.categories)}


def steps(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return every change on the day on which it happened, newest first.

    Args:
        dataset: the dataset.
        view: as for `changes`; without `since` there is no earliest day.

    Returns:
        The columns of `changes` and `day` (datetime64: the day from which the change counts); at most those of
        the newest `MOST` days on which something was said by somebody on something. Shared: do not change it.
    """
    return _steps(dataset, _asked(view))


@lru_cache(maxsize=128)
def _steps(dataset: Dataset, view: View) -> pd.DataFrame:
    frame = _frame(_compared(islice(day_by_day(dataset, view), MOST), dataset, view))
    order = ["day", "change", "question_id", "actor_id"]
    return frame.sort_values(order, ascending=[False, True, True, True], ignore_index=True)


@lru_cache(maxsize=1024)
def _turn(dataset: Dataset, view: View) -> dt.date | None:
    """Return the day of the first of the newest `ENOUGH` changes; None where nothing changed."""
    found = _compared(islice(day_by_day(dataset, view), MOST), dataset, view)
    return min((row["day"].date() for row in islice(found, ENOUGH)), default=None)


def _compared(pairs: Iterable[Sides], dataset: Dataset, view: View) -> Iterator[dict[str, Any]]:
    """Say what differs, and because of which statements."""
    text = dataset.column("condition", dataset.languages[0])
    for pair in pairs:
        before, after = (side or _NOTHING for side in (pair.before, pair.after))
        if set(before["statements"]) == set(after["statements"]):
            continue  # nothing differs where the same statements decide
        row = {"actor_id": pair.actor, "question_id": pair.question, "day": pd.Timestamp(pair.day)}
        for side, held in (("before", before), ("after", after)):
            row[side] = held["outcome"]
            row |= {f"{name}_{side}": held[name] for name in ("stances", "basis", "statements")}
            hang = held["statements"] if held["conditional"] else ()
            row[f"conditions_{side}"] = tuple(code for code in hang if dataset.row("statements", code)[text])
        if kind := _kind(row, dataset):
            if view.stances and not {row["before"], row["after"]} & set(view.stances):
                continue
            codes = _responsible(before, after, dataset, view)
            first = dataset.row("statements", codes[0])
            yield {**row, "change": kind, "statements": codes, "date": first["date"],
                   "vague": first["precision"] == "by", "kind": dataset.row("actors", pair.actor)["kind"]}  # fmt: skip


_NOTHING: Row = {"outcome": scale.NONE.slug, "stances": (), "basis": None, "statements": (), "unread": (),
                 "conditional": False}  # fmt: skip


def _responsible(before: Row, after: Row, dataset: Dataset, view: View) -> tuple[str, ...]:
    """Return the statements that made a difference; unread ones may leave a voice behind."""
    was, now = (side["statements"] + side["unread"] for side in (before, after))
    new = [code for code in now if code not in was]
    gone = [code for code in was if code not in now]
    back = retractions(dataset)
    if gone and len(back):
        known = back[back["counts"] <= pd.Timestamp(view.as_of)]
        new += [why for code in gone for why in known.loc[known["supersedes"] == code, "statement_id"]]
    return tuple(new) or tuple(now)


def _kind(row: Row, dataset: Dataset) -> str | None:
    """Name what happened to one position; None if nothing a reader could see."""
    before, after = str(row["before"]), str(row["after"])
    if before == after:
        text = dataset.column("condition", dataset.languages[0])
        named = [{dataset.row("statements", code)[text] for code in row[f"conditions_{side}"]}
                 for side in ("before", "after")]  # fmt: skip
        if named[0] != named[1]:
            return CONDITION
        return None if row["basis_before"] == row["basis_after"] else BASIS
    if scale.NONE.slug in {before, after}:
        return APPEARED if before == scale.NONE.slug else LOST
    if after in {CONTESTED, DIVIDED}:
        return after
    if before in {CONTESTED, DIVIDED}:
        return SETTLED
    was, now = scale.stance(before).rank, scale.stance(after).rank
    if was is None or now is None or was * now < 0 or was == 0:
        return MOVED
    return HARDENED if abs(now) > abs(was) else SOFTENED


_SIDE: dict[str, Any] = {"": scale.OUTCOME, "stances_": "object", "basis_": ledger.BASIS, "conditions_": "object",
                         "statements_": "object"}  # fmt: skip
_COLUMNS: dict[str, Any] = {
    "actor_id": "str", "question_id": "str", "day": "datetime64[s]",
    "change": pd.CategoricalDtype(list(KINDS), ordered=True), "statements": "object",
    **{f"{name}{side}": kind for side in ("before", "after") for name, kind in _SIDE.items()},
    "date": "str", "vague": "bool", "kind": "str",
}  # fmt: skip


def _frame(found: Iterable[Row]) -> pd.DataFrame:
    """Write changes as a frame."""
    rows = list(found)
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=kind) for name, kind in _COLUMNS.items()})
