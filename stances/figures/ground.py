"""The map's frames: how each is laid out, and where in it a point falls."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

WIDTH, HEIGHTS = 800, {"europe": 575, "world": 372}
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

ASPECTS = {"europe": 0.76, "world": 0.54}
"""Height of each frame in widths, two lines of legend included."""

_RADIUS = {"europe": 877.1, "world": 146.2}
"""Pixels a radius of the earth when a frame is as wide as `WIDTH`, as plotly fits it in."""

_EDGE = 0.03
"""A point nearer to the frame's edge than this share of it has no room for a label."""


def within(lon: float, lat: float, region: str) -> bool:
    """Tell whether a frame holds a point (degrees); a country without a place (NaN) is in none."""
    if region == "world" or math.isnan(lon):
        return not math.isnan(lon)
    x, y = projected(lon, lat, region)
    return abs(x / WIDTH - 0.5) < 0.5 - _EDGE and abs(y / HEIGHTS[region] - 0.5) < 0.5 - _EDGE


@cache
def projected(lon: float, lat: float, region: str) -> tuple[float, float]:
    """Return where a point (degrees) is drawn, in pixels from the frame's upper left corner."""
    (x, y), (x0, y0) = _flat(lon, lat, region), _middle(region)
    return WIDTH / 2 + (x - x0) * _RADIUS[region], HEIGHTS[region] / 2 - (y - y0) * _RADIUS[region]


@cache
def unprojected(x: float, y: float, region: str) -> tuple[float, float]:
    """Return which point (degrees) is drawn there: the projections are smooth, so a few steps of Newton find it."""
    middle = FRAMES[region]["center"]
    lon, lat = middle["lon"], middle["lat"]
    for _ in range(_STEPS):
        (x0, y0), (x1, y1), (x2, y2) = (projected(lon + a, lat + b, region) for a, b in ((0, 0), (1e-3, 0), (0, 1e-3)))
        a, b, c, d = ((x1 - x0) * 1e3, (x2 - x0) * 1e3, (y1 - y0) * 1e3, (y2 - y0) * 1e3)
        lon += (d * (x - x0) - b * (y - y0)) / (a * d - b * c)
        lat += (a * (y - y0) - c * (x - x0)) / (a * d - b * c)
    return lon, lat


_STEPS = 8


@cache
def _middle(region: str) -> tuple[float, float]:
    centre = FRAMES[region]["center"]
    return _flat(centre["lon"], centre["lat"], region)


def _flat(lon: float, lat: float, region: str) -> tuple[float, float]:
    """Project a point as d3 does, in radii of the earth."""
    projection = FRAMES[region]["projection"]
    east = math.radians((lon - projection["rotation"]["lon"] + 180) % 360 - 180)
    return _conic(east, lat, *projection["parallels"]) if "parallels" in projection else _natural(east, lat)


def _conic(east: float, lat: float, south: float, north: float) -> tuple[float, float]:
    """Lambert's conformal conic projection."""
    cone = math.log(math.cos(math.radians(south)) / math.cos(math.radians(north))) / math.log(
        _tangent(north) / _tangent(south)
    )
    factor = math.cos(math.radians(south)) * _tangent(south) ** cone / cone
    radius = factor / _tangent(min(lat, 89.0)) ** cone
    return radius * math.sin(cone * east), -radius * math.cos(cone * east)


def _tangent(lat: float) -> float:
    return math.tan(math.pi / 4 + math.radians(lat) / 2)


def _natural(east: float, lat: float) -> tuple[float, float]:
    """Patterson's Natural Earth projection, by the polynomials of Šavrič, Jenny and others (2011)."""
    phi = math.radians(lat)
    two, four = phi**2, phi**4
    x = 0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four))
    y = 1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four))
    return east * x, phi * y
