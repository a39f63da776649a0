"""How to cite a dataset, a view of it or a figure: as text, as BibTeX, as CSL-JSON.

Nothing here knows what day it is: when something was read is an argument.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from stances.exhibits.exhibit import Exhibit
from stances.model import Dataset, View
from stances.scale import N_
from stances.words.filters import BOARD, FOUND, RULE, TRACKS, Filter, only
from stances.words.speech import Speech

Kind = Literal["dataset", "view", "figure", "table"]

_KINDS: Mapping[str, str] = {
    "dataset": N_("Dataset"), "view": N_("View of a dataset"), "figure": N_("Figure"), "table": N_("Table"),
}  # fmt: skip
_VIEW = (*BOARD, FOUND, TRACKS, RULE)
"""The filters that some page of a view depends on."""

_CSL_TYPES = {"dataset": "dataset", "view": "webpage", "figure": "graphic", "table": "document"}
_TEX = {char: f"\\{char}" for char in "&%$#_{}"} | {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True)
class Citation:
    """What is cited.

    Attributes:
        kind: whether it is a dataset, a view of one, or a figure or table of it.
        title: its title.
        speech: the dataset, and the language of the citation.
        link: the address that shows it; empty if there is none.
        accessed: the day on which it was read; None where that is not to be said.
    """

    kind: Kind
    title: str
    speech: Speech
    link: str = ""
    accessed: dt.date | None = None

    @property
    def dataset(self) -> Dataset:
        """The dataset that it rests on."""
        return self.speech.dataset

    @property
    def container(self) -> str:
        """The dataset's title, where that is not its own."""
        return "" if self.kind == "dataset" else self.dataset.text("title", self.speech.language.code)

    @property
    def issued(self) -> dt.date:
        """The day of the dataset's version."""
        return dt.date.fromisoformat(str(self.dataset.meta["created"]))

    @property
    def key(self) -> str:
        """A name for it that no other view or version has."""
        link = hashlib.sha256(f"{self.title} {self.link}".encode()).hexdigest()[:6]
        parts = ("stances", self.dataset.name, self.dataset.digest, *((self.kind, link) if self.container else ()))
        return "-".join(parts)


def of_dataset(speech: Speech, link: str = "", accessed: dt.date | None = None) -> Citation:
    """Cite a dataset."""
    return Citation("dataset", speech.dataset.text("title", speech.language.code), speech, link, accessed)


def of_view(view: View, speech: Speech, link: str, accessed: dt.date | None = None) -> Citation:
    """Cite a page as it shows a view."""
    text = speech.language.text
    about = text(N_("all questions")) if view.everything else speech.question(view.question)
    title = text(N_("Who stands where: {question}, as of {date}"), question=about, date=speech.language.day(view.as_of))
    return Citation("view", _filtered(title, view, speech, _VIEW), speech, link, accessed)


def of_figure(exhibit: Exhibit, view: View, speech: Speech, link: str, accessed: dt.date | None = None) -> Citation:
    """Cite a figure or table by the finding above it, the day that it shows, and what its filters leave."""
    title, day = exhibit.title.removesuffix("."), speech.language.day(view.as_of)
    if day not in title:
        title = speech.language.text(N_("{title}, as of {date}"), title=title, date=day)
    kind: Kind = "table" if exhibit.drawing is None else "figure"
    return Citation(kind, _filtered(title, view, speech, exhibit.heeds), speech, link, accessed)


def _filtered(title: str, view: View, speech: Speech, heeds: Sequence[Filter]) -> str:
    clause = only(view, speech, heeds)
    return f"{title} ({clause})" if clause else title


def authors(dataset: Dataset) -> list[str]:
    """Return who made a dataset: those whom datapackage.json calls authors, or all if it calls nobody one."""
    named = [maker for maker in dataset.meta.get("contributors", ()) if isinstance(maker, dict) and maker.get("title")]
    first = [maker for maker in named if "author" in (maker.get("role"), *maker.get("roles", ()))]
    return [str(maker["title"]) for maker in first or named]


