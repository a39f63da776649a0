"""The map of supporters and opponents."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from stances import scale
from stances.figures import areas, labels
from stances.figures.look import Look, layout

WIDTH, HEIGHT = 800, 575
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


def figure(
    frame: pd.DataFrame,
    hatching: Mapping[str, Mapping[str, Sequence[float | None]]],
    look: Look,
    *,
    region: str,
    rest: Sequence[str],
    legend: Mapping[str, str],
    hatched: str,
    lent: str = "",
) -> go.Figure:
    """Draw where everybody stands.

    Args:
        frame: one row a country: `code` (alpha-3), `outcome`, `name`, `hover` (HTML), `hatched` (bool),
            `lent` (bool: taken over from a group), `faint` (bool: stale), `lon`, `lat`, `area` (km²), `small`
            (bool: drawn as a dot), `symbol` (before the name), `signs` (after it).
        hatching: lines clipped to each country: {code: {"lon": […], "lat": […]}}.
        look: the colours.
        region: a key of `FRAMES`.
        rest: the other countries that the frame has shapes for.
        legend: the entry of each outcome, in display order.
        hatched: the legend's entry for hatched countries.
        lent: the legend's entry for countries that take their group's position, which are dotted.

    Returns:
        A figure without a title; a click's point has the country's code in `location` or `customdata[0]`.
    """
    drawn = go.Figure(
        layout=layout(look, geo=_geo(region), legend=_legend(look), hoverdistance=1, meta={"aspect": ASPECTS[region]})
    )
    drawn.add_trace(areas.rest(rest, look))
    for outcome, entry in legend.items():
        drawn.add_traces(areas.filled(frame[frame["outcome"] == outcome], outcome, entry, look))
    width = 2.0 if region == "europe" else 0.7
    for column, dash, entry in (("hatched", "solid", f"▨ {hatched}"), ("lent", "dot", f"(▲) {lent}")):
        lined = frame[frame[column] & ~frame["small"] & frame["code"].isin(list(hatching))]
        if frame[column].any():
            drawn.add_trace(areas.lined(lined["code"].tolist(), hatching, look, entry, width, dash))
    small = frame[frame["small"] & frame["lon"].notna()]
    if not small.empty:
        drawn.add_trace(areas.dots(small, look))
    named = _fitting(frame[frame["outcome"] != scale.NONE.slug], region)
    for inside, rows in named.groupby("inside"):
        drawn.add_trace(_names(rows, look, inside=bool(inside)))
    return drawn


def _geo(region: str) -> dict[str, Any]:
    return {
        **FRAMES[region],
        "fitbounds": False,
        "bgcolor": "rgba(0,0,0,0)",
        "showframe": False,
        "showcoastlines": False,
        "showlakes": False,
        "showland": False,
        "showcountries": False,
        "domain": {"x": [0, 1], "y": [0, 1]},
        "uirevision": region,
    }


def _legend(look: Look) -> dict[str, Any]:
    return {
        "orientation": "h", "x": 0, "y": -0.01, "xanchor": "left", "yanchor": "top", "itemsizing": "constant",
        "font": {"color": look.ink, "size": 13}, "bgcolor": "rgba(0,0,0,0)", "itemwidth": 30,
    }  # fmt: skip


def _names(rows: pd.DataFrame, look: Look, *, inside: bool) -> go.Scattergeo:
    """Write names: those that fit into their country on its colour, the others with a halo."""
    halo = ", ".join([f"0 0 2px {look.paper}"] * 5)
    colour = [look.on[outcome] for outcome in rows["outcome"]] if inside else look.ink
    return go.Scattergeo(
        lon=rows["lon"].tolist(), lat=rows["lat"].tolist(), mode="text", showlegend=False, hoverinfo="skip",
        text=[_text(*row) for row in rows[["symbol", "name", "signs", "small"]].itertuples(index=False)],
        customdata=rows[["code"]].to_numpy().tolist(),
        textposition=["middle right" if small else "middle center" for small in rows["small"]],
        textfont={"size": 12, "weight": 600, "color": colour, "shadow": "none" if inside else halo},
    )  # fmt: skip


def _text(symbol: str, name: str, signs: str, small: bool) -> str:
    gap = "\u2003" if small else ""  # the name of a dot begins beside it
    return gap + f"{symbol} {labels.plain(name)}".strip() + signs


def _fitting(rows: pd.DataFrame, region: str) -> pd.DataFrame:
    """Keep the names that have room, the larger countries' first, and of the others the signs that have.

    Tells too which fit into their country.
    """
    inside = rows[within(rows, region)].sort_values(["area", "code"], ascending=[False, True])
    places = [_projected(lon, lat, region) for lon, lat in inside[["lon", "lat"]].itertuples(index=False)]
    lined = inside["hatched"] | inside["faint"] | inside["lent"]
    texts = inside["symbol"] + " " + inside["name"] + inside["signs"]
    boxes = [_box(*place, text, small) for place, text, small in zip(places, texts, inside["small"], strict=True)]
    fits = [region != "world" and not small and not hatched
            and (right - left) * (1.9 if signs else 1.4) < math.sqrt(area) * zoom
            for (left, _, right, _), (_, _, zoom), small, hatched, area, signs
            in zip(boxes, places, inside["small"], lined, inside["area"], inside["signs"], strict=True)]  # fmt: skip
    inside = inside.assign(inside=np.array(fits, dtype=bool))
    named = np.array([*labels.free(boxes[:_LABELLED]), *[False] * len(boxes[_LABELLED:])], dtype=bool)
    taken = [box for box, stands in zip(boxes, named, strict=True) if stands]
    signs = [
        _box(*place, text, small)
        for place, text, small, stands in zip(
            places, inside["symbol"] + inside["signs"], inside["small"], named, strict=True
        )
        if not stands
    ]
    room = np.array(labels.free([*taken, *signs])[len(taken) :], dtype=bool)
    return pd.concat([inside[named], inside[~named][room].assign(name="")])


def _box(x: float, y: float, _zoom: float, text: str, small: bool) -> tuple[float, float, float, float]:
    wide = labels.width(text) + (20 if small else 10)
    left = x if small else x - wide / 2
    return left, y - 8, left + wide, y + 8


def within(rows: pd.DataFrame, region: str) -> pd.Series:
    """Tell which countries' `lon`, `lat` a frame holds; a country without a place is in none."""
    if region == "world":
        return rows["lon"].notna()
    places = [_projected(lon, lat, region)[:2] for lon, lat in rows[["lon", "lat"]].itertuples(index=False)]
    return pd.Series([0 < x < WIDTH and 0 < y < HEIGHT for x, y in places], index=rows.index, dtype=bool)


