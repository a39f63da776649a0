"""The negotiation timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import pandas as pd

from stances import scale
from stances.exhibits.exhibit import Exhibit
from stances.figures import timeline as drawing
from stances.figures.labels import plain
from stances.figures.look import Look
from stances.measures.events import Choice, choice, events_chosen, events_left, reach, said
from stances.model import PERIODS, Dataset, Row, View
from stances.scale import N_
from stances.words import events as words
from stances.words import positions, statements
from stances.words.filters import ACTORS, BASIS, RECORDED, TRACKS, beneath, only
from stances.words.speech import Speech, speech


def timeline(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Draw the events of the negotiation on their tracks, with those planned and those without a date."""
    spoken = speech(dataset, language)
    text = spoken.language.text
    events, part = events_left(dataset, view), reach(view)
    statements_made = said(dataset, view) if events else []
    marks = [*_marks(spoken, choice(dataset, view)), *_said(statements_made, view, spoken)]
    if len(dataset.events) > _CROWDED:
        marks = _on_the_scale(marks)
    tailed = any(mark["tailed"] for mark in marks)
    return Exhibit(
        name="timeline",
        title=words.finding(events.values(), view.as_of, spoken, part),
        subtitle=beneath(only(view, spoken, _HEEDS), " ".join(filter(None, (
            text(N_("Filled marks took place; hollow ones are planned; diamonds hang on a condition.")),
            text(N_("A tail means: by that day.")) if tailed else "")))),
        rows=lambda: pd.concat([events_table(events, spoken), _said_table(statements_made, spoken)]).fillna(""),
        drawing=drawing.figure(
            marks, _lanes(marks, spoken), look, as_of=view.as_of,
            whole=view.period in {"", PERIODS[0]}, words=_words(events, view, spoken),
        ) if events else None,
        empty=not events,
        heeds=_HEEDS,
    )  # fmt: skip


_HEEDS = (ACTORS, TRACKS, RECORDED, BASIS)

_CROWDED = 40
"""Of more events than this, those without a day do not stand beside the others, who then have the whole width."""


def _on_the_scale(marks: list[Row]) -> list[Row]:
    """Let what happened by some day stand at that day, and give what has no day at all a lane of its own."""
    moved: list[Row] = []
    for mark in marks:
        if mark["zone"] == "earlier" and pd.notna(mark["by"]):
            moved.append({**mark, "at": mark["by"], "tailed": True, "zone": "dated"})
        else:
            below = mark["zone"] != "dated"
            moved.append({**mark, "zone": "below", "lane": _UNDATED} if below else mark)
    return sorted(moved, key=lambda mark: (pd.notna(mark["at"]), mark["at"] if pd.notna(mark["at"]) else 0))


def _lanes(marks: Iterable[Row], spoken: Speech) -> dict[str, str]:
    present = {mark["lane"] for mark in marks}
    lanes = {str(track): spoken.of(spoken.dataset.row("tracks", track), "label")
             for track in spoken.dataset.tracks.index if track in present}  # fmt: skip
    more = {_SAID: N_("Said on this question"), _UNDATED: N_("Without a date")}
    return lanes | {lane: spoken.language.text(name) for lane, name in more.items() if lane in present}


def _words(events: Mapping[str, Row], view: View, spoken: Speech) -> dict[str, str]:
    text, day = spoken.language.text, spoken.language.day
    vague = [row["start_end"] for row in events.values() if row["zone"] == "earlier" and pd.notna(row["start_end"])]
    return {
        "zone earlier": text(N_("by {date}, day not given"), date=day(max(vague, default=view.as_of), short=True)),
        "zone open": text(N_("planned or conditional, undated")),
        "as_of": text(N_("as of {date}"), date=day(view.as_of, short=True)),
        **{status: text(label) for status, label in words.STATUSES.items()},
        **{stance.slug: text(stance.label) for stance in scale.OUTCOMES},
    }


_SAID, _UNDATED = "statements", "undated"
"""The lanes of what was said on the question, and of what has no day at all."""

_NAMED = 3

_WEIGHTS = {"proposal": 20, "counter-proposal": 20, "revision": 20, "agreement": 15, "deadline": 10, "vote": 10}
"""What is named first where not all events can be: texts and deadlines, then meetings of many."""


