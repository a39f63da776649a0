"""An actor's positions over time: one lane a question, a step wherever the position changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from stances.figures import labels
from stances.figures.axis import days
from stances.figures.look import Look, layout

ROW = 34
_HEAD = 330


def figure(spells: pd.DataFrame, said: pd.DataFrame, lanes: Mapping[str, str], look: Look, *, as_of: dt.date,
           legend: Mapping[str, str], today: str) -> go.Figure:  # fmt: skip
    """Draw spells as bars and statements as dots.

    Args:
        spells: `question_id`, `outcome`, `basis`, `start`, `end`, `hover`, `id` (what a click opens).
        said: one row a statement: `question_id`, `outcome`, `marker`, `at`, `hover`, `id`.
        lanes: the label of each question, in order.
        look: the colours.
        as_of: the right end of the bars.
        legend: the entry of each outcome.
        today: the name of the line at `as_of`.

    Returns:
        A figure without a title; a click's point has what it opens in `customdata[0]`.
    """
    drawn = go.Figure(layout=layout(look))
    place = {question: index for index, question in enumerate(lanes)}
    first = min([*said["at"], *spells["start"]], default=pd.Timestamp(as_of))
    span = max(pd.Timestamp(as_of) - first, pd.Timedelta(days=6))
    for outcome, entry in legend.items():
        rows = spells[spells["outcome"] == outcome]
        drawn.add_trace(go.Bar(
            base=rows["start"].dt.strftime("%Y-%m-%d").tolist(),
            x=[max((end - start).days, 0) * 86_400_000 for start, end in zip(rows["start"], rows["end"], strict=True)],
            y=[place[question] for question in rows["question_id"]],
            orientation="h", width=0.34, name=entry, legendgroup=outcome, showlegend=True,
            customdata=rows[["id", "hover"]].to_numpy().tolist(), hovertemplate="%{customdata[1]}<extra></extra>",
            marker={"color": look.stances[outcome],
                    "opacity": [1.0 if basis == "own" else 0.55 for basis in rows["basis"]]},
        ))  # fmt: skip
    drawn.add_trace(go.Scatter(
        x=said["at"].dt.strftime("%Y-%m-%d").tolist(), y=[place[question] for question in said["question_id"]],
        mode="markers", showlegend=False, customdata=said[["id", "hover"]].to_numpy().tolist(),
        hovertemplate="%{customdata[1]}<extra></extra>",
        marker={"symbol": said["marker"].tolist(), "size": 13,
                "color": [look.stances[slug] for slug in said["outcome"]], "line": {"color": look.ink, "width": 1.4}},
    ))  # fmt: skip
    low, high = first - span * 0.06, pd.Timestamp(as_of) + span * 0.06
    drawn.update_layout(
        barmode="overlay", height=len(lanes) * ROW + 86, margin={"l": _HEAD, "r": 12, "t": 24, "b": 56},
        xaxis={**days(low, high, look), "showgrid": True, "gridcolor": look.rule},
        yaxis={"range": [len(lanes) - 0.5, -0.5], "tickvals": list(place.values()),
               "ticktext": [labels.plain(label) for label in lanes.values()],
               "showgrid": False, "zeroline": False, "fixedrange": True, "tickfont": {"size": 12, "color": look.ink}},
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 0, "yref": "container", "yanchor": "bottom",
                "font": {"color": look.ink, "size": 12}, "bgcolor": "rgba(0,0,0,0)"},
    )  # fmt: skip
    drawn.add_shape(type="line", x0=f"{as_of:%Y-%m-%d}", x1=f"{as_of:%Y-%m-%d}", y0=0, y1=1, yref="paper",
                    layer="below", line={"color": look.accent, "width": 1.4, "dash": "4px,3px"})  # fmt: skip
    drawn.add_annotation(x=f"{as_of:%Y-%m-%d}", y=1, yref="paper", text=today, showarrow=False, yanchor="bottom",
                         font={"color": look.accent, "size": 12})  # fmt: skip
    return drawn
