"""The negotiation timeline."""

from __future__ import annotations

import pandas as pd

from stances import scale
from stances.exhibits.exhibit import Exhibit
from stances.figures import timeline as drawing
from stances.figures.labels import plain
from stances.figures.look import Look
from stances.measures.events import calendar, reach, said
from stances.model import PERIODS, Dataset, Row, View, keyed, records
from stances.scale import N_
from stances.words import events as words
from stances.words import positions, statements
from stances.words.speech import Speech, speech


def timeline(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Draw the events of the negotiation on their tracks, with those planned and those without a date."""
    spoken = speech(dataset, language)
    text = spoken.language.text
    events, part = calendar(dataset, view), reach(view)
    statements_made = said(dataset, view)
    marks = pd.concat([_marks(events, spoken), _said(statements_made, view, spoken)], ignore_index=True)
    crowded = len(dataset.events) > _CROWDED
    if crowded:
        marks = _on_the_scale(marks)
    tailed = bool(marks["tailed"].any())
    return Exhibit(
        name="timeline",
        title=words.finding(events, view.as_of, spoken, part),
        subtitle=" ".join(filter(None, (
            text(N_("Filled marks took place; hollow ones are planned; diamonds hang on a condition.")),
            text(N_("A tail means: by that day.")) if tailed else ""))),
        rows=lambda: pd.concat([events_table(events, spoken), _said_table(statements_made, spoken)]).fillna(""),
        drawing=None if events.empty else drawing.figure(
            marks, _lanes(marks, spoken), look, as_of=view.as_of,
            whole=view.period in {"", PERIODS[0]}, words=_words(events, view, spoken),
        ),
        empty=events.empty,
    )  # fmt: skip


_CROWDED = 40
"""Of more events than this, those without a day do not stand beside the others, who then have the whole width."""


def _on_the_scale(marks: pd.DataFrame) -> pd.DataFrame:
    """Let what happened by some day stand at that day, and give what has no day at all a lane of its own."""
    last = (marks["zone"] == "earlier") & marks["by"].notna()
    below = (marks["zone"] != "dated") & ~last
    return marks.assign(
        at=marks["at"].where(~last, marks["by"]), tailed=last,
        zone=marks["zone"].mask(last, "dated").mask(below, "below"), lane=marks["lane"].mask(below, _UNDATED),
    ).sort_values("at", kind="stable", na_position="first", ignore_index=True)  # fmt: skip


def _lanes(marks: pd.DataFrame, spoken: Speech) -> dict[str, str]:
    present = set(marks["lane"])
    lanes = {str(track): spoken.of(row, "label") for track, row in keyed(spoken.dataset.tracks) if track in present}
    more = {_SAID: N_("Said on this question"), _UNDATED: N_("Without a date")}
    return lanes | {lane: spoken.language.text(name) for lane, name in more.items() if lane in present}


def _words(events: pd.DataFrame, view: View, spoken: Speech) -> dict[str, str]:
    text, day = spoken.language.text, spoken.language.day
    return {
        "zone earlier": text(N_("by {date}, day not given"), date=day(_last_vague(events, view), short=True)),
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


def _said(rows: pd.DataFrame, view: View, spoken: Speech) -> pd.DataFrame:
    """Mark who took which stance on which day; a click opens the actor, or the statements of several."""
    return pd.DataFrame(
        {
            "id": [f"actor:{who[0]}" if len(who) == 1 else f"q={view.question} evidence" for who in rows["actors"]],
            "lane": _SAID,
            "zone": rows["zone"].to_numpy(),
            "at": rows["at"].where(rows["zone"] == "dated").to_numpy(),
            "by": rows["at"].to_numpy(),
            "tailed": False,
            "status": rows["stance"].to_numpy(),
            "title": [_who(who, spoken) for who in rows["actors"]],
            "hover": [
                f"<b>{plain(positions.label(stance, spoken.language))}</b> · "
                f"{spoken.language.date(_edtf(zone, at))}<br>"
                f"{plain(', '.join(map(spoken.name, spoken.sorted(who))))}<br>"
                + spoken.language.text(N_("Click for the evidence"))
                for zone, at, stance, who in rows[["zone", "at", "stance", "actors"]].itertuples(index=False)
            ],
            "weight": [len(who) for who in rows["actors"]],
        }
    )


def _edtf(zone: str, at: pd.Timestamp) -> str:
    """Write the day of what was said, or by which it was said."""
    return f"{at:%Y-%m-%d}" if zone == "dated" else f"../{at:%Y-%m-%d}"


def _who(actors: tuple[str, ...], spoken: Speech) -> str:
    names = [spoken.name(actor) for actor in spoken.sorted(actors)]
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" +{spoken.language.number(rest)}" if rest > 0 else "")


def _said_table(rows: pd.DataFrame, spoken: Speech) -> pd.DataFrame:
    text = spoken.language.text
    return pd.DataFrame(
        [
            {
                text(N_("Date")): spoken.language.date(_edtf(zone, at)),
                text(N_("Track")): text(N_("Said on this question")),
                text(N_("Event")): ", ".join(spoken.name(actor) for actor in spoken.sorted(who)),
                text(N_("Status")): text(scale.stance(stance).label),
                text(N_("Date (EDTF)")): _edtf(zone, at),
            }
            for zone, at, stance, who in rows[["zone", "at", "stance", "actors"]].itertuples(index=False)
        ]
    )


def _last_vague(events: pd.DataFrame, view: View) -> pd.Timestamp:
    vague = events.loc[events["zone"] == "earlier", "start_end"].max()
    return vague if pd.notna(vague) else pd.Timestamp(view.as_of)


def _marks(events: pd.DataFrame, spoken: Speech) -> pd.DataFrame:
    present = spoken.dataset.participants["event_id"].value_counts().to_dict()
    return pd.DataFrame(
        {
            "id": [f"event:{event}" for event in events.index],
            "lane": events["track"].astype("str").to_numpy(),
            "zone": events["zone"].to_numpy(),
            "at": events["at"].to_numpy(),
            "by": events["start_end"].to_numpy(),
            "tailed": False,
            "status": events["status"].astype("str").to_numpy(),
            "title": [_title(row, spoken) for row in records(events)],
            "hover": [_hover(row, spoken) for row in records(events)],
            "weight": [_WEIGHTS.get(row["kind"], 0) + present.get(event, 0) for event, row in keyed(events)],
        }
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


def events_table(events: pd.DataFrame, spoken: Speech) -> pd.DataFrame:
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
                text(N_("Who")): ", ".join(name for _, name, _ in words.participants(str(event), spoken)),
                text(N_("Date (EDTF)")): "/".join(filter(None, (row["start"], row["end"]))),
                text(N_("Source")): statements.source(row["source_id"], spoken) if row["source_id"] else "",
                text(N_("Place")): statements.place(row["locator"], spoken),
            }
            for event, row in keyed(events)
        ]
    )
