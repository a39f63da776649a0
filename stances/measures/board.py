"""Where everybody stands on one question: those with a position, and those without."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from stances import scale
from stances.measures.inheritance import inherited
from stances.measures.ledger import ledger
from stances.measures.membership import chosen
from stances.measures.positions import counted, held
from stances.model import Dataset, Row, View


def rows(dataset: Dataset, view: View) -> tuple[Row, ...]:
    """Return one row for every actor that the view's filters leave.

    Args:
        dataset: the dataset.
        view: its question, date, actors, stances, bases, rule, inheritance and age of staleness are used.

    Returns:
        Rows with what `measures.positions.positions` describes, `kind` (of the actor), `stale` (older than the view
        allows), `inherits` (the outcome that its groups lend an actor without a position, if the view asks
        for it; else `none`) and `via` (tuple of those groups; they disagree where it is not empty and
        `inherits` is `none`), ordered by outcome and actor. Actors without a position have the outcome
        `none`, `n` 0 and empty tuples. They are kept and shared by all who ask the same: do not change them.
    """
    return _rows(dataset, _asked(view))


def _asked(view: View) -> View:
    """Leave out of a view what a board does not depend on."""
    return view.but(region="", country="", find="", everything=False, since=None, period="", tracks=(), evidence="",
                    page=1)  # fmt: skip


@lru_cache(maxsize=256)
def _rows(dataset: Dataset, view: View) -> tuple[Row, ...]:
    as_of = view.as_of
    known = {row["actor_id"]: row for row in held(dataset, as_of, view.question, view.bases, view.rule)}
    lent = _lent(dataset, as_of, known.values()) if view.inherit else {}
    none = {**_NONE, "question_id": view.question}
    found = []
    for actor, kind in _kinds(dataset, view):
        row = known.get(actor, none)
        inherits, via = lent.get(actor, (scale.NONE.slug, ()))
        # What is not on record has no age, so it is never stale.
        stale = bool(view.stale) and row["age"] > view.stale
        found.append({**row, "actor_id": actor, "kind": kind, "stale": stale, "inherits": inherits, "via": via})
    if view.stances:
        found = [row for row in found if row["outcome"] in view.stances
                 or (row["inherits"] != scale.NONE.slug and row["inherits"] in view.stances)]  # fmt: skip
    return tuple(sorted(found, key=lambda row: (_ORDER[row["outcome"]], row["actor_id"])))


_NONE: Row = {
    "outcome": scale.NONE.slug, "stances": (), "basis": math.nan, "attributed_by": (), "disputed": False,
    "conditional": False, "counts": pd.NaT, "date": "", "n": 0, "age": math.nan, "statements": (), "unread": (),
    "lapsed": (),
}  # fmt: skip
"""What is said of an actor without a position."""

_ORDER = {slug: place for place, slug in enumerate(scale.OUTCOME.categories)}


def _kinds(dataset: Dataset, view: View) -> list[tuple[str, str]]:
    """Return the actors that a view's filters leave, and their kinds."""
    kept = chosen(dataset, view.actors, view.as_of)
    kinds = dataset.actors["kind"]
    return [(actor, kind) for actor, kind in zip(kinds.index.tolist(), kinds.tolist(), strict=True) if actor in kept]


def _lent(dataset: Dataset, as_of: dt.date, known: Iterable[Row]) -> dict[str, tuple[str, tuple[str, ...]]]:
    lent = inherited(dataset, as_of, pd.Series({row["actor_id"]: row["outcome"] for row in known}, dtype="str"))
    return dict(zip(lent.index, zip(lent["inherits"], lent["via"], strict=True), strict=True))


def outcomes(dataset: Dataset, view: View) -> frozenset[str]:
    """Return the outcomes that a view's board has, own or lent, whatever the view's filter of outcomes.

    All pages ask, and only some show the board, so it is not made for this unless groups lend their positions.
    """
    return _outcomes(dataset, _asked(view).but(stances=()))


@lru_cache(maxsize=256)
def _outcomes(dataset: Dataset, view: View) -> frozenset[str]:
    if view.inherit:
        return frozenset(str(row[name]) for row in rows(dataset, view) for name in ("outcome", "inherits"))
    kept = {actor for actor, _ in _kinds(dataset, view)}
    book = ledger(dataset, tuple(sorted(view.bases)), view.rule)
    found = {outcome for actor, outcome, _ in book.told(book.held(view.as_of, view.question)) if actor in kept}
    return frozenset(found | ({scale.NONE.slug} if kept else set()))


def counts(board: Iterable[Row]) -> dict[str, int]:
    """Count a board's countries by outcome, in display order, zeros left out.

    Args:
        board: as made by `rows`.
    """
    tally = Counter(row["outcome"] for row in board if row["kind"] == "country")
    return {slug: tally[slug] for slug in scale.OUTCOME.categories if tally[slug]}


def change_days(dataset: Dataset, view: View) -> list[dt.date]:
    """Return the days on which something may change on the view's question, in order, whatever the view's day.

    Those are the days from which a statement counts of those whom the view's filters may leave and, if the view asks
    for what depends on them, the days on which a position grows stale and on which memberships begin or are over.
    """
    return list(_change_days(dataset, view.question, tuple(sorted(view.bases)), view.stale, view.rule,
                             frozenset(view.actors), inherit=view.inherit))  # fmt: skip


@lru_cache(maxsize=256)
def _change_days(dataset: Dataset, question: str, bases: tuple[str, ...], stale: int, rule: str,
                 actors: frozenset[str], *, inherit: bool) -> tuple[dt.date, ...]:  # fmt: skip
    rows, ties = counted(dataset, dt.date.max, [question], bases, rule), dataset.memberships
    if actors:
        ever = actors.union(ties.loc[ties["group_id"].isin(actors), "member_id"])
        lending = ties["member_id"].isin(ever)
        rows = rows[rows["actor_id"].isin(ever.union(ties.loc[lending, "group_id"]) if inherit else ever)]
        ties = ties[ties["group_id"].isin(actors) | (lending & inherit)]
    days = [rows["counts"]]
    if stale:
        days.append(rows["counts"] + pd.Timedelta(days=stale + 1))
    if len(rows) and (inherit or actors):
        begin_or_end = pd.concat([ties["since_start"], ties["until_end"] + pd.Timedelta(days=1)])
        days.append(begin_or_end if inherit else begin_or_end[begin_or_end >= rows["counts"].min()])
    return tuple(sorted(day.date() for day in pd.concat(days).dropna().drop_duplicates()))
