"""Counts a week: a bar for every week, in the colours of the stances."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from stances.figures.axis import days
from stances.figures.look import Drawn, Look, Trace, layout

HEIGHT = 226
_WEEK = 7 * 86_400_000


def figure(
    counts: pd.DataFrame,
    look: Look,
    *,
    legend: Mapping[str, str],
    first: dt.date | None = None,
    last: dt.date | None = None,
) -> Drawn:
    """Draw counts by week.

    Args:
        counts: `week` (datetime64: its Monday), `stance`, `n`, `hover`.
        look: the colours.
        legend: the entry of each stance, in display order.
        first: the day at which the axis begins at the latest.
        last: the day at which it ends at the earliest.

    Returns:
        A figure without a title.
    """
    traces: list[Trace] = []
    for stance, entry in legend.items():
        rows = counts[counts["stance"] == stance]
        traces.append({
            "type": "bar", "x": rows["week"].dt.strftime("%Y-%m-%d").tolist(), "y": rows["n"].tolist(),
            "width": _WEEK * 0.86, "offset": 0, "name": entry, "showlegend": True,
            "marker": {"color": look.stances[stance]}, "customdata": [["", hover] for hover in rows["hover"]],
            "hovertemplate": "%{customdata[1]}<extra></extra>",
        })  # fmt: skip
    ends = pd.Series([*counts["week"], *(pd.Timestamp(day) for day in (first, last) if day)])
    low, high = ends.min() - pd.Timedelta(days=7), ends.max() + pd.Timedelta(days=14)
    return Drawn(traces, layout(
        look, barmode="stack", height=HEIGHT, margin={"l": 40, "r": 8, "t": 8, "b": 78}, xaxis=days(low, high, look),
        yaxis={"showgrid": True, "gridcolor": look.rule, "zeroline": False, "fixedrange": True, "nticks": 4,
               "tickformat": "d", "tickfont": {"color": look.muted, "size": 12}},
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 0, "yref": "container", "yanchor": "bottom",
                "traceorder": "normal",
                "font": {"color": look.ink, "size": 12}, "bgcolor": "rgba(0,0,0,0)"},
    ))  # fmt: skip
