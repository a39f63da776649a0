"""What events have to do with one another: a proposal and its answers, a deadline and what became of it."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from stances.measures.events import calendar
from stances.measures.evidence import newest_first
from stances.model import Dataset, View

AROUND = 3
"""Days before and after an event in which something is said around it."""

_DEADLINE = "deadline"
TEXTS = ("document", "proposal", "counter-proposal", "revision", "agreement")
"""The kinds of events at which a text is put forward."""


def threads(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return the texts that answer or revise one another, and the deadlines, thread by thread, each in order.

    A text follows the last text before it among those that its event goes back to, whatever meetings lie between; so
    with deadlines. A text that nothing answers is left out; a deadline is a thread of its own if it must be.

    Args:
        dataset: the dataset.
        view: its countries and groups are used, and its day: what came later is left out, what is planned stays.

    Returns:
        Rows of `calendar` with `thread` (the event that began it), `step` (how many texts or deadlines lie before),
        `deadline` (bool) and `due` (bool: a deadline that lies ahead and was neither met, missed nor moved); threads
        by their first day, deadlines last.
    """
    events = calendar(dataset, view.but(period=""))
    shown = ~(events["start_start"] > pd.Timestamp(view.as_of)) | events["status"].isin(["planned", "conditional"])
    deadline = events["kind"] == _DEADLINE
    events = events[deadline | shown & events["kind"].isin(TEXTS)]
    deadline = deadline[events.index]
    before = {str(code): str(earlier) for code, earlier in dataset.events["follows"].items()}
    kind = {str(code): str(kind) for code, kind in dataset.events["kind"].items()}
    trails = [_trail(str(event), before, kind) for event in events.index]
    thread = pd.Series([trail[-1] for trail in trails], index=events.index, dtype="str")
    frame = events.assign(
        thread=thread,
        step=[len(trail) - 1 for trail in trails],
        deadline=deadline,
        due=deadline & (events["outcome"] == "") & ~(events["start_end"] < pd.Timestamp(view.as_of)),
    )[deadline | thread.duplicated(keep=False)]
    if frame.empty:
        return frame
    begins = frame["start_start"].fillna(frame["start_end"]).groupby(frame["thread"]).min()
    order = frame.assign(begins=frame["thread"].map(begins).astype("datetime64[s]"), code=frame.index)
    order["first"] = order["start_start"].fillna(order["start_end"])
    order = order.sort_values(["deadline", "begins", "thread", "first", "step", "code"], kind="stable")
    return frame.loc[order.index]


def _trail(event: str, before: dict[str, str], kind: dict[str, str]) -> list[str]:
    """Return an event and all of its sort that it goes back to: texts to texts, deadlines to deadlines."""
    sort = TEXTS if kind[event] in TEXTS else (kind[event],)
    trail, at = [event], event
    while at := before.get(at, ""):
        if kind[at] in sort:
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
