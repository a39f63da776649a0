"""Events as a reader of a timeline needs them: which are shown, and where they stand without a date."""

from __future__ import annotations

import pandas as pd

from stances import scale
from stances.measures.evidence import selection
from stances.measures.membership import chosen
from stances.model import Dataset, View

_FAR = 6
"""A planned event further away than this many times the dated span is not drawn to scale."""


def calendar(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return the events that the view leaves, in reading order, each with the zone it stands in.

    With a choice of countries and groups only events in which one of them takes part are left. Events after
    the view's day stay: they are what was planned, as far as the record knows.

    Returns:
        Rows of `Dataset.events` with `zone`: `earlier` (happened by some day, the day itself not known),
        `dated`, or `open` (planned or conditional without a date, or far beyond the rest), and `at`
        (datetime64, NaT unless dated).
    """
    frame = dataset.events
    if view.actors:
        who = chosen(dataset, view.actors, view.as_of)
        present = dataset.participants.loc[dataset.participants["actor_id"].isin(who), "event_id"]
        frame = frame[frame.index.isin(present)]
    vague = frame["precision"].isin(["by", "unknown"])
    to_come = frame["status"].isin(["planned", "conditional"])
    at = frame["start_start"].where(~vague)
    settled = at[~to_come]
    near = settled.max() + (settled.max() - settled.min() + pd.Timedelta(days=30)) * _FAR
    far = to_come & (at > near)
    zone = pd.Series("dated", index=frame.index).mask(vague & ~to_come, "earlier").mask(
        to_come & (vague | far), "open")  # fmt: skip
    frame = frame.assign(zone=zone, at=at.where(zone == "dated"))
    frame = frame.sort_index()  # ties are settled by the code, never by the file
    order = frame["zone"].map({"earlier": 0, "dated": 1, "open": 2})
    return frame.assign(order=order).sort_values(["order", "at", "start_start"], kind="stable").drop(columns="order")


def said(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return what was said on the view's question, one row a day and stance, in reading order.

    Returns:
        `zone` (`earlier` for what was said by some day, else `dated`), `at` (datetime64, NaT unless dated),
        `stance`, `actors` (tuple of who said it, by code), `n` (statements). Statements without a date are left
        out.
    """
    found = selection(dataset, view.but(everything=False, find=""))
    found = found[found["counts"].notna()]
    zone = (found["precision"] == "by").map({True: "earlier", False: "dated"})
    at = found["counts"].where(zone == "dated")
    grouped = found.assign(zone=zone, at=at, stance=found["stance"].astype("str")).groupby(
        ["zone", "at", "stance"], dropna=False
    )["actor_id"]
    rows = grouped.agg(actors=lambda actors: tuple(sorted(set(actors))), n="size").reset_index()
    order = rows["stance"].map({slug: place for place, slug in enumerate(scale.OUTCOME.categories)})
    rows = rows.assign(order=order, dated=rows["zone"] == "dated").sort_values(["dated", "at", "order"], kind="stable")
    return rows.drop(columns=["order", "dated"]).reset_index(drop=True)
