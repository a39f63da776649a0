"""The statements behind a mark, a filter or a search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from stances import scale
from stances.measures.filtering import Numbers, left, numbers, place
from stances.measures.runs import Codes
from stances.model import Dataset, Row, View


def selection(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return the statements that the view's filters and words leave, newest first.

    A stance filter here selects statements that record the stance; statements with an unknown date are
    listed last. Corrected and retracted rows are not listed.

    Returns:
        Rows of `Dataset.statements`.
    """
    return dataset.statements.take(places(dataset, view))


def places(dataset: Dataset, view: View) -> Codes:
    """Return where in `Dataset.statements` the rows of `selection` stand, in its order."""
    return _newest_first(numbers(dataset), left(dataset, view))


def _newest_first(known: Numbers, found: Codes) -> Codes:
    # The record is ordered by day and code, what has no day last.
    dated, rest = np.split(found, [np.searchsorted(found, known.dated)])
    newest = np.argsort(-known.counts[dated].astype(np.int64), kind="stable")
    return np.concatenate([dated[newest], rest])


def how_many(dataset: Dataset, view: View) -> int:
    """Count the statements of `selection`."""
    return len(left(dataset, view))


class Extent(NamedTuple):
    """How many statements, by how many actors, the newest from when (None where none has a day)."""

    statements: int
    actors: int
    newest: dt.date | None


def extent(dataset: Dataset, found: Codes) -> Extent:
    """Measure statements, by their places in `Dataset.statements`."""
    known = numbers(dataset)
    days = known.counts[found]
    days = days[~np.isnat(days)].astype("datetime64[D]")
    return Extent(len(found), len(np.unique(known.actor[found])), days.max().item() if len(days) else None)


@lru_cache(maxsize=16)
def on_record(dataset: Dataset) -> int:
    """Count the statements of a dataset that are neither corrected nor retracted."""
    return int(dataset.statements["active"].sum())


def first_day(dataset: Dataset) -> dt.date | None:
    """Return the first day from which a statement counts; None where none has a day."""
    days = dataset.statements["counts"].iloc[:1].dropna()  # the record is ordered by day
    return days.iloc[0].date() if len(days) else None


@dataclass(frozen=True, eq=False)
class Weeks:
    """How much was said in which week.

    Attributes:
        counts: one row for each week and stance that occur: `week` (date: its Monday), `stance`, `n`; in order.
        busiest: the week in which most was said, the first of several; None without any.
        most: so many statements were made in it.
        unplaced: so many statements are in no week, because their day is not known.
        first: the first day from which one of all of them counts; None where none has a day.
        last: the last such day.
    """

    counts: Sequence[Row]
    busiest: dt.date | None
    most: int
    unplaced: int
    first: dt.date | None
    last: dt.date | None


def weekly(dataset: Dataset, view: View) -> Weeks:
    """Count the statements of `selection` by week and stance; a day that is not quite certain counts in its week."""
    known, found = numbers(dataset), left(dataset, view)
    dated = found[: np.searchsorted(found, known.dated)]  # the record is ordered by day
    first, last = known.counts[dated[[0, -1]]].astype("datetime64[D]").tolist() if len(dated) else (None, None)
    week = known.week[found]
    placed = week >= 0
    slots = week[placed] * _WIDE + known.stance[found[placed]]
    often = np.bincount(slots, minlength=(int(week.max(initial=-1)) + 1) * _WIDE).reshape(-1, _WIDE)
    mondays = known.monday + 7 * np.arange(len(often))
    used, stances = np.nonzero(often)
    columns = zip(mondays[used].tolist(), stances.tolist(), often[used, stances].tolist(), strict=True)
    counts = [{"week": monday, "stance": _STANCES[code], "n": n} for monday, code, n in columns]
    sums = often.sum(axis=1)
    busiest = mondays[sums.argmax()].item() if len(slots) else None
    return Weeks(counts, busiest, int(sums.max(initial=0)), len(found) - len(slots), first, last)


_STANCES = tuple(scale.RECORDED.categories)
_WIDE = len(_STANCES)


def of_actor(dataset: Dataset, actor: str, view: View) -> pd.DataFrame:
    """Return all statements of an actor up to the view's day, on every question, newest first.

    Corrected and retracted rows are left out.

    Returns:
        Rows of `Dataset.statements`.
    """
    return dataset.statements.take(places_of(dataset, actor, view))


def said_by(dataset: Dataset, actor: str, view: View) -> Mapping[str, Row]:
    """Return the same as `of_actor`, each row by its id; quicker to read one by one. Shared: do not change it."""
    return _said_by(dataset, actor, view.as_of)


@lru_cache(maxsize=64)
def _said_by(dataset: Dataset, actor: str, as_of: dt.date) -> Mapping[str, Row]:
    codes = dataset.statements.index.take(_places_of(dataset, actor, as_of)).tolist()
    return {code: dataset.row("statements", code) for code in codes}


def places_of(dataset: Dataset, actor: str, view: View) -> Codes:
    """Return where in `Dataset.statements` the rows of `of_actor` stand, in its order. Shared: do not change it."""
    return _places_of(dataset, actor, view.as_of)


@lru_cache(maxsize=64)
def _places_of(dataset: Dataset, actor: str, as_of: dt.date) -> Codes:
    known = numbers(dataset)
    own = np.flatnonzero(known.actor == place(known.actors, actor))
    own = own[known.active[own] & ~(known.counts[own] > np.datetime64(as_of))]
    return _newest_first(known, own)


def newest_first(frame: pd.DataFrame) -> pd.DataFrame:
    """Order statements for reading: newest first, unknown dates last, then by code."""
    return frame.sort_values(["counts", "statement_id"], ascending=[False, True], na_position="last", kind="stable")
