"""A briefing: one document on a question or a country, made once from the record and written as DOCX, PDF or HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from stances.exhibits.country import subject as subject_of
from stances.export.briefing.content import ABOUT, About, content
from stances.export.briefing.document import Document
from stances.export.briefing.html import html
from stances.export.briefing.pdf import NoPdfError, pdf
from stances.export.file import File, plain
from stances.model import Dataset, View

__all__ = ["ABOUT", "FORMS", "About", "NoPdfError", "briefing", "content", "file_name"]


class Form(NamedTuple):
    """What a briefing can be written as: the media type, and what writes it."""

    media_type: str
    write: Callable[[Document], bytes]


def _docx(document: Document) -> bytes:
    from stances.export.briefing.docx import docx  # noqa: PLC0415 - its library takes a while to load

    return docx(document)


FORMS: Mapping[str, Form] = {
    "docx": Form("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
    "pdf": Form("application/pdf", pdf),
    "html": Form("text/html; charset=utf-8", html),
}
"""Every form, by the ending of its file."""


def briefing(form: str, dataset: Dataset, view: View, language: str, about: About, site: str,
             progress: Callable[[str], None] = lambda _step: None) -> File:  # fmt: skip
    """Make a briefing.

    Args:
        form: one of `FORMS`.
        dataset: the dataset.
        view: as for `content`.
        language: the language's code.
        about: whether it is on the view's question or on its country.
        site: the address at which the dashboard stands, for the link.
        progress: told, before each part, what is being made.

    Raises:
        NoPdfError: if a PDF is asked for and cannot be made here; the other forms can.
    """
    document = content(dataset, view, language, about, site, progress)
    progress(form.upper())
    media_type, write = FORMS[form]
    return File(write(document), media_type, file_name(form, dataset, view, language, about))


def file_name(form: str, dataset: Dataset, view: View, language: str, about: About) -> str:
    """Name the file of a briefing."""
    on = subject_of(dataset, view) if about == "country" else view.question
    return f"{plain('stances-briefing', on, view.as_of.isoformat(), language)}.{form}"
