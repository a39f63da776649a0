"""A dataset, a view or an exhibit by its name -> its citation; a dataset -> its package: with links to their pages."""

from __future__ import annotations

import datetime as dt

from stances.exhibits import EXHIBITS, made
from stances.export import citation
from stances.export.citation import Citation
from stances.export.file import File
from stances.export.files import SCREENS, address
from stances.export.package import package
from stances.figures.look import LIGHT
from stances.model import Dataset, View, default_view
from stances.words.speech import speech

DATASET, VIEW = "dataset", "view"

SUBJECTS = (DATASET, VIEW, *EXHIBITS)
"""What can be cited."""

_ABOUT = "method"
"""The page that says what a dataset is."""


def cite(subject: str, dataset: Dataset, view: View, language: str, site: str, accessed: dt.date,
         screen: str = "") -> Citation:  # fmt: skip
    """Cite a dataset, a view of it or an exhibit.

    Args:
        subject: one of `SUBJECTS`.
        dataset: the dataset.
        view: the view.
        language: the language's code.
        site: the address at which the dashboard stands.
        accessed: the day on which it is read.
        screen: the page on which the view is looked at; the overview unless another is named.
    """
    spoken = speech(dataset, language)
    if subject == DATASET:
        return citation.of_dataset(spoken, page_of(dataset, language, site), accessed)
    if subject == VIEW:
        return citation.of_view(view, spoken, address(site, screen, dataset, view, language, pin=True), accessed)
    link = address(site, SCREENS.get(subject, subject), dataset, view, language, pin=True)
    return citation.of_figure(made(subject, dataset, view, language, LIGHT), view, spoken, link, accessed)


def page_of(dataset: Dataset, language: str, site: str) -> str:
    """Return the address of the page on a dataset, as it is in this version."""
    return address(site, _ABOUT, dataset, default_view(dataset), language, pin=True)


def written(cited: Citation, form: str) -> File:
    """Write a citation.

    Args:
        cited: the citation.
        form: one of `citation.FORMS`.
    """
    media_type, write = citation.FORMS[form]
    return File(write(cited).encode(), media_type)


def packed(dataset: Dataset, language: str, site: str) -> File:
    """Pack a whole dataset as a Data Package."""
    content = package(dataset, language, page_of(dataset, language, site))
    return File(content, "application/zip", f"{dataset.name}-{dataset.version}-{dataset.digest}.zip")