def licence(dataset: Dataset, *, full: bool = False) -> str:
    """Return the licences that datapackage.json names, each with its title and address if in full; empty if none."""
    named = [one for one in dataset.meta.get("licenses", ()) if isinstance(one, dict)]
    short = [str(one.get("name") or one.get("title") or one.get("path") or "") for one in named]
    if not full:
        return ", ".join(filter(None, short))
    return ", ".join(
        f"{one.get('title') or name} ({one['path']})" if one.get("path") else str(one.get("title") or name)
        for one, name in zip(named, short, strict=True)
    )


def data_line(dataset: Dataset, spoken: Speech) -> str:
    """Name a dataset as at the foot of what is made of it: title, version, digest, and its licence if it names one."""
    said = spoken.language.text(N_("Data: {title}, version {version} ({digest})"), version=dataset.version,
                                title=dataset.text("title", spoken.language.code), digest=dataset.digest)  # fmt: skip
    return f"{', '.join(filter(None, (said, licence(dataset))))}."


def text(cited: Citation) -> str:
    """Write a citation as one line to print."""
    say, dataset = cited.speech.language.text, cited.dataset
    kind, year = say(_KINDS[cited.kind]), cited.issued.year
    title = cited.title if cited.kind == "dataset" else say(N_("“{title}”"), title=cited.title)
    makers = "; ".join(authors(dataset))
    head = f"{makers} ({year}): {title} [{kind}]." if makers else f"{title} [{kind}] ({year})."
    version = say(N_("Version {version}, content {digest}."), version=dataset.version, digest=dataset.digest)
    read = say(N_("accessed {date}"), date=cited.speech.language.day(cited.accessed)) if cited.accessed else ""
    return " ".join(filter(None, (
        head, say(N_("In: {title}."), title=cited.container) if cited.container else "", version,
        f"{licence(dataset)}." if licence(dataset) else "", cited.link, f"({read})." if read else "",
    )))  # fmt: skip


def bibtex(cited: Citation) -> str:
    """Write a citation as an entry for a BibTeX file (UTF-8)."""
    dataset, kind = cited.dataset, cited.speech.language.text(_KINDS[cited.kind])
    note = [cited.speech.language.text(N_("content {digest}"), digest=dataset.digest), licence(dataset)]
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in authors(dataset)),
        "title": f"{{{_tex(cited.title)}}}",
        "year": str(cited.issued.year),
        "howpublished": _tex(": ".join(filter(None, (kind, cited.container)))),
        "version": _tex(dataset.version),
        "note": _tex(", ".join(filter(None, note))),
        "url": cited.link,
        "urldate": cited.accessed.isoformat() if cited.accessed else "",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{cited.key},", *lines, "}"])


def _tex(written: str) -> str:
    return "".join(_TEX.get(char, char) for char in " ".join(written.split()))


def csl(cited: Citation) -> dict[str, Any]:
    """Write a citation as an item of CSL-JSON, for Zotero, Pandoc and their like."""
    dataset = cited.dataset
    item: dict[str, Any] = {
        "id": cited.key,
        "type": _CSL_TYPES[cited.kind],
        "title": cited.title,
        "author": [{"literal": name} for name in authors(dataset)],
        "container-title": cited.container,
        "issued": _parts(cited.issued),
        "accessed": _parts(cited.accessed) if cited.accessed else None,
        "version": dataset.version,
        "URL": cited.link,
        "language": cited.speech.language.code,
        "note": ", ".join(filter(None, (f"SHA-256 {dataset.digest}", licence(dataset)))),
    }
    return {name: value for name, value in item.items() if value}


def _parts(day: dt.date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


FORMS: Mapping[str, tuple[str, Callable[[Citation], str]]] = {
    "txt": ("text/plain; charset=utf-8", lambda cited: text(cited) + "\n"),
    "bib": ("text/x-bibtex; charset=utf-8", lambda cited: bibtex(cited) + "\n"),
    "json": ("application/vnd.citationstyles.csl+json",
             lambda cited: json.dumps([csl(cited)], ensure_ascii=False, indent=2) + "\n"),
}  # fmt: skip
"""How a citation is written, by a file's ending: its media type and its writer."""
