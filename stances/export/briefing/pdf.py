"""A document -> PDF, set from the same page as its HTML: tagged, with bookmarks and with its fonts inside."""

from __future__ import annotations

from typing import cast

from stances.export.briefing.document import Document
from stances.export.briefing.html import html


class NoPdfError(RuntimeError):
    """What PDF is made with is not there; the message says what to install, and what works without."""


def pdf(document: Document) -> bytes:
    """Write a document as PDF.

    Raises:
        NoPdfError: if the libraries of the system that lay out text are missing.
    """
    try:
        from weasyprint import HTML  # noqa: PLC0415 - loads libraries of the system, which may be missing
        from weasyprint.urls import URLFetcher  # noqa: PLC0415
    except OSError as error:
        raise NoPdfError(
            "PDF needs the library Pango, which was not found. Install it: “apt install libpango-1.0-0 "
            "libpangoft2-1.0-0 libharfbuzz-subset0” on Debian and Ubuntu, “dnf install pango” on Fedora, “brew install "
            "pango” on macOS; for Windows see https://doc.courtbouillon.org/weasyprint. DOCX and HTML work without it."
        ) from error
    # The page carries all that it needs: nothing is fetched, whatever stands in the data.
    fetcher = URLFetcher(allowed_protocols=["data"])
    return cast("bytes", HTML(string=html(document).decode(), url_fetcher=fetcher).write_pdf(pdf_tags=True))
