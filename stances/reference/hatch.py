"""Diagonal lines clipped to a country, for claims: only `build.py` needs it, and shapely with it."""

from __future__ import annotations

import math
from typing import Any

from shapely import affinity  # type: ignore[import-not-found, import-untyped, unused-ignore]
from shapely.geometry import LineString  # type: ignore[import-not-found, import-untyped, unused-ignore]

from stances.reference.shapes import area_km2

KM_A_DEGREE = 111.2
SPACING_KM, SPACING_AREA_KM2 = 75.0, 780_000.0  # the distance between two lines in a country of that area
GROWTH = 0.35  # how the distance grows with a country's width: Russia coarser, Belgium finer
FEWEST = 5  # lines across a small country
STEP = 2.0  # degrees: plotly bends longer lines along great circles


def hatch_lines(shape: Any, digits: int) -> tuple[list[float | None], list[float | None]]:
    """Lines rising to the right at 45 degrees on a conformal map, each ended by None.

    Args:
        shape: The country, between -180 and 180 degrees.
        digits: Decimals kept.

    Returns:
        Longitudes and latitudes, as plotly's line traces take them.
    """
    lon: list[float | None] = []
    lat: list[float | None] = []
    if shape.is_empty:
        return lon, lat
    largest = max(shape.geoms, key=area_km2)
    distance = SPACING_KM * (area_km2(largest) / SPACING_AREA_KM2) ** (GROWTH / 2) / KM_A_DEGREE
    shrink = max(math.cos(math.radians(largest.centroid.y)), 0.2)
    turned = affinity.rotate(affinity.scale(shape, xfact=shrink, origin=(0, 0)), -45, origin=(0, 0))
    main = affinity.rotate(affinity.scale(largest, xfact=shrink, origin=(0, 0)), -45, origin=(0, 0))
    distance = min(distance, (main.bounds[3] - main.bounds[1]) / FEWEST)
    west, south, east, north = turned.bounds
    middle = (main.bounds[1] + main.bounds[3]) / 2
    first = math.ceil((south - middle) / distance)
    for k in range(first, math.floor((north - middle) / distance) + 1):
        level = middle + k * distance
        cut = turned.intersection(LineString([(west - 1, level), (east + 1, level)]))
        for part in getattr(cut, "geoms", [cut]):
            if part.geom_type != "LineString" or part.length < distance / 4:
                continue
            pieces = max(1, math.ceil(part.length * math.sqrt(0.5) / shrink / STEP))
            ends = [part.interpolate(i / pieces, normalized=True) for i in range(pieces + 1)]
            for end in ends:
                back = affinity.rotate(end, 45, origin=(0, 0))
                lon.append(round(back.x / shrink, digits))
                lat.append(round(back.y, digits))
            lon.append(None)
            lat.append(None)
    return lon, lat