def _said(rows: Iterable[Row], view: View, spoken: Speech) -> Iterator[Row]:
    """Mark who took which stance on which day; a click opens the actor, or the statements of several."""
    for row in rows:
        who = row["actors"]
        yield {
            "id": f"actor:{who[0]}" if len(who) == 1 else f"q={view.question} evidence",
            "lane": _SAID,
            "zone": row["zone"],
            "at": row["at"] if row["zone"] == "dated" else pd.NaT,
            "by": row["at"],
            "tailed": False,
            "status": row["stance"],
            "title": _who(who, spoken),
            "hover": f"<b>{plain(positions.label(row['stance'], spoken.language))}</b> · "
            f"{spoken.language.date(_edtf(row['zone'], row['at']))}<br>"
            f"{plain(', '.join(map(spoken.name, spoken.sorted(who))))}<br>"
            + spoken.language.text(N_("Click for the evidence")),
            "weight": len(who),
        }


def _edtf(zone: str, at: pd.Timestamp) -> str:
    """Write the day of what was said, or by which it was said."""
    return f"{at:%Y-%m-%d}" if zone == "dated" else f"../{at:%Y-%m-%d}"


def _who(actors: tuple[str, ...], spoken: Speech) -> str:
    names = [spoken.name(actor) for actor in spoken.sorted(actors)]
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" +{spoken.language.number(rest)}" if rest > 0 else "")


def _said_table(rows: Iterable[Row], spoken: Speech) -> pd.DataFrame:
    text = spoken.language.text
    return pd.DataFrame(
        [
            {
                text(N_("Date")): spoken.language.date(_edtf(row["zone"], row["at"])),
                text(N_("Track")): text(N_("Said on this question")),
                text(N_("Event")): ", ".join(spoken.name(actor) for actor in spoken.sorted(row["actors"])),
                text(N_("Status")): text(scale.stance(row["stance"]).label),
                text(N_("Date (EDTF)")): _edtf(row["zone"], row["at"]),
            }
            for row in rows
        ]
    )


@lru_cache(maxsize=64)
def _marks(spoken: Speech, wanted: Choice) -> tuple[Row, ...]:
    """Mark the events; they are the same on all questions, and on most days."""
    present = Counter(spoken.dataset.participants["event_id"].tolist())
    return tuple(
        {
            "id": f"event:{event}",
            "lane": row["track"],
            "zone": row["zone"],
            "at": row["at"],
            "by": row["start_end"],
            "tailed": False,
            "status": row["status"],
            "title": _title(row, spoken),
            "hover": _hover(row, spoken),
            "weight": _WEIGHTS.get(row["kind"], 0) + present[event],
        }
        for event, row in events_chosen(spoken.dataset, wanted).items()
    )


def _title(event: Row, spoken: Speech) -> str:
    """Name an event; one drawn outside the scale although it has a date carries the date in its name."""
    title = spoken.of(event, "title")
    if event["zone"] == "open" and event["start"]:
        return f"{words.when(event, spoken)}: {title}"
    return title


def _hover(event: Row, spoken: Speech) -> str:
    lines = [f"<b>{plain(spoken.of(event, 'title'))}</b>",
             plain(" · ".join(filter(None, (words.when(event, spoken), spoken.of(event, "place"),
                                            spoken.language.text(words.STATUSES[event["status"]]))))),
             spoken.language.text(N_("Click for the evidence"))]  # fmt: skip
    return "<br>".join(lines)


def events_table(events: Mapping[str, Row], spoken: Speech) -> pd.DataFrame:
    """Write events as a table to read and to take away, one row an event."""
    text = spoken.language.text
    return pd.DataFrame(
        [
            {
                text(N_("Date")): words.when(row, spoken),
                text(N_("Track")): spoken.of(spoken.dataset.row("tracks", row["track"]), "label"),
                text(N_("Event")): spoken.of(row, "title"),
                text(N_("Status")): text(words.STATUSES[row["status"]]),
                text(N_("Kind")): text(words.KINDS[row["kind"]]),
                text(N_("What happened")): spoken.of(row, "summary"),
                text(N_("Where")): spoken.of(row, "place"),
                text(N_("Who")): ", ".join(name for _, name, _ in words.participants(event, spoken)),
                text(N_("Date (EDTF)")): "/".join(filter(None, (row["start"], row["end"]))),
                text(N_("Source")): statements.source(row["source_id"], spoken) if row["source_id"] else "",
                text(N_("Place")): statements.place(row["locator"], spoken),
            }
            for event, row in events.items()
        ]
    )
