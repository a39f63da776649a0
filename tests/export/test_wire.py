"""What a card is told: figures packed, and whole again once they are unpacked."""

from __future__ import annotations

import json
from typing import Any

import pytest

from stances.exhibits import EXHIBITS
from stances.export import wire
from stances.export.packing import AREAS, NAMED, NUMBERS, ROWS, RUNS, USUAL, known, packed, usual
from stances.figures.look import LIGHT
from tests.datasets import asked, hostile, ordinary


def unpacked(figure: dict[str, Any]) -> dict[str, Any]:
    """Unpack a figure, as the browser does."""
    layout = figure["layout"]
    around = {**usual(), **{name: value for name, value in layout.items() if name != USUAL}}
    return {
        "data": [_named(_area(_list(trace))) for trace in figure["data"]],
        "layout": around if USUAL in layout else layout,
    }


def _list(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if RUNS in value:
        return [one for one, times in value[RUNS] for _ in range(times)]
    if ROWS in value:
        return [row.split("\t") for row in value[ROWS].split("\n")]
    if NUMBERS in value:
        return [int(number, 36) / 100 for number in value[NUMBERS].split(" ")]
    return {name: _list(part) for name, part in value.items()}


def _area(trace: dict[str, Any]) -> dict[str, Any]:
    if AREAS not in trace:
        return trace
    colour = trace.pop(AREAS)
    codes = trace.get("locations") or [row[0] for row in trace["customdata"]]
    follows = {"z": [1] * len(codes), "colorscale": [[0, colour], [1, colour]], "showscale": False}
    return {**trace, "locations": codes, **follows}


def _named(trace: dict[str, Any]) -> dict[str, Any]:
    if not trace.pop(NAMED, False):
        return trace
    return {**trace, "customdata": [row if len(row) > 1 else [row[0], known("en")[row[0]]]
                                    for row in trace["customdata"]]}  # fmt: skip


@pytest.mark.parametrize("region", ["europe", "world"])
@pytest.mark.parametrize("name", EXHIBITS)
def test_a_figure_is_the_same_once_it_is_unpacked(name: str, region: str) -> None:
    shown = EXHIBITS[name](hostile(), asked(hostile(), region=region), "en", LIGHT)
    if shown.figure is not None:
        assert unpacked(json.loads(wire.frame(shown, "en")["figure"])) == json.loads(wire.figure(shown))


def test_a_text_that_looks_like_what_parts_rows_stays_in_its_list() -> None:
    rows = [["a", "b\tc"], ["d", "e"], ["f", "g\nh"], ["i", "j"]]
    trace = {"type": "scatter", "customdata": rows, "text": ["x", "x", "x", "y"], "x": [1, 2, None, None]}
    drawn = {"data": [trace], "layout": {"height": 3}}
    assert packed(drawn, "en")["data"][0]["customdata"] == rows
    assert packed(drawn, "en")["data"][0]["text"] == {RUNS: [["x", 3], ["y", 1]]}
    assert unpacked(packed(drawn, "en")) == drawn


def test_fractions_travel_as_hundredths_unless_they_have_more_decimals() -> None:
    few, many = [-127.41, 38.66, 0.0, 160.27], [1.5, 2.125, 3.0, 4.0]
    drawn = {"data": [{"type": "scatter", "x": few, "y": many}], "layout": {}}
    assert packed(drawn, "en")["data"][0] == {"type": "scatter", "x": {NUMBERS: "-9tx 2ze 0 cd7"}, "y": many}
    assert unpacked(packed(drawn, "en")) == drawn


def test_countries_are_named_by_their_code_where_the_browser_calls_them_so() -> None:
    rows = [["FRA", "France"], ["DEU", "Deutschland"], ["KIR", "Kiribati"], ["q=x", "open"]]
    drawn = {"data": [{"type": "scatter", "customdata": rows}], "layout": {}}
    assert packed(drawn, "en")["data"][0] == {
        "type": "scatter", NAMED: True, "customdata": {ROWS: "FRA\nDEU\tDeutschland\nKIR\nq=x\topen"},
    }  # fmt: skip
    assert unpacked(packed(drawn, "en")) == drawn
    mixed = {"data": [{"type": "scatter", "customdata": [*rows, ["FRA"]]}], "layout": {}}
    assert unpacked(packed(mixed, "en")) == mixed


def test_a_card_is_told_facts_figure_and_markup_without_escapes() -> None:
    content = {"figure": '{"data":[]}', "markup": "<b>“é”</b>", "alt": 'Who "stands" where'}
    facts, figure, markup = wire.written(content, name="map").decode().split("\0")
    assert json.loads(facts) == {"alt": content["alt"], "name": "map"}
    assert (figure, markup) == (content["figure"], content["markup"])


def test_lines_that_the_browser_has_stay_away_and_places_of_signs_travel() -> None:
    sent = json.loads(wire.figure(EXHIBITS["map"](ordinary(), asked(ordinary()), "en", LIGHT)))["data"]
    lines = [trace for trace in sent if trace.get("mode") == "lines"]
    signs = [trace for trace in sent if trace.get("mode") == "text"]
    assert all("lon" not in trace for trace in lines)
    assert all(len(trace["lon"]) == len(trace["lat"]) == len(trace["text"]) for trace in signs)
    assert lines
    assert signs
