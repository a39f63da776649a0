"""Natural Earth's topology as shapes one can measure: only `build.py` needs it, and shapely with it."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from shapely import affinity  # type: ignore[import-not-found, import-untyped, unused-ignore]
from shapely.geometry import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    MultiPolygon,
    Polygon,
    box,
)
from shapely.ops import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    polylabel,
    transform,
    unary_union,
)

from stances.reference.topology import Point, Topology

EARTH_KM = 6371.0072  # radius of the sphere with the Earth's surface
FRAME = box(-24, 34, 44, 70.5)  # what the default map of Europe shows, less a margin for the label
VISIBLE_SHARE, VISIBLE_KM2 = 0.2, 1e6  # from either on, a country's label stands in its part within the frame


def dissolve(polygons: list[list[list[int]]]) -> list[list[list[int]]]:
    """Join polygons that share arcs, so that no line is drawn between them."""
    arcs = {arc for polygon in polygons for ring in polygon for arc in ring}
    inner = {arc for arc in arcs if ~arc in arcs}
    joined = [p for p in polygons if inner.intersection(arc for ring in p for arc in ring)]
    if not joined:
        return polygons
    chain: list[int] = []
    for k, polygon in enumerate(joined):
        ring = polygon[0]
        at = next(i for i, arc in enumerate(ring) if arc in inner)
        rest = [arc for arc in ring[at:] + ring[:at] if arc not in inner]
        chain += rest if k == 0 else [arc for arc in rest if arc not in chain]
    if len(joined) != 2 or any(len(polygon) != 1 for polygon in joined):
        raise ValueError("only two neighbours without holes can be joined")
    return [p for p in polygons if p not in joined] + [[chain]]


def _unwrapped(ring: list[Point]) -> list[Point]:
    """A ring that crosses the date line, laid out flat: on beyond 180, or round the south pole."""
    jump = next((i for i, (a, b) in enumerate(pairwise(ring)) if abs(a[0] - b[0]) > 180), None)
    if jump is None:
        return ring
    if min(lat for _, lat in ring) < -80:
        open_ring = ring[jump + 1 : -1] + ring[: jump + 1]
        return [*open_ring, (open_ring[-1][0], -90), (open_ring[0][0], -90), open_ring[0]]
    return [(lon + 360 if lon < 0 else lon, lat) for lon, lat in ring]


def split_rings(topology: Topology, polygons: list[list[list[int]]]) -> tuple[Any, list[Point]]:
    """The polygons as one shape between -180 and 180 degrees, and the specks too small to be polygons."""
    parts: list[Any] = []
    specks: list[Point] = []
    for polygon in polygons:
        rings = [_unwrapped(topology.ring(ring)) for ring in polygon]
        if len(set(rings[0])) < 3:
            specks.append(rings[0][0])
            continue
        parts.append(Polygon(rings[0], [ring for ring in rings[1:] if len(set(ring)) > 2]).buffer(0))
    flat = unary_union(parts)
    east = affinity.translate(flat.intersection(box(180, -90, 540, 90)), xoff=-360)
    return _polygons(unary_union([flat.intersection(box(-180, -90, 180, 90)), east])), specks


def _polygons(shape: Any) -> Any:
    parts = getattr(shape, "geoms", [shape])
    return MultiPolygon([part for part in parts if part.geom_type == "Polygon" and not part.is_empty])


def area_km2(shape: Any) -> float:
    """The area on the sphere, by the equal-area cylinder."""
    flat = transform(lambda lon, lat: (math.radians(lon) * EARTH_KM, math.sin(math.radians(lat)) * EARTH_KM), shape)
    return float(flat.area)


def label_point(shape: Any, specks: list[Point]) -> Point:
    """The point farthest from the border of the largest part, in the frame where enough of it shows."""
    if shape.is_empty:
        return specks[0]
    largest = max(shape.geoms, key=area_km2)
    visible = _polygons(largest.intersection(FRAME))
    whole = _polygons(shape.intersection(FRAME))
    if not whole.is_empty and area_km2(whole) >= min(VISIBLE_SHARE * area_km2(shape), VISIBLE_KM2):
        largest = max((visible if not visible.is_empty else whole).geoms, key=area_km2)
    shrink = math.cos(math.radians(largest.centroid.y))
    local = affinity.scale(largest, xfact=shrink, yfact=1, origin=(0, 0))
    west, south, east, north = local.bounds
    point = polylabel(local, tolerance=max(east - west, north - south) / 200)
    return float(point.x / shrink), float(point.y)
