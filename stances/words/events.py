"""Events in words: when, what, whether it took place, who took part."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from stances.model import Row, records
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


def finding(events: pd.DataFrame, as_of: dt.date, speech: Speech) -> str:
    """Say how much has happened, on how many tracks, and what comes next."""
    language = speech.language
    if events.empty:
        return language.text(N_("No event is left by these filters."))
    day = pd.Timestamp(as_of)
    to_come = events[events["status"].isin(["planned", "conditional"])]
    rest = events.drop(to_come.index)
    later = int((rest["start_end"] > day).sum())
    sentence = language.text(
        N_("{held} on {tracks} so far; {rest} planned or conditional."),
        held=language.plural(N_("one event"), N_("{number} events"), len(rest) - later),
        tracks=language.plural(N_("one track"), N_("{number} tracks"), events["track"].nunique()),
        rest=language.plural(N_("one is"), N_("{number} are"), len(to_come))
        if len(to_come)
        else language.text(N_("none is")),
    )
    sentence = sentence[:1].upper() + sentence[1:]
    if later:
        after = language.plural(N_("one came later."), N_("{number} came later."), later)
        sentence += f" {after[:1].upper()}{after[1:]}"
    dated = to_come[to_come["start_end"] >= day].sort_values("start_end", kind="stable")
    if not dated.empty:
        first = records(dated.head(1))[0]
        sentence += " " + language.text(
            N_("Next: {title}, {date}."), title=speech.of(first, "title"), date=when(first, speech)
        )
    return sentence


def participants(event_id: str, speech: Speech) -> list[tuple[str, str, str]]:
    """List who took part: (actor_id, name, role with the person where named)."""
    frame = speech.dataset.participants
    rows = frame[frame["event_id"] == event_id]
    return [
        (actor, speech.name(actor), ", ".join(filter(None, (speech.language.text(ROLES[role]), person))))
        for actor, role, person in rows[["actor_id", "role", "person"]].itertuples(index=False)
    ]
