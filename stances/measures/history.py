"""How an actor's positions followed one another."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from stances.measures.positions import counted, resolve
from stances.model import RULES, Dataset


def history(dataset: Dataset, actor: str, as_of: dt.date, rule: str = RULES[0]) -> pd.DataFrame:
    """Return the spells of an actor's positions on every question up to a day.

    A spell begins on a day from which a statement counts and lasts until the outcome or its basis changes,
    or until `as_of`; `rule` is one of `model.RULES`.

    Returns:
        `question_id`, `outcome`, `basis`, `start`, `end` (datetime64), `statements` (tuple of those that
        decided on the first day), ordered by question and start.
    """
    rows = counted(dataset, as_of, rule=rule)
    rows = rows[rows["actor_id"] == actor].reset_index()
    days = pd.DataFrame({"at": rows["counts"].drop_duplicates()})
    known = rows.merge(days, how="cross")
    known = known[known["counts"] <= known["at"]].reset_index(drop=True)
    condition = dataset.column("condition", dataset.languages[0])
    frame = resolve(known, ["question_id", "at"], condition, rule)
    state = frame["outcome"].astype("str") + " " + frame["basis"].astype("str")
    same = (state == state.shift()) & (frame["question_id"] == frame["question_id"].shift())
    spells = frame[~same].rename(columns={"at": "start"})
    following = spells.groupby("question_id")["start"].shift(-1)
    end = following.fillna(pd.Timestamp(as_of))
    columns = ["question_id", "outcome", "basis", "start", "end", "statements"]
    return spells.assign(end=end)[columns].reset_index(drop=True)
