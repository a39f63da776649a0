"""The negotiation timeline: one lane a track, a place for what has no date, a line for “as of”."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from stances import scale
from stances.figures import labels
from stances.figures.axis import days
from stances.figures.look import Look, layout

WIDTH = 1100
"""Width in pixels at which labels are placed."""

LANE_HEAD = 150
ROW = 24
ROWS = 30
"""So many rows of labels all lanes share; in a crowded lane the marks without a label stand in a row of their own."""
_SIZE = 12
_ZONES = ("earlier", "dated", "open")

SYMBOLS = {"held": "circle", "planned": "circle-open", "conditional": "diamond-open", "cancelled": "x-thin"}
"""How it is told apart whether an event took place, without colour."""


def figure(frame: pd.DataFrame, lanes: Mapping[str, str], look: Look, *, as_of: dt.date, words: Mapping[str, str]
           ) -> go.Figure:  # fmt: skip
    """Draw events on their tracks.

    Args:
        frame: one row a mark, in reading order: `id`, `lane`, `zone` (earlier, dated, open), `at`
            (datetime64, dated ones), `status` (of an event, or the stance of a statement), `title`, `hover`
            (HTML), `weight` (how much it matters where not all can be named).
        lanes: the name of each lane, in order.
        look: the colours.
        as_of: where the line stands.
        words: the names of the zones (`zone earlier`, `zone open`), of the line (`as_of`) and of the statuses.

    Returns:
        A figure without a title; a click's point has the mark's id in `customdata[0]`.
    """
    drawn = go.Figure(layout=layout(look))
    zones = {zone: frame[frame["zone"] == zone] for zone in _ZONES}
    domains = _domains(zones)
    placed = _place(frame, zones, domains)
    heights, depth = _heights(placed, lanes)
    for status in [status for status in (*SYMBOLS, *scale.OUTCOME.categories) if (placed["status"] == status).any()]:
        for zone, axis in zip(_ZONES, ("x", "x2", "x3"), strict=True):
            rows = placed[(placed["status"] == status) & (placed["zone"] == zone)]
            if not rows.empty:
                drawn.add_trace(_marks(rows, axis, heights, look, words[status], status))
    shown = set(placed["status"])
    for place, trace in enumerate(drawn.data):
        trace.showlegend = trace.legendgroup not in {earlier.legendgroup for earlier in drawn.data[:place]}
    drawn.update_layout(
        height=depth + 74,
        margin={"l": LANE_HEAD, "r": 8, "t": 26, "b": 48},
        yaxis={"range": [depth, 0], "showgrid": False, "zeroline": False, "fixedrange": True,
               "showticklabels": False},
        showlegend=len(shown) > 1,
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 0, "yref": "container", "yanchor": "bottom",
                "font": {"color": look.ink, "size": 12}, "bgcolor": "rgba(0,0,0,0)"},
        **_axes(zones, domains, look),
    )  # fmt: skip
    _furnish(drawn, lanes, heights, depth, domains, look, as_of, words)
    return drawn


def _domains(zones: Mapping[str, pd.DataFrame]) -> dict[str, tuple[float, float]]:
    """Share the width: the zones without dates are as wide as their longest row needs, at most a third."""
    wanted = {}
    for zone in ("earlier", "open"):
        widest = max((labels.width(title, _SIZE) + 48 for title in zones[zone]["title"]), default=0)
        wanted[zone] = min(0.34, widest / (WIDTH - LANE_HEAD)) if widest else 0.0
    left, right = wanted["earlier"], 1 - wanted["open"]
    gap = 0.008
    return {
        "earlier": (0.0, max(left - gap, 0.0)), "dated": (left, right), "open": (min(right + gap, 1.0), 1.0),
    }  # fmt: skip


def _span(rows: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    first, last = rows["at"].min(), rows["at"].max()
    pad = max((last - first) * 0.06, pd.Timedelta(days=1))
    return first - pad, last + pad


def _place(
    frame: pd.DataFrame, zones: Mapping[str, pd.DataFrame], domains: Mapping[str, tuple[float, float]]
) -> pd.DataFrame:
    """Give each mark its x and its row in the lane, so that no label runs into another."""
    full = WIDTH - LANE_HEAD
    parts = []
    for zone, rows in zones.items():
        if rows.empty:
            continue
        start, end = domains[zone]
        if zone == "dated":
            low, high = _span(rows)
            pixel = (rows["at"] - low) / (high - low) * (end - start) * full
        else:
            pixel = pd.Series(10.0, index=rows.index)
        parts.append(rows.assign(pixel=pixel, room=(end - start) * full))
    placed = pd.concat(parts).reindex(frame.index)
    # A label has the room on the wider side of its mark at most; the hover has the whole title.
    room = np.maximum(placed["pixel"], placed["room"] - placed["pixel"]) - 18
    placed["title"] = [labels.cut(title, most, _SIZE) for title, most in zip(placed["title"], room, strict=True)]
    wide = placed["title"].map(lambda title: labels.width(title, _SIZE)) + 16
    # A label that would run out of its zone stands to the left of its mark.
    leftwards = (placed["pixel"] + wide > placed["room"]) & (placed["pixel"] > wide)
    placed = placed.assign(
        left=(placed["pixel"] - wide).where(leftwards, placed["pixel"] - 8),
        right=(placed["pixel"] + 8).where(leftwards, placed["pixel"] + wide),
        side=leftwards.map({True: "middle left", False: "middle right"}),
        row=0,
    )
    most = max(ROWS // placed["lane"].nunique(), 2)
    for (_, where), rows in placed.groupby(["lane", "zone"]):
        order = rows.sort_values("left", kind="stable")
        spans = list(zip(order["left"], order["right"], strict=True))
        given = labels.layers(spans, order["weight"].tolist(), most) if where == "dated" else labels.rows(spans)
        placed.loc[order.index, "row"] = given
    bare = placed["row"] < 0
    deepest = placed["lane"].map(placed.groupby("lane")["row"].max())
    return placed.assign(row=placed["row"].where(~bare, deepest + 1), title=placed["title"].where(~bare, ""))


def _heights(placed: pd.DataFrame, lanes: Mapping[str, str]) -> tuple[dict[str, float], float]:
    """Return the top of each lane in pixels, and the height of all."""
    tops, y = {}, 0.0
    deepest = placed.groupby("lane")["row"].max()
    for lane in lanes:
        tops[lane] = y
        y += (int(deepest.get(lane, 0)) + 1) * ROW + 10
    return tops, y


def _marks(rows: pd.DataFrame, axis: str, tops: Mapping[str, float], look: Look, name: str, status: str) -> go.Scatter:
    dated = axis == "x2"
    return go.Scatter(
        x=rows["at"].dt.strftime("%Y-%m-%d").tolist() if dated else [10.0] * len(rows),
        y=[tops[lane] + row * ROW + ROW / 2 + 5 for lane, row in zip(rows["lane"], rows["row"], strict=True)],
        xaxis=axis,
        yaxis="y",
        mode="markers+text",
        text=[f"  {title}" if side == "middle right" else f"{title}  "
              for title, side in zip(rows["title"].map(labels.plain), rows["side"], strict=True)],
        textposition=rows["side"].tolist(),
        textfont={"size": _SIZE, "color": look.ink},
        customdata=[[mark, hover] for mark, hover in zip(rows["id"], rows["hover"], strict=True)],
        hovertemplate="%{customdata[1]}<extra></extra>",
        marker=_marker(status, look),
        name=name,
        legendgroup=status,
        cliponaxis=False,
    )  # fmt: skip


def _marker(status: str, look: Look) -> dict[str, Any]:
    """Mark an event in ink, a statement in the colour and with the sign of its stance."""
    symbol = SYMBOLS.get(status) or scale.stance(status).marker
    colour = look.ink if status in SYMBOLS else look.stances[status]
    return {"symbol": symbol, "size": 11, "color": colour, "line": {"color": colour, "width": 2}}


def _axes(zones: Mapping[str, pd.DataFrame], domains: Mapping[str, tuple[float, float]], look: Look) -> dict[str, Any]:
    still = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True, "anchor": "y"}
    full = WIDTH - LANE_HEAD
    axes: dict[str, Any] = {}
    for zone, key in (("earlier", "xaxis"), ("open", "xaxis3")):
        start, end = domains[zone]
        axes[key] = {**still, "domain": [start, end], "range": [0, max((end - start) * full, 1)]}
    dated = zones["dated"]
    low, high = _span(dated) if not dated.empty else (pd.Timestamp("2000-01-01"), pd.Timestamp("2000-01-02"))
    axes["xaxis2"] = {
        **days(low, high, look),
        "domain": list(domains["dated"]),
        "anchor": "y",
        "showgrid": False,
        "showticklabels": not dated.empty,
        "minallowed": f"{low - (high - low):%Y-%m-%d}",
        "maxallowed": f"{high + (high - low):%Y-%m-%d}",
    }
    return axes


def _furnish(drawn: go.Figure, lanes: Mapping[str, str], tops: Mapping[str, float], depth: float,
             domains: Mapping[str, tuple[float, float]], look: Look, as_of: dt.date,
             words: Mapping[str, str]) -> None:  # fmt: skip
    """Add lane names and lines, the shaded zones and the line for “as of”, all at once: plotly is slow one by one."""
    day, text = f"{as_of:%Y-%m-%d}", {"yref": "y", "showarrow": False}
    low, high = map(pd.Timestamp, drawn.layout.xaxis2.range)
    along = (pd.Timestamp(as_of) - low) / (high - low)
    side = "right" if along > 0.8 else "left" if along < 0.2 else "center"  # clear of the next zone's name
    muted, rule = {"color": look.muted, "size": 12}, {"type": "line", "layer": "below"}
    shapes: list[dict[str, Any]] = [{**rule, "xref": "x2", "x0": day, "x1": day, "yref": "y", "y0": 0, "y1": depth,
                                     "line": {"color": look.accent, "width": 1.4, "dash": "4px,3px"}}]  # fmt: skip
    notes: list[dict[str, Any]] = [{**text, "x": day, "xref": "x2", "y": 0, "text": words["as_of"], "yanchor": "bottom",
                                    "xanchor": side, "font": {"color": look.accent, "size": 12}}]  # fmt: skip
    for zone in ("earlier", "open"):
        start, end = domains[zone]
        if end - start >= 0.01:
            shapes.append({"type": "rect", "layer": "below", "xref": "paper", "x0": start, "x1": end, "yref": "y",
                           "y0": 0, "y1": depth, "fillcolor": look.panel, "line": {"width": 0}})  # fmt: skip
            notes.append({**text, "x": start, "xref": "paper", "y": 0, "text": words[f"zone {zone}"],
                          "xanchor": "left", "yanchor": "bottom", "font": muted})  # fmt: skip
    for lane, name in lanes.items():
        y = tops[lane]
        notes.append({**text, "x": 0, "xref": "paper", "y": y + ROW / 2 + 5, "text": labels.plain(name),
                      "xanchor": "right", "xshift": -14, "align": "right", "font": muted})  # fmt: skip
        if y:
            shapes.append({**rule, "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": y, "y1": y,
                           "line": {"color": look.rule, "width": 1}})  # fmt: skip
    drawn.update_layout(shapes=shapes, annotations=notes)