def _projected(lon: float, lat: float, region: str) -> tuple[float, float, float]:
    """Return about where a point is drawn, in pixels, and how many pixels a kilometre has there."""
    if region == "world":
        per_degree = WIDTH / 360
        return (lon - 11 + 180) % 360 * per_degree, (85 - lat) * per_degree, per_degree / 111
    (south, north), middle = (math.radians(lat) for lat in FRAMES[region]["projection"]["parallels"]), 12
    cone = math.log(math.cos(south) / math.cos(north)) / math.log(_tangent(north) / _tangent(south))
    factor = math.cos(south) * _tangent(south) ** cone / cone
    angle = cone * math.radians(lon - middle)
    radius, centre = (factor / _tangent(math.radians(min(at, 89.0))) ** cone for at in (lat, _CENTRE))
    x, y = radius * math.sin(angle), centre - radius * math.cos(angle)
    return WIDTH / 2 + (x - _SHIFT) * _PIXELS, HEIGHT / 2 - y * _PIXELS, _PIXELS / 6371


_CENTRE, _SHIFT, _PIXELS = 53.3, 0.015, 935.0
"""Middle of the frame (latitude; shift east in radii of the earth) and pixels a radius of the earth."""


def _tangent(lat: float) -> float:
    return math.tan(math.pi / 4 + lat / 2)
