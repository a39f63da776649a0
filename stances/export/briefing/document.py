"""A document without a format: headings, paragraphs, tables, pictures; and the sources that its claims refer to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal
from urllib.parse import unquote


@dataclass(frozen=True)
class Cite:
    """Where a claim is from.

    Attributes:
        source: the source's code.
        place: the place in it, as on record (`p14`); empty for all of it.
    """

    source: str
    place: str = ""

    @property
    def mark(self) -> str:
        """The place as it stands beside the note's number; empty if only the note has room for it."""
        return f"¶{self.place[1:]}" if self.place[:1] == "p" and self.place[1:].isdecimal() else ""


@dataclass(frozen=True)
class Run:
    """A stretch of text.

    Attributes:
        text: the text.
        strong: whether it is emphasised.
        cites: what it refers to; the numbers stand after it.
    """

    text: str
    strong: bool = False
    cites: tuple[Cite, ...] = ()


Text = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; the title of the document has level 0, its parts level 1."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: the lead, one of a list, one in small type, or a plain one."""

    text: Text
    kind: Literal["lead", "plain", "item", "small"] = "plain"


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        caption: what it shows; its number is put before it.
        heads: the heading of each column.
        rows: cells, each of one paragraph or several.
        widths: what part of the width each column takes, in percent.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Text, ...], ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Picture:
    """A picture.

    Attributes:
        caption: what it shows; its number is put before it.
        alt: the alternative text.
        content: a PNG.
        width: its width in pixels, as drawn.
        height: its height in pixels, as drawn.
    """

    caption: str
    alt: str
    content: bytes = field(repr=False)
    width: int = 0
    height: int = 0


Block = Heading | Paragraph | Table | Picture


@dataclass(frozen=True)
class Note:
    """A source as a note.

    Attributes:
        number: its number, in the order in which sources are first referred to.
        text: publisher, title, date and what else there is to know.
        places: the places that are referred to, in words.
        url: its address; empty if it has none that a browser opens.
    """

    number: int
    text: str
    places: str
    url: str

    @property
    def shown(self) -> str:
        """The address as it is read: letters of any script instead of their codes."""
        return unquote(self.url)


@dataclass(frozen=True, eq=False)
class Document:
    """A document.

    Attributes:
        title: its title.
        above: what kind of document it is, and on what; stands above the title.
        beneath: as of which day it is, from which data; stands beneath the title.
        language: the language's code.
        blocks: its content, in order; notes come after it.
        describe: (source, places) -> the text of its note, the places in words, its address.
        words: what it calls its own parts.
        made: the day of its data; documents know no clock.
        subject: what it is about, for its properties.
        keywords: words to find it by.
    """

    title: str
    above: str
    beneath: str
    language: str
    blocks: tuple[Block, ...]
    describe: Callable[[str, tuple[str, ...]], tuple[str, str, str]]
    words: Words
    made: dt.date
    subject: str
    keywords: tuple[str, ...] = ()

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each source that is referred to, in the order of the references."""
        return {source: number for number, source in enumerate(self._places, start=1)}

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes, one for each source that is referred to."""
        return tuple(
            Note(self.numbers[source], *self.describe(source, tuple(places)))
            for source, places in self._places.items()
        )  # fmt: skip

    def marks(self, run: Run) -> list[tuple[int, str]]:
        """Return what stands after a stretch of text: (number of the note, places that fit beside it: “¶1, ¶2”)."""
        found: dict[str, list[str]] = {}
        for cite in run.cites:
            found.setdefault(cite.source, []).append(cite.mark)
        return [(self.numbers[source], ", ".join(filter(None, marks))) for source, marks in found.items()]

    @cached_property
    def _places(self) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for run in (run for text in texts(self.blocks) for run in text):
            for cite in run.cites:
                places = found.setdefault(cite.source, {})
                if cite.place:
                    places[cite.place] = None
        return found


@dataclass(frozen=True)
class Words:
    """What a document calls its own parts.

    Attributes:
        notes: the heading of the notes.
        table: a table, with its number for `{n}`.
        figure: a picture, with its number for `{n}`.
        back: the link from a note to the place that first refers to it.
    """

    notes: str
    table: str
    figure: str
    back: str


def texts(blocks: Iterable[Block]) -> Iterator[Text]:
    """Return every text that can refer to a source, in the order in which it is read."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from cell
