"""A matrix of outcomes: a cell for each row and column in the outcome's colour, with a text in it."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from stances.figures import labels
from stances.figures.look import Look, layout

ROW, WIDTH = 27, 1100
"""Height of a row, and the width in pixels at which labels are placed."""

_SIZE = 12
_FOOT = 44


def figure(cells: pd.DataFrame, rows: Mapping[str, str], columns: Mapping[str, str], look: Look, *,
           legend: Mapping[str, str], outlined: str = "") -> go.Figure:  # fmt: skip
    """Draw a matrix.

    Args:
        cells: one row a cell that is not empty: `row`, `column`, `outcome`, `text`, `hover`, `id` (what a click
            opens), `outlined` (bool).
        rows: the label of each row, in order.
        columns: the label of each column, in order.
        look: the colours.
        legend: the entry of each outcome, in display order.
        outlined: the legend's entry for cells with an outline.

    Returns:
        A figure without a title; a click's point has what it opens in `customdata[0]`.
    """
    drawn = go.Figure(layout=layout(look))
    across = {column: place for place, column in enumerate(columns)}
    down = {row: place for place, row in enumerate(rows)}
    for outcome, entry in legend.items():
        shown = cells[cells["outcome"] == outcome]
        drawn.add_trace(_cells(shown, [across[code] for code in shown["column"]], [down[code] for code in shown["row"]],
                               outcome, entry, look))  # fmt: skip
    if outlined and cells["outlined"].any():
        drawn.add_trace(go.Scatter(
            x=[None], y=[None], mode="markers", name=outlined, showlegend=True, hoverinfo="skip",
            marker={"symbol": "square", "size": 12, "color": look.paper, "line": {"color": look.ink, "width": 2.5}},
        ))  # fmt: skip
    head = min(max(labels.width(label) for label in rows.values()) + 16, WIDTH * 0.3)
    heads = _wrapped(columns, (WIDTH - head) / max(len(columns), 1))
    top = 15 * max(text.count("<br>") + 1 for text in heads) + 12
    drawn.update_layout(
        barmode="overlay", height=len(rows) * ROW + top + _FOOT, plot_bgcolor=look.panel,
        margin={"l": head, "r": 4, "t": top, "b": _FOOT}, hoverdistance=4,
        xaxis={"range": [0, len(columns)], "side": "top", "tickvals": [place + 0.5 for place in across.values()],
               "ticktext": heads, "tickangle": 0, "tickfont": {"size": _SIZE, "color": look.muted},
               "showgrid": False, "zeroline": False, "fixedrange": True, "ticks": ""},
        yaxis={"range": [len(rows) - 0.5, -0.5], "tickvals": list(down.values()),
               "ticktext": [labels.plain(labels.cut(label, head - 12)) for label in rows.values()],
               "tickfont": {"size": _SIZE, "color": look.ink}, "showgrid": False, "zeroline": False,
               "fixedrange": True, "ticks": ""},
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 0, "yref": "container", "yanchor": "bottom",
                "font": {"color": look.ink, "size": 12}, "bgcolor": "rgba(0,0,0,0)"},
    )  # fmt: skip
    return drawn


def _cells(shown: pd.DataFrame, x: list[int], y: list[int], outcome: str, entry: str, look: Look) -> go.Bar:
    fill = look.stances[outcome]
    return go.Bar(
        base=[place + 0.04 for place in x], x=[0.92] * len(x), y=y, orientation="h", width=0.84,
        name=entry, legendgroup=outcome, showlegend=True, text=shown["text"].tolist(), textposition="inside",
        insidetextanchor="middle", textangle=0, constraintext="none",
        textfont={"color": look.on[outcome], "size": _SIZE},
        customdata=shown[["id", "hover"]].to_numpy().tolist(), hovertemplate="%{customdata[1]}<extra></extra>",
        marker={"color": fill, "line": {"color": [look.ink if out else fill for out in shown["outlined"]],
                                        "width": [2.5 if out else 0 for out in shown["outlined"]]}},
    )  # fmt: skip


def _wrapped(columns: Mapping[str, str], room: float) -> list[str]:
    """Break the columns' labels into lines that fit above them."""
    letters = max(int(room / (_SIZE * 0.52)) - 1, 4)
    return [
        "<br>".join(map(labels.plain, textwrap.wrap(label, letters, max_lines=5, placeholder=" …") or [""]))
        for label in columns.values()
    ]
