"""What is written on the map: every sign on its own ground, names where they cover nothing, all of it readable."""

from __future__ import annotations

import itertools
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import pytest

from stances import reference, scale
from stances.dataset.shelf import opened
from stances.exhibits.map import map_
from stances.figures import ground, labels
from stances.figures.look import LIGHT, LOOKS
from stances.figures.siting import DOTS
from stances.measures.board import rows
from stances.model import Dataset, Row, View
from tests.datasets import asked, crowd, disagreeing, ordinary, stating
from tests.plotly_texts import displayed

Point = tuple[float, float]
BLANK = "\u00a0"


class Written(NamedTuple):
    code: str
    at: Point
    text: str
    side: str
    ink: str
    halo: bool
    alone: Point


def post_war(question: str = "own-troops") -> tuple[Dataset, View]:
    return opened("postwar-ukraine"), asked(opened("postwar-ukraine"), question=question)


def nations(region: str) -> tuple[Dataset, View]:
    return opened("unga-es11"), asked(opened("unga-es11"), region=region)


CASES = {
    **{question: post_war(question) for question in opened("postwar-ukraine").questions.index[::4]},
    "own-troops": post_war(),
    "lent": (opened("postwar-ukraine"), asked(opened("postwar-ukraine"), inherit=True)),
    "nations near Europe": nations("europe"),
    "nations": nations("world"),
    **{f"{name} {region}": (dataset, asked(dataset, region=region)) for region in ("europe", "world")
       for name, dataset in (("bundled", ordinary()), ("every outcome", disagreeing()), ("crowd", crowd()))},
}  # fmt: skip
EVERYWHERE = pytest.mark.parametrize("case", CASES)


@cache
def traces(case: str, look: str = "light") -> list[dict[str, Any]]:
    dataset, view = CASES[case]
    figure = map_(dataset, view, "en", LOOKS[look]).figure
    assert figure is not None
    return [trace for trace in figure.to_plotly_json()["data"] if trace.get("mode") == "text"]


def written(case: str, look: str = "light") -> tuple[list[Written], list[Written]]:
    """Return signs and names."""
    found: tuple[list[Written], list[Written]] = ([], [])
    for trace in traces(case, look):
        meta, font = trace.get("meta"), trace["textfont"]
        sides = [trace["textposition"]] * len(trace["text"]) if meta else trace["textposition"]
        for place, (lon, lat, (code,)) in enumerate(zip(trace["lon"], trace["lat"], trace["customdata"], strict=True)):
            alone = meta["alone"].get(str(place), (lon, lat)) if meta else (lon, lat)
            halo, text = font["shadow"][place].endswith(LOOKS[look].paper), displayed(trace["text"][place])
            found[not meta].append(
                Written(code, (lon, lat), text, sides[place], font["color"][place], halo, tuple(alone))
            )
    return found


def filled(row: Row) -> str:
    """Return the outcome whose colour a country has."""
    return str(row["outcome"] if row["inherits"] == scale.NONE.slug else row["inherits"])


def held(case: str) -> dict[str, Row]:
    dataset, view = CASES[case]
    return {
        row["actor_id"]: row for row in rows(dataset, view) if row["kind"] == "country"
        and filled(row) != scale.NONE.slug
    }  # fmt: skip


@cache
def shapes(region: str) -> dict[str, list[list[Point]]]:
    return reference.rings("110m") if region == "world" else reference.rings("50m", "europe")


def inside(code: str, point: Point, region: str) -> bool:
    lon, lat = point
    crossings = 0
    for ring in shapes(region)[code]:
        wraps = any(abs(a[0] - b[0]) > 180 for a, b in pairwise(ring))
        line = [(x + 360 if wraps and x < 0 else x, y) for x, y in ring]
        east = lon + 360 if wraps and lon < 0 else lon
        for (x1, y1), (x2, y2) in pairwise(line):
            crossings += (y1 > lat) != (y2 > lat) and east < x1 + (lat - y1) / (y2 - y1) * (x2 - x1)
    return crossings % 2 == 1


def near(code: str) -> bool:
    place = reference.place(code)
    return ground.within(place["lon"], place["lat"], "europe")


@EVERYWHERE
def test_a_sign_without_a_halo_carries_the_colour_of_its_country(case: str) -> None:
    signs, names = written(case)
    bare = {sign.code for sign in signs if not sign.halo}
    shadows = {code: shadow for trace in traces(case) if trace.get("meta")
               for (code,), shadow in zip(trace["customdata"], trace["textfont"]["shadow"], strict=True)}  # fmt: skip
    assert set(shadows) == {sign.code for sign in signs}
    for code in bare:
        assert shadows[code].endswith(LIGHT.stances[filled(held(case)[code])])
    assert {name.code for name in names if not name.halo} <= bare, "a name on a colour has its sign on it too"


