"""Counts a week: a bar for every week, in the colours of the stances."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache

import pandas as pd

from stances.figures.axis import days
from stances.figures.look import Drawn, Look, Trace, layout
from stances.model import Row

HEIGHT = 250
_WEEK = 7 * 86_400_000
_BUTTONS = 32
"""Room above the bars, in pixels: there stand the buttons that zoom."""

_FEW = 4
"""Up to so many statements a week the axis counts them one by one; it would put fractions between them."""


def figure(
    counts: Sequence[Row],
    look: Look,
    *,
    legend: Mapping[str, str],
    hovers: Mapping[str, str],
    most: int,
    first: dt.date | None = None,
    last: dt.date | None = None,
) -> Drawn:
    """Draw counts by week.

    Args:
        counts: one row a bar: `week` (date: its Monday), `stance`, `n`; ordered by week.
        look: the colours.
        legend: the entry of each stance, in display order.
        hovers: what is told of a stance's bars, as plotly's template.
        most: the most statements in a week.
        first: the day at which the axis begins at the latest.
        last: the day at which it ends at the earliest.

    Returns:
        A figure without a title.
    """
    traces: list[Trace] = []
    bars: dict[str, list[Row]] = {stance: [] for stance in legend}
    for row in counts:
        bars[row["stance"]].append(row)
    for stance, entry in legend.items():
        rows = bars[stance]
        traces.append({
            "type": "bar", "x": [_written(row["week"]) for row in rows], "y": [row["n"] for row in rows],
            "width": _WEEK * 0.86, "offset": 0, "name": entry, "showlegend": True,
            "marker": {"color": look.stances[stance]}, "hovertemplate": f"{hovers[stance]}<extra></extra>",
        })  # fmt: skip
    steps = {"dtick": 1} if most <= _FEW else {"nticks": 4}
    ends = [counts[0]["week"], counts[-1]["week"], *(day for day in (first, last) if day)]
    low, high = pd.Timestamp(min(ends)) - pd.Timedelta(days=7), pd.Timestamp(max(ends)) + pd.Timedelta(days=14)
    return Drawn(traces, layout(
        look, barmode="stack", height=HEIGHT, margin={"l": 40, "r": 8, "t": _BUTTONS, "b": 78},
        xaxis=days(low, high, look),
        yaxis={"showgrid": True, "gridcolor": look.rule, "zeroline": False, "fixedrange": True, **steps,
               "tickformat": "d", "tickfont": {"color": look.muted, "size": 12}},
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 0, "yref": "container", "yanchor": "bottom",
                "traceorder": "normal",
                "font": {"color": look.ink, "size": 12}, "bgcolor": "rgba(0,0,0,0)"},
    ))  # fmt: skip


_written = lru_cache(maxsize=8192)(dt.date.isoformat)
