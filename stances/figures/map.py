"""The map of supporters and opponents."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from stances.figures import labels
from stances.figures.look import Look, layout

WIDTH, HEIGHT = 900, 620
"""Size in pixels at which labels are placed; the figure itself follows its container."""

FRAMES: Mapping[str, dict[str, Any]] = {
    "europe": {"lon": (-25.0, 45.0), "lat": (33.0, 71.5), "projection": "mercator"},
    "world": {"lon": (-180.0, 180.0), "lat": (-58.0, 85.0), "projection": "natural earth"},
}

_LABELLED = 40
"""With more positions than this a label for each would hide the map."""


def figure(frame: pd.DataFrame, hatching: Mapping[str, Mapping[str, Sequence[float | None]]], look: Look, *,
           region: str, legend: Mapping[str, str], hatched: str) -> go.Figure:  # fmt: skip
    """Draw where everybody stands.

    Args:
        frame: one row a country: `code` (alpha-3), `outcome`, `name`, `hover` (HTML), `hatched` (bool),
            `lon`, `lat`, `area` (km²), `small` (bool: drawn as a dot), `symbol`, `marker`.
        hatching: lines clipped to each country: {code: {"lon": […], "lat": […]}}.
        look: the colours.
        region: a key of `FRAMES`.
        legend: the entry of each outcome, in display order.
        hatched: the legend's entry for hatched countries.

    Returns:
        A figure without a title; a click's point has the country's code in `location` or `customdata[0]`.
    """
    drawn = go.Figure(layout=layout(look, geo=_geo(look, region), legend=_legend(look)))
    for outcome, entry in legend.items():
        rows = frame[frame["outcome"] == outcome]
        drawn.add_trace(_areas(rows, outcome, entry, look))
    lined = frame[frame["hatched"] & ~frame["small"] & frame["code"].isin(list(hatching))]
    if frame["hatched"].any():
        drawn.add_trace(_lines(lined["code"], hatching, look, hatched))
    small = frame[frame["small"] & (frame["outcome"] != "none")]
    if not small.empty:
        drawn.add_trace(_dots(small, look))
    named = frame[frame["outcome"] != "none"]
    if not named.empty:
        drawn.add_trace(_names(_fitting(named, region), look))
    return drawn


def _geo(look: Look, region: str) -> dict[str, Any]:
    frame = FRAMES[region]
    return {
        "projection": {"type": frame["projection"]},
        "lonaxis": {"range": frame["lon"]},
        "lataxis": {"range": frame["lat"]},
        "fitbounds": False,
        "resolution": 50,
        "bgcolor": look.panel,
        "showframe": False,
        "showcoastlines": False,
        "showland": True,
        "landcolor": look.stances["none"],
        "showcountries": True,
        "countrycolor": look.paper,
        "countrywidth": 0.8,
        "showlakes": False,
        "domain": {"x": [0, 1], "y": [0, 1]},
    }


def _legend(look: Look) -> dict[str, Any]:
    return {
        "orientation": "h", "x": 0, "y": -0.01, "xanchor": "left", "yanchor": "top", "itemsizing": "constant",
        "font": {"color": look.ink, "size": 13}, "bgcolor": "rgba(0,0,0,0)", "itemwidth": 30,
    }  # fmt: skip


def _areas(rows: pd.DataFrame, outcome: str, entry: str, look: Look) -> go.Choropleth:
    colour = look.stances[outcome]
    return go.Choropleth(
        locations=rows["code"].tolist(),
        z=[1] * len(rows),
        text=rows["hover"].tolist(),
        colorscale=[[0, colour], [1, colour]],
        showscale=False,
        showlegend=True,
        name=entry,
        legendgroup=outcome,
        marker={"line": {"color": look.paper, "width": 0.8}},
        hovertemplate="%{text}<extra></extra>",
    )


def _lines(
    codes: Sequence[str], hatching: Mapping[str, Mapping[str, Sequence[float | None]]], look: Look, entry: str
) -> go.Scattergeo:
    lon: list[float | None] = []
    lat: list[float | None] = []
    for code in codes:
        lon += [*hatching[code]["lon"], None]
        lat += [*hatching[code]["lat"], None]
    return go.Scattergeo(
        lon=lon or [None], lat=lat or [None], mode="lines", line={"color": look.paper, "width": 1.6}, hoverinfo="skip",
        name=f"▨ {entry}", showlegend=True, meta={"hatch": list(codes)},
    )  # fmt: skip


def _dots(rows: pd.DataFrame, look: Look) -> go.Scattergeo:
    return go.Scattergeo(
        lon=rows["lon"].tolist(), lat=rows["lat"].tolist(), mode="markers", text=rows["hover"].tolist(),
        customdata=rows[["code"]].to_numpy().tolist(), showlegend=False, hovertemplate="%{text}<extra></extra>",
        marker={"size": 11, "color": [look.stances[outcome] for outcome in rows["outcome"]], "opacity": 1,
                "line": {"color": look.ink, "width": [1.8 if hatched else 0.8 for hatched in rows["hatched"]]}},
    )  # fmt: skip


def _names(rows: pd.DataFrame, look: Look) -> go.Scattergeo:
    return go.Scattergeo(
        lon=rows["lon"].tolist(), lat=rows["lat"].tolist(), mode="text", showlegend=False, hoverinfo="skip",
        text=[f"{symbol} {name}" for symbol, name in zip(rows["symbol"], rows["name"], strict=True)],
        customdata=rows[["code"]].to_numpy().tolist(),
        textposition=["middle right" if small else "middle center" for small in rows["small"]],
        textfont={"size": 12, "weight": 600, "color": look.ink, "shadow": f"0 0 3px {look.paper}, 0 0 3px {look.paper}, "
                  f"0 0 4px {look.paper}, 0 0 5px {look.paper}"},
    )  # fmt: skip


def _fitting(rows: pd.DataFrame, region: str) -> pd.DataFrame:
    """Keep the names that have room, the larger countries' first."""
    frame = FRAMES[region]
    (west, east), (south, north) = frame["lon"], frame["lat"]
    inside = rows[rows["lon"].between(west, east) & rows["lat"].between(south, north)]
    inside = inside.sort_values(["area", "code"], ascending=[False, True]).head(4 * _LABELLED)
    top, bottom = _mercator(north), _mercator(south)
    boxes = []
    for lon, lat, name, small in inside[["lon", "lat", "name", "small"]].itertuples(index=False):
        x = (lon - west) / (east - west) * WIDTH
        y = (top - _mercator(lat)) / (top - bottom) * HEIGHT
        wide = labels.width(f"▲ {name}") + 4
        left = x + 6 if small else x - wide / 2
        boxes.append((left, y - 8, left + wide, y + 8))
    return inside[labels.free(boxes)]


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(max(min(lat, 84), -84)) / 2))
