"""An exhibit of a view -> a file. The addresses under `/export/` and the command line make the same ones."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from urllib.parse import urlencode

import plotly.graph_objects as go

from stances.dataset import bundled
from stances.exhibits import EXHIBITS, Exhibit
from stances.exhibits.country import subject
from stances.export import page, raw, share, stamp, tables, workbook
from stances.export.about import About, about
from stances.export.compact import compact
from stances.export.description import Description, describe
from stances.export.errors import NoFigureError
from stances.export.file import File, plain
from stances.export.typed import typed
from stances.figures.look import Look
from stances.link import pinned, to_query
from stances.markup import table as as_markup
from stances.model import Dataset, View
from stances.scale import N_
from stances.words.speech import Speech, speech

SCREENS = {
    "balance": "map", "lists": "map", "time": "map", "said": "country", "sensitivity": "method", "coverage": "method",
    "events": "timeline", "threads": "timeline", "plan": "timeline", "weeks": "evidence", "votes": "country",
    "reliability": "method", "groups": "country",
}  # fmt: skip
"""The page on which an exhibit stands, where it is not called like the exhibit."""


PICTURES = ("png", "svg", "pdf")
PRINT, SCREEN, SHARE = "print", "screen", "share"
SIZES: Mapping[str, float] = {PRINT: 3, SCREEN: 1.5, SHARE: 1}
"""How large a picture can be: pixels of a PNG a pixel of the layout, which is 1100 wide; `share` is 1200 by 630."""


@dataclass(frozen=True, eq=False)
class Asked:
    """An exhibit of a view, with all that a file of it says.

    Attributes:
        exhibit: the exhibit.
        dataset: the dataset it shows.
        view: the view it shows.
        spoken: names and language.
        look: its colours.
        link: the address that reproduces it and names the version of the data.
        size: how large a picture of it is: a key of `SIZES`.
        embed: whether a page of it is to stand within another.
    """

    exhibit: Exhibit
    dataset: Dataset
    view: View
    spoken: Speech
    look: Look
    link: str
    size: str = PRINT
    embed: bool = False

    @property
    def lines(self) -> list[str]:
        """The foot of the figure."""
        return stamp.foot(self.exhibit, self.dataset, self.view, self.spoken, self.link)

    @cached_property
    def table(self) -> About:
        """What its table says of itself."""
        return about(self.exhibit, self.dataset, self.view, self.spoken, self.link)

    @property
    def about(self) -> Description:
        """What a file of the figure says of itself."""
        return describe(self.exhibit, self.dataset, self.view, self.spoken, self.lines, self.link)

    @property
    def file(self) -> str:
        """The file's name without its ending."""
        about = {
            "timeline": (),
            "method": (),
            "coverage": (),
            "country": (subject(self.dataset, self.view),),
            "said": (subject(self.dataset, self.view),),
            "groups": (subject(self.dataset, self.view), self.view.question),
        }
        parts = about.get(self.exhibit.name, (self.view.question,))
        more = ["filtered"] * self.exhibit.filtered(self.view) + [self.size] * (self.size != PRINT)
        return plain("stances", self.exhibit.name, *parts, self.view.as_of.isoformat(), *more)


def ask(name: str, dataset: Dataset, view: View, language: str, look: Look, site: str, *, size: str = PRINT,
        embed: bool = False) -> Asked:  # fmt: skip
    """Make an exhibit that is to become a file.

    Args:
        name: one of `EXHIBITS`.
        dataset: the dataset.
        view: the view.
        language: the language's code.
        look: the colours.
        site: the address at which the dashboard stands, for the link.
        size: how large a picture is to be: a key of `SIZES`.
        embed: whether a page is to stand within another.
    """
    exhibit = EXHIBITS[name](dataset, view, language, look)
    link = address(site, SCREENS.get(name, name), dataset, view, language, pin=True)
    return Asked(exhibit, dataset, view, speech(dataset, language), look, link, size, embed)


def address(site: str, screen: str, dataset: Dataset, view: View, language: str, *, pin: bool = False) -> str:
    """Return the address of a page that shows a view; pinned, it says for which version of the data it was made."""
    data = {"data": dataset.name} if pin or dataset.name != bundled()[0] else {}
    query = urlencode((pinned if pin else to_query)(view, dataset) | data | {"lang": language})
    return f"{site.rstrip('/')}/{screen}?{query}"


