"""Events as a reader of a timeline needs them: which are shown, and where they stand without a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from stances import scale
from stances.measures.evidence import places
from stances.measures.membership import chosen
from stances.model import Dataset, Row, View, keyed

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
        (datetime64, NaT unless dated). The frame is shared by all who ask the same: do not change it.
    """
    return _calendar(dataset, choice(dataset, view))


def events_left(dataset: Dataset, view: View) -> Mapping[str, Row]:
    """Return the same as `calendar`, each row by its id: read once for all who show it. Do not change them."""
    return events_chosen(dataset, choice(dataset, view))


class Choice(NamedTuple):
    """What of a view decides which events it leaves: not its question, and seldom its day."""

    who: frozenset[str] | None
    tracks: tuple[str, ...]
    part: Reach | None


def choice(dataset: Dataset, view: View) -> Choice:
    """Read what decides which events are left off a view."""
    return Choice(chosen(dataset, view.actors, view.as_of) if view.actors else None, view.tracks, reach(view))


@lru_cache(maxsize=64)
def events_chosen(dataset: Dataset, wanted: Choice) -> Mapping[str, Row]:
    """Return the same for what was read off a view."""
    return dict(keyed(_calendar(dataset, wanted)))


@lru_cache(maxsize=64)
def _calendar(dataset: Dataset, wanted: Choice) -> pd.DataFrame:
    frame = dataset.events
    if wanted.who is not None:
        present = dataset.participants.loc[dataset.participants["actor_id"].isin(wanted.who), "event_id"]
        frame = frame[frame.index.isin(present)]
    if wanted.tracks:
        frame = frame[frame["track"].isin(wanted.tracks)]
    vague = frame["precision"].isin(["by", "unknown"])
    to_come = frame["status"].isin(["planned", "conditional"])
    at = frame["start_start"].where(~vague)
    settled = at[~to_come]
    near = settled.max() + (settled.max() - settled.min() + pd.Timedelta(days=30)) * _FAR
    far = to_come & (at > near)
    zone = pd.Series("dated", index=frame.index).mask(vague & ~to_come, "earlier").mask(
        to_come & (vague | far), "open")  # fmt: skip
    frame = frame.assign(zone=zone, at=at.where(zone == "dated"))
    if part := wanted.part:
        # What happened by some day may have happened long before: it stands at that day.
        first = frame["start_start"].where(~vague, frame["start_end"])
        ahead = (frame["zone"] == "open") & (part.until is None)
        frame = frame[ahead | _within(first, frame["end_end"].where(~vague, frame["start_end"]), part)]
    frame = frame.sort_index()  # ties are settled by the code, never by the file
    order = frame["zone"].map({"earlier": 0, "dated": 1, "open": 2})
    return frame.assign(order=order).sort_values(["order", "at", "start_start"], kind="stable").drop(columns="order")


def said(dataset: Dataset, view: View) -> list[Row]:
    """Return what was said on the view's question, one row a day and stance, in reading order.

    Returns:
        `zone` (`earlier` for what was said by some day, else `dated`), `at` (that day, a Timestamp), `stance`,
        `actors` (tuple of who said it, by code), `n` (statements). Statements without a date are left out, and those
        outside the view's part of the timeline.
    """
    part = reach(view)
    found: dict[tuple[bool, pd.Timestamp, str], list[str]] = {}
    for code in dataset.statements.index.take(places(dataset, view.but(everything=False, find=""))).tolist():
        row = dataset.row("statements", code)
        day = row["counts"]
        if pd.isna(day) or (part and not part.since <= day.date() <= (part.until or dt.date.max)):
            continue
        found.setdefault((row["precision"] != "by", day, row["stance"]), []).append(row["actor_id"])
    order = {slug: place for place, slug in enumerate(scale.OUTCOME.categories)}
    return [
        {"zone": "dated" if dated else "earlier", "at": day, "stance": stance, "actors": tuple(sorted(set(actors))),
         "n": len(actors)}
        for (dated, day, stance), actors in sorted(found.items(), key=lambda one: (*one[0][:2], order[one[0][2]]))
    ]  # fmt: skip
