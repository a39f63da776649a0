"""Where everybody stands on one question: those with a position, and those without."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import pandas as pd

from stances import scale
from stances.measures.membership import chosen
from stances.measures.positions import counted, positions
from stances.model import Dataset, View


def board(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return one row for every actor that the view's filters leave.

    Args:
        dataset: the dataset.
        view: its question, date, actors, stances and bases are used.

    Returns:
        The columns of `measures.positions.positions` and `kind` (of the actor), ordered by outcome and
        actor. Actors without a position have the outcome `none`, `n` 0 and empty tuples. The frame is kept
        and shared by all who ask the same: do not change it.
    """
    return _board(dataset, view.question, view.as_of, view.actors, view.stances, view.bases)


@lru_cache(maxsize=256)
def _board(dataset: Dataset, question: str, as_of: dt.date, choice: tuple[str, ...], stances: tuple[str, ...],
           bases: tuple[str, ...]) -> pd.DataFrame:  # fmt: skip
    held = positions(dataset, as_of, [question], bases).set_index("actor_id")
    actors = dataset.actors.index[dataset.actors.index.isin(chosen(dataset, choice, as_of))]
    frame = held.reindex(actors)
    silent = frame["outcome"].isna()
    frame["outcome"] = frame["outcome"].fillna(scale.NONE.slug)
    frame["question_id"] = question
    for name in ("stances", "attributed_by", "statements"):
        frame[name] = [() if empty else value for empty, value in zip(silent, frame[name], strict=True)]
    for name in ("disputed", "conditional"):
        frame[name] = frame[name].fillna(value=False).astype(bool)
    frame["n"] = frame["n"].fillna(0).astype("int64")
    frame["date"] = frame["date"].fillna("")
    frame["kind"] = dataset.actors["kind"].reindex(actors)
    if stances:
        frame = frame[frame["outcome"].isin(stances)]
    return frame.reset_index().sort_values(["outcome", "actor_id"], ignore_index=True)


def counts(frame: pd.DataFrame) -> pd.Series:
    """Count a board's countries by outcome, in display order, zeros left out.

    Returns:
        Index outcome, values int64.
    """
    tally = frame.loc[frame["kind"] == "country", "outcome"].value_counts().reindex(scale.OUTCOME.categories)
    return tally[tally > 0].astype("int64")


def change_days(dataset: Dataset, view: View) -> list[dt.date]:
    """Return the days from which a statement on the view's question counts, in order, whatever the view's day."""
    rows = counted(dataset, dt.date.max, [view.question], view.bases)
    return sorted(day.date() for day in rows["counts"].drop_duplicates())
