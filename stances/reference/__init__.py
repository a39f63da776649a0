"""Third parties' data the dashboard stands on: country shapes, where to label them, how to hatch them.

Where each file comes from, its licence, what was changed and the policy on borders: `LICENCES.md`.
"""

from __future__ import annotations

import csv
import json
import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from stances.reference.topology import Point, Topology

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Scale", "Scope", "boundaries_folder", "boundaries_path", "codes", "hatching", "place", "places", "rings",
           "territories", "territories_path"]  # fmt: skip

Scale = Literal["50m", "110m"]
"""Natural Earth's scales, 1 to 50 or 110 million; the finer one has every country."""

Scope = Literal["world", "europe"]
"""What plotly calls `geo.scope`: it decides which file is fetched, and how a map is dragged and zoomed."""

_FOLDER = Path(__file__).parent


def boundaries_folder() -> Path:
    """The folder to serve as plotly.js's `topojsonURL`."""
    return _FOLDER / "boundaries"


def boundaries_path(scale: Scale, scope: Scope = "world") -> Path:
    """The topojson of a scope at a scale, under the name plotly.js asks for.

    Args:
        scale: `50m` has every code of `codes()`; `110m` lacks the small states.
        scope: `europe` has what lies in and around Europe, from Greenland to Kazakhstan; at `50m` only.

    Returns:
        The file, whose `countries` have ISO 3166-1 alpha-3 codes as ids (`XKX` for Kosovo).
    """
    return boundaries_folder() / f"{scope}_{scale}.json"


@cache
def places() -> pd.DataFrame:
    """Where each country's label or marker stands, and how big the country is.

    Returns:
        One row a code of `codes()` (index `code`): `lon` and `lat` in degrees, a point inside the largest
        part, and inside the default frame of Europe where enough of the country shows there; `area_km2`, zero
        where the shape is a single point; `small`, whether its largest part has less than 10,000 square
        kilometres, too few to see or to hit. Shared: copy before you change it.
    """
    import pandas as pd  # noqa: PLC0415 - files are served before it is loaded

    table = pd.read_csv(_FOLDER / "places.csv", dtype=str, keep_default_na=False, encoding="utf-8", index_col="code")
    numbers = {"lon": "float64", "lat": "float64", "area_km2": "float64"}
    return table.astype(numbers).assign(small=table["small"] == "1")


def place(code: str) -> dict[str, Any]:
    """Where a country stands: `lon`, `lat` (to a kilometre), `area` (km²), `small`; without a shape NaN, and small."""
    return _places().get(code, {"lon": math.nan, "lat": math.nan, "area": math.nan, "small": True})


@cache
def _places() -> dict[str, dict[str, Any]]:
    with (_FOLDER / "places.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: {
                "lon": round(float(row["lon"]), 2), "lat": round(float(row["lat"]), 2),
                "area": round(float(row["area_km2"]), 2), "small": row["small"] == "1",
            }
            for row in csv.DictReader(file)
        }  # fmt: skip


@cache
def codes(scale: Scale = "50m", scope: Scope = "world") -> frozenset[str]:
    """The ISO 3166-1 alpha-3 codes that have a shape in a file of `boundaries_path`."""
    if (scale, scope) == ("50m", "world"):
        return frozenset(_places())
    topology = json.loads(boundaries_path(scale, scope).read_text(encoding="utf-8"))
    return frozenset(country["id"] for country in topology["objects"]["countries"]["geometries"])


@cache
def hatching() -> dict[str, dict[str, list[float | None]]]:
    """Diagonal lines clipped to each country, for a position somebody else claims it has.

    Returns:
        Code to `lon` and `lat`, two lists of degrees of the same length with None after each line, as
        plotly's line traces take them. A country that is a mere point has none. Shared: do not change it.
    """
    lines: dict[str, dict[str, list[float | None]]] = json.loads(
        (_FOLDER / "hatching.json").read_text(encoding="utf-8")
    )
    return lines


def rings(scale: Scale, scope: Scope = "world") -> dict[str, list[list[Point]]]:
    """Each country's outlines and holes, in degrees; one over the date line jumps from 180 to -180 and back."""
    topology = Topology(json.loads(boundaries_path(scale, scope).read_text(encoding="utf-8")))
    return {
        country["id"]: [topology.ring(ring) for polygon in country["arcs"] for ring in polygon]
        for country in topology.source["objects"]["countries"]["geometries"]
    }


def territories_path() -> Path:
    """The file that `stances.figures.survey` writes."""
    return _FOLDER / "territories.json"


@cache
def territories() -> dict[str, dict[str, dict[str, Any]]]:
    """What lies where on the map, by frame and country, in cells; see `stances.figures.survey`. Do not change it."""
    surveyed: dict[str, dict[str, dict[str, Any]]] = json.loads(territories_path().read_text(encoding="utf-8"))
    return surveyed
