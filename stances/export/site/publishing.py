"""A dataset -> a site: every page in every language, written into a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stances.export.site.dressing import dressing
from stances.export.site.edition import Edition
from stances.export.site.feeding import feeds
from stances.export.site.folder import Folder
from stances.export.site.lookup import index
from stances.export.site.screens import pages
from stances.language import LANGUAGES
from stances.markup import render
from stances.model import Dataset, View

Report = Callable[[int, int], None]
"""Told how many of how many pages are written."""


def publish(dataset: Dataset, view: View, folder: Folder, languages: Sequence[str], base: str = "",
            report: Report | None = None) -> None:  # fmt: skip
    """Write a dataset as a site.

    The same dataset, view and languages make the same bytes, whatever the day.

    Args:
        dataset: the dataset.
        view: its day, rule and question, which is the first, are those of every page.
        folder: where to write.
        languages: codes of languages of the interface; the first is the one that opens where a reader's is not among
            them.
        base: the address at which the site will stand, if that is known; only with it are there absolute links.
        report: is told how far it is.

    Raises:
        OSError: if a file cannot be written.
    """
    codes = tuple(dict.fromkeys(languages))
    base = f"{base.rstrip('/')}/" if base else ""
    editions = [Edition(dataset, view, code, codes, base) for code in codes]
    for name, content in dressing(codes):
        folder.write(f"assets/{name}", content)
    folder.write("index.html", render("site/landing", editions=[
        {"code": edition.language, "name": LANGUAGES[edition.language], "title": edition.title}
        for edition in editions]) + "\n")  # fmt: skip
    todo = [(edition, make) for edition in editions for make in pages(edition)]
    for done, (edition, make) in enumerate(todo, start=1):
        page, written = make()
        for name, file in {page.path: written.encode(), **page.files}.items():
            folder.write(f"{edition.language}/{name}", file)
        if report:
            report(done, len(todo))
    for edition in editions:
        for name, file in {**feeds(edition), "search.js": index(edition)}.items():
            folder.write(f"{edition.language}/{name}", file)
    folder.finish()
