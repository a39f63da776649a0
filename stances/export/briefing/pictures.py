"""The figures of a briefing as pictures, drawn at the width of its page; or a line that says why they are missing."""

from __future__ import annotations

import io
from functools import lru_cache

import plotly.graph_objects as go

from stances.exhibits import EXHIBITS
from stances.export.briefing.document import Block, Paragraph, Picture
from stances.export.briefing.subject import Subject, line
from stances.export.description import describe
from stances.export.errors import NoBrowserError
from stances.export.stamp import aside
from stances.figures.look import LIGHT
from stances.model import Dataset, View
from stances.scale import N_
from stances.words.speech import speech

WIDTH = 760
"""The width in pixels at which figures are drawn: on paper, their text is then a little smaller than that around."""

_SCALE, _LEGEND = 2.5, 28
_HEIGHTS = {"europe": 540, "world": 430}
_CAPTIONS = {"map": N_("{about}: the countries' positions as of {date}."),
             "country": N_("{about}: positions over time, up to {date}; marks are statements.")}  # fmt: skip


def drawn(name: str, subject: Subject) -> Block:
    """Draw an exhibit's figure, its finding as the caption; without a browser, say that it is left out."""
    try:
        return _drawn(name, subject.dataset, subject.view, subject.spoken.language.code)
    except NoBrowserError:
        return Paragraph(line(subject.text(N_(
            "The picture that belongs here was left out: where this document was made, there is no Chrome or Chromium "
            "to draw it."))), "small")  # fmt: skip


@lru_cache(maxsize=16)
def _drawn(name: str, dataset: Dataset, view: View, language: str) -> Picture:
    # Loaded here: a page that offers briefings need not wait for what draws their pictures.
    from PIL import Image  # noqa: PLC0415
    from PIL.PngImagePlugin import PngImageFile  # noqa: PLC0415

    from stances.export import images  # noqa: PLC0415

    exhibit = EXHIBITS[name](dataset, view, language, LIGHT)
    if exhibit.figure is None:
        raise ValueError(f"“{name}” has no figure for this view.")
    figure = go.Figure(exhibit.figure)
    margin = figure.layout.margin
    lines = 0 if figure.layout.geo.scope else _LEGEND  # on paper a legend may take a second line
    height = int(figure.layout.height or _HEIGHTS[view.region]) + lines
    figure.update_layout(
        paper_bgcolor="#FFFFFF", plot_bgcolor="#FFFFFF", width=WIDTH, height=height, autosize=False,
        margin={"r": max(margin.r or 0, 44 if name == "country" else 0), "l": min(margin.l or 0, 290),
                "b": (margin.b or 0) + lines},
    )  # fmt: skip
    spoken = speech(dataset, language)
    # The document says under the picture what a figure that travels alone says of itself, so it needs no address.
    content = images.picture(figure, "png", WIDTH, height, _SCALE, describe(exhibit, dataset, view, spoken, [], ""))
    about = spoken.name(view.country) if name == "country" else spoken.question(view.question)
    caption = spoken.language.text(_CAPTIONS[name], about=about, date=spoken.language.day(view.as_of))
    # Flat colours: a palette holds them in a third of the bytes, and a document may go by mail.
    flat = io.BytesIO()
    PngImageFile(io.BytesIO(content)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(
        flat, "PNG", optimize=True
    )
    said = [f"{text.rstrip('.')}." for text in (caption, aside(exhibit), exhibit.note) if text]
    return Picture(" ".join(said), exhibit.alt, flat.getvalue(), WIDTH, height)
