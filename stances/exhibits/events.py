"""The events one by one, by month: what a timeline shows at a glance, to read and to search."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pandas as pd

from stances.exhibits.exhibit import Exhibit
from stances.exhibits.timeline import events_table
from stances.figures.look import Look
from stances.markup import render
from stances.measures.events import calendar
from stances.model import Dataset, Row, View, keyed
from stances.scale import N_
from stances.words import events as words
from stances.words import statements
from stances.words.speech import Speech, speech

_OPEN = 2
"""So many months are unfolded where more are listed, the newest."""

_FEW = 60
"""Up to so many events are all unfolded."""


def events(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """List the events of the timeline that contain the view's words, by month: what comes, then the newest first."""
    spoken = speech(dataset, language)
    every = calendar(dataset, view)
    found = _containing(every, view.find, spoken)
    return Exhibit(
        name="events",
        title=words.listed(len(found), len(every), view.find, spoken),
        subtitle=spoken.language.text(N_("What is to come first, then the newest month.")),
        rows=lambda: events_table(found, spoken),
        markup=render("events", groups=_groups(found, view, spoken)),
        empty=found.empty,
    )


def _containing(rows: pd.DataFrame, find: str, spoken: Speech) -> pd.DataFrame:
    """Return the events in whose texts, or among whose participants, all words are."""
    wanted = find.casefold().split()
    if not wanted:
        return rows
    who = {str(event): " ".join(spoken.name(str(actor)) for actor in actors)
           for event, actors in spoken.dataset.participants.groupby("event_id")["actor_id"]}  # fmt: skip
    kept = []
    for event, row in keyed(rows):
        text = " ".join([*(spoken.of(row, name) for name in ("title", "summary", "place", "condition")),
                         who.get(event, "")]).casefold()  # fmt: skip
        kept.append(all(word in text for word in wanted))
    return rows[kept]


def _groups(found: pd.DataFrame, view: View, spoken: Speech) -> list[dict[str, Any]]:
    language, day = spoken.language, pd.Timestamp(view.as_of)
    last = found["start_end"].fillna(found["start_start"])
    ahead = found["status"].isin(["planned", "conditional"]) & (last.isna() | (last >= day))
    keys = ["" if soon else "?" if pd.isna(at) else f"{at:%Y-%m}" for soon, at in zip(ahead, last, strict=True)]
    order = found.assign(key=keys, last=last, code=found.index).sort_values(["last", "code"], kind="stable")
    coming, rest = order[order["key"] == ""], order[order["key"] != ""].iloc[::-1]
    names = {"": language.text(N_("To come")), "?": language.text(N_("Date unknown"))}
    made = [
        {"label": names.get(key) or language.date(key, short=False), "rows": list(rows)}
        for part in (coming, rest)
        for key, rows in groupby(_entries(part, spoken), key=lambda entry: entry["key"])
    ]
    unfolded = len(made) if len(found) <= _FEW or view.find else _OPEN + bool(len(coming))
    return [{**group, "count": language.number(len(group["rows"])), "unfolded": place < unfolded}
            for place, group in enumerate(made)]  # fmt: skip


def _entries(rows: pd.DataFrame, spoken: Speech) -> Iterator[dict[str, Any]]:
    tracks = {str(track): spoken.of(row, "label") for track, row in keyed(spoken.dataset.tracks)}
    for event, row in keyed(rows):
        yield {
            "key": row["key"],
            "id": event,
            "when": words.when(row, spoken),
            "title": spoken.of(row, "title"),
            "status": "" if row["status"] == _HELD else spoken.language.text(words.STATUSES[row["status"]]),
            "about": [tracks[row["track"]], spoken.language.text(words.KINDS[row["kind"]]), *_place(row, spoken)],
            "source": statements.source(row["source_id"], spoken) if row["source_id"] else "",
            "url": spoken.dataset.row("sources", row["source_id"])["url"] if row["source_id"] else "",
            "paragraph": statements.place(row["locator"], spoken) if row["source_id"] else "",
        }


_HELD = next(iter(words.STATUSES))
"""The status that goes without saying."""


def _place(row: Row, spoken: Speech) -> list[str]:
    return [text] if (text := spoken.of(row, "place")) else []
