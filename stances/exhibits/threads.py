"""From proposal to text: what answered what, and what became of the deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from stances.exhibits.exhibit import Exhibit
from stances.figures.look import Look
from stances.markup import render
from stances.measures.threads import threads as measure
from stances.model import Dataset, Row, View
from stances.scale import N_
from stances.words import events, statements
from stances.words import threads as words
from stances.words.filters import ACTORS, TRACKS, beneath, only
from stances.words.speech import Speech, speech


def threads(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """List the events that answer, revise or move one another."""
    spoken = speech(dataset, language)
    found = measure(dataset, view)
    text = spoken.language.text
    parts = [(title, {code: row for code, row in found.items() if row["deadline"] == deadline})
             for title, deadline in ((text(N_("Texts")), False), (text(N_("Deadlines")), True))]  # fmt: skip
    return Exhibit(
        name="threads",
        title=words.finding(found.values(), spoken),
        subtitle=beneath(only(view, spoken, _HEEDS), text(N_(
            "Each line follows the one above it: an answer its proposal, a new deadline the old one."))),
        rows=lambda: _table(found, spoken),
        markup=render("threads", parts=[(title, _threads(rows, spoken)) for title, rows in parts if rows]),
        empty=not found,
        heeds=_HEEDS,
    )  # fmt: skip


_HEEDS = (ACTORS, TRACKS)


def _threads(rows: Mapping[str, Row], spoken: Speech) -> list[list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for code, row in rows.items():
        found.setdefault(row["thread"], []).append({
            "id": code,
            "when": events.when(row, spoken),
            "title": spoken.of(row, "title"),
            "kind": "" if row["deadline"] else spoken.language.text(events.KINDS[row["kind"]]),
            "became": words.became(row, spoken),
            "question": row["question_id"],
            "asks": spoken.language.text(N_("Who is for it?")) if row["question_id"] else "",
        })  # fmt: skip
    return list(found.values())


def _table(found: Mapping[str, Row], spoken: Speech) -> pd.DataFrame:
    text = spoken.language.text
    return pd.DataFrame(
        [
            {
                text(N_("Thread")): spoken.of(spoken.dataset.row("events", row["thread"]), "title"),
                text(N_("Date")): events.when(row, spoken),
                text(N_("Event")): spoken.of(row, "title"),
                text(N_("Kind")): text(events.KINDS[row["kind"]]),
                text(N_("Status")): text(events.STATUSES[row["status"]]),
                text(N_("What became of it")): words.became(row, spoken),
                text(N_("Follows")): spoken.of(spoken.dataset.row("events", row["follows"]), "title")
                if row["follows"] else "",
                text(N_("Date (EDTF)")): "/".join(filter(None, (row["start"], row["end"]))),
                text(N_("Source")): statements.source(row["source_id"], spoken) if row["source_id"] else "",
                text(N_("Place")): statements.place(row["locator"], spoken),
            }
            for row in found.values()
        ]
    )  # fmt: skip