def _csv(asked: Asked) -> File:
    return File(tables.csv(asked.exhibit.table), "text/csv; charset=utf-8", f"{asked.file}.csv")


def _xlsx(asked: Asked) -> File:
    text = asked.spoken.language.text
    columns, facts = list(typed(asked.exhibit.table, asked.spoken)), asked.table.facts(asked.lines, asked.spoken)
    made = dt.date.fromisoformat(str(asked.dataset.meta["created"]))
    content = workbook.xlsx(columns, facts, (text(N_("Data")), text(N_("About"))), asked.table.language, made)
    return File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", f"{asked.file}.xlsx")


def _parquet(asked: Asked) -> File:
    content = tables.parquet(typed(asked.exhibit.table, asked.spoken), asked.table)
    return File(content, "application/vnd.apache.parquet", f"{asked.file}.parquet")


def _json(asked: Asked) -> File:
    return File(tables.records(asked.exhibit.table, asked.table), "application/json", f"{asked.file}.json")


def _raw(asked: Asked) -> File:
    content = raw.raw(asked.exhibit, asked.dataset, asked.spoken)
    return File(content, "text/csv; charset=utf-8", f"{asked.file}.raw.csv")


def _html(asked: Asked) -> File:
    text, exhibit = asked.spoken.language.text, asked.exhibit
    figure, _, _ = _stamped(asked)
    live = text(N_("Click for the evidence"))
    if asked.embed:  # shown within another page, so it has no name to save it under
        foot = list(filter(None, (stamp.aside(exhibit), *asked.lines)))
        content = page.embedded(
            exhibit.figure, about=asked.about, alt=exhibit.alt, look=asked.look, foot=foot, live=live
        )
        return File(content, "text/html; charset=utf-8")
    content = page.page(figure, about=asked.about, alt=exhibit.alt, content=exhibit.table, look=asked.look,
                        words=(text(N_("Table")), exhibit.subtitle), live=live)  # fmt: skip
    return File(content, "text/html; charset=utf-8", f"{asked.file}.html")


def _plotly(asked: Asked) -> File:
    figure, width, height = _stamped(asked)
    content = {"figure": figure.to_plotly_json(), "width": width, "height": height, "file": asked.file,
               "about": asked.about.words}  # fmt: skip
    return File(json.dumps(content, default=str).encode(), "application/json", f"{asked.file}.plotly.json")


def _picture(form: str) -> Callable[[Asked], File]:
    def make(asked: Asked) -> File:
        from stances.export import images  # noqa: PLC0415 - kaleido takes a while to load, and is not always needed

        figure, width, height = _stamped(asked)
        scale = SIZES[asked.size] if form == "png" else 1
        if asked.size == SHARE:
            scale = share.WIDTH / width
        content = images.picture(figure, form, width, height, scale, asked.about)
        return File(content, images.FORMS[form], f"{asked.file}.{form}")

    return make


def _table(asked: Asked) -> File:
    return File(as_markup(asked.exhibit.table, asked.exhibit.subtitle).encode(), "text/html; charset=utf-8")


def _stamped(asked: Asked) -> tuple[go.Figure, int, int]:
    """Stamp the figure.

    Raises:
        NoFigureError: if there is none.
    """
    if asked.exhibit.figure is None:
        raise NoFigureError(f"“{asked.exhibit.name}” has no figure for this view.")
    aside = stamp.aside(asked.exhibit)
    if asked.size == SHARE:
        smaller = partial(compact, asked.exhibit, asked.view, asked.spoken, asked.look)
        return share.shared(asked.exhibit, asked.look, asked.lines, aside, smaller)
    return stamp.stamped(asked.exhibit, asked.look, asked.lines, aside)


FORMS: Mapping[str, Callable[[Asked], File]] = {
    "csv": _csv, "xlsx": _xlsx, "parquet": _parquet, "json": _json, "raw.csv": _raw, "html": _html,
    "plotly.json": _plotly, "table": _table, **{form: _picture(form) for form in PICTURES},
}  # fmt: skip
"""What an exhibit can become, by its file's ending; pictures are drawn by a browser.

`json` is the table, `plotly.json` the stamped figure with its size, `table` a piece of HTML for the page.
"""


def form_of(name: str) -> str:
    """Return the form that a file's ending asks for: the longest one that fits; empty if none does."""
    fitting = [form for form in FORMS if name.lower().endswith(f".{form}")]
    return max(fitting, key=len, default="")
