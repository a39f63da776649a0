"""How complete a record is: how much was said by whom, on what, in which language, where and when; what never was."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from stances import dates, scale
from stances.measures.membership import chosen
from stances.measures.positions import standing
from stances.model import Dataset, View

BY = ("actor_id", "question_id", "language", "publisher", "kind", "source_id", "month")
"""What statements are counted by."""


@dataclass(frozen=True, eq=False)
class Coverage:
    """What a record covers.

    Attributes:
        cells: one row for every actor and question: `actor_id`, `question_id`, `n` (statements), `sources`
            (documents they are from), `outcome` (`none` without a position), `age` (days, float, NaN without
            a position), `single` (bool: all from one document), `stale` (bool: older than the view allows),
            `asked` (bool: there is a statement). Actors are ordered by their number of statements, then by
            code; questions as in the dataset.
        tallies: `by` (one of `BY`), `value` (its code; empty for an unknown language, and for a month where
            a date is less precise), `n`, ordered by `BY`, months in time, all else by number.
    """

    cells: pd.DataFrame
    tallies: pd.DataFrame


def coverage(dataset: Dataset, view: View) -> Coverage:
    """Measure what is on record up to the view's day, of the actors and on the bases that it leaves.

    Corrected and retracted rows are not counted; statements with an unknown date are.
    """
    rows = dataset.statements
    actors = dataset.actors.index[dataset.actors.index.isin(chosen(dataset, view.actors, view.as_of))]
    keep = rows["active"] & ~(rows["counts"] > pd.Timestamp(view.as_of)) & rows["actor_id"].isin(actors)
    if view.bases:
        keep &= rows["basis"].isin(list(view.bases))
    rows = rows[keep]
    return Coverage(_cells(dataset, view, rows, actors), _tallies(dataset, rows))


def _cells(dataset: Dataset, view: View, rows: pd.DataFrame, actors: pd.Index) -> pd.DataFrame:
    pair = ["actor_id", "question_id"]
    often = rows["actor_id"].value_counts().reindex(actors, fill_value=0).rename("n").rename_axis("actor_id")
    order = often.reset_index().sort_values(["n", "actor_id"], ascending=[False, True])["actor_id"]
    every = pd.MultiIndex.from_product([order, dataset.questions.index], names=pair)
    said = rows.groupby(pair).agg(n=("source_id", "size"), sources=("source_id", "nunique"))
    held = standing(dataset, view.as_of, bases=view.bases, rule=view.rule).astype(dict.fromkeys(pair, "str"))
    held["age"] = (pd.Timestamp(view.as_of) - held["counts"]).dt.days
    frame = said.join(held.set_index(pair)[["outcome", "age"]]).reindex(every)
    return frame.assign(
        n=frame["n"].fillna(0).astype("int64"),
        sources=frame["sources"].fillna(0).astype("int64"),
        outcome=frame["outcome"].fillna(scale.NONE.slug),
        single=frame["sources"] == 1,
        stale=(frame["age"] > view.stale) if view.stale else False,
        asked=frame["n"].notna(),
    ).reset_index()


def _tallies(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    spans = dates.parsed(rows["date"])
    first, last = (spans[end].dt.year * 12 + spans[end].dt.month - 1 for end in ("start", "end"))
    month = last.where(first == last)  # a date that is less precise than a month has none
    names = {code: f"{int(code) // 12}-{int(code) % 12 + 1:02d}" for code in month.dropna().unique()}
    month = month.map(names).astype("object")
    about = {name: rows["source_id"].map(dataset.sources[name]) for name in ("language", "publisher", "kind")}
    rows = rows.assign(**about, month=month.fillna(""))
    parts = []
    for by in BY:
        tally = rows[by].astype("str").value_counts().rename("n").rename_axis("value").reset_index()
        keys, rising = (["value"], [True]) if by == "month" else (["n", "value"], [False, True])
        parts.append(tally.sort_values(keys, ascending=rising).assign(by=by))
    return pd.concat(parts, ignore_index=True)[["by", "value", "n"]]
