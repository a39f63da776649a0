"""Figures made of rows -> the same with as many rows and columns as there is room for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import floor
from typing import Any

import plotly.graph_objects as go

from stances.figures import labels
from stances.figures.matrix import ROW


@dataclass(frozen=True)
class Fewer:
    """A figure with fewer rows.

    Attributes:
        figure: the figure.
        rows: how many rows it has, of how many.
        columns: the same of its columns; (0, 0) where it has none.
        fullest: whether the rows left are those with the most marks, not the first ones.
    """

    figure: go.Figure
    rows: tuple[int, int]
    columns: tuple[int, int] = (0, 0)
    fullest: bool = False


def fewer(figure: go.Figure, tall: float, wide: float) -> Fewer:
    """Leave rows and columns out until a figure is no taller and its columns no narrower than they were.

    Args:
        figure: with one tick a row on its y axis; one with other axes is left as it is. It is not changed.
        tall: pixels that there are, margins included.
        wide: the same across.
    """
    drawn = go.Figure(figure).to_plotly_json()
    layout = drawn["layout"]
    rows = list(layout.get("yaxis", {}).get("tickvals") or ())
    if not rows:
        return Fewer(figure, (0, 0))
    return (_fullest if rows == list(range(len(rows))) else _first)(drawn, rows, tall, wide)


def _fullest(drawn: dict[str, Any], rows: list[int], tall: float, wide: float) -> Fewer:
    """Keep the rows with the most marks, in their order; a row in bold stays above what belongs to it."""
    layout, yaxis = drawn["layout"], drawn["layout"]["yaxis"]
    margin = layout["margin"]
    edge = margin["t"] + margin["b"]
    pitch = min((layout["height"] - edge) / len(rows), ROW)
    columns = len(layout["xaxis"].get("tickvals") or ())
    if columns:
        left = min(max(floor((wide - margin["l"]) / _room(drawn)), 1), columns)
        _keep(drawn, lambda trace, place: trace["base"][place] < left)
        layout["xaxis"] |= {"range": [0, left], "tickvals": layout["xaxis"]["tickvals"][:left],
                            "ticktext": layout["xaxis"]["ticktext"][:left]}  # fmt: skip
    else:
        left = 0
    count = min(max(floor((tall - edge) / pitch), 1), len(rows))
    kept = _chosen(drawn, rows, count, [str(text).startswith("<b>") for text in yaxis["ticktext"]])
    place = {row: at for at, row in enumerate(kept)}
    _keep(drawn, lambda trace, at: trace["y"][at] in place)
    for trace in drawn["data"]:
        trace["y"] = [place[row] for row in trace["y"]]
    yaxis |= {"range": [len(kept) - 0.5, -0.5], "tickvals": list(place.values()),
              "ticktext": [yaxis["ticktext"][row] for row in kept]}  # fmt: skip
    layout["height"] = len(kept) * pitch + edge
    return Fewer(go.Figure(drawn), (len(kept), len(rows)), (left, columns), fullest=True)


def _room(drawn: dict[str, Any]) -> float:
    """Return how wide a column must be for its head and for the texts in its cells."""
    heads = [line for text in drawn["layout"]["xaxis"]["ticktext"] for line in str(text).split("<br>")]
    texts = [str(text) for trace in drawn["data"] for text in trace.get("text") or ()]
    return max(labels.width(text) for text in [*heads, *texts, ""]) + 8


def _chosen(drawn: dict[str, Any], rows: list[int], count: int, bold: list[bool]) -> list[int]:
    """Return so many rows: those with the most marks, each with the bold one above it."""
    marks = Counter(row for trace in drawn["data"] for row in trace["y"])
    head: dict[int, int] = {}
    for row in rows:
        if any(bold):
            head[row] = row if bold[row] else head.get(row - 1, row)
    kept: set[int] = set()
    for row in sorted(rows, key=lambda row: (-marks[row], row)):
        wanted = kept | {row, head.get(row, row)}
        if len(wanted) <= count:
            kept = wanted
    return sorted(kept)


def _first(drawn: dict[str, Any], rows: list[float], tall: float, _wide: float) -> Fewer:
    """Keep the rows from the top; here they stand at pixels, under headings."""
    layout, yaxis = drawn["layout"], drawn["layout"]["yaxis"]
    edge = layout["margin"]["t"] + layout["margin"]["b"]
    half = yaxis["range"][0] - rows[-1]
    kept = [row for row in rows if row + half <= tall - edge] or rows[:1]
    depth = kept[-1] + half
    _keep(drawn, lambda trace, at: trace["y"][at] is None or trace["y"][at] < depth)
    for name, key in (("annotations", "y"), ("shapes", "y0")):
        layout[name] = [item for item in layout.get(name, ())
                        if item.get("yref") == "paper" or item[key] < depth]  # fmt: skip
    yaxis |= {"range": [depth, 0], "tickvals": kept, "ticktext": yaxis["ticktext"][: len(kept)]}
    layout["height"] = depth + edge
    return Fewer(go.Figure(drawn), (len(kept), len(rows)))


def _keep(drawn: dict[str, Any], wanted: Callable[[dict[str, Any], int], bool]) -> None:
    """Take away what a trace says of the marks that are not wanted."""
    for trace in drawn["data"]:
        number = len(trace["y"])
        places = [at for at in range(number) if wanted(trace, at)]
        _pick(trace, number, places)


def _pick(part: dict[str, Any], number: int, places: list[int]) -> None:
    for name, value in part.items():
        if isinstance(value, dict):
            _pick(value, number, places)
        elif isinstance(value, list | tuple) and len(value) == number:
            part[name] = [value[at] for at in places]
