"""A briefing on an actor: its positions, how they came about, what it said, what changed, on what it is silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stances.exhibits import EXHIBITS
from stances.export.briefing import course, standing
from stances.export.briefing.document import Block, Heading, Paragraph, Run, Table, Text
from stances.export.briefing.pictures import drawn
from stances.export.briefing.subject import Subject, line, said
from stances.figures.look import LIGHT
from stances.measures import board
from stances.measures.evidence import of_actor
from stances.measures.history import history
from stances.measures.positions import positions
from stances.model import Row, keyed, records
from stances.scale import N_
from stances.words import briefing as words
from stances.words import events as event_words
from stances.words import positions as position_words
from stances.words import rules


def country(subject: Subject) -> Iterator[Block]:
    """Write the parts of a briefing on the view's country."""
    text, view = subject.text, subject.view
    about = EXHIBITS["country"](subject.dataset, view, subject.spoken.language.code, LIGHT)
    changed = course.changed(subject, by_question=True)
    events = course.taken_part(subject)
    rows = _held(subject)
    yield Heading(1, text(N_("State of play")))
    yield Paragraph(line(about.title), "lead")
    if about.subtitle:
        yield Paragraph(line(about.subtitle))
    yield Paragraph(line(event_words.finding(records(events), view.as_of, subject.spoken)), "item")
    if about.figure is not None:
        yield drawn("country", subject)
    yield from _positions(rows, subject)
    yield from course.changes(changed, subject, by_question=True)
    yield from _statements(rows, subject)
    yield from course.events(events, subject)
    if rows:
        yield Heading(1, text(N_("Open points")))
        yield from _open(rows, subject)
    yield from _silence(rows, subject)


def _held(subject: Subject) -> list[Row]:
    """Return the actor's positions, question by question in the order of the dataset."""
    view = subject.view
    found = positions(subject.dataset, view.as_of, bases=view.bases, rule=view.rule, actor=view.country)
    place = {question: at for at, question in enumerate(subject.dataset.questions.index)}
    found = found.assign(stale=found["age"] > view.stale, place=found["question_id"].map(place))
    return list(records(found.sort_values("place")))


def _positions(rows: list[Row], subject: Subject) -> Iterator[Block]:
    text, spoken = subject.text, subject.spoken
    yield Heading(1, text(N_("Positions, question by question")))
    if not rows:
        yield Paragraph(line(text(N_("Nothing is on record from before or on {date}."),
                                  date=spoken.language.day(subject.view.as_of))))  # fmt: skip
        return
    cells = tuple(
        (
            (line(spoken.question(row["question_id"]), strong=True),),
            standing.position(row, subject),
            said(row["statements"], len(row["stances"]), subject),
            (line(spoken.language.date(row["date"])),),
        )
        for row in rows
    )
    heads = (text(N_("Question")), text(N_("Position")), text(N_("What was said, and on what condition")),
             text(N_("Date")))  # fmt: skip
    caption = text(N_("{name}: positions as of {date}"), name=spoken.name(subject.view.country),
                   date=spoken.language.day(subject.view.as_of))  # fmt: skip
    yield Table(caption, heads, cells, (22, 19, 45, 14))


def _statements(rows: list[Row], subject: Subject) -> Iterator[Block]:
    """Write, for each question, how the position came about and all that was said, newest first."""
    view, spoken = subject.view, subject.spoken
    found = of_actor(subject.dataset, view.country, view)
    spells = history(subject.dataset, view.country, view.as_of, view.bases, view.rule)
    held = {row["question_id"]: row for row in rows}
    asked = [question for question in subject.dataset.questions.index if (found["question_id"] == question).any()]
    if asked:
        yield Heading(1, subject.text(N_("How the positions came about, statement by statement")))
    for question in asked:
        yield Heading(2, spoken.question(question))
        own = [row for row in spells if row["question_id"] == question]
        if len(own) > 1:
            yield Paragraph((Run(f"{subject.text(N_('Course'))}: ", strong=True), *_course(own, subject)))
        if question in held and held[question]["n"] > 1:
            yield Paragraph(line(position_words.rule(held[question], view, spoken)), "small")
        for code, row in keyed(found[found["question_id"] == question]):
            yield Paragraph(_statement(code, row, subject), "item")


def _course(spells: Iterable[Row], subject: Subject) -> Text:
    """Write the spells of a position one after the other, each with what began it."""
    runs: list[Run] = []
    for row in spells:
        said = {code: subject.dataset.row("statements", code) for code in row["statements"]}
        began = next((one for one in said.values() if one["counts"] == row["start"]), said[row["statements"][0]])
        date = subject.spoken.language.date(began["date"])
        label = position_words.label(str(row["outcome"]), subject.spoken.language)
        runs += [Run(" → " if runs else ""), Run(f"{label} ({date})", cites=subject.cites(row["statements"]))]
    return tuple(runs)


def _statement(code: str, row: Row, subject: Subject) -> Text:
    spoken = subject.spoken
    label = position_words.label(str(row["stance"]), spoken.language)
    who = words.about(row, spoken)
    condition = spoken.of(row, "condition")
    parts = [spoken.of(row, "summary")]
    if condition:
        parts.append(f"{subject.text(N_('Condition'))}: {condition}.")
    if row["quote"]:
        parts.append(subject.text(N_("“{text}”"), text=row["quote"]))
    if who:
        parts.append(f"({who})")
    return (Run(f"{spoken.language.date(row['date'])}, {label}: ", strong=True),
            Run(" ".join(parts), cites=subject.cites([code])))  # fmt: skip


def _open(rows: list[Row], subject: Subject) -> Iterator[Block]:
    found = tuple(standing.disagreements(rows, subject, by_question=True))
    yield from found
    if not found:
        yield Paragraph(line(subject.text(N_(
            "No position is contested, divided, disputed, in others' words or {old}."),
            old=rules.stale(subject.view.stale, subject.spoken.language))))  # fmt: skip


def _silence(rows: list[Row], subject: Subject) -> Iterator[Block]:
    """Write on what nothing is on record, and where a group that the actor belongs to has a position."""
    text, spoken = subject.text, subject.spoken
    held = {row["question_id"] for row in rows}
    rest = [str(question) for question in subject.dataset.questions.index if question not in held]
    if not rest:
        return
    yield Heading(1, text(N_("Not on record")))
    yield Paragraph(line(spoken.language.plural(
        N_("On one of {total} questions, no position is on record."),
        N_("On {n} of {total} questions, no position is on record."), len(rest),
        total=spoken.language.number(len(subject.dataset.questions)))))  # fmt: skip
    for question in rest:
        yield Paragraph((Run(spoken.question(question)), *_lent(question, subject)), "item")


def _lent(question: str, subject: Subject) -> Text:
    """Say what position the actor's groups have on a question on which it has none."""
    view, spoken = subject.view.but(question=question, actors=(), stances=(), inherit=True), subject.spoken
    everybody = {row["actor_id"]: row for row in board.rows(subject.dataset, view)}
    runs: list[Run] = []
    for group in everybody[view.country]["via"]:
        row = everybody[group]
        label = position_words.label(str(row["outcome"]), spoken.language)
        runs += [Run(", " if runs else " – "),
                 Run(f"{spoken.name(group)}: {label}", cites=subject.cites(row["statements"]))]  # fmt: skip
    return tuple(runs)
