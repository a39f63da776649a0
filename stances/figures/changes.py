"""Who went from where to where: one row a position, from its old place on the ordered scale to its new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from stances.figures import labels
from stances.figures.look import Drawn, Look, Trace, layout
from stances.model import records

ROW, HEADING = 28, 40
WIDTH = 1100
"""Width in pixels at which labels are placed."""

_SIZE = 13
_TOP = 40
_APART = 0.6
"""Room between the scale and what stands beside it, in columns."""


def figure(rows: pd.DataFrame, columns: Mapping[str, str], aside: Sequence[str], look: Look) -> Drawn:
    """Draw each change as a line from where a position was to where it is.

    Args:
        rows: one row a position, in reading order: `section` (heading of a kind of change), `label` (whose),
            `before` and `after` (outcomes; empty where there was or is none), `text` (what the marks cannot say),
            `hover`, `id` (what a click opens).
        columns: the label of each outcome, in order, those of the scale first.
        aside: those of them that are not on the scale; they stand apart.
        look: the colours.

    Returns:
        A figure without a title; a click's point has what it opens in `customdata[0]`.
    """
    place = {slug: index + _APART * (slug in aside) for index, slug in enumerate(columns)}
    y, headings, depth = _heights(rows["section"])
    traces = [_lines(rows, y, place, look)]
    traces += [_marks(rows, y, place, look, side=side, size=size) for side, size in (("before", 9), ("after", 15))]
    head = max(labels.width(label, _SIZE) for label in [*rows["label"], *rows["section"]]) + 24
    high = max(place.values()) + 0.55
    shapes, notes = [], []
    for title, top in headings:
        notes.append({"x": 0, "xref": "paper", "xanchor": "right", "xshift": -8, "y": top, "yanchor": "bottom",
                      "showarrow": False, "text": f"<b>{labels.plain(title)}</b>",
                      "font": {"size": _SIZE, "color": look.ink}})  # fmt: skip
        shapes.append({"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": top, "y1": top, "layer": "below",
                       "line": {"color": look.rule, "width": 1}})  # fmt: skip
    if aside and place.keys() - set(aside):
        edge = place[aside[0]] - (1 + _APART) / 2
        shapes.append({"type": "rect", "x0": edge, "x1": high, "y0": 0, "y1": 1, "yref": "paper", "layer": "below",
                       "fillcolor": look.panel, "line": {"width": 0}})  # fmt: skip
    return Drawn(traces, layout(
        look, height=depth + _TOP + 16, margin={"l": min(head, WIDTH * 0.42), "r": 8, "t": _TOP, "b": 16},
        showlegend=False, shapes=shapes, annotations=notes,
        xaxis={"range": [-0.55, high], "side": "top",
               "tickvals": list(place.values()), "ticktext": list(columns.values()),
               "tickfont": {"size": 12, "color": look.muted}, "showgrid": True, "gridcolor": look.rule,
               "zeroline": False, "fixedrange": True, "ticks": ""},
        yaxis={"range": [depth, 0], "tickvals": y, "ticktext": rows["label"].map(labels.plain).tolist(),
               "tickfont": {"size": _SIZE, "color": look.ink}, "showgrid": False, "zeroline": False,
               "fixedrange": True, "ticks": ""},
    ))  # fmt: skip


def _heights(sections: pd.Series) -> tuple[list[float], list[tuple[str, float]], float]:
    """Give each row its height, and each heading; a heading stands above the first row of its section."""
    at, places, headings = 0.0, list[float](), list[tuple[str, float]]()
    before = None
    for section in sections:
        if section != before:
            at += HEADING
            headings.append((section, at - 4))
        before = section
        places.append(at + ROW / 2)
        at += ROW
    return places, headings, at


def _lines(rows: pd.DataFrame, y: list[float], place: Mapping[str, float], look: Look) -> Trace:
    ends = [(place[one], place[other], height)
            for one, other, height in zip(rows["before"], rows["after"], y, strict=True)
            if one and other and one != other]  # fmt: skip
    x = [value for start, end, _ in ends for value in (start, end, None)]
    heights = [value for *_, height in ends for value in (height, height, None)]
    return {"type": "scatter", "x": x, "y": heights, "mode": "lines", "hoverinfo": "skip",
            "line": {"color": look.muted, "width": 2}}  # fmt: skip


def _marks(rows: pd.DataFrame, y: list[float], place: Mapping[str, float], look: Look, *, side: str, size: int
           ) -> Trace:  # fmt: skip
    """Draw hollow marks where positions were and filled ones where they are."""
    other = {"before": "after", "after": "before"}[side]
    shown = [(row, height) for row, height in zip(records(rows), y, strict=True)
             if row[side] and (side == "after" or row[side] != row[other])]  # fmt: skip
    colours = [look.stances[row[side]] for row, _ in shown]
    filled = side == "after"
    # What is written beside a mark far to the right stands to its left.
    leftwards = [place[row[side]] > max(place.values()) * 0.55 for row, _ in shown]
    return {
        "type": "scatter", "x": [place[row[side]] for row, _ in shown], "y": [height for _, height in shown],
        "mode": "markers+text",
        "text": [_beside("" if not filled and row["after"] else row["text"], leftwards=to_left)
                 for (row, _), to_left in zip(shown, leftwards, strict=True)],
        "textposition": ["middle left" if to_left else "middle right" for to_left in leftwards],
        "textfont": {"size": 12, "color": look.muted},
        "marker": {"symbol": "circle", "size": size, "color": colours if filled else look.paper,
                   "line": {"color": look.ink if filled else colours, "width": 1 if filled else 2.5}},
        "customdata": [[row["id"], row["hover"]] for row, _ in shown],
        "hovertemplate": "%{customdata[1]}<extra></extra>", "cliponaxis": False,
    }  # fmt: skip


def _beside(text: str, *, leftwards: bool) -> str:
    if not text:
        return ""
    return f"{labels.plain(text)}  " if leftwards else f"  {labels.plain(text)}"
