"""An actor's positions over time: one lane a question, a step wherever the position changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

import pandas as pd

from stances.figures import labels
from stances.figures.axis import days
from stances.figures.look import Drawn, Look, Trace, layout
from stances.model import Row

ROW = 32
WIDTH = 1100
"""Width in pixels at which marks that would touch are found."""

_HEAD, _EDGE = 330, 12
_NEAR = 12
"""Marks of a lane that are nearer to one another than so many pixels are drawn as one, with their number."""

_APART = 0.42
"""What so many stances at one place take of the height of a lane."""

_TOLD = 4
"""So many of the statements that one mark stands for are told when it is pointed at."""


def figure(spells: Sequence[Row], said: Sequence[Row], lanes: Mapping[str, str], look: Look, *, as_of: dt.date,
           legend: Mapping[str, str], today: str, strong: str = "") -> Drawn:  # fmt: skip
    """Draw spells as bars and statements as dots.

    Args:
        spells: one row a spell: `question_id`, `outcome`, `basis`, `start`, `end`, `hover`, `id` (what a click opens).
        said: one row a statement: `question_id`, `outcome`, `marker`, `at`, `hover`, `id`, `together` (what a click
            opens where several stand at one place).
        lanes: the label of each question, in order.
        look: the colours.
        as_of: the right end of the bars.
        legend: the entry of each outcome.
        today: the name of the line at `as_of`.
        strong: the question whose label is bold.

    Returns:
        A figure without a title; a click's point has what it opens in `customdata[0]`.
    """
    traces: list[Trace] = []
    place = {question: index for index, question in enumerate(lanes)}
    bars: dict[str, list[Row]] = {outcome: [] for outcome in legend}
    for row in spells:
        bars[row["outcome"]].append(row)
    first = min([*(row["at"] for row in said), *(row["start"] for row in spells)], default=pd.Timestamp(as_of))
    span = max(pd.Timestamp(as_of) - first, pd.Timedelta(days=6))
    for outcome, entry in legend.items():
        rows = bars[outcome]
        traces.append({
            "type": "bar", "base": [row["start"].date().isoformat() for row in rows],
            "x": [max(row["end"].value - row["start"].value, 0) // 1_000_000 for row in rows],
            "y": [place[row["question_id"]] for row in rows],
            "orientation": "h", "width": 0.36, "name": entry, "legendgroup": outcome, "showlegend": True,
            "customdata": [[row["id"], row["hover"]] for row in rows],
            "hovertemplate": "%{customdata[1]}<extra></extra>",
            "marker": {"color": look.stances[outcome],
                       "opacity": [1.0 if row["basis"] == "own" else 0.55 for row in rows]},
        })  # fmt: skip
    low, high = first - span * 0.06, pd.Timestamp(as_of) + span * 0.06
    traces.append(_dots(said, place, (high - low) / (WIDTH - _HEAD - _EDGE) * _NEAR, look))
    names = {question: labels.plain(label) for question, label in lanes.items()}
    day = f"{as_of:%Y-%m-%d}"
    return Drawn(traces, layout(
        look, barmode="overlay", height=len(lanes) * ROW + 98, margin={"l": _HEAD, "r": _EDGE, "t": 26, "b": 66},
        xaxis={**days(low, high, look), "showgrid": True, "gridcolor": look.rule},
        yaxis={"range": [len(lanes) - 0.5, -0.5], "tickvals": list(place.values()),
               "ticktext": [f"<b>{name}</b>" if question == strong else name for question, name in names.items()],
               "showgrid": False, "zeroline": False, "fixedrange": True, "tickfont": {"size": 12, "color": look.ink}},
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 0, "yref": "container", "yanchor": "bottom",
                "font": {"color": look.ink, "size": 12}, "bgcolor": "rgba(0,0,0,0)"},
        shapes=[{"type": "line", "x0": day, "x1": day, "y0": 0, "y1": 1, "yref": "paper", "layer": "below",
                 "line": {"color": look.accent, "width": 1.4, "dash": "4px,3px"}}],
        annotations=[{"x": day, "y": 1, "yref": "paper", "text": today, "showarrow": False, "yanchor": "bottom",
                      "font": {"color": look.accent, "size": 12}}],
    ))  # fmt: skip


def _dots(said: Iterable[Row], place: Mapping[str, int], near: pd.Timedelta, look: Look) -> Trace:
    """Draw statements; those too near to one another are one mark a stance, one above the other, with their number."""
    marks = [mark for mark in _gathered(said, near) if mark["question_id"] in place]
    return {
        "type": "scatter", "x": [_written(mark["at"]) for mark in marks],
        "y": [place[mark["question_id"]] + mark["shift"] for mark in marks],
        "mode": "markers+text", "showlegend": False,
        "text": [f"{mark['n']}" if mark["n"] > 1 else "" for mark in marks],
        "cliponaxis": False, "textposition": "top right", "textfont": {"size": 10, "color": look.muted},
        "customdata": [[mark["id"], mark["hover"]] for mark in marks],
        "hovertemplate": "%{customdata[1]}<extra></extra>",
        "marker": {"symbol": [mark["marker"] for mark in marks], "size": 13,
                   "color": [look.stances[mark["outcome"]] for mark in marks],
                   "line": {"color": look.ink, "width": 1.4}},
    }  # fmt: skip


@lru_cache(maxsize=16_384)
def _written(day: pd.Timestamp) -> str:
    return day.date().isoformat()


def _gathered(said: Iterable[Row], near: pd.Timedelta) -> list[Row]:
    """Gather the statements of a lane that stand at about one place, by stance."""
    found: list[Row] = []
    lanes: dict[str, list[tuple[int, Row]]] = {}
    for row in said:
        lanes.setdefault(row["question_id"], []).append((row["at"].value, row))
    for lane in lanes.values():
        cluster: list[Row] = []
        first = 0
        for at, row in sorted(lane, key=itemgetter(0)):
            if cluster and at - first >= near.value:
                found += _stacked(cluster)
                cluster = []
            if not cluster:
                first = at
            cluster.append(row)
        found += _stacked(cluster)
    return found


def _stacked(cluster: Sequence[Row]) -> list[Row]:
    if len(cluster) == 1:  # as most are
        return [{**cluster[0], "n": 1, "shift": 0.0}]
    outcomes = list(dict.fromkeys(row["outcome"] for row in cluster))
    step = _APART / max(len(outcomes) - 1, 1)
    marks: list[Row] = []
    for level, outcome in enumerate(outcomes):
        same = [row for row in cluster if row["outcome"] == outcome]
        told = [row["hover"] for row in same[:_TOLD]] + [f"+{len(same) - _TOLD}"] * (len(same) > _TOLD)
        marks.append({
            **same[-1], "n": len(same), "hover": "<br>".join(told),
            "id": same[0]["id"] if len(same) == 1 else same[0]["together"],
            "shift": level * step - _APART / 2 if len(outcomes) > 1 else 0.0,
        })  # fmt: skip
    return marks
