"""What stands in the record, and until when: statements, and the retractions that take them back."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pandas as pd

from stances.measures.membership import chosen
from stances.measures.positions import counted
from stances.model import Dataset, View


def standing(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return the statements that counted by the view's day under its filters, wherever something was taken back.

    Returns:
        Rows of `Dataset.statements` with `statement_id`, in the record's order, and `until` (datetime64: the day
        from which a retraction of the row counts; NaT for those that stand): all of an actor's on a question, if
        one of them was taken back by the view's day.
    """
    until = _until(dataset)
    until = until[until <= pd.Timestamp(view.as_of)]
    if until.empty:
        return _nothing(dataset)
    frame = dataset.statements
    active = frame["active"].to_numpy(copy=True)
    active[frame.index.get_indexer(until.index)] = True
    dataset = replace(dataset, statements=frame.assign(active=active))
    questions = () if view.everything else (view.question,)
    rows = counted(dataset, view.as_of, questions, view.bases, view.rule)
    rows = rows.assign(until=until.reindex(rows.index).astype("datetime64[s]"))
    rows = rows[rows["actor_id"].isin(chosen(dataset, view.actors, view.as_of))]
    position = rows["actor_id"] + "\n" + rows["question_id"]
    rows = rows[position.isin(position[rows["until"].notna()]) & ~(rows["until"] <= rows["counts"])]
    return rows.reset_index()


@lru_cache(maxsize=16)
def _nothing(dataset: Dataset) -> pd.DataFrame:
    return dataset.statements.iloc[:0].assign(until=pd.Series(dtype="datetime64[s]")).reset_index()


@lru_cache(maxsize=16)
def _until(dataset: Dataset) -> pd.Series:
    """Return the day from which each statement that was taken back is no longer on record, by its id."""
    frame = dataset.statements
    named = frame["supersedes"] != ""
    back = frame[named & (frame["status"] == "retracted")]
    replaced = frame.loc[named & (frame["status"] != "retracted"), "supersedes"]
    until = back.groupby("supersedes")["counts"].agg(lambda days: days.min(skipna=False))
    until = until[until.notna() & ~until.index.isin(replaced)]
    return until[frame["status"].reindex(until.index) == "active"]


@lru_cache(maxsize=16)
def retractions(dataset: Dataset) -> pd.DataFrame:
    """Return what takes statements back: `statement_id`, `supersedes`, `counts`."""
    said = dataset.statements
    return said.loc[said["status"] == "retracted", ["supersedes", "counts"]].reset_index()