@EVERYWHERE
def test_near_europe_every_country_with_a_position_has_its_sign_once(case: str) -> None:
    signs = {sign.code: sign.text for sign in written(case)[0]}
    assert len(signs) == len(written(case)[0])
    for code, text in signs.items():
        symbol, own = scale.stance(filled(held(case)[code])).symbol, held(case)[code]["inherits"] == scale.NONE.slug
        assert text == (symbol if own else f"({symbol})")
    if case == "crowd europe":
        assert set(held(case)) - set(signs) <= {"GGY"} | {code for code in held(case) if not near(code)}
    elif CASES[case][1].region == "europe":
        assert set(filter(near, held(case))) <= set(signs)
    else:
        assert len(signs) >= min(0.6 * len(held(case)), 100)


@EVERYWHERE
def test_every_sign_stands_on_its_own_ground_or_on_its_dot(case: str) -> None:
    region = CASES[case][1].region
    for sign in written(case)[0]:
        place = reference.place(sign.code)
        if place["small"]:
            assert sign.at == sign.alone == (place["lon"], place["lat"])
        else:
            assert inside(sign.code, sign.at, region), sign
            assert inside(sign.code, sign.alone, region), sign


Box = tuple[float, float, float, float]


def boxes(case: str) -> list[tuple[str, Box]]:
    """Return whose each sign and each name is, and what it covers in pixels."""
    region = CASES[case][1].region
    signs, names = written(case)
    assert {name.code for name in names} <= {sign.code for sign in signs}
    at = {sign.code: sign.at for sign in signs}
    found = []
    for sign in signs:
        (x, y), half = ground.projected(*sign.at, region), labels.width(sign.text) / 2 - 1
        found.append((sign.code, (x - half, y - 4, x + half, y + 4)))
    for name in names:
        assert name.at == at[name.code], "a name begins at its sign"
        x, y = ground.projected(*name.at, region)
        wide = labels.width(name.text.strip(BLANK)) + labels.BLANK * name.text.count(BLANK)
        left = {"middle right": x, "middle left": x - wide}[name.side]
        assert left >= 0
        assert left + wide <= ground.WIDTH
        found.append((name.code, (left, y - 6, left + wide, y + 6)))
    return found


@EVERYWHERE
def test_nothing_that_is_written_covers_anything_else(case: str) -> None:
    overlapping = [
        (mine, yours) for (mine, one), (yours, other) in itertools.combinations(boxes(case), 2)
        if mine != yours and one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]  # fmt: skip
    assert overlapping == []


@pytest.mark.parametrize("look", list(LOOKS))
@EVERYWHERE
def test_signs_are_readable_on_their_fill(case: str, look: str) -> None:
    colours = LOOKS[look]
    signs, names = written(case, look)
    for sign in signs:
        row = held(case)[sign.code]
        assert sign.ink == (colours.ink if sign.halo else colours.on[filled(row)])
        if row["stale"] or row["inherits"] != scale.NONE.slug:
            assert sign.halo, "on a pale fill"
    assert {name.ink for name in names if name.halo} <= {colours.ink}


def test_most_countries_of_the_default_view_are_named() -> None:
    signs, names = written("own-troops")
    texts = {name.code: name.text.strip(BLANK) for name in names}
    assert texts["FRA"] == "France*"
    assert texts["ESP"] == "▲▽ Spain*~", "with the stances that disagree"
    assert "DEU" in texts
    assert {sign.code for sign in signs} >= {"BEL", "NLD", "SVN", "LUX", "MNE"}
    named = [code for code, text in texts.items() if any(letter.isalpha() for letter in text)]
    assert len(named) > 0.8 * len(signs)


def test_a_name_that_fits_stands_on_the_colour_and_others_have_a_halo() -> None:
    halo = {name.code: name.halo for name in written("own-troops")[1]}
    assert not halo["FRA"]
    assert not halo["POL"]
    assert halo["GBR"], "over the sea"


def test_a_dot_holds_its_sign() -> None:
    dataset = stating({"actor_id": "LUX", "stance": "oppose"}, {"actor_id": "DEU", "stance": "support"})
    for region in ("europe", "world"):
        figure = map_(dataset, asked(dataset, region=region), "en", LOOKS["light"]).figure
        assert figure is not None
        dots = next(trace for trace in figure.data if getattr(trace, "mode", "") == "markers")
        signs = next(trace for trace in figure.data if getattr(trace, "mode", "") == "text")
        sizes = dict(zip((code for code, *_ in signs.customdata), signs.textfont.size, strict=True))
        assert dots.marker.size == (DOTS[region],)
        assert sizes["LUX"] <= DOTS[region]
