"""Positions before and after: what held on two days, or before and from each day on which something was said."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from stances.measures.ledger import Ledger, ledger
from stances.measures.membership import chosen
from stances.measures.positions import described, resolve
from stances.measures.retractions import standing
from stances.measures.runs import Codes, Flags
from stances.model import Dataset, Row, View

_AT_ONCE = 64
"""So many spells are described at first; who needs more needs many."""

_POSITION = ["actor_id", "question_id"]


class Sides(NamedTuple):
    """A position before and from a day on; None where there is none, else as in `measures.positions`."""

    actor: str
    question: str
    day: dt.date
    before: Row | None
    after: Row | None


def on_two_days(dataset: Dataset, view: View, since: dt.date, until: dt.date) -> Iterator[Sides]:
    """Set positions at the end of two days side by side, wherever other statements were heard."""
    back = standing(dataset, view)
    book = ledger(dataset, tuple(sorted(view.bases)), view.rule)
    held = np.full((2, len(book.actors) * len(book.questions)), -1)
    for side, day in zip(held, (since, until), strict=True):
        spells = book.held(day)
        side[book.spells.group[spells]] = spells
    differs = np.flatnonzero((held[0] != held[1]) & _wanted(book, dataset, view, back))
    yield from _sides(dataset, view, book, held[0][differs], held[1][differs], [until] * len(differs))
    if len(back):
        yield from _with_retractions(dataset, view, back.assign(day=pd.Timestamp(until)), pd.Timestamp(since))


def day_by_day(dataset: Dataset, view: View) -> Iterator[Sides]:
    """Set positions before and from each day side by side on which something was said or taken back, newest first."""
    back = standing(dataset, view)
    book = ledger(dataset, tuple(sorted(view.bases)), view.rule)
    found = book.spells
    keep = _wanted(book, dataset, view, back)[found.group] & (found.day <= _number(view.as_of))
    if view.since:
        keep &= found.day > _number(view.since)
    after = np.flatnonzero(keep)
    after = after[np.argsort(-found.day[after], kind="stable")]
    before = np.where(found.group[after - 1] == found.group[after], after - 1, -1)
    before[after == 0] = -1
    said = _sides(dataset, view, book, before, after, found.day[after].astype("datetime64[D]").tolist())
    if back.empty:
        yield from said
        return
    days = pd.concat([back[[*_POSITION, name]].set_axis([*_POSITION, "day"], axis=1) for name in ("counts", "until")])
    days = days.dropna().drop_duplicates()
    if view.since:
        days = days[days["day"] > pd.Timestamp(view.since)]
    taken = sorted(_with_retractions(dataset, view, days.merge(back, on=_POSITION)), key=_newest_first)
    yield from heapq.merge(said, taken, key=_newest_first)


def _newest_first(sides: Sides) -> tuple[int, str, str]:
    return -sides.day.toordinal(), sides.actor, sides.question


def _number(day: dt.date) -> int:
    return int(np.datetime64(day, "D").astype(np.int64))


def _wanted(book: Ledger, dataset: Dataset, view: View, back: pd.DataFrame) -> Flags:
    """Tell which positions the filters leave; without those from which something was taken back."""
    actors = book.actors.isin(list(chosen(dataset, view.actors, view.as_of)))
    questions = np.full(len(book.questions), view.everything) | (book.questions == view.question)
    wanted: Flags = np.logical_and.outer(actors, questions)
    for actor, question in zip(back["actor_id"], back["question_id"], strict=True):
        wanted[book.actors == actor, book.questions == question] = False
    return wanted.ravel()


def _sides(dataset: Dataset, view: View, book: Ledger, before: Codes, after: Codes,
           days: list[dt.date]) -> Iterator[Sides]:  # fmt: skip
    """Describe pairs of spells, some at a time."""
    start, size = 0, _AT_ONCE
    while start < len(after):
        some = slice(start, start + size)
        start, size = start + size, size * 4
        spells = np.unique(np.concatenate([before[some], after[some]]))
        spells = spells[spells >= 0]
        rows = dict(zip(spells.tolist(), described(dataset, book, spells, view.rule), strict=True))
        pairs = zip(before[some].tolist(), after[some].tolist(), days[some], strict=True)
        for was, now, day in pairs:
            one = rows[max(was, now)]
            yield Sides(one["actor_id"], one["question_id"], day, rows.get(was), rows.get(now))


def _with_retractions(dataset: Dataset, view: View, known: pd.DataFrame,
                      since: pd.Timestamp | None = None) -> Iterator[Sides]:  # fmt: skip
    """Set the positions side by side from which something was taken back; they are worked out anew for every day.

    Args:
        dataset: the dataset.
        view: its rule is used.
        known: statements as made by `retractions.standing`, with the `day` for which each row is.
        since: the end of this day is set beside the end of `day`; without it, the end of the day before.
    """
    known = known.sort_values(["counts", "statement_id"], kind="stable")
    earlier = known["day"] - pd.Timedelta(days=1) if since is None else since
    found: list[dict[tuple[str, str, pd.Timestamp], Row]] = []
    for day in (earlier, known["day"]):
        rows = known[(known["counts"] <= day) & ~(known["until"] <= day)].reset_index(drop=True)
        resolved = resolve(rows, [*_POSITION, "day"], dataset, view.rule)
        found.append({(row["actor_id"], row["question_id"], row["day"]): row for row in resolved})
    before, after = found
    for key in sorted(before.keys() | after.keys()):
        actor, question, day = key
        yield Sides(actor, question, day.date(), before.get(key), after.get(key))
