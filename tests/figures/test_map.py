"""The map: every country once, in the colour of its outcome, clickable, hatched or dotted; nothing left out unsaid."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from stances import reference, scale
from stances.exhibits.map import map_
from stances.figures.look import LIGHT, LOOKS, Look
from stances.model import Dataset
from tests.datasets import asked, board, crowd, disagreeing, ordinary, stating

ALL = pytest.mark.parametrize(
    "dataset", [ordinary(), disagreeing(), crowd()], ids=["bundled", "every outcome", "crowd"]
)
FRAMES = pytest.mark.parametrize("region", ["europe", "world"])
SMALL = stating(
    {"actor_id": "MLT", "stance": "support"},
    {"actor_id": "LUX", "stance": "oppose", "basis": "inferred"},
    {"actor_id": "XKX", "stance": "open"},
    {"actor_id": "TWN", "stance": "open"},
    {"actor_id": "DEU", "stance": "support", "basis": "attributed"},
)


@cache
def drawn(dataset: Dataset, region: str = "europe", look: str = "light") -> dict[str, Any]:
    figure = map_(dataset, asked(dataset, region=region), "en", LOOKS[look]).figure
    assert figure is not None
    written: dict[str, Any] = json.loads(json.dumps(figure.to_plotly_json(), allow_nan=False))
    return written


def traces(figure: dict[str, Any], kind: str, mode: str = "") -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace["type"] == kind and trace.get("mode", "") == mode]


@FRAMES
@ALL
@pytest.mark.parametrize("look", list(LOOKS.values()), ids=list(LOOKS))
def test_every_country_is_in_one_area_of_its_outcomes_colour(dataset: Dataset, region: str, look: Look) -> None:
    shown = board(dataset, asked(dataset))
    countries = shown[shown["kind"] == "country"]
    outcome = dict(zip(countries["actor_id"].astype("str"), countries["outcome"].astype("str"), strict=True))
    rest, *areas = traces(drawn(dataset, region, look.name), "choropleth")
    assert not set(rest["locations"]) & set(outcome)
    assert {colour for _, colour in rest["colorscale"]} == {look.stances[scale.NONE.slug]}
    placed = [code for area in areas for code in area["locations"]]
    assert sorted(placed) == sorted(outcome)
    for area in areas:
        (colour,) = {colour for _, colour in area["colorscale"]}
        assert {look.stances[outcome[code]] for code in area["locations"]} == {colour}
        assert scale.stance(area["legendgroup"]).symbol in area["name"]
        assert str(len(area["locations"])) in area["name"]


def test_a_position_that_is_not_ones_own_is_hatched() -> None:
    (lines,) = traces(drawn(ordinary()), "scattergeo", "lines")
    assert set(lines["meta"]["hatch"]) == {"TUR", "RUS"}
    assert lines["showlegend"]
    expected = [point for code in lines["meta"]["hatch"] for point in [*reference.hatching()[code]["lon"], None]]
    assert lines["lon"] == expected
    assert len(lines["lon"]) == len(lines["lat"]) > 10


def test_without_such_a_position_there_is_no_hatching_and_no_entry_for_it() -> None:
    assert traces(drawn(stating({"actor_id": "FRA"})), "scattergeo", "lines") == []


@FRAMES
def test_small_states_with_a_position_are_dots(region: str) -> None:
    figure = drawn(SMALL, region)
    (dots,) = traces(figure, "scattergeo", "markers")
    assert [code for code, _ in dots["customdata"]] == ["MLT", "LUX"]
    assert dots["marker"]["color"] == [LIGHT.stances["support"], LIGHT.stances["oppose"]]
    assert dots["marker"]["line"]["width"][0] < dots["marker"]["line"]["width"][1], "the inferred one has a rim"
    places = reference.places().round(2)
    assert dots["lon"] == [places.at["MLT", "lon"], places.at["LUX", "lon"]]
    (lines,) = traces(figure, "scattergeo", "lines")
    assert lines["meta"]["hatch"] == ["DEU"], "a dot is not hatched"


def test_kosovo_and_taiwan_hold_their_positions() -> None:
    _, *areas = traces(drawn(SMALL, "world"), "choropleth")
    assert next(area for area in areas if area["legendgroup"] == "open")["locations"] == ["TWN", "XKX"]


@FRAMES
@ALL
def test_every_mark_leads_to_its_actor(dataset: Dataset, region: str) -> None:
    for trace in drawn(dataset, region)["data"]:
        if trace.get("mode") == "lines" or ("legendgroup" not in trace and "locations" in trace):
            assert trace["hoverinfo"] == "skip"
            continue
        codes = trace.get("locations") or [code for code, *_ in trace["customdata"]]
        assert set(codes) <= set(dataset.actors.index)
        assert len(codes) == len(trace["text"])


@ALL
def test_beside_the_pointer_stand_name_position_and_what_is_known(dataset: Dataset) -> None:
    told = {}
    for trace in drawn(dataset, "world")["data"]:
        for (code, *name), text in zip(trace.get("customdata", ()), trace.get("text", ()), strict=True):
            if trace.get("hovertemplate"):
                shown = trace["hovertemplate"].replace("%{customdata[1]}", name[0]).replace("%{text}", text)
                told[code] = shown.removesuffix("<extra></extra>").split("<br>")
    shown = board(dataset, asked(dataset))
    for row in shown[shown["kind"] == "country"].to_dict("records"):
        lines = told[row["actor_id"]]
        assert lines[0].startswith("<b>")
        assert lines[0].endswith("</b>")
        assert lines[1] == f"{scale.stance(row['outcome']).symbol} {scale.stance(row['outcome']).label}"
        assert (lines[-1] == "Click for the evidence") == bool(row["statements"])
        assert all(lines)


def test_nothing_is_fetched_from_elsewhere_and_the_frame_stays() -> None:
    for region, finest in (("europe", 50), ("world", 110)):
        layout = drawn(ordinary(), region)["layout"]
        assert layout["geo"]["scope"] == region
        assert layout["geo"]["resolution"] == finest
        assert layout["geo"]["fitbounds"] is False
        assert layout["geo"]["bgcolor"] == "rgba(0,0,0,0)"
        assert layout["uirevision"] == "kept"
        assert not any("locationmode" in trace or "geojson" in trace for trace in drawn(ordinary(), region)["data"])


@FRAMES
def test_a_country_without_a_shape_is_no_trap(region: str) -> None:
    vanished = stating({"actor_id": "FRA", "stance": "support"}, {"actor_id": "SUN", "stance": "oppose"})
    exhibit = map_(vanished, asked(vanished, region=region), "en", LIGHT)
    drawn(vanished, region)  # no NaN in it
    assert 'data-open="actor:SUN"' in exhibit.markup


@FRAMES
def test_nobody_with_a_position_leaves_an_empty_map(region: str) -> None:
    view = asked(ordinary(), actors=("JPN",), region=region)
    figure = map_(ordinary(), view, "en", LIGHT).figure
    assert figure is not None
    rest, left, _, *shown = figure.data
    assert [trace.locations for trace in shown if trace.type == "choropleth"] == [("JPN",)]
    assert "JPN" not in {*rest.locations, *left.locations}
