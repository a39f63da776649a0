"""Countries that the filters leave out: seen as such, and never taken for those without a position."""

from __future__ import annotations

import json
from typing import Any

import pytest

from stances import scale
from stances.dataset.shelf import opened
from stances.exhibits.map import map_
from stances.export import wire
from stances.figures.look import DARK, LIGHT, LOOKS, Look, swap
from stances.words.speech import speech
from tests.datasets import asked
from tests.export.test_wire import unpacked
from tests.figures import colour
from tests.plotly_texts import colours, recoloured

DATASET = opened("postwar-ukraine")
COUNTRIES = set(DATASET.actors.index[DATASET.actors["kind"] == "country"])
FILTERS = pytest.mark.parametrize(
    "filters", [{"actors": ("NATO",)}, {"stances": ("oppose",)}, {"actors": ("AUT",)}, {"stances": ("none",)}], ids=str
)
FRAMES = pytest.mark.parametrize("region", ["europe", "world"])
SAID = "left out by the filters"


def drawn(filters: dict[str, Any], region: str = "europe", look: Look = LIGHT, language: str = "en") -> dict[str, Any]:
    figure = map_(DATASET, asked(DATASET, region=region, **filters), language, look).figure
    assert figure is not None
    written: dict[str, Any] = json.loads(json.dumps(figure.to_plotly_json()))
    return written


def left(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace.get("legendgroup") == "left"]


@FRAMES
@FILTERS
def test_who_is_left_out_is_outlined_on_paper_and_named(filters: dict[str, Any], region: str) -> None:
    figure = drawn(filters, region)
    told = {}
    for trace in left(figure):
        for code, name in trace.get("customdata", ()):
            told[code] = trace["hovertemplate"].replace("%{customdata[1]}", name)
    rest, *areas = [trace for trace in figure["data"] if trace["type"] == "choropleth"]
    coloured = {code for trace in areas if trace not in left(figure) for code in trace["locations"]}
    assert set(told) <= COUNTRIES - coloured
    assert not set(rest["locations"]) & COUNTRIES
    assert {"AUT", "UKR", "CHE", "FRA"} - coloured <= set(told)
    assert all(
        text == f"<b>{speech(DATASET, 'en').name(code)}</b><br>{SAID}<extra></extra>" for code, text in told.items()
    )
    (area,) = [trace for trace in left(figure) if trace["type"] == "choropleth"]
    assert {fill for _, fill in area["colorscale"]} == {LIGHT.paper}
    assert area["marker"]["line"]["width"] > 0
    assert area["locations"] == [code for code, _ in area["customdata"]], "so that they travel once"


@FRAMES
def test_the_legend_says_so_only_if_somebody_is(region: str) -> None:
    entries = [trace["name"] for trace in left(drawn({"actors": ("NATO",)}, region)) if trace["showlegend"]]
    assert entries == [SAID]
    assert left(drawn({}, region)) == []
    (entry,) = [trace for trace in left(drawn({"actors": ("AUT",)}, language="de")) if trace["showlegend"]]
    assert entry["name"] == "von den Filtern ausgelassen"


def test_small_states_are_hollow_dots() -> None:
    _, _, dots = left(drawn({"actors": ("FRA",)}))
    assert {"LUX", "CYP"} <= {code for code, _ in dots["customdata"]}
    assert dots["marker"]["color"] == LIGHT.paper


@pytest.mark.parametrize("look", list(LOOKS.values()), ids=list(LOOKS))
def test_they_recede_but_their_coast_is_seen(look: Look) -> None:
    (area,) = [trace for trace in left(drawn({"actors": ("NATO",)}, look=look)) if trace["type"] == "choropleth"]
    strong = area["marker"]["opacity"]
    parts = zip(*([int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in (look.muted, look.paper)), strict=True)
    outline = "#" + "".join(f"{round(line * strong + paper * (1 - strong)):02X}" for line, paper in parts)
    assert colour.contrast(outline, look.paper) > 2
    assert colour.contrast(outline, look.paper) > colour.contrast(look.stances[scale.NONE.slug], look.paper)


@FRAMES
@FILTERS
def test_it_travels_and_changes_colour_like_any_figure(filters: dict[str, Any], region: str) -> None:
    shown = map_(DATASET, asked(DATASET, region=region, **filters), "en", LIGHT)
    assert unpacked(json.loads(wire.frame(shown, "en")["figure"])) == json.loads(wire.figure(shown))
    assert shown.figure is not None
    assert colours(shown.figure) <= set(swap())
    assert recoloured(drawn(filters, region), swap()) == recoloured(drawn(filters, region, DARK), {})
