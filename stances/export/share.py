"""The picture for a link: exactly 1200 by 630, with title, figure and source on it.

The figure is laid out on paper of the same shape: smaller than the picture, so that letters are large, or as much
larger as a map needs. A figure that is too tall for that has fewer rows, and the foot says how many. A long title gets
smaller letters; only what would fill the picture ends in “…”.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from stances.exhibits.exhibit import Exhibit
from stances.export.stamp import copied
from stances.figures import labels
from stances.figures.look import SERIF, Look

WIDTH, HEIGHT = 1200, 630
"""Pixels of the picture."""

_PAD, _SIDE, _TOP, _GAP = 40, 26, 30, 14
_COLUMN = 390
"""Width of the words beside a map; above it there would be no room."""

_MAP = (890, 640)
"""Size in pixels at which the map places its labels."""

_ENTRY, _LINE, _SAID = 21, 17, 116

_FEET = (12.5, 12.0, 11.5)
"""Sizes of the foot: the largest of those with the fewest lines."""

_STRETCHED = 1.5
"""A figure of few rows is made so much taller at most; what is left stays paper."""

LEAST = 26 / 30
"""How small the paper can be beside the picture: letters are then a sixth larger than on the page."""

_SAFE = 1.04
"""Widths are estimated; a line that is a little wider must fit too."""


@dataclass(frozen=True)
class _Text:
    """A text in lines, at a size in pixels of the picture."""

    lines: Sequence[str]
    size: float

    @property
    def tall(self) -> float:
        return len(self.lines) * self.size * 1.3

    def within(self, tall: float) -> _Text:
        """Leave out the lines that are too many for so many pixels, visibly."""
        most = max(int(tall / self.size / 1.3), 1)
        return (
            self
            if len(self.lines) <= most
            else _Text([*self.lines[: most - 1], f"{self.lines[most - 1]} …"], self.size)
        )

    @property
    def markup(self) -> str:
        return "<br>".join(map(labels.plain, self.lines))


Compact = Callable[[float, float], tuple[go.Figure, str]]
"""Returns the exhibit's figure for so many pixels down and across, and in words what it leaves out."""


def shared(exhibit: Exhibit, look: Look, lines: Sequence[str], aside: str = "", compact: Compact | None = None
           ) -> tuple[go.Figure, int, int]:  # fmt: skip
    """Lay out an exhibit with its title, subtitle and foot as a picture for a link.

    Args:
        exhibit: an exhibit with a figure.
        look: the colours.
        lines: the foot; a line that is too long for the picture, such as a link, is left to the description.
        aside: what the page shows beside the figure and the figure alone would lack.
        compact: how a figure that is too tall is drawn; None leaves it whole, and small.

    Returns:
        A new figure, and its width and height in pixels: 1200 by 630, times the same factor of at least `LEAST`.
    """
    figure = copied(exhibit)
    beside = figure.layout.geo.scope == "europe"
    links = [line for line in lines if " " not in line]
    said_of = " ".join(line for line in lines if " " in line)
    foot = _foot(list(filter(None, (aside, said_of, *links))))
    room = HEIGHT - _TOP - 24 - foot.tall - _GAP
    entries = sum(bool(trace.showlegend) for trace in figure.data) if figure.layout.geo.scope else 0
    wide = _COLUMN if beside else WIDTH - 2 * _PAD
    title, subtitle = _words(exhibit, wide, room - entries * _ENTRY - 2 * _GAP if beside else _SAID)
    said = title.tall + subtitle.tall + _GAP
    left = _PAD + _COLUMN + 20 if beside else _PAD
    top = 20 if beside else _TOP + said
    across, down = WIDTH - left - _PAD, HEIGHT - 24 - _GAP - top - (0 if beside else _ENTRY)
    if compact and figure.layout.height:
        figure, left_out = compact((down - foot.tall - _LINE) * LEAST, across * LEAST)
        foot = _foot(list(filter(None, (f"{left_out} {said_of}".strip(), *links))))
    factor = _factor(figure, across, down - foot.tall)
    old, width, height = figure.layout.margin, round(WIDTH * factor), round(HEIGHT * factor)
    under = (24 + foot.tall + _GAP) * factor
    if figure.layout.height:
        under += max((down - foot.tall) * factor - figure.layout.height * _STRETCHED, 0)
    figure.update_layout(
        width=width, height=height, autosize=False, paper_bgcolor=look.paper,
        margin={"l": old.l + _SIDE * factor if old.l else left * factor, "r": max(old.r or 0, _PAD * factor),
                "t": top * factor + (old.t or 0), "b": under + (old.b or 0)},
    )  # fmt: skip
    if beside:
        figure.update_layout(legend=_listed(_PAD / WIDTH, 1 - (_TOP + said + _GAP) / HEIGHT, factor))
    elif figure.layout.geo.scope:
        figure.update_layout(
            legend={"xref": "container", "x": _PAD / WIDTH, "xanchor": "left", "yref": "container",
                    "y": under / height, "yanchor": "bottom", "font": {"size": 13 * factor}},
            margin={"b": under + _ENTRY * 1.4 * factor},
        )  # fmt: skip
    else:
        figure.update_layout(legend={"y": under / height})
    _write(figure, title, _TOP, look.ink, factor, family=SERIF, weight=600)
    _write(figure, subtitle, _TOP + title.tall + 4, look.muted, factor)
    _write(figure, foot, HEIGHT - 24 - foot.tall, look.muted, factor)
    return figure, width, height


