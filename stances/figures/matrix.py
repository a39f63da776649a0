"""A matrix of outcomes: a cell for each row and column in the outcome's colour, with a text in it."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Mapping, Sequence

from stances.figures import labels
from stances.figures.look import Drawn, Look, Trace, layout
from stances.model import Row

ROW, WIDTH = 27, 1100
"""Height of a row, and the width in pixels at which labels are placed."""

_SIZE, _GAP = 12, 4
_FOOT = 44


def figure(cells: Sequence[Row], rows: Mapping[str, str], columns: Mapping[str, str], look: Look, *,
           legend: Mapping[str, str], outlined: str = "", bold: Collection[str] = ()) -> Drawn:  # fmt: skip
    """Draw a matrix.

    Args:
        cells: one row a cell that is not empty: `row`, `column`, `outcome`, `text`, `hover`, `id` (what a click
            opens), `outlined` (bool).
        rows: the label of each row, in order.
        columns: the label of each column, in order.
        look: the colours.
        legend: the entry of each outcome, in display order.
        outlined: the legend's entry for cells with an outline.
        bold: the rows whose label is set in bold.

    Returns:
        A figure without a title; a click's point has what it opens in `customdata[0]`.
    """
    traces: list[Trace] = []
    across = {column: place for place, column in enumerate(columns)}
    down = {row: place for place, row in enumerate(rows)}
    head = min(max(labels.width(label) for label in rows.values()) + 16, WIDTH * 0.3)
    room = (WIDTH - head) / max(len(columns), 1)
    by_outcome: dict[str, list[Row]] = {outcome: [] for outcome in legend}
    for row in cells:
        by_outcome[row["outcome"]].append(row)
    for outcome, entry in legend.items():
        fill = {"color": look.stances[outcome]}
        traces.append(_cells(by_outcome[outcome], across, down, entry, fill, room, look.on[outcome]))
    if rimmed := [row for row in cells if row["outlined"]]:
        rim = {"color": "rgba(0,0,0,0)", "line": {"color": look.ink, "width": 2.5}}
        traces.append(_cells(rimmed, across, down, outlined, rim, room))
    heads = _wrapped(columns, room)
    top = 15 * max(text.count("<br>") + 1 for text in heads) + 12
    return Drawn(traces, layout(
        look, barmode="overlay", height=len(rows) * ROW + top + _FOOT, plot_bgcolor=look.panel,
        margin={"l": head, "r": 4, "t": top, "b": _FOOT}, hoverdistance=4,
        xaxis={"range": [0, len(columns)], "side": "top", "tickvals": [place + 0.5 for place in across.values()],
               "ticktext": heads, "tickangle": 0, "tickfont": {"size": _SIZE - 1, "color": look.muted},
               "showgrid": False, "zeroline": False, "fixedrange": True, "ticks": ""},
        yaxis={"range": [len(rows) - 0.5, -0.5], "tickvals": list(down.values()),
               "ticktext": [_row_head(labels.cut(label, head - 12), strong=row in bold) for row, label in rows.items()],
               "tickfont": {"size": _SIZE, "color": look.ink}, "showgrid": False, "zeroline": False,
               "fixedrange": True, "ticks": ""},
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 0, "yref": "container", "yanchor": "bottom",
                "font": {"color": look.ink, "size": 12}, "bgcolor": "rgba(0,0,0,0)"},
    ))  # fmt: skip


def _cells(shown: Sequence[Row], across: Mapping[str, int], down: Mapping[str, int], entry: str,
           marker: Mapping[str, object], room: float, ink: str = "") -> Trace:  # fmt: skip
    """Draw cells as bars, an even gap around them; without ink, their outlines only."""
    gap = _GAP / 2 / room
    bars: Trace = {
        "type": "bar", "base": [across[row["column"]] + gap for row in shown], "x": [1 - 2 * gap] * len(shown),
        "y": [down[row["row"]] for row in shown],
        "orientation": "h", "width": 1 - _GAP / ROW, "name": entry, "showlegend": True, "marker": marker,
    }  # fmt: skip
    if not ink:
        return {**bars, "hoverinfo": "skip"}
    return {
        **bars, "text": [row["text"] for row in shown], "textposition": "inside",
        "insidetextanchor": "middle", "textangle": 0,
        "constraintext": "none", "textfont": {"color": ink, "size": _SIZE},
        "customdata": [[row["id"], row["hover"]] for row in shown], "hovertemplate": "%{customdata[1]}<extra></extra>",
    }  # fmt: skip


def _row_head(label: str, *, strong: bool) -> str:
    return f"<b>{labels.plain(label)}</b>" if strong else labels.plain(label)


def _wrapped(columns: Mapping[str, str], room: float) -> list[str]:
    """Break the columns' labels into lines that fit above them."""
    letters = max(int(room / (_SIZE * 0.5)) - 1, 4)
    wrapper = textwrap.TextWrapper(letters, max_lines=5, placeholder=" …", break_long_words=False)
    return ["<br>".join(map(labels.plain, wrapper.wrap(label) or [""])) for label in columns.values()]
