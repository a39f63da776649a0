"""What changed since a day, what happened last, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from stances.export.briefing.document import Block, Cite, Heading, Paragraph, Table, Text
from stances.export.briefing.subject import Subject, labelled, line
from stances.measures import changes as measure
from stances.measures.events import calendar
from stances.measures.threads import threads
from stances.model import Row, keyed, records
from stances.scale import N_
from stances.words import changes as words
from stances.words import events as event_words
from stances.words import threads as thread_words

_LAST = 10
"""So many events of the past are listed, the newest."""

_REASONS = 3
"""So many statements are given for one change."""

_NEW = 20
"""Of more actors than this that are new on record, the table of positions is named instead of them."""

_TO_COME = ("planned", "conditional")


def changed(subject: Subject, *, by_question: bool) -> pd.DataFrame:
    """Return what changed between the view's days: on its question, or by its country on all questions."""
    if not by_question:
        return measure.changes(subject.dataset, subject.view.but(everything=False))
    actor = subject.view.country
    found = measure.changes(subject.dataset, subject.view.but(everything=True, actors=(actor,)))
    return found[found["actor_id"] == actor]


def changes(found: pd.DataFrame, subject: Subject, *, by_question: bool) -> Iterator[Block]:
    """Write one row for each change, with the statements that made the difference."""
    text, spoken = subject.text, subject.spoken
    days = measure.period(subject.dataset, subject.view)
    yield Heading(1, text(N_("What changed since {date}"), date=spoken.language.day(days.since)))
    yield Paragraph(line(words.finding(records(found), days, subject.view.but(everything=by_question), spoken)))
    new = found["change"] == measure.APPEARED
    if new.sum() > _NEW:
        yield Paragraph(
            line(text(N_("Those who are new on record stand, with their sources, in the table of positions.")))
        )
        found = found[~new]
    if found.empty:
        return
    rows = tuple(
        (
            (line(spoken.question(row["question_id"]) if by_question else spoken.name(row["actor_id"]), strong=True),),
            _course(row, subject),
            tuple(line(spoken.of(subject.dataset.row("statements", code), "summary"), *subject.cites([code]))
                  for code in row["statements"][:_REASONS]),
            (line(spoken.language.date(row["date"])),),
        )
        for row in records(found)
    )  # fmt: skip
    heads = (text(N_("Question") if by_question else N_("Actor")), text(N_("Change")),
             text(N_("What made the difference")), text(N_("Date")))  # fmt: skip
    caption = text(N_("Changes between {since} and {until}"), since=spoken.language.day(days.since),
                   until=spoken.language.day(days.until))  # fmt: skip
    yield Table(caption, heads, rows, (20, 28, 38, 14))


def _course(row: Row, subject: Subject) -> tuple[Text, ...]:
    label = line(subject.text(words.LABELS[row["change"]]), strong=True)
    detail = words.detail(row, subject.spoken)
    named = row["change"] in {measure.CONDITION, measure.BASIS}
    told = line(detail) if named else labelled(subject.text(N_("Condition")), detail)
    return (label, line(words.course(row, subject.spoken)), *((told,) if detail else ()))


def taken_part(subject: Subject) -> pd.DataFrame:
    """Return the events that the view leaves; of a country, those in which it took part itself."""
    if not subject.view.country:
        return calendar(subject.dataset, subject.view)
    found = calendar(subject.dataset, subject.view.but(actors=(subject.view.country,)))
    there = subject.dataset.participants
    return found[found.index.isin(there.loc[there["actor_id"] == subject.view.country, "event_id"])]


def events(found: pd.DataFrame, subject: Subject) -> Iterator[Block]:
    """Write the last events up to the day, and what is planned or hangs on a condition."""
    text = subject.text
    day = pd.Timestamp(subject.view.as_of)
    open_ = found["status"].isin(_TO_COME)
    past = found[~open_ & (found["start_end"] <= day)].sort_values(["start_end", "start_start"], kind="stable")
    ahead = found[open_ & ~(found["end_end"].fillna(found["start_end"]) < day)]
    ahead = ahead.sort_values("start_end", kind="stable", na_position="last")
    yield Heading(1, text(N_("What happened, and what comes next")))
    if past.empty and ahead.empty:
        yield Paragraph(line(text(N_("No event is on record."))))
    heads = (text(N_("Date")), text(N_("Event")), text(N_("Kind and status")))
    told = _deadlines(subject)
    if len(past):
        rows = tuple(_event(row, told.get(code, ""), subject) for code, row in keyed(past.tail(_LAST).iloc[::-1]))
        yield Heading(2, text(N_("The last events")))
        yield Table(text(N_("The last events, newest first")), heads, rows, (19, 60, 21))
    yield Heading(2, text(N_("Next dates")))
    if ahead.empty:
        yield Paragraph(line(text(N_("Nothing is on record as planned after {date}."),
                                  date=subject.spoken.language.day(subject.view.as_of))))  # fmt: skip
        return
    rows = tuple(_event(row, told.get(code, ""), subject) for code, row in keyed(ahead))
    yield Table(text(N_("Planned, and hanging on a condition")), heads, rows, (19, 60, 21))


def _event(row: Row, became: str, subject: Subject) -> tuple[tuple[Text, ...], ...]:
    spoken = subject.spoken
    cites = (Cite(row["source_id"], row["locator"]),) if row["source_id"] else ()
    title, summary = spoken.of(row, "title"), spoken.of(row, "summary")
    about: tuple[Text, ...] = (line(title, strong=True), line(summary, *cites)) if summary else (
        line(title, *cites, strong=True),)  # fmt: skip
    if where := spoken.of(row, "place"):
        about = (line(f"{title} · {where}", *(() if summary else cites), strong=True), *about[1:])
    status = line(_status(row, became, subject))
    hangs_on = spoken.of(row, "condition") if row["start"] else ""
    return (line(event_words.when(row, spoken)),), about, (status, line(hangs_on)) if hangs_on else (status,)


def _status(row: Row, became: str, subject: Subject) -> str:
    """Say what an event is and whether it took place; of a deadline, what became of it."""
    status = "" if became and row["status"] not in _TO_COME else subject.text(event_words.STATUSES[row["status"]])
    return ", ".join(filter(None, (subject.text(event_words.KINDS[row["kind"]]), status, became)))


def _deadlines(subject: Subject) -> dict[str, str]:
    """Return what became of each deadline."""
    found = threads(subject.dataset, subject.view.but(actors=()))
    return {code: became for code, row in found.items() if (became := thread_words.became(row, subject.spoken))}
