"""The events one by one, by month: what a timeline shows at a glance, to read and to search."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any

import pandas as pd

from stances.exhibits.exhibit import Exhibit
from stances.exhibits.timeline import events_table
from stances.figures.look import Look
from stances.markup import render
from stances.measures.events import events_left
from stances.model import Dataset, Row, View
from stances.scale import N_
from stances.words import events as words
from stances.words import statements
from stances.words.filters import ACTORS, SOUGHT, TRACKS, beneath, only
from stances.words.speech import Speech, speech

_OPEN = 2
"""So many months are unfolded where more are listed, the newest."""

_FEW = 60
"""Up to so many events are all unfolded."""

_HEEDS = (ACTORS, TRACKS, SOUGHT)


def events(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """List the events of the timeline that contain the view's words, by month: what comes, then the newest first."""
    spoken = speech(dataset, language)
    every = events_left(dataset, view)
    found = _containing(every, view.find, spoken)
    return Exhibit(
        name="events",
        title=words.listed(len(found), len(every), view.find, spoken),
        subtitle=beneath(only(view, spoken, _HEEDS),
                         spoken.language.text(N_("What is to come first, then the newest month."))),
        rows=lambda: events_table(found, spoken),
        markup=render("events", groups=_groups(found, view, spoken)),
        empty=not found,
        heeds=_HEEDS,
    )  # fmt: skip


def _containing(rows: Mapping[str, Row], find: str, spoken: Speech) -> Mapping[str, Row]:
    """Return the events in whose texts, or among whose participants, all words are."""
    wanted = find.casefold().split()
    if not wanted:
        return rows
    who = {str(event): " ".join(spoken.name(str(actor)) for actor in actors)
           for event, actors in spoken.dataset.participants.groupby("event_id")["actor_id"]}  # fmt: skip
    kept = {}
    for event, row in rows.items():
        text = " ".join([*(spoken.of(row, name) for name in ("title", "summary", "place", "condition")),
                         who.get(event, "")]).casefold()  # fmt: skip
        if all(word in text for word in wanted):
            kept[event] = row
    return kept


def _groups(found: Mapping[str, Row], view: View, spoken: Speech) -> list[dict[str, Any]]:
    language, day = spoken.language, pd.Timestamp(view.as_of)
    days = {code: row["start_start"] if pd.isna(row["start_end"]) else row["start_end"] for code, row in found.items()}
    order = sorted(found, key=lambda code: (pd.isna(days[code]), days[code] if pd.notna(days[code]) else day, code))
    coming = [code for code in order if found[code]["status"] in {"planned", "conditional"}
              and not days[code] < day]  # fmt: skip
    rest = [code for code in reversed(order) if code not in set(coming)]
    months: dict[str, str] = {code: "?" if pd.isna(days[code]) else f"{days[code]:%Y-%m}" for code in rest}
    unknown = language.text(N_("Date unknown"))
    parts = [(language.text(N_("To come")), coming)] if coming else []
    parts += [(unknown if month == "?" else language.date(month, short=False), list(codes))
              for month, codes in groupby(rest, key=lambda code: months[code])]  # fmt: skip
    unfolded = len(parts) if len(found) <= _FEW or view.find else _OPEN + bool(coming)
    return [
        {"label": label, "rows": [_entry(spoken, code) for code in codes], "count": language.number(len(codes)),
         "unfolded": place < unfolded}
        for place, (label, codes) in enumerate(parts)
    ]  # fmt: skip


@lru_cache(maxsize=4096)
def _entry(spoken: Speech, event: str) -> dict[str, Any]:
    """Write one event; it depends on no day."""
    row = spoken.dataset.row("events", event)
    track = spoken.of(spoken.dataset.row("tracks", row["track"]), "label")
    return {
        "id": event,
        "when": words.when(row, spoken),
        "title": spoken.of(row, "title"),
        "status": "" if row["status"] == _HELD else spoken.language.text(words.STATUSES[row["status"]]),
        "about": [track, spoken.language.text(words.KINDS[row["kind"]]), *_place(row, spoken)],
        "source": statements.source(row["source_id"], spoken) if row["source_id"] else "",
        "url": spoken.dataset.row("sources", row["source_id"])["url"] if row["source_id"] else "",
        "paragraph": statements.place(row["locator"], spoken) if row["source_id"] else "",
    }


_HELD = next(iter(words.STATUSES))
"""The status that goes without saying."""


def _place(row: Row, spoken: Speech) -> list[str]:
    return [text] if (text := spoken.of(row, "place")) else []
