"""What a briefing is about and in which words; and how a row of the record becomes a claim with its sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from stances.export.briefing.document import Cite, Run, Text
from stances.model import Dataset, Row, View
from stances.scale import N_
from stances.words import briefing as words
from stances.words import statements
from stances.words.speech import Speech

REACH = 180
"""Days: how far back changes go unless a day is chosen, and the age from which a position counts as old."""


@dataclass(frozen=True, eq=False)
class Subject:
    """A dataset, what is asked of it and how it is spoken of.

    Attributes:
        dataset: the dataset.
        view: the view, with an earlier day and an age of staleness.
        spoken: names and language.
    """

    dataset: Dataset
    view: View
    spoken: Speech

    def text(self, message: str, **values: object) -> str:
        """Translate a message."""
        return self.spoken.language.text(message, **values)

    def cites(self, codes: Iterable[str]) -> tuple[Cite, ...]:
        """Return where statements are from, each place once."""
        rows = (self.dataset.row("statements", code) for code in codes)
        return tuple(dict.fromkeys(Cite(row["source_id"], row["locator"]) for row in rows if row["source_id"]))

    def note(self, source: str, places: tuple[str, ...]) -> tuple[str, str, str]:
        """Write a source as a note: what it is, which places are referred to, its address."""
        row = self.dataset.row("sources", source)
        what = statements.source(source, self.spoken)
        if row["accessed"]:
            what = f"{what}; {self.text(N_('read {date}'), date=self.spoken.language.date(row['accessed']))}"
        url = str(row["url"])
        return what, words.places(places, self.spoken), url if url.startswith(("https://", "http://")) else ""


def prepared(view: View) -> View:
    """Fill in what a briefing needs and a view may leave open; what belongs to a page is left out."""
    since = view.since if view.since and view.since < view.as_of else view.as_of - dt.timedelta(days=REACH)
    return view.but(since=since, stale=view.stale or REACH, inherit=False, period="", evidence="", find="")


def line(text: str, *cites: Cite, strong: bool = False) -> Text:
    """Return a text with its sources."""
    return (Run(text, strong, cites),)


def labelled(label: str, text: str, *cites: Cite) -> Text:
    """Return a text after a name in bold."""
    return (Run(f"{label}: ", strong=True), Run(text, cites=cites))


def said(codes: Iterable[str], voices: int, subject: Subject) -> tuple[Text, ...]:
    """Write the statements that decide a position: one for each stance among them, with all their sources.

    Args:
        codes: the statements, newest first.
        voices: how many stances they take.
        subject: the subject.
    """
    rows = {code: subject.dataset.row("statements", code) for code in codes}
    lines: dict[str, list[str]] = {}
    for code, row in rows.items():
        lines.setdefault(str(row["stance"]), []).append(code)
    return tuple(
        text
        for same in lines.values()
        for text in _with_condition(same, rows, subject, dated=voices > 1)
    )  # fmt: skip


def _with_condition(codes: list[str], rows: dict[str, Row], subject: Subject, *, dated: bool) -> list[Text]:
    first, spoken = rows[codes[0]], subject.spoken
    summary, cites = spoken.of(first, "summary"), subject.cites(codes)
    found = [labelled(words.voice(first, spoken), summary, *cites) if dated else line(summary, *cites)]
    conditions: dict[str, list[str]] = {}
    for code in codes:
        if condition := spoken.of(rows[code], "condition"):
            conditions.setdefault(condition, []).append(code)
    # Of a single statement, the number that stands after it is that of its condition, too.
    found += [labelled(subject.text(N_("Condition")), condition, *(subject.cites(same) if len(codes) > 1 else ()))
              for condition, same in conditions.items()]  # fmt: skip
    return found
