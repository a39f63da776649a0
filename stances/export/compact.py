"""Tall figures with fewer rows, for a picture of a fixed shape: what is drawn can be read, what is not is counted."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stances.exhibits.exhibit import Exhibit
from stances.figures import agenda
from stances.figures.fewer import Fewer, fewer
from stances.figures.labels import plain
from stances.figures.look import Look
from stances.measures.events import calendar
from stances.model import View, keyed
from stances.scale import N_
from stances.words import events as words
from stances.words.speech import Speech

_NEXT = 3
"""So many of a timeline's rows at most are for what is to come."""


def compact(exhibit: Exhibit, view: View, spoken: Speech, look: Look, tall: float, wide: float
            ) -> tuple[go.Figure, str]:  # fmt: skip
    """Return an exhibit's figure with as many rows as there is room for.

    Args:
        exhibit: an exhibit with a figure.
        view: the view it shows.
        spoken: names and language.
        look: the colours.
        tall: pixels of the layout that there are, margins of the figure's own included.
        wide: the same across.

    Returns:
        A new figure, and in words what was left out; empty if nothing was.
    """
    if exhibit.name == "timeline":
        return _newest(view, spoken, look, int(tall))
    figure = go.Figure(exhibit.figure)
    figure.layout.template = None
    made = fewer(figure, tall, wide)
    return made.figure, _left_out(made, spoken)


def _left_out(made: Fewer, spoken: Speech) -> str:
    """Say how much of a figure is shown, if it is not all of it."""
    parts = [
        spoken.language.text(message, n=spoken.language.number(shown), all=spoken.language.number(every))
        for message, (shown, every) in (
            (N_("the fullest {n} of {all} rows") if made.fullest else N_("the first {n} of {all} rows"), made.rows),
            (N_("the first {n} of {all} columns"), made.columns),
        )
        if shown < every
    ]
    return spoken.language.text(N_("Shown: {parts}."), parts=spoken.language.series(parts)) if parts else ""


def _newest(view: View, spoken: Speech, look: Look, tall: int) -> tuple[go.Figure, str]:
    """List the newest events and the next ones."""
    text = spoken.language.text
    events = calendar(spoken.dataset, view)
    events = events[events["start_end"].notna()].sort_values("start_end", kind="stable")
    later = events["start_end"] > pd.Timestamp(view.as_of)
    room = max((tall - agenda.HEAD) // agenda.ROW, 2)
    after = events[later].head(max(_NEXT, room - int((~later).sum())))
    after = after.head(room)
    before = events[~later].tail(max(room - len(after), 0))
    shown = pd.concat([before, after])
    rows = pd.DataFrame({
        "id": [f"event:{code}" for code in shown.index], "status": shown["status"].astype("str").to_numpy(),
        "when": [words.when(row, spoken) for _, row in keyed(shown)],
        "title": [spoken.of(row, "title") for _, row in keyed(shown)],
        "lane": [spoken.of(spoken.dataset.row("tracks", str(track)), "label") for track in shown["track"]],
        "hover": [plain(spoken.of(row, "title")) for _, row in keyed(shown)],
        "later": later.reindex(shown.index).to_numpy(),
    })  # fmt: skip
    today = text(N_("as of {date}"), date=spoken.language.day(view.as_of, short=True))
    total = len(calendar(spoken.dataset, view))
    left = text(N_("Shown: the {n} newest and the next {more} of {all} events."), n=spoken.language.number(len(before)),
                more=spoken.language.number(len(after)), all=spoken.language.number(total))  # fmt: skip
    return agenda.figure(rows, look, today=today), left if total > len(shown) else ""