def _factor(figure: go.Figure, wide: float, tall: float) -> float:
    """Return how much larger than the picture the paper must be for a figure to have its own size on it.

    In steps that keep the paper's shape in whole pixels.
    """
    if figure.layout.height:
        needed = float(figure.layout.height) / tall
    elif figure.layout.geo.scope == "europe":
        needed = max(_MAP[0] / wide, _MAP[1] / tall)
    else:
        needed = _MAP[0] / 2 / tall
    step = math.gcd(WIDTH, HEIGHT)
    return max(math.ceil(needed * step) / step, LEAST)


def _words(exhibit: Exhibit, wide: float, tall: float) -> tuple[_Text, _Text]:
    """Return title and subtitle at the largest size at which they fit."""
    size = 34
    while True:
        title = _Text(labels.wrapped(exhibit.title, wide / _SAFE, size * 1.04), size)  # the letters are bold
        small = max(min(16.0, size * 0.62), 12.0)
        subtitle = _Text(labels.wrapped(exhibit.subtitle, wide / _SAFE, small), small)
        if title.tall + subtitle.tall + _GAP <= tall:
            return title, subtitle
        if size <= 12:  # the description has all of it
            title = title.within(tall * 0.6)
            return title, subtitle.within(tall - title.tall - _GAP)
        size -= 1


def _foot(parts: Sequence[str]) -> _Text:
    """Return the foot at the largest size at which it has few lines; a line that cannot be broken is left out."""
    wide = WIDTH - 2 * _PAD
    parts = [part for part in parts if " " in part or labels.width(part, 11) * _SAFE <= wide]

    def broken(size: float) -> list[str]:
        return [line for part in parts for line in labels.wrapped(part, wide / _SAFE, size)]

    size = next((size for size in _FEET if len(broken(size)) == len(broken(_FEET[-1]))), _FEET[-1])
    while len(broken(size)) * size > 62 and size > 8:
        size -= 0.5
    return _Text(broken(size), size).within(90)


def _listed(x: float, y: float, factor: float) -> dict[str, object]:
    return {
        "orientation": "v", "xref": "container", "x": x, "xanchor": "left", "yref": "container", "y": y,
        "yanchor": "top", "font": {"size": 13 * factor}, "tracegroupgap": 0,
    }  # fmt: skip


def _write(figure: go.Figure, text: _Text, down: float, colour: str, factor: float, **font: object) -> None:
    """Write a text at the left edge, so many pixels of the picture from its upper edge."""
    margin = figure.layout.margin
    figure.add_annotation(
        text=text.markup, showarrow=False, align="left", xref="paper", yref="paper", x=0, xanchor="left", y=1,
        yanchor="top", xshift=_PAD * factor - margin.l, yshift=margin.t - down * factor, borderpad=0,
        font={"color": colour, "size": text.size * factor, **font},
    )  # fmt: skip
