"""A briefing on a question: the state of play, who stands where, what changed, what comes next, what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from stances import scale
from stances.export.briefing import course, standing
from stances.export.briefing.document import Block, Heading, Paragraph
from stances.export.briefing.pictures import drawn
from stances.export.briefing.subject import Subject, labelled, line
from stances.measures import changes as measure
from stances.measures.board import rows
from stances.model import Row, records
from stances.scale import N_
from stances.words import briefing as words
from stances.words import changes as change_words
from stances.words import events as event_words
from stances.words import findings


def question(subject: Subject) -> Iterator[Block]:
    """Write the parts of a briefing on the view's question."""
    shown = rows(subject.dataset, subject.view)
    changed = course.changed(subject, by_question=False)
    events = course.taken_part(subject)
    yield from _state_of_play(shown, changed, events, subject)
    if any(row["n"] for row in shown):
        yield drawn("map", subject)
    yield from standing.who_stands_where(shown, subject)
    yield from course.changes(changed, subject, by_question=False)
    yield from course.events(events, subject)
    yield from standing.open_points(shown, subject)


def _state_of_play(shown: Sequence[Row], changed: pd.DataFrame, events: pd.DataFrame,
                   subject: Subject) -> Iterator[Block]:  # fmt: skip
    text, spoken, view = subject.text, subject.spoken, subject.view
    days = measure.period(subject.dataset, view)
    yield Heading(1, text(N_("State of play")))
    yield Paragraph(line(findings.finding(shown, view, spoken)), "lead")
    if groups := findings.groups(shown, view, spoken):
        yield Paragraph(line(groups))
    yield Paragraph(line(change_words.finding(records(changed), days, view.but(everything=False), spoken)), "item")
    yield Paragraph(line(event_words.finding(records(events), view.as_of, spoken)), "item")
    yield Paragraph(line(words.unsettled(shown, spoken)), "item")
    yield Paragraph(labelled(text(N_("The question")), spoken.question(view.question, "text")))
    for end in (scale.SCALE[0], scale.SCALE[-1]):  # the table of questions says what its ends mean
        yield Paragraph(labelled(text(end.label), spoken.question(view.question, end.slug)), "item")
    yield Paragraph(line(text(N_(
        "Sentences of this part sum up the tables below, in which every claim carries the number of its source."))),
        "small")  # fmt: skip
