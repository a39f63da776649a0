"""A saved page: all of it inside, nothing fetched, nothing in the data can break out."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest

from stances.assets import asset
from stances.exhibits import EXHIBITS
from stances.export import page, stamp
from stances.figures.look import DARK, LIGHT
from stances.markup import render
from stances.model import Dataset
from stances.words.speech import speech
from tests.datasets import HOSTILE, asked, hostile, ordinary
from tests.html_pieces import Pieces
from tests.plotly_texts import strings, tags

LINK = "https://example.org/map?q=ground-troops"
CHARTS = pytest.mark.parametrize("name", ["map", "timeline", "country"])


@cache
def saved(dataset: Dataset, name: str, region: str = "europe") -> Pieces:
    view = asked(dataset, region=region)
    exhibit = EXHIBITS[name](dataset, view, "de", LIGHT)
    figure, _, _ = stamp.stamped(exhibit, LIGHT, stamp.foot(exhibit, dataset, view, speech(dataset, "de"), LINK))
    content = page.page(
        figure, title=exhibit.title, alt=exhibit.alt, content=exhibit.table, look=LIGHT, language="de",
        words=("Tabelle", exhibit.subtitle),
    )  # fmt: skip
    return Pieces(content.decode())


def drawn(pieces: Pieces) -> dict[str, Any]:
    (line,) = [script for script in pieces.scripts if script.startswith("const figure=")]
    found, _ = json.JSONDecoder().raw_decode(line.removeprefix("const figure="))
    return dict(found)


@CHARTS
def test_nothing_is_loaded_from_anywhere(name: str) -> None:
    pieces = saved(ordinary(), name)
    assert pieces.dangers() == []
    assert not [value for name_ in ("src", "srcset", "poster") for value in pieces.values(name_)]
    assert "link" not in pieces.tags
    style = render("page", title="", alt="", look=LIGHT, language="de", words=("", ""), table="", boundaries="",
                        plotly="", figure="{}")  # fmt: skip
    assert not re.search(r"@import|url\(", style)


def test_a_map_brings_its_shapes() -> None:
    for region, file in (("europe", "europe_50m"), ("world", "world_110m")):
        (line,) = [script for script in saved(ordinary(), "map", region).scripts if "PlotlyGeoAssets" in script[:40]]
        shapes = json.loads(line.removeprefix("window.PlotlyGeoAssets={topojson:").removesuffix("};"))
        assert shapes == {file: json.loads(asset(f"{file}.json").content)}


def test_no_shapes_where_there_is_no_map() -> None:
    assert not [script for script in saved(ordinary(), "timeline").scripts if "PlotlyGeoAssets=" in script[:40]]


@CHARTS
@pytest.mark.parametrize("dataset", [ordinary(), hostile()], ids=["bundled", "hostile"])
def test_a_page_is_a_head_a_figure_a_table_and_three_scripts(dataset: Dataset, name: str) -> None:
    pieces = saved(dataset, name)
    known = {"html", "head", "meta", "title", "style", "body", "div", "details", "summary", "script"}
    known |= {"table", "caption", "thead", "tr", "th", "tbody", "td"}
    assert set(pieces.tags) <= known
    assert pieces.tags.count("script") == 3
    assert pieces.dangers() == []
    assert ("html", "lang", "de") in pieces.attributes
    assert "img" in pieces.values("role")


@CHARTS
def test_data_cannot_end_the_script_it_stands_in(name: str) -> None:
    figure = drawn(saved(hostile(), name))
    assert [text for text in strings(figure) if "{{7*7}}" in text], "it is there, as text"
    ours = {"<b>", "</b>", "<br>", "<sup>", "</sup>", "<extra>", "</extra>"}
    assert {tag for text in strings(figure) for tag in tags(text)} <= ours


def test_plotly_js_itself_does_not_end_its_script() -> None:
    assert b"</script" not in asset("plotly.js").content.lower()


def test_title_and_alternative_text_are_the_exhibits() -> None:
    exhibit = EXHIBITS["map"](hostile(), asked(hostile()), "de", LIGHT)
    pieces = saved(hostile(), "map")
    assert exhibit.alt in pieces.values("aria-label")
    assert exhibit.alt in pieces.values("content")
    assert HOSTILE in pieces.text


def test_the_page_follows_the_look() -> None:
    exhibit = EXHIBITS["timeline"](ordinary(), asked(ordinary()), "en", DARK)
    figure, _, _ = stamp.stamped(exhibit, DARK, [])
    content = page.page(figure, title="t", alt="a", content=exhibit.table, look=DARK, language="en", words=("", ""))
    assert f"background: {DARK.paper}".encode() in content
