"""What events have to do with one another: a proposal and its answers, a deadline and what became of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pandas as pd

from stances.measures.events import events_left
from stances.measures.evidence import newest_first
from stances.model import Dataset, Row, View

AROUND = 3
"""Days before and after an event in which something is said around it."""

_DEADLINE = "deadline"
TEXTS = ("document", "proposal", "counter-proposal", "revision", "agreement")
"""The kinds of events at which a text is put forward."""


def threads(dataset: Dataset, view: View) -> dict[str, Row]:
    """Return the texts that answer or revise one another, and the deadlines, thread by thread, each in order.

    A text follows the last text before it among those that its event goes back to, whatever meetings lie between; so
    with deadlines. A text that nothing answers is left out; a deadline is a thread of its own if it must be.

    Args:
        dataset: the dataset.
        view: its countries and groups are used, and its day: what came later is left out, what is planned stays.

    Returns:
        Rows of `calendar` by their ids, with `thread` (the event that began it), `step` (how many texts or deadlines
        lie before), `deadline` (bool) and `due` (bool: a deadline that lies ahead and was neither met, missed nor
        moved); threads by their first day, deadlines last.
    """
    day = pd.Timestamp(view.as_of)
    found: dict[str, dict[str, Any]] = {}
    for code, row in events_left(dataset, view.but(period="")).items():
        deadline = row["kind"] == _DEADLINE
        shown = not row["start_start"] > day or row["status"] in {"planned", "conditional"}
        if deadline or (shown and row["kind"] in TEXTS):
            trail = _trail(code, dataset)
            due = deadline and not row["outcome"] and not row["start_end"] < day
            found[code] = {**row, "thread": trail[-1], "step": len(trail) - 1, "deadline": deadline, "due": due}
    often = Counter(row["thread"] for row in found.values())
    found = {code: row for code, row in found.items() if row["deadline"] or often[row["thread"]] > 1}
    begins: dict[str, pd.Timestamp] = {}
    for row in found.values():
        first = _first(row)
        begins[row["thread"]] = min(begins.get(row["thread"], first), first)

    def place(one: tuple[str, Row]) -> tuple[bool, pd.Timestamp, str, pd.Timestamp, int, str]:
        code, row = one
        return row["deadline"], begins[row["thread"]], row["thread"], _first(row), row["step"], code

    return dict(sorted(found.items(), key=place))


def _first(row: Row) -> pd.Timestamp:
    """Return the first day known of an event; one without any comes last."""
    known = (day for day in (row["start_start"], row["start_end"]) if pd.notna(day))
    return next(known, _LAST)


_LAST = pd.Timestamp("9999-12-31").as_unit("s")


def _trail(event: str, dataset: Dataset) -> list[str]:
    """Return an event and all of its sort that it goes back to: texts to texts, deadlines to deadlines."""
    row = dataset.row("events", event)
    sort = TEXTS if row["kind"] in TEXTS else (row["kind"],)
    trail = [event]
    while at := row["follows"]:
        row = dataset.row("events", at)
        if row["kind"] in sort:
            trail.append(at)
    return trail


def after(dataset: Dataset, event: str) -> list[str]:
    """Return the events that follow one, by code."""
    return sorted(dataset.events.index[dataset.events["follows"] == event])


def around(dataset: Dataset, event: str, as_of: dt.date) -> pd.DataFrame:
    """Return what was said at about the time of an event by those who took part in it, but not at it.

    Returns:
        Rows of `Dataset.statements`, newest first: active ones, at most `AROUND` days before or after, known to the
        day; none for an event without a day or without participants.
    """
    row = dataset.row("events", event)
    who = dataset.participants.loc[dataset.participants["event_id"] == event, "actor_id"]
    said = dataset.statements
    if row["precision"] != "day" or who.empty:
        return said.iloc[:0]
    margin = pd.Timedelta(days=AROUND)
    near = (said["counts"] >= row["start_start"] - margin) & (said["counts"] <= row["end_end"] + margin)
    near &= (said["precision"] == "day") & (said["counts"] <= pd.Timestamp(as_of))
    return newest_first(said[near & said["active"] & (said["event_id"] != event) & said["actor_id"].isin(who)])
