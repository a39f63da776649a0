"""Where everybody stands on one question: those with a position, and those without."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import pandas as pd

from stances import scale
from stances.measures.inheritance import inherited
from stances.measures.membership import chosen
from stances.measures.positions import counted, positions
from stances.model import Dataset, Row, View, records


def board(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return one row for every actor that the view's filters leave.

    Args:
        dataset: the dataset.
        view: its question, date, actors, stances, bases, rule, inheritance and age of staleness are used.

    Returns:
        The columns of `measures.positions.positions`, `kind` (of the actor), `stale` (older than the view
        allows), `inherits` (the outcome that its groups lend an actor without a position, if the view asks
        for it; else `none`) and `via` (tuple of those groups; they disagree where it is not empty and
        `inherits` is `none`), ordered by outcome and actor. Actors without a position have the outcome
        `none`, `n` 0 and empty tuples. The frame is kept and shared by all who ask the same: do not change it.
    """
    return _board(dataset, _asked(view))


def rows(dataset: Dataset, view: View) -> tuple[Row, ...]:
    """Return a board's rows, each by column: read once for all who show it. Do not change them."""
    return _rows(dataset, _asked(view))


@lru_cache(maxsize=256)
def _rows(dataset: Dataset, view: View) -> tuple[Row, ...]:
    return tuple(records(_board(dataset, view)))


def _asked(view: View) -> View:
    """Leave out of a view what a board does not depend on."""
    return view.but(region="", country="", find="", everything=False, since=None, period="", tracks=(), evidence="",
                    page=1)  # fmt: skip


@lru_cache(maxsize=256)
def _board(dataset: Dataset, view: View) -> pd.DataFrame:
    as_of = view.as_of
    held = positions(dataset, as_of, view.question, view.bases, view.rule).set_index("actor_id")
    actors = dataset.actors.index[dataset.actors.index.isin(chosen(dataset, view.actors, as_of))]
    frame = held.reindex(actors)
    silent = frame["outcome"].isna()
    frame["outcome"] = frame["outcome"].fillna(scale.NONE.slug)
    frame["question_id"] = view.question
    for name in ("stances", "attributed_by", "statements", "unread", "lapsed"):
        frame[name] = [() if empty else value for empty, value in zip(silent, frame[name], strict=True)]
    for name in ("disputed", "conditional"):
        frame[name] = frame[name].fillna(value=False).astype(bool)
    frame["n"] = frame["n"].fillna(0).astype("int64")
    frame["date"] = frame["date"].fillna("")
    frame["kind"] = dataset.actors["kind"].reindex(actors)
    frame["stale"] = (frame["age"] > view.stale) if view.stale else False
    lent = inherited(dataset, as_of, held["outcome"]) if view.inherit else pd.DataFrame(columns=["inherits", "via"])
    frame["inherits"] = lent["inherits"].reindex(actors).fillna(scale.NONE.slug).astype(scale.OUTCOME)
    frame["via"] = lent["via"].reindex(actors).map(lambda groups: groups if isinstance(groups, tuple) else ())
    if view.stances:
        frame = frame[frame["outcome"].isin(view.stances) | (frame["inherits"] != scale.NONE.slug)
                      & frame["inherits"].isin(view.stances)]  # fmt: skip
    return frame.reset_index().sort_values(["outcome", "actor_id"], ignore_index=True)


def counts(frame: pd.DataFrame) -> pd.Series:
    """Count a board's countries by outcome, in display order, zeros left out.

    Returns:
        Index outcome, values int64.
    """
    tally = frame.loc[frame["kind"] == "country", "outcome"].value_counts().reindex(scale.OUTCOME.categories)
    return tally[tally > 0].astype("int64")


def change_days(dataset: Dataset, view: View) -> list[dt.date]:
    """Return the days on which something may change on the view's question, in order, whatever the view's day.

    Those are the days from which a statement counts and, if the view asks for what depends on them, the days on
    which a position grows stale and on which memberships begin or are over.
    """
    rows = counted(dataset, dt.date.max, [view.question], view.bases)
    days = [rows["counts"]]
    if view.stale:
        days.append(rows["counts"] + pd.Timedelta(days=view.stale + 1))
    if view.inherit and len(rows):
        days += [dataset.memberships["since_start"], dataset.memberships["until_end"] + pd.Timedelta(days=1)]
    return sorted(day.date() for day in pd.concat(days).dropna().drop_duplicates())
