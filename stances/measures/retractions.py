"""What stands in the record, and until when: statements, and the retractions that take them back."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from stances.measures.membership import chosen
from stances.measures.positions import counted
from stances.model import Dataset, View


def standing(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return the statements that count by the view's day under its filters, and those taken back by then.

    Returns:
        Rows of `Dataset.statements` with `statement_id`, in the record's order, and `until` (datetime64: the day
        from which a retraction of the row counts; NaT for those that stand).
    """
    frame = dataset.statements
    named = frame["supersedes"] != ""
    back = frame[named & (frame["status"] == "retracted")]
    replaced = frame.loc[named & (frame["status"] != "retracted"), "supersedes"]
    until = back.groupby("supersedes")["counts"].agg(lambda days: days.min(skipna=False))
    until = until[until.notna() & (until <= pd.Timestamp(view.as_of)) & ~until.index.isin(replaced)]
    until = until[frame["status"].reindex(until.index) == "active"]
    if len(until):
        active = frame["active"].to_numpy(copy=True)
        active[frame.index.get_indexer(until.index)] = True
        dataset = replace(dataset, statements=frame.assign(active=active))
    questions = () if view.everything else (view.question,)
    rows = counted(dataset, view.as_of, questions, view.bases, view.rule)
    rows = rows.assign(until=until.reindex(rows.index).astype("datetime64[s]"))
    rows = rows[rows["actor_id"].isin(chosen(dataset, view.actors, view.as_of)) & ~(rows["until"] <= rows["counts"])]
    return rows.reset_index()
