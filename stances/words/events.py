"""Events in words: when, what, whether it took place, who took part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

import pandas as pd

from stances.measures.events import Reach
from stances.model import Row
from stances.scale import N_
from stances.words.speech import Speech

STATUSES = {
    "held": N_("held"), "planned": N_("planned"), "conditional": N_("conditional"), "cancelled": N_("cancelled"),
}  # fmt: skip
KINDS = {
    "meeting": N_("meeting"), "talks": N_("talks"), "announcement": N_("announcement"), "interview": N_("interview"),
    "speech": N_("speech"), "document": N_("document"), "proposal": N_("proposal"),
    "counter-proposal": N_("counter-proposal"), "revision": N_("revised text"), "agreement": N_("agreement"),
    "deployment": N_("deployment"), "deadline": N_("deadline"),
    "goal": N_("goal"), "vote": N_("vote"),
}  # fmt: skip
OUTCOMES = {"met": N_("met"), "missed": N_("missed"), "moved": N_("moved")}
"""What becomes of a deadline."""

ROLES = {
    "host": N_("host"), "chair": N_("chair"), "participant": N_("participant"), "observer": N_("observer"),
    "announced": N_("announced"),
}  # fmt: skip


def when(event: Row, speech: Speech) -> str:
    """Say when: its date with its precision, or why it has none."""
    if event["start"]:
        text = event["start"] if not event["end"] else f"{event['start']}/{event['end']}"
        return speech.language.date(text)
    if event["status"] == "conditional":
        return speech.of(event, "condition") or speech.language.text(N_("no date: conditional"))
    return speech.language.text(N_("no date yet") if event["status"] == "planned" else N_("date unknown"))


def finding(events: Collection[Row], as_of: dt.date, speech: Speech, part: Reach | None = None) -> str:
    """Say how much has happened, on how many tracks, and what comes next.

    Args:
        events: the rows made by `measures.events.calendar`.
        as_of: the view's day.
        speech: names and language.
        part: the part of the timeline that is shown; None for the whole.
    """
    language = speech.language
    if not events and part:
        return language.text(N_("In this period, no event is left by these filters."))
    if not events:
        return language.text(N_("No event is left by these filters."))
    to_come = [row for row in events if row["status"] in {"planned", "conditional"}]
    sentence = _within(events, part, as_of, speech) if part else _so_far(events, to_come, as_of, speech)
    dated = [row for row in to_come if row["start_end"] >= pd.Timestamp(as_of)]
    if dated and (part is None or part.until is None):
        first = min(dated, key=lambda row: row["start_end"])
        sentence += " " + language.text(
            N_("Next: {title}, {date}."), title=speech.of(first, "title"), date=when(first, speech)
        )
    return sentence


def _tracks(events: Iterable[Row], speech: Speech) -> str:
    number = len({row["track"] for row in events})
    return speech.language.plural(N_("one track"), N_("{number} tracks"), number)


def _within(events: Collection[Row], part: Reach, as_of: dt.date, speech: Speech) -> str:
    """Say how much there is in a part of the timeline."""
    language = speech.language
    values = {
        "events": language.plural(N_("one event"), N_("{number} events"), len(events)),
        "tracks": _tracks(events, speech),
        "since": language.day(part.since, short=True),
        "until": language.day(part.until, short=True) if part.until else "",
    }
    if part.until:
        return language.text(N_("From {since} to {until}: {events} on {tracks}."), **values)
    if part.since > as_of:
        return language.text(N_("To come, with or without a date: {events} on {tracks}."), **values)
    return language.text(N_("Since {since}, what is to come included: {events} on {tracks}."), **values)


def _so_far(events: Collection[Row], to_come: Collection[Row], as_of: dt.date, speech: Speech) -> str:
    """Say how much has happened, and how much is planned or came later."""
    language, day = speech.language, pd.Timestamp(as_of)
    rest = len(events) - len(to_come)
    later = sum(row["start_end"] > day for row in events if row["status"] not in {"planned", "conditional"})
    sentence = language.text(
        N_("{held} on {tracks} so far; {rest} planned or conditional."),
        held=language.plural(N_("one event"), N_("{number} events"), rest - later),
        tracks=_tracks(events, speech),
        rest=language.plural(N_("one is"), N_("{number} are"), len(to_come))
        if to_come
        else language.text(N_("none is")),
    )
    sentence = sentence[:1].upper() + sentence[1:]
    if later:
        after = language.plural(N_("one came later."), N_("{number} came later."), later)
        sentence += f" {after[:1].upper()}{after[1:]}"
    return sentence


def listed(found: int, total: int, find: str, speech: Speech) -> str:
    """Say how many events are listed, and of how many if words were looked for."""
    language = speech.language
    if find and not found:
        return language.plural(N_("The one event does not contain “{find}”."),
                               N_("None of {n} events contains “{find}”."), total, find=find)  # fmt: skip
    if find:
        return language.plural(N_("{found} of one event contains “{find}”."),
                               N_("Of {n} events, {found} contain “{find}”."), total,
                               found=language.number(found), find=find)  # fmt: skip
    count = language.plural(N_("one event"), N_("{number} events"), found)
    return f"{count[:1].upper()}{count[1:]}." if found else language.text(N_("No event is left by these filters."))


def participants(event_id: str, speech: Speech) -> list[tuple[str, str, str]]:
    """List who took part: (actor_id, name, role with the person where named)."""
    frame = speech.dataset.participants
    rows = frame[frame["event_id"] == event_id]
    return [
        (actor, speech.name(actor), ", ".join(filter(None, (speech.language.text(ROLES[role]), person))))
        for actor, role, person in rows[["actor_id", "role", "person"]].itertuples(index=False)
    ]
