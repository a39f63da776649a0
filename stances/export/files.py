"""An exhibit of a view -> a file. The addresses under `/export/` and the command line make the same ones."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import plotly.graph_objects as go

from stances.dataset import bundled
from stances.exhibits import EXHIBITS, Exhibit
from stances.exhibits.country import subject
from stances.export import page, stamp, tables
from stances.figures.look import Look
from stances.link import to_query
from stances.markup import table as as_markup
from stances.model import Dataset, View
from stances.scale import N_
from stances.words.speech import Speech, speech

SCREENS = {
    "balance": "map", "lists": "map", "time": "map", "said": "country", "sensitivity": "method", "coverage": "method",
    "threads": "timeline", "plan": "timeline", "weeks": "evidence", "votes": "country", "reliability": "method",
}  # fmt: skip
"""The page on which an exhibit stands, where it is not called like the exhibit."""


class NoFigureError(ValueError):
    """The form asked for needs a figure, and the exhibit has none for this view."""


@dataclass(frozen=True)
class File:
    """A file to hand out.

    Attributes:
        content: its bytes.
        media_type: its media type.
        name: its name, from plain letters; empty for what is shown rather than saved.
    """

    content: bytes
    media_type: str
    name: str = ""


@dataclass(frozen=True)
class Asked:
    """An exhibit of a view, with all that a file of it says.

    Attributes:
        exhibit: the exhibit.
        dataset: the dataset it shows.
        view: the view it shows.
        spoken: names and language.
        look: its colours.
        link: the address that reproduces it.
    """

    exhibit: Exhibit
    dataset: Dataset
    view: View
    spoken: Speech
    look: Look
    link: str

    @property
    def lines(self) -> list[str]:
        """The foot of the figure."""
        return stamp.foot(self.exhibit, self.dataset, self.view, self.spoken, self.link)

    @property
    def file(self) -> str:
        """The file's name without its ending."""
        about = {
            "timeline": (),
            "method": (),
            "coverage": (),
            "country": (subject(self.dataset, self.view),),
            "said": (subject(self.dataset, self.view),),
        }
        parts = about.get(self.exhibit.name, (self.view.question,))
        return _plain("stances", self.exhibit.name, *parts, self.view.as_of.isoformat())


def ask(name: str, dataset: Dataset, view: View, language: str, look: Look, site: str) -> Asked:
    """Make an exhibit that is to become a file.

    Args:
        name: one of `EXHIBITS`.
        dataset: the dataset.
        view: the view.
        language: the language's code.
        look: the colours.
        site: the address at which the dashboard stands, for the link.
    """
    exhibit = EXHIBITS[name](dataset, view, language, look)
    link = address(site, SCREENS.get(name, name), dataset, view, language)
    return Asked(exhibit, dataset, view, speech(dataset, language), look, link)


def address(site: str, screen: str, dataset: Dataset, view: View, language: str) -> str:
    """Return the address of a page that shows a view."""
    data = {"data": dataset.name} if dataset.name != bundled()[0] else {}
    query = urlencode(to_query(view, dataset) | data | {"lang": language})
    return f"{site.rstrip('/')}/{screen}?{query}"


def save(file: File, path: Path) -> None:
    """Write a file to disk.

    Raises:
        OSError: if it cannot be written there.
    """
    path.write_bytes(file.content)


def _csv(asked: Asked) -> File:
    return File(tables.csv(asked.exhibit.table), "text/csv; charset=utf-8", f"{asked.file}.csv")


def _xlsx(asked: Asked) -> File:
    text = asked.spoken.language.text
    facts = [(text(N_("Title")), asked.exhibit.title), (text(N_("What it rests on")), asked.exhibit.subtitle),
             *((text(N_("About")), line) for line in asked.lines)]  # fmt: skip
    made = dt.datetime.combine(dt.date.fromisoformat(str(asked.dataset.meta["created"])), dt.time(), dt.UTC)
    content = tables.xlsx(asked.exhibit.table, facts, (text(N_("Data")), text(N_("About"))), made)
    return File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", f"{asked.file}.xlsx")


def _html(asked: Asked) -> File:
    text = asked.spoken.language.text
    figure, _, _ = _stamped(asked)
    content = page.page(
        figure, title=asked.exhibit.title, alt=asked.exhibit.alt, content=asked.exhibit.table, look=asked.look,
        language=asked.spoken.language.code, words=(text(N_("Table")), asked.exhibit.subtitle),
    )  # fmt: skip
    return File(content, "text/html; charset=utf-8", f"{asked.file}.html")


def _json(asked: Asked) -> File:
    figure, width, height = _stamped(asked)
    content = {"figure": figure.to_plotly_json(), "width": width, "height": height, "file": asked.file,
               "title": asked.exhibit.alt}  # fmt: skip
    return File(json.dumps(content, default=str).encode(), "application/json")


def _table(asked: Asked) -> File:
    return File(as_markup(asked.exhibit.table, asked.exhibit.subtitle).encode(), "text/html; charset=utf-8")


def _stamped(asked: Asked) -> tuple[go.Figure, int, int]:
    """Stamp the figure.

    Raises:
        NoFigureError: if there is none.
    """
    if asked.exhibit.figure is None:
        raise NoFigureError(f"“{asked.exhibit.name}” has no figure for this view.")
    aside = html.unescape(re.sub(r"<[^>]+>", " ", asked.exhibit.markup)) if asked.exhibit.name == "map" else ""
    return stamp.stamped(asked.exhibit, asked.look, asked.lines, " ".join(aside.split()))


def _plain(*parts: str) -> str:
    plain = unicodedata.normalize("NFKD", "-".join(parts)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9.-]+", "-", plain)


FORMS: Mapping[str, Callable[[Asked], File]] = {
    "csv": _csv, "xlsx": _xlsx, "html": _html, "json": _json, "table": _table,
}  # fmt: skip
"""What an exhibit can become here; pictures are made in a browser. `json` is the figure, `table` a piece of HTML."""
