"""What a page, an export and a route all show: the same measure, figure, words and table for a view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from stances import scale
from stances.figures.look import Drawn
from stances.measures.board import rows
from stances.model import Dataset, Row, View
from stances.scale import N_
from stances.words import findings, positions, statements
from stances.words.filters import Filter
from stances.words.speech import Speech, speech

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(frozen=True, eq=False)
class Exhibit:
    """One thing to show.

    Attributes:
        name: its code in links.
        title: what it shows, in a computed sentence.
        subtitle: what that rests on, and what the filters leave of it.
        rows: makes `table`, which most readers never open.
        drawing: what is drawn, if anything is.
        markup: HTML that belongs to it, if it has any; every text in it is escaped.
        note: what must stand at its foot besides source and version, such as the border policy.
        empty: whether the filters leave nothing to show.
        heeds: the filters on which it depends.
    """

    name: str
    title: str
    subtitle: str
    rows: Callable[[], pd.DataFrame] = field(repr=False)
    drawing: Drawn | None = field(default=None, repr=False)
    markup: str = field(default="", repr=False)
    note: str = ""
    empty: bool = False
    heeds: tuple[Filter, ...] = ()

    @cached_property
    def table(self) -> pd.DataFrame:
        """The same content as a table: one column a heading, in the order displayed."""
        return self.rows()

    @property
    def figure(self) -> go.Figure | None:
        """What is drawn, as a plotly figure: for exports."""
        return self.drawing and self.drawing.figure

    @property
    def alt(self) -> str:
        """The alternative text: what the figure shows and what it rests on."""
        return f"{self.title} {self.subtitle}"

    def filtered(self, view: View) -> bool:
        """Tell whether a filter that can be unset is set and leaves something out; a file's name says it."""
        return any(getattr(view, heed.field) for heed in self.heeds if heed.field not in {"question", "rule"})


@lru_cache(maxsize=1024)
def heads(dataset: Dataset, view: View, language: str) -> tuple[str, str]:
    """Return the finding of a view's board and what it rests on: written once for all who show it."""
    spoken = speech(dataset, language)
    shown = rows(dataset, view)
    return findings.finding(shown, view, spoken), findings.rests_on(shown, view, spoken)


def positions_table(board: Iterable[Row], view: View, spoken: Speech) -> pd.DataFrame:
    """Write a board as a table to read and to take away, one row an actor.

    Args:
        board: as made by `measures.board.rows`.
        view: the view; with inheritance there is a column for what is taken over.
        spoken: names and language.
    """
    dataset, text = spoken.dataset, spoken.language.text
    written = []
    for row in board:
        first = dataset.row("statements", row["statements"][0]) if row["statements"] else None
        written.append(
            {
                text(N_("Actor")): spoken.name(row["actor_id"]),
                text(N_("Code")): row["actor_id"],
                text(N_("Position")): text(scale.stance(str(row["outcome"])).label),
                **({text(N_("Taken from its group")): taken(row, spoken)} if view.inherit else {}),
                text(N_("Marks")): ", ".join([*voices(row, spoken), *positions.remarks(row, view, spoken.language)]),
                text(N_("Condition")): "" if first is None else condition(row, dataset, spoken),
                text(N_("Basis")): "" if first is None else statements.basis(first, spoken),
                text(N_("Date")): "" if first is None else spoken.language.date(row["date"]),
                text(N_("Date (EDTF)")): row["date"],
                text(N_("Statements")): int(row["n"]),
                text(N_("Deciding statements")): ", ".join(row["statements"]),
                text(N_("Source")): "" if first is None else statements.source(first["source_id"], spoken),
                text(N_("Place")): "" if first is None else statements.place(first["locator"], spoken),
                text(N_("Address")): "" if first is None else str(dataset.sources.at[first["source_id"], "url"]),
            }
        )
    return pd.DataFrame(written)


def voices(row: Row, speech: Speech) -> list[str]:
    """Return the stances that a position is made of, in one text, if they are several."""
    if len(row["stances"]) < 2:
        return []
    return [" / ".join(speech.language.text(scale.stance(slug).label) for slug in row["stances"])]


def taken(row: Row, speech: Speech) -> str:
    """Say which outcome an actor without a position takes over, and from whom."""
    if row["inherits"] == scale.NONE.slug:
        return ""
    groups = ", ".join(speech.name(group) for group in row["via"])
    return f"{speech.language.text(scale.stance(str(row['inherits'])).label)} ({groups})"


def condition(row: Row, dataset: Dataset, speech: Speech) -> str:
    """Return what a position hangs on: the condition of the first deciding statement that has one."""
    if not row["conditional"]:
        return ""
    texts = (speech.of(dataset.row("statements", code), "condition") for code in row["statements"])
    return next(filter(None, texts), "")


def border_policy(speech: Speech) -> str:
    """Say whose borders the map shows."""
    return speech.language.text(
        N_("Borders: Natural Earth, Crimea as on maps of the UN; shapes take no stand on any territory's status.")
    )
