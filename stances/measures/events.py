"""Events as a reader of a timeline needs them: which are shown, and where they stand without a date."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pandas as pd

from stances import scale
from stances.measures.evidence import selection
from stances.measures.membership import chosen
from stances.model import Dataset, View

_FAR = 6
"""A planned event further away than this many times the dated span is not drawn to scale."""

_BACK = {"12m": 12, "3m": 3, "next": 0}
"""How many months before the view's day each of `model.PERIODS` begins."""


class Reach(NamedTuple):
    """The part of a timeline that is shown: its first and its last day; what has no end takes in what has no date."""

    since: dt.date
    until: dt.date | None


def reach(view: View) -> Reach | None:
    """Return the part of the timeline that a view asks for; None for the whole."""
    if not view.period:
        return None
    if view.period in _BACK:
        back = pd.Timestamp(view.as_of) - pd.DateOffset(months=_BACK[view.period]) + pd.Timedelta(days=1)
        return Reach(back.date(), None)
    quarter = pd.Period(view.period.replace("-", ""), freq="Q")
    return Reach(quarter.start_time.date(), quarter.end_time.date())


def quarters(dataset: Dataset) -> list[str]:
    """Return the quarters of a year in which something happened or is planned, as `View.period` has them, in order."""
    days = dataset.events["start_end"].fillna(dataset.events["start_start"]).dropna()
    return [f"{part.year}-Q{part.quarter}" for part in sorted(days.dt.to_period("Q").unique())]


def _within(first: pd.Series[pd.Timestamp], last: pd.Series[pd.Timestamp], part: Reach) -> pd.Series[bool]:
    """Tell what has a day in a part of the timeline; what has no day at all has none in it."""
    inside = (last.fillna(first) >= pd.Timestamp(part.since)) & first.fillna(last).notna()
    return inside if part.until is None else inside & (first.fillna(last) <= pd.Timestamp(part.until))


def calendar(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return the events that the view leaves, in reading order, each with the zone it stands in.

    With a choice of countries and groups only events in which one of them takes part are left, and so with a
    choice of tracks. Events after the view's day stay: they are what was planned, as far as the record knows. Of a
    part of the timeline what has a day in it is left, and where it has no end, what is planned without a date.

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
    if view.tracks:
        frame = frame[frame["track"].isin(view.tracks)]
    vague = frame["precision"].isin(["by", "unknown"])
    to_come = frame["status"].isin(["planned", "conditional"])
    at = frame["start_start"].where(~vague)
    settled = at[~to_come]
    near = settled.max() + (settled.max() - settled.min() + pd.Timedelta(days=30)) * _FAR
    far = to_come & (at > near)
    zone = pd.Series("dated", index=frame.index).mask(vague & ~to_come, "earlier").mask(
        to_come & (vague | far), "open")  # fmt: skip
    frame = frame.assign(zone=zone, at=at.where(zone == "dated"))
    if part := reach(view):
        # What happened by some day may have happened long before: it stands at that day.
        first = frame["start_start"].where(~vague, frame["start_end"])
        ahead = (frame["zone"] == "open") & (part.until is None)
        frame = frame[ahead | _within(first, frame["end_end"].where(~vague, frame["start_end"]), part)]
    frame = frame.sort_index()  # ties are settled by the code, never by the file
    order = frame["zone"].map({"earlier": 0, "dated": 1, "open": 2})
    return frame.assign(order=order).sort_values(["order", "at", "start_start"], kind="stable").drop(columns="order")


def said(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return what was said on the view's question, one row a day and stance, in reading order.

    Returns:
        `zone` (`earlier` for what was said by some day, else `dated`), `at` (datetime64: that day), `stance`,
        `actors` (tuple of who said it, by code), `n` (statements). Statements without a date are left out, and those
        outside the view's part of the timeline.
    """
    found = selection(dataset, view.but(everything=False, find=""))
    found = found[found["counts"].notna()]
    if part := reach(view):
        found = found[_within(found["counts"], found["counts"], part)]
    zone = (found["precision"] == "by").map({True: "earlier", False: "dated"})
    grouped = found.assign(zone=zone, at=found["counts"], stance=found["stance"].astype("str")).groupby(
        ["zone", "at", "stance"]
    )["actor_id"]
    rows = grouped.agg(actors=lambda actors: tuple(sorted(set(actors))), n="size").reset_index()
    order = rows["stance"].map({slug: place for place, slug in enumerate(scale.OUTCOME.categories)})
    rows = rows.assign(order=order, dated=rows["zone"] == "dated").sort_values(["dated", "at", "order"], kind="stable")
    return rows.drop(columns=["order", "dated"]).reset_index(drop=True)
