"""The shapes, label points and hatching: right countries, right places, right types."""

import json
import re
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from stances import reference
from stances.reference import Scale

Point = tuple[float, float]
Box = tuple[float, float, float, float]

UN_MEMBERS_TOO_SMALL_FOR_110M = ["MLT", "SGP", "LIE", "SMR", "MCO", "AND", "TUV", "NRU", "KIR", "MHL", "PLW"]


@cache
def topology(scale: Scale) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(reference.boundaries_path(scale).read_text(encoding="utf-8"))
    return loaded


@cache
def arcs(scale: Scale) -> list[list[Point]]:
    (kx, ky), (x0, y0) = topology(scale)["transform"]["scale"], topology(scale)["transform"]["translate"]
    decoded = []
    for steps in topology(scale)["arcs"]:
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        decoded.append(points)
    return decoded


@cache
def rings(code: str, scale: Scale = "50m") -> list[list[Point]]:
    """All rings of a country; a ring over the date line goes on beyond 180 degrees."""
    countries = topology(scale)["objects"]["countries"]["geometries"]
    shape = next(geometry for geometry in countries if geometry["id"] == code)
    found = []
    for ring in (ring for polygon in shape["arcs"] for ring in polygon):
        points: list[Point] = []
        for number in ring:
            arc = arcs(scale)[number] if number >= 0 else arcs(scale)[~number][::-1]
            points += arc[1:] if points else arc
        if any(abs(a[0] - b[0]) > 180 for a, b in pairwise(points)):
            points = [(lon + 360 if lon < 0 else lon, lat) for lon, lat in points]
        found.append(points)
    return found


def inside(code: str, lon: float, lat: float) -> bool:
    if code == "RUS" and lon < 0:
        lon += 360
    crossings = 0
    for ring in rings(code):
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
                crossings += 1
    return crossings % 2 == 1


def label(code: str) -> Point:
    places = reference.places()
    lon, lat = places.loc[[code], ["lon", "lat"]].to_numpy(dtype="float64")[0]
    return float(lon), float(lat)


def bounds(code: str) -> Box:
    points = [point for ring in rings(code) for point in ring]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return min(lons), min(lats), max(lons), max(lats)


@pytest.mark.parametrize("scale", ["50m", "110m"])
def test_plotly_finds_every_object_it_may_ask_for(scale: Scale) -> None:
    objects = topology(scale)["objects"]
    assert set(objects) >= {"land", "countries", "coastlines", "ocean", "lakes", "rivers", "subunits"}
    for country in objects["countries"]["geometries"]:
        assert re.fullmatch(r"[A-Z]{3}", country["id"])
        assert len(country["properties"]["ct"]) == 2, "the hover label hangs there"


def test_one_shape_a_code() -> None:
    ids = [country["id"] for country in topology("50m")["objects"]["countries"]["geometries"]]
    assert len(ids) == len(set(ids))
    assert set(ids) == reference.codes()
    coarse = {country["id"] for country in topology("110m")["objects"]["countries"]["geometries"]}
    assert coarse < reference.codes()
    assert coarse.isdisjoint(UN_MEMBERS_TOO_SMALL_FOR_110M)


def test_europe_has_its_countries_and_neighbours() -> None:
    near = reference.codes("50m", "europe")
    assert {"ISL", "TUR", "CYP", "RUS", "MLT", "XKX", "GEO", "ISR", "MAR", "KAZ", "GRL"} <= near
    assert near.isdisjoint({"USA", "AUS", "JPN", "BRA"})
    assert near < reference.codes()
    assert "LUX" in reference.codes("110m")


@pytest.mark.parametrize("code", ["XKX", "TWN", "PSE", "VAT", "LUX", "NAM", *UN_MEMBERS_TOO_SMALL_FOR_110M])
def test_nobody_is_missing(code: str) -> None:
    assert code in reference.codes()


@pytest.mark.parametrize(
    ("place", "code", "others"),
    [
        ((34.1, 44.95), "UKR", ["RUS"]),  # Simferopol
        ((21.17, 42.66), "XKX", ["SRB"]),  # Pristina
        ((33.36, 35.33), "CYP", []),  # Kyrenia
        ((44.06, 9.56), "SOM", []),  # Hargeisa
        ((121.5, 25.0), "TWN", ["CHN"]),  # Taipei
        ((-178.0, 66.5), "RUS", []),  # beyond the date line
    ],
)
def test_border_policy(place: Point, code: str, others: list[str]) -> None:
    assert inside(code, *place)
    assert not any(inside(other, *place) for other in others)


def test_label_points_stand_in_their_country() -> None:
    places = reference.places()
    large = [c for c in places.index[~places["small"]] if c != "ATA"]
    astray = [code for code in large if not inside(code, *label(code))]
    assert astray == []


def test_labels_stand_where_europe_sees_them() -> None:
    for code, (west, south, east, north) in {
        "FRA": (-5, 42, 8, 51),
        "NOR": (5, 58, 12, 63),
        "GBR": (-4, 50, 1, 55),
        "RUS": (30, 45, 44, 70),
        "USA": (-120, 30, -75, 48),
    }.items():
        lon, lat = label(code)
        assert west < lon < east, code
        assert south < lat < north, code


def test_hatching_stays_within_its_country() -> None:
    hatching = reference.hatching()
    assert {"FRA", "RUS", "TUR", "MLT", "LUX", "FJI", "XKX"} <= set(hatching) <= reference.codes()
    for code, lines in hatching.items():
        assert len(lines["lon"]) == len(lines["lat"])
        west, south, east, north = (-180.0, -90.0, 180.0, 90.0) if code == "ATA" else bounds(code)
        for lon, lat in zip(lines["lon"], lines["lat"], strict=True):
            assert (lon is None) == (lat is None)
            if lon is None or lat is None:
                continue
            assert west - 0.02 <= lon <= east + 0.02 or west - 0.02 <= lon + 360 <= east + 0.02, code
            assert south - 0.02 <= lat <= north + 0.02, code


def test_hatching_bends_little() -> None:
    lines = reference.hatching()["RUS"]["lon"]
    steps = [abs(a - b) for a, b in pairwise(lines) if a is not None and b is not None]
    assert max(steps) <= 2.1


def test_loaders() -> None:
    places = reference.places()
    assert places.index.name == "code"
    assert places.index.is_unique
    assert places.dtypes.astype(str).to_dict() == {
        "lon": "float64",
        "lat": "float64",
        "area_km2": "float64",
        "small": "bool",
    }
    assert not places.isna().any(axis=None)
    assert places.loc[["MLT", "LUX", "SGP", "CYP"], "small"].all()
    assert not places.loc[["XKX", "BEL", "SVN"], "small"].any()
    assert reference.places() is places
    assert reference.hatching() is reference.hatching()
    assert reference.boundaries_path("50m").parent == reference.boundaries_folder()
