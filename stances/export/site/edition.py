"""One language of a site, and one page of it while it is made: its exhibits as cards, with their files."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from stances.exhibits import Exhibit, made
from stances.export import wire
from stances.export.files import FORMS, Asked
from stances.export.site.linking import linked
from stances.export.site.places import Places
from stances.figures.look import LIGHT
from stances.markup import render, table
from stances.model import Dataset, View
from stances.scale import N_
from stances.words.speech import Speech, speech

FORMATS = ("csv", "xlsx")
"""What a table can be downloaded as."""


@dataclass(frozen=True, eq=False)
class Edition:
    """One language of a site.

    Attributes:
        dataset: the dataset.
        view: what every page shows, but for its question or country.
        language: the language's code; its folder has that name.
        languages: the codes of all languages of the site.
        base: the address at which the site will stand, with a slash at the end; empty if nobody said.
    """

    dataset: Dataset
    view: View
    language: str
    languages: tuple[str, ...]
    base: str = ""

    @cached_property
    def spoken(self) -> Speech:
        """Names and language."""
        return speech(self.dataset, self.language)

    @cached_property
    def places(self) -> Places:
        """Where everything stands."""
        return Places.of(self.dataset, self.view)

    @property
    def title(self) -> str:
        """What the site is called."""
        return self.dataset.text("title", self.language)

    def text(self, message: str, **values: object) -> str:
        """Translate a message."""
        return self.spoken.language.text(message, **values)

    def exhibit(self, name: str, **changes: Any) -> Exhibit:
        """Return an exhibit of the site's view with some choices changed; the one that the dashboard shows."""
        return made(name, self.dataset, self.view.but(**changes), self.language, LIGHT)


@dataclass(frozen=True, eq=False)
class Page:
    """A page while it is made.

    Attributes:
        edition: its language.
        path: its address within the language's folder.
        files: what belongs to it, by address within the language's folder.
    """

    edition: Edition
    path: str
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def up(self) -> str:
        """What leads from the page to the language's folder."""
        return "../" * self.path.count("/")

    def to(self, place: str) -> str:
        """Return the link from this page to a place in its language; empty if there is no such place."""
        return place if place.startswith("#") or not place else self.up + place

    def lead(self, mark: str, question: str = "") -> str:
        """Return the link from this page to where a mark leads."""
        place = self.edition.places.find(mark, question)
        own, parted, anchor = place.partition("#")
        return f"#{anchor}" if parted and own == self.path else self.to(place)

    def link(self, markup: str, question: str = "", **levels: str) -> str:
        """Make links of what the dashboard has buttons for; `h4="h2"` moves headings."""
        return linked(markup, partial(self.lead, question=question), levels=levels)

    def card(self, name: str, about: str = "", *, tabled: bool = True, levels: dict[str, str] | None = None,
             **changes: Any) -> str:  # fmt: skip
        """Write an exhibit as a part of the page: figure, markup, note, table and files; empty if it is empty.

        Args:
            name: one of `EXHIBITS`.
            about: the code of what it is about, for the names of its files; empty for all.
            tabled: whether its table and files stand here.
            levels: headings to be moved.
            changes: the choices in which its view differs from the site's.
        """
        edition = self.edition
        shown = edition.exhibit(name, **changes)
        if shown.empty:
            return ""
        view = edition.view.but(**changes)
        stem = "-".join(filter(None, (name, about)))
        return render(
            "site/card", name=name, alt=shown.alt, note=shown.note, figure=self._figure(shown, stem, view.question),
            markup=self.link(shown.markup, view.question, **(levels or {})),
            table=table(shown.table, shown.subtitle or shown.title) if tabled else "",
            files=self.offer(name, stem, view) if tabled else [],
            words={"table": edition.text(N_("Table")), "files": edition.text(N_("Download the table")),
                   "script": edition.text(N_("The figure needs JavaScript; the table beneath says the same."))},
        )  # fmt: skip

    def offer(self, name: str, stem: str, view: View) -> list[tuple[str, str]]:
        """Add an exhibit's table as files, and return (format, link) of each."""
        edition = self.edition
        link = f"{edition.base}{edition.language}/{self.path}" if edition.base else ""
        shown = made(name, edition.dataset, view, edition.language, LIGHT)
        asked = Asked(shown, edition.dataset, view, edition.spoken, LIGHT, link)
        links = []
        for form in FORMATS:
            place = f"files/{stem}.{form}"
            self.files[place] = FORMS[form](asked).content
            links.append((form.upper(), self.to(place)))
        return links

    def _figure(self, shown: Exhibit, stem: str, question: str) -> dict[str, object] | None:
        """Add a figure as a script, with where its marks lead, and return what the page says of it."""
        if shown.figure is None:
            return None
        drawn = wire.figure(shown)
        layout = shown.figure.layout
        leads = {mark: place for mark in sorted(wire.marks(json.loads(drawn)))
                 if (place := self.edition.places.find(mark, question))}  # fmt: skip
        place = f"figures/{stem}.js"
        content = f'STANCES.put("{stem}",{{"figure":{drawn},"leads":{json.dumps(leads, separators=(",", ":"))}}});\n'
        self.files[place] = content.encode()
        return {"place": self.to(place), "stem": stem, "height": layout.height or 0,
                "aspect": (layout.meta or {}).get("aspect", "")}  # fmt: skip
