"""Dataset + view + language -> the document; what is in it is the same in every format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from stances.exhibits.country import subject as subject_of
from stances.exhibits.exhibit import border_policy
from stances.export.briefing.country import country
from stances.export.briefing.document import Block, Document, Heading, Paragraph, Words
from stances.export.briefing.question import question
from stances.export.briefing.subject import Subject, line, prepared
from stances.export.citation import data_line
from stances.export.files import address
from stances.model import Dataset, View
from stances.scale import N_
from stances.words import filters, rules
from stances.words.speech import speech

About = Literal["question", "country"]
"""What a briefing can be on."""

HEEDS: Mapping[About, Sequence[filters.Filter]] = {
    "question": (*filters.BOARD, filters.TRACKS, filters.RULE),
    "country": (filters.COUNTED, filters.TRACKS, filters.RULE),
}
"""The filters that it depends on."""

ABOUT: tuple[About, ...] = ("question", "country")


def content(dataset: Dataset, view: View, language: str, about: About, site: str,
            progress: Callable[[str], None] = lambda _step: None) -> Document:  # fmt: skip
    """Write a briefing.

    Args:
        dataset: the dataset.
        view: its question or its country is what the briefing is on; its day, its earlier day, its filters, rule
            and age of staleness are used. Without an earlier day, the last `subject.REACH` days are looked at.
        language: the language's code.
        about: whether it is on the view's question or on its country.
        site: the address at which the dashboard stands, for the link.
        progress: told, before each part, what is being made.
    """
    asked = prepared(view)
    if about == "country":
        asked = asked.but(country=subject_of(dataset, view), actors=(), stances=())
    else:
        asked = asked.but(country="", everything=False)
    subject = Subject(dataset, asked, speech(dataset, language))
    spoken, text = subject.spoken, subject.text
    title = spoken.name(asked.country) if about == "country" else spoken.question(asked.question)
    screen = "country" if about == "country" else "overview"
    blocks: list[Block] = []
    for block in (country if about == "country" else question)(subject):
        if isinstance(block, Heading) and block.level == 1:
            progress(block.text)
        blocks.append(block)
    blocks += _reading(subject, address(site, screen, dataset, view.but(evidence=""), language))
    day = spoken.language.day
    return Document(
        title=title,
        above=" · ".join((text(N_("Briefing")), dataset.text("title", language))),
        beneath=" · ".join(filter(None, (
            text(N_("As of {date} · changes since {since}"), date=day(asked.as_of),
                 since=day(asked.since or asked.as_of)),
            filters.beneath(filters.only(asked, spoken, HEEDS[about]))))),
        language=spoken.language.code,
        blocks=tuple(blocks),
        describe=subject.note,
        words=Words(text(N_("Sources")), text(N_("Table {n}")), text(N_("Figure {n}")),
                    text(N_("Back to the text"))),
        made=dt.date.fromisoformat(str(dataset.meta["created"])),
        subject=dataset.text("title", language),
        keywords=(dataset.name, asked.country or asked.question, asked.as_of.isoformat()),
    )  # fmt: skip


def _reading(subject: Subject, link: str) -> Iterator[Block]:
    """Say how positions come about, what the notes are, from which data this is, and where it can be seen."""
    text, spoken, dataset = subject.text, subject.spoken, subject.dataset
    decides = text(rules.DECIDES[subject.view.rule])
    yield Heading(1, text(N_("How to read this")))
    how = N_(
        "All sentences and tables are computed from the record: {rule}. A number refers to a source, the sign ¶ "
        "to the paragraph in it. “No position on record” is neither neutrality nor refusal."
    )
    yield Paragraph(line(text(how, rule=decides)))
    yield Paragraph(line(f"{data_line(dataset, spoken)} {text(N_('Made with Stances.'))}"))
    yield Paragraph(line(border_policy(spoken)))
    yield Paragraph(line(text(N_("The same view, up to date: {link}"), link=link)))
