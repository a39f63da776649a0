"""One statement in words: who, when, on what basis, where it stands."""

from __future__ import annotations

from stances import scale
from stances.measures.evidence import Extent
from stances.model import Row
from stances.scale import N_
from stances.words.speech import Speech

OFFICES = {
    "head-of-state": N_("head of state"), "head-of-government": N_("head of government"),
    "foreign-ministry": N_("foreign ministry"), "defence-ministry": N_("defence ministry"),
    "ministry": N_("ministry"), "parliament": N_("parliament"), "government": N_("government"),
    "spokesperson": N_("spokesperson"), "military": N_("military"), "other": N_("other office"),
}  # fmt: skip
CONFIDENCES = {"high": N_("high confidence"), "medium": N_("medium confidence"), "low": N_("low confidence")}


PUBLISHERS = {
    "official": N_("official text"), "agency": N_("news agency"), "press": N_("press"),
    "broadcaster": N_("broadcaster"),    "research": N_("research"), "state-media": N_("state media"),
}  # fmt: skip
"""Kinds of publishers; the last is named wherever a source of that kind is."""

STATE_MEDIA = "state-media"


def speaker(row: Row, speech: Speech) -> str:
    """Say who spoke: “Emmanuel Macron, President”; empty when nobody is named."""
    return ", ".join(part for part in (row["speaker"], speech.of(row, "speaker_role")) if part)


def voice(row: Row, speech: Speech) -> str:
    """Name a statement by its stance, its voice and its date: “△ Prime Minister, 17 Feb 2025”."""
    office = speech.language.text(OFFICES[row["speaker_office"]]) if row["speaker_office"] else ""
    who = speech.of(row, "speaker_role") or office or row["speaker"]
    named = ", ".join(filter(None, (who, speech.language.date(row["date"]))))
    return f"{scale.stance(row['stance']).symbol} {named}"


def basis(row: Row, speech: Speech) -> str:
    """Say on what a statement rests: “own statement”, “claimed by France”, “inferred”."""
    language = speech.language
    if row["basis"] == "attributed":
        by = speech.phrase(row["attributed_by"]) if row["attributed_by"] else language.text(N_("the report"))
        return language.text(N_("claimed by {who}"), who=by)
    return language.text(scale.BASIS_LABELS[row["basis"]])


def place(locator: str, speech: Speech) -> str:
    """Say where in the document: “paragraph 14” for `p14`, anything else as it stands."""
    if locator[:1] == "p" and locator[1:].isdecimal():
        return speech.language.text(N_("paragraph {n}"), n=locator[1:])
    return locator


def source(source_id: str, speech: Speech) -> str:
    """Name a document: publisher, title or description, date; empty if none is named."""
    if not source_id:
        return ""
    row = speech.dataset.row("sources", source_id)
    title = speech.language.text(N_("“{title}”"), title=row["title"]) if row["title"] else speech.of(row, "description")
    date = speech.language.date(row["published"]) if row["published"] else ""
    publisher = row["publisher"]
    if row["kind"] == STATE_MEDIA:
        publisher = f"{publisher} ({speech.language.text(PUBLISHERS[STATE_MEDIA])})"
    return ", ".join(part for part in (publisher, title, date) if part) or source_id


def sources_line(speech: Speech) -> str:
    """Name what a dataset rests on, for the foot of a figure."""
    sources = speech.dataset.sources
    if len(sources) == 1:
        return source(str(sources.index[0]), speech)
    return speech.language.plural(N_("one source"), N_("{n} sources"), len(sources))


def found(left: Extent, total: int, speech: Speech) -> str:
    """Say how many statements of all a filter leaves, by how many actors, over which time."""
    language = speech.language
    if not left.statements:
        return language.text(N_("No statement is left by these filters."))
    parts = [
        language.plural(N_("One of {total} statements"), N_("{n} of {total} statements"), left.statements,
                        total=language.number(total)),
        language.plural(N_("by one actor"), N_("by {n} actors"), left.actors),
    ]  # fmt: skip
    sentence = ", ".join(parts)
    if left.newest is None:
        return f"{sentence}."
    return language.text(N_("{sentence}, the newest from {date}."), sentence=sentence, date=language.day(left.newest))


def sought(left: int, find: str, speech: Speech) -> str:
    """Say that none of the statements that the other filters leave contains the words looked for."""
    if not left:
        return speech.language.text(N_("No statement is left by these filters."))
    return speech.language.plural(N_("The one statement left by the filters does not contain “{find}”."),
                                  N_("None of {n} statements contains “{find}”."), left, find=find)  # fmt: skip
