"""The map of supporters and opponents."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from stances import scale
from stances.figures import labels
from stances.figures.look import Look, layout

WIDTH, HEIGHT = 890, 640
"""Size in pixels at which labels are placed; the figure itself follows its container."""

FRAMES: Mapping[str, dict[str, Any]] = {
    "europe": {
        "scope": "europe", "resolution": 50, "center": {"lon": 13.5, "lat": 53.3},
        "lonaxis": {"range": (-20, 44)}, "lataxis": {"range": (35, 70)},
        "projection": {"type": "conic conformal", "parallels": (43, 62), "rotation": {"lon": 12}, "minscale": 0.8,
                       "maxscale": 12},
    },
    "world": {
        "scope": "world", "resolution": 110, "center": {"lon": 11, "lat": 13.5}, "lataxis": {"range": (-58, 85)},
        "projection": {"type": "natural earth", "rotation": {"lon": 11}, "minscale": 1, "maxscale": 12},
    },
}  # fmt: skip
"""How each frame is laid out. With a scope, plotly pans and zooms by moving the drawing, so that conic
projections are drawn anew as they should be; our own shapes take the place of the scope's."""

ASPECTS = {"europe": 0.72, "world": 0.5}
"""Height of each frame in widths, the legend included."""

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
    drawn = go.Figure(
        layout=layout(
            look, geo=_geo(look, region), legend=_legend(look), hoverdistance=1, meta={"aspect": ASPECTS[region]}
        )
    )
    for outcome, entry in legend.items():
        rows = frame[frame["outcome"] == outcome]
        drawn.add_trace(_areas(rows, outcome, entry, look))
    lined = frame[frame["hatched"] & ~frame["small"] & frame["code"].isin(list(hatching))]
    if frame["hatched"].any():
        drawn.add_trace(_lines(lined["code"].tolist(), hatching, look, hatched, 2.0 if region == "europe" else 0.7))
    small = frame[frame["small"] & (frame["outcome"] != scale.NONE.slug)]
    if not small.empty:
        drawn.add_trace(_dots(small, look))
    named = _fitting(frame[frame["outcome"] != scale.NONE.slug], region)
    for inside, rows in named.groupby("inside"):
        drawn.add_trace(_names(rows, look, inside=bool(inside)))
    return drawn


def _geo(look: Look, region: str) -> dict[str, Any]:
    return {
        **FRAMES[region],
        "fitbounds": False,
        "bgcolor": "rgba(0,0,0,0)",
        "showframe": False,
        "showcoastlines": False,
        "showlakes": False,
        "showland": True,
        "landcolor": look.stances[scale.NONE.slug],
        "showcountries": True,
        "countrycolor": look.paper,
        "countrywidth": 0.7,
        "domain": {"x": [0, 1], "y": [0, 1]},
        "uirevision": region,
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
    codes: Sequence[str],
    hatching: Mapping[str, Mapping[str, Sequence[float | None]]],
    look: Look,
    entry: str,
    width: float,
) -> go.Scattergeo:
    lon: list[float | None] = []
    lat: list[float | None] = []
    for code in codes:
        lon += [*hatching[code]["lon"], None]
        lat += [*hatching[code]["lat"], None]
    return go.Scattergeo(
        lon=lon or [None], lat=lat or [None], mode="lines", line={"color": look.paper, "width": width},
        hoverinfo="skip", name=f"▨ {entry}", showlegend=True, meta={"hatch": list(codes)},
    )  # fmt: skip


def _dots(rows: pd.DataFrame, look: Look) -> go.Scattergeo:
    return go.Scattergeo(
        lon=rows["lon"].tolist(), lat=rows["lat"].tolist(), mode="markers", text=rows["hover"].tolist(),
        customdata=rows[["code"]].to_numpy().tolist(), showlegend=False, hovertemplate="%{text}<extra></extra>",
        marker={"size": 11, "color": [look.stances[outcome] for outcome in rows["outcome"]], "opacity": 1,
                "line": {"color": look.ink, "width": [1.8 if hatched else 0.8 for hatched in rows["hatched"]]}},
    )  # fmt: skip


def _names(rows: pd.DataFrame, look: Look, *, inside: bool) -> go.Scattergeo:
    """Write names: those that fit into their country on its colour, the others with a halo."""
    halo = ", ".join([f"0 0 2px {look.paper}"] * 5)
    colour = [look.on[outcome] for outcome in rows["outcome"]] if inside else look.ink
    return go.Scattergeo(
        lon=rows["lon"].tolist(), lat=rows["lat"].tolist(), mode="text", showlegend=False, hoverinfo="skip",
        text=[f"{symbol} {labels.plain(name)}" for symbol, name in zip(rows["symbol"], rows["name"], strict=True)],
        customdata=rows[["code"]].to_numpy().tolist(),
        textposition=["middle right" if small else "middle center" for small in rows["small"]],
        textfont={"size": 12, "weight": 600, "color": colour, "shadow": "none" if inside else halo},
    )  # fmt: skip


def _fitting(rows: pd.DataFrame, region: str) -> pd.DataFrame:
    """Keep the names that have room, the larger countries' first, and tell which fit into their country."""
    inside = rows[within(rows, region)].sort_values(["area", "code"], ascending=[False, True]).head(_LABELLED)
    boxes, fits = [], []
    columns = ["lon", "lat", "name", "small", "area", "hatched"]
    for lon, lat, name, small, area, hatched in inside[columns].itertuples(index=False):
        x, y, zoom = _projected(lon, lat, region)
        wide = labels.width(f"▲ {name}") + 4
        left = x + 6 if small else x - wide / 2
        boxes.append((left, y - 8, left + wide, y + 8))
        fits.append(region != "world" and not small and not hatched and wide * 1.15 < math.sqrt(area) * zoom)
    return inside.assign(inside=fits).loc[labels.free(boxes)]


def within(rows: pd.DataFrame, region: str) -> pd.Series:
    """Tell which countries' `lon`, `lat` a frame holds."""
    if region == "world":
        return pd.Series(data=True, index=rows.index)
    places = [_projected(lon, lat, region)[:2] for lon, lat in rows[["lon", "lat"]].itertuples(index=False)]
    return pd.Series([0 < x < WIDTH and 0 < y < HEIGHT for x, y in places], index=rows.index, dtype=bool)


def _projected(lon: float, lat: float, region: str) -> tuple[float, float, float]:
    """Return about where a point is drawn, in pixels, and how many pixels a kilometre has there."""
    if region == "world":
        per_degree = WIDTH / 360
        return (lon - 11 + 180) * per_degree, (85 - lat) * per_degree, per_degree / 111
    (south, north), middle = (math.radians(lat) for lat in FRAMES[region]["projection"]["parallels"]), 12
    cone = math.log(math.cos(south) / math.cos(north)) / math.log(_tangent(north) / _tangent(south))
    factor = math.cos(south) * _tangent(south) ** cone / cone
    angle = cone * math.radians(lon - middle)
    radius, centre = (factor / _tangent(math.radians(min(at, 89.0))) ** cone for at in (lat, _CENTRE))
    x, y = radius * math.sin(angle), centre - radius * math.cos(angle)
    return WIDTH / 2 + (x - _SHIFT) * _PIXELS, HEIGHT / 2 - y * _PIXELS, _PIXELS / 6371


_CENTRE, _SHIFT, _PIXELS = 53.3, 0.015, 1040.0
"""Middle of the frame (latitude; shift east in radii of the earth) and pixels a radius of the earth."""


def _tangent(lat: float) -> float:
    return math.tan(math.pi / 4 + lat / 2)
