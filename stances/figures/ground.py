"""The map's frames: how each is laid out, and where in it a point falls."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

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


def within(lon: float, lat: float, region: str) -> bool:
    """Tell whether a frame holds a point (degrees); a country without a place (NaN) is in none."""
    if region == "world" or math.isnan(lon):
        return not math.isnan(lon)
    x, y, _ = projected(lon, lat, region)
    return 0 < x < WIDTH and 0 < y < HEIGHT


@cache
def projected(lon: float, lat: float, region: str) -> tuple[float, float, float]:
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
