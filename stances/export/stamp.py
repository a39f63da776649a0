"""What every figure that leaves Stances carries: title, what it rests on, source, version, link."""

from __future__ import annotations

import html
import re

import plotly.graph_objects as go

from stances.exhibits.exhibit import Exhibit
from stances.exhibits.glance import without
from stances.export.citation import data_line
from stances.figures import labels
from stances.figures.look import SERIF, Look
from stances.model import Dataset, View
from stances.scale import N_
from stances.words.speech import Speech
from stances.words.statements import sources_line

WIDTH = 1100
_PAD = 28
_BODY = {"map": 760, "timeline": 0, "country": 0}


def foot(exhibit: Exhibit, dataset: Dataset, view: View, spoken: Speech, link: str) -> list[str]:
    """Return the lines at the foot of an exported exhibit: as-of date, source, version, borders, link."""
    text = spoken.language.text
    return [
        line
        for line in (
            text(N_("As of {date}. Source: {source}."), date=spoken.language.day(view.as_of),
                 source=sources_line(spoken)),
            f"{data_line(dataset, spoken)} {text(N_('Figure: Stances.'))}",
            exhibit.note,
            link,
        )
        if line
    ]  # fmt: skip


def aside(exhibit: Exhibit) -> str:
    """Return what a page shows beside the map, as a text: what signs mean, and the countries that it does not hold."""
    if exhibit.name != "map":
        return ""
    marked = re.sub(r"<span>([^<]*)</span>", r"\1: ", without(exhibit.markup))
    marked = re.sub(r'<span aria-hidden="true">([^<]*)</span> ', lambda sign: f"{sign[1].replace(' ', '_')}_", marked)
    marked = re.sub(r"</button>(?=\s*<button)|</span>(?=\s*<span><b>)", ", ", marked).replace("</p>", ". ")
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", marked)).split())
    return re.sub(r" ([,.:])(?=\s|$)", r"\1", text).replace("_", "\u00a0")


def copied(exhibit: Exhibit) -> go.Figure:
    """Copy an exhibit's figure, without the template that whoever loads plotly may have set for all figures."""
    figure = go.Figure(exhibit.figure)
    figure.layout.template = None
    return figure


def stamped(exhibit: Exhibit, look: Look, lines: list[str], aside: str = "") -> tuple[go.Figure, int, int]:
    """Put an exhibit's title, subtitle and foot on its figure.

    Args:
        exhibit: an exhibit with a figure.
        look: the colours.
        lines: the foot.
        aside: what the page shows beside the figure and the figure alone would lack.

    Returns:
        A new figure at print size, and its width and height in pixels.
    """
    figure = copied(exhibit)
    title = _wrapped(exhibit.title, 25)
    subtitle = _wrapped(exhibit.subtitle, 14)
    feet = [part for line in ([aside] if aside else []) + lines for part in _wrapped(line, 12)]
    old = go.layout.Margin(figure.layout.margin)  # a copy: the other one changes with the figure
    body = figure.layout.height or _BODY.get(exhibit.name, 640)
    top = _PAD + 32 * len(title) + 19 * len(subtitle) + 16 + (old.t or 0)
    legend = 34 if figure.layout.geo.scope else 0
    bottom = (old.b or 0) + legend + 26 + 17 * len(feet) + _PAD
    height = int(top + body - (old.t or 0) - (old.b or 0) + bottom)
    figure.update_layout(
        height=height, width=WIDTH, autosize=False, paper_bgcolor=look.paper,
        margin={"l": max(old.l or 0, _PAD), "r": max(old.r or 0, _PAD), "t": top, "b": bottom},
    )  # fmt: skip
    if legend:
        figure.update_layout(legend={"yref": "container", "y": (bottom - 8) / height, "yanchor": "top", "x": 0})
    else:
        figure.update_layout(legend={"y": (bottom - (old.b or 0)) / height})
    _line(figure, "<br>".join(map(labels.plain, title)), _PAD - 6, look.ink, 25, "top", family=SERIF, weight=600)
    _line(figure, "<br>".join(map(labels.plain, subtitle)), _PAD + 32 * len(title) + 2, look.muted, 14, "top")
    _line(figure, "<br>".join(map(labels.plain, feet)), _PAD - 8, look.muted, 12, "bottom")
    return figure, WIDTH, height


def _wrapped(text: str, size: float) -> list[str]:
    """Break a text into lines that fit the figure's width."""
    return labels.wrapped(text, (WIDTH - 2 * _PAD) * 0.97, size)


def _line(figure: go.Figure, text: str, offset: float, colour: str, size: int, side: str, **font: object) -> None:
    """Write text at a distance in pixels from the figure's upper or lower edge."""
    if not text:
        return
    margin = figure.layout.margin
    top = side == "top"
    figure.add_annotation(
        text=text, showarrow=False, align="left", xref="paper", yref="paper", x=0, xanchor="left",
        xshift=_PAD - margin.l, y=1 if top else 0, yanchor="top" if top else "bottom",
        yshift=margin.t - offset if top else offset - margin.b,
        font={"color": colour, "size": size, **font},
    )  # fmt: skip
