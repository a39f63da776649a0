"""The negotiation timeline: one lane a track, a place for what has no date, a line for “as of”."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from stances import scale
from stances.figures import labels
from stances.figures.axis import days
from stances.figures.lanes import ROW, Placed, placed
from stances.figures.look import Drawn, Look, Trace, layout
from stances.figures.zones import FULL, LANE_HEAD, SIZE, TAIL, Zone, zones
from stances.model import Row

SYMBOLS = {"held": "circle", "planned": "circle-open", "conditional": "diamond-open", "cancelled": "x-thin"}
"""How it is told apart whether an event took place, without colour."""

_CLEAR = "\u2002" * 3
"""As wide as a tail."""

_AXES = {"earlier": "x", "dated": "x2", "open": "x3", "below": "x4"}


def figure(marks: Sequence[Row], lanes: Mapping[str, str], look: Look, *, as_of: dt.date, words: Mapping[str, str],
           whole: bool = True) -> Drawn:  # fmt: skip
    """Draw events on their tracks.

    Args:
        marks: one row a mark, in reading order: `id`, `lane`, `zone` (earlier, dated or open, side by side; below for
            a lane of its own without days), `at` (Timestamp, dated ones), `tailed` (bool: that day is only the last
            one possible), `status` (of an event, or the stance of a statement), `title`, `hover` (HTML), `weight`
            (how much it matters where not all can be named).
        lanes: the name of each lane, in order.
        look: the colours.
        as_of: where the line stands.
        words: the names of the zones (`zone earlier`, `zone open`), of the line (`as_of`) and of the statuses.
        whole: whether the whole timeline is shown, so that not all can be named.

    Returns:
        A figure without a title; a click's point has the mark's id in `customdata[0]`.
    """
    traces: list[Trace] = []
    parts = zones(marks, pd.Timestamp(as_of))
    standing, tops, depth = placed(marks, parts, lanes, whole=whole)
    groups: dict[tuple[str, str], list[Placed]] = {}
    for mark in standing:
        groups.setdefault((marks[mark.row]["status"], mark.zone), []).append(mark)
    for status in (*SYMBOLS, *scale.OUTCOME.categories):
        for zone in _AXES:
            if here := groups.get((status, zone)):
                if any(marks[mark.row]["tailed"] for mark in here):
                    traces.append(_tails(here, marks, parts[zone], tops, _colour(status, look), status))
                traces.append(_marks(here, marks, tops, look, words[status], status))
    explained: set[str] = set()
    for trace in traces:
        if trace.get("name"):
            trace["showlegend"] = trace["legendgroup"] not in explained
            explained.add(trace["legendgroup"])
    low = min((tops[mark.lane] for mark in standing if mark.zone == "below"), default=depth)
    return Drawn(traces, layout(
        look,
        height=depth + 94,
        margin={"l": LANE_HEAD, "r": 8, "t": 26, "b": 68},
        yaxis={"range": [depth, 0], "showgrid": False, "zeroline": False, "fixedrange": True,
               "showticklabels": False},
        showlegend=len({mark["status"] for mark in marks}) > 1,
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 0, "yref": "container", "yanchor": "bottom",
                "font": {"color": look.ink, "size": 12}, "bgcolor": "rgba(0,0,0,0)"},
        **_axes(parts, look, below=any(mark["zone"] == "below" for mark in marks)),
        **_furniture(lanes, tops, (low, depth), parts, look, as_of, words),
    ))  # fmt: skip


def _marks(here: Sequence[Placed], marks: Sequence[Row], tops: Mapping[str, float], look: Look,
           name: str, status: str) -> Trace:  # fmt: skip
    dated = here[0].zone == "dated"
    rows = [marks[mark.row] for mark in here]
    return {
        "type": "scatter",
        "x": [row["at"].date().isoformat() for row in rows] if dated else [mark.pixel for mark in here],
        "y": [tops[mark.lane] + mark.y for mark in here],
        "xaxis": _AXES[here[0].zone],
        "yaxis": "y",
        "mode": "markers+text",
        "text": [_beside(mark, tail=row["tailed"]) for mark, row in zip(here, rows, strict=True)],
        "textposition": ["middle left" if mark.left else "middle right" for mark in here],
        "textfont": {"size": SIZE, "color": look.ink},
        "customdata": [[row["id"], row["hover"]] for row in rows],
        "hovertemplate": "%{customdata[1]}<extra></extra>",
        "marker": _marker(status, look),
        "name": name,
        "legendgroup": status,
        "cliponaxis": False,
    }


def _tails(here: Sequence[Placed], marks: Sequence[Row], zone: Zone, tops: Mapping[str, float],
           colour: str, status: str) -> Trace:  # fmt: skip
    """Draw a line back from the marks whose day is only the last one possible."""
    tail = (zone.high - zone.low) / zone.room * TAIL
    x: list[str | None] = []
    y: list[float | None] = []
    for mark in here:
        if marks[mark.row]["tailed"]:
            at, height = marks[mark.row]["at"], tops[mark.lane] + mark.y
            x += [f"{at - tail:%Y-%m-%d %H:%M}", at.date().isoformat(), None]
            y += [height, height, None]
    return {"type": "scatter", "x": x, "y": y, "xaxis": "x2", "yaxis": "y", "mode": "lines",
            "line": {"color": colour, "width": 2}, "hoverinfo": "skip", "legendgroup": status,
            "showlegend": False}  # fmt: skip


def _colour(status: str, look: Look) -> str:
    """An event is in ink, a statement in the colour of its stance."""
    return look.ink if status in SYMBOLS else look.stances[status]


def _beside(mark: Placed, *, tail: bool) -> str:
    """Return what stands beside a mark, with a distance from it that also clears its tail."""
    title = labels.plain(mark.title)
    if not title:
        return ""
    return f"{title}{_CLEAR if tail else ''}  " if mark.left else f"  {title}"


def _marker(status: str, look: Look) -> dict[str, Any]:
    symbol, colour = SYMBOLS.get(status) or scale.stance(status).marker, _colour(status, look)
    return {"symbol": symbol, "size": 11, "color": colour, "line": {"color": colour, "width": 2}}


def _axes(parts: Mapping[str, Zone], look: Look, *, below: bool) -> dict[str, Any]:
    still = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True, "anchor": "y"}
    axes: dict[str, Any] = {
        key: {**still, "domain": [parts[zone].start, parts[zone].end], "range": [0, max(parts[zone].room, 1)]}
        for zone, key in (("earlier", "xaxis"), ("open", "xaxis3"))
    }
    if below:
        axes["xaxis4"] = {**still, "domain": [0, 1], "range": [0, FULL], "overlaying": "x2"}
    dated = parts["dated"]
    low, high = dated.low, dated.high
    axes["xaxis2"] = {
        **days(low, high, look),
        "domain": [dated.start, dated.end],
        "anchor": "y",
        "showgrid": False,
        "showticklabels": dated.days,
        "minallowed": f"{low - (high - low):%Y-%m-%d}",
        "maxallowed": f"{high + (high - low):%Y-%m-%d}",
    }
    return axes


def _furniture(lanes: Mapping[str, str], tops: Mapping[str, float], depth: tuple[float, float],
               parts: Mapping[str, Zone], look: Look, as_of: dt.date, words: Mapping[str, str]
               ) -> dict[str, Any]:  # fmt: skip
    """Return what stands around the marks: lane names and lines, the shaded zones and the line for “as of”."""
    dated, text = parts["dated"], {"yref": "y", "showarrow": False}
    muted, rule = {"color": look.muted, "size": 12}, {"type": "line", "layer": "below"}
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    if dated.line is not None:
        day, along = f"{as_of:%Y-%m-%d}", dated.line / dated.room
        side = "right" if along > 0.8 else "left" if along < 0.2 else "center"  # clear of the next zone's name
        shapes.append({**rule, "xref": "x2", "x0": day, "x1": day, "yref": "y", "y0": 0, "y1": depth[0],
                       "line": {"color": look.accent, "width": 1.4, "dash": "4px,3px"}})  # fmt: skip
        notes.append({**text, "x": day, "xref": "x2", "y": 0, "text": words["as_of"], "yanchor": "bottom",
                      "xanchor": side, "font": {"color": look.accent, "size": 12}})  # fmt: skip
    for zone in ("earlier", "open"):
        start, end = parts[zone].start, parts[zone].end
        if end - start >= 0.01:
            shapes.append({"type": "rect", "layer": "below", "xref": "paper", "x0": start, "x1": end, "yref": "y",
                           "y0": 0, "y1": depth[1], "fillcolor": look.panel, "line": {"width": 0}})  # fmt: skip
            notes.append({**text, "x": start, "xref": "paper", "y": 0, "text": words[f"zone {zone}"],
                          "xanchor": "left", "yanchor": "bottom", "font": muted})  # fmt: skip
    for lane, name in lanes.items():
        y = tops[lane]
        notes.append({**text, "x": 0, "xref": "paper", "y": y + ROW / 2 + 5, "text": labels.plain(name),
                      "xanchor": "right", "xshift": -14, "align": "right", "font": muted})  # fmt: skip
        if y:
            shapes.append({**rule, "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": y, "y1": y,
                           "line": {"color": look.rule, "width": 1}})  # fmt: skip
    return {"shapes": shapes, "annotations": notes}
