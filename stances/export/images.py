"""A stamped figure -> PNG, SVG, PDF: what the dashboard's export menu makes, made without a dashboard."""

from __future__ import annotations

import io
from typing import Any

import plotly.graph_objects as go

from stances.assets import fonts
from stances.assets.settings import locale
from stances.export import browser
from stances.export.description import Description

FORMS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
"""The forms of a picture, with their media types."""

_INCH = 96


def picture(figure: go.Figure, form: str, width: int, height: int, scale: float, description: Description) -> bytes:
    """Draw a stamped figure.

    Args:
        figure: the figure, at `width` by `height`.
        form: a key of `FORMS`.
        width: of its layout, in pixels.
        height: of its layout, in pixels.
        scale: pixels of the picture a pixel of the layout.
        description: what the file says of itself.

    Raises:
        NoBrowserError: if there is no browser to draw with.
    """
    drawn = figure.to_plotly_json()
    drawn["layout"].pop("template", None)  # whoever loads plotly may have set one for all figures; no page shows it
    size = (round(width * scale), round(height * scale))
    told = {
        "form": form, "width": width, "height": height, "out": size, "dots": _INCH * scale,
        "about": description.words, "faces": "" if form == "png" else fonts.cut(_text(drawn)),
        "config": {"locale": description.language, "locales": {description.language: locale(description.language)}},
    }  # fmt: skip
    layout = {**drawn["layout"], "meta": {**(drawn["layout"].get("meta") or {}), "printing": told}}
    content = browser.draw({"data": drawn["data"], "layout": layout}, form, *size)
    return _described(content, description) if form == "pdf" else content


def _text(value: Any) -> str:
    """Return all text in a figure."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "".join(map(_text, value.values()))
    return "".join(map(_text, value)) if isinstance(value, list | tuple) else ""


def _described(content: bytes, about: Description) -> bytes:
    """Put a description into a PDF, for readers (information) and for machines (XMP); the clock is left out."""
    # Loaded here, since the dashboard that offers pictures need not wait for what writes PDF.
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415
    from pypdf.generic import NameObject, TextStringObject  # noqa: PLC0415
    from pypdf.xmp import XmpInformation  # noqa: PLC0415

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.metadata = {
        "/Title": about.title, "/Author": about.creator, "/Subject": about.description, "/Creator": about.publisher,
        "/Keywords": "; ".join((about.source, about.rights, about.identifier)),
    }  # fmt: skip
    told = XmpInformation.create()
    told.dc_title = {"x-default": about.title}
    told.dc_description = {"x-default": about.description}
    told.dc_rights = {"x-default": about.rights}
    told.dc_creator = [about.creator]
    told.dc_publisher = [about.publisher]
    told.dc_language = [about.language]
    told.dc_source, told.dc_identifier, told.dc_coverage = about.source, about.identifier, about.coverage
    told.dc_format = FORMS["pdf"]
    writer.xmp_metadata = told
    kept: Any = writer.root_object["/Metadata"].get_object()
    kept.update({  # without its kind some programs pass it by
        NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML"),
    })  # fmt: skip
    writer.pdf_header = "%PDF-1.7"
    writer.root_object[NameObject("/Lang")] = TextStringObject(about.language)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
