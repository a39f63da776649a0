"""A saved page: all of it inside, nothing fetched, nothing in the data can break out."""

from __future__ import annotations

import base64
import json
import re
import zlib
from functools import cache
from typing import Any

import pytest

from stances.assets.content import asset
from stances.assets.settings import settings
from stances.exhibits import EXHIBITS
from stances.export.files import FORMS, ask
from stances.figures.look import DARK, LIGHT, LOOKS
from stances.model import Dataset
from tests.datasets import HOSTILE, asked, hostile, ordinary
from tests.html_pieces import Pieces
from tests.plotly_texts import strings, tags

SITE = "https://example.org"
CHARTS = pytest.mark.parametrize("name", ["map", "timeline", "country"])


@cache
def saved(dataset: Dataset, name: str, region: str = "europe", *, embed: bool = False, look: str = "light") -> Pieces:
    asked_for = ask(name, dataset, asked(dataset, region=region), "de", LOOKS[look], SITE, embed=embed)
    return Pieces(FORMS["html"](asked_for).content.decode())


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
    assert set(re.findall(r"url\((.{5})|(@import)", pieces.style)) == {("data:", "")}


def test_a_map_brings_its_shapes() -> None:
    for region, file in (("europe", "europe_50m"), ("world", "world_110m")):
        line, _, _ = library(saved(ordinary(), "map", region)).partition("\n")
        shapes = json.loads(line.removeprefix("window.PlotlyGeoAssets={topojson:").removesuffix("};"))
        assert shapes == {file: json.loads(asset(f"{file}.json").content)}


def test_no_shapes_where_there_is_no_map() -> None:
    assert library(saved(ordinary(), "timeline")).encode() == asset("plotly.js").content


def library(pieces: Pieces) -> str:
    (packed,) = [script for script in pieces.scripts if not script.startswith("const figure=")]
    return zlib.decompress(base64.b64decode(packed)).decode()


def test_a_page_is_as_large_as_the_menu_says() -> None:
    for name in ("map", "timeline"):
        assert (
            600_000
            < len(FORMS["html"](ask(name, ordinary(), asked(ordinary()), "de", LIGHT, SITE)).content)
            < 1_000_000
        )
    assert json.loads(settings("en", {}))["words"]["forms"]["html"] == "HTML, 1 MB"


@pytest.mark.parametrize("embed", [True, False])
def test_a_page_promises_no_click_and_offers_no_cloud(embed: bool) -> None:
    content = FORMS["html"](ask("map", ordinary(), asked(ordinary()), "en", LIGHT, SITE, embed=embed)).content.decode()
    assert "Click for the evidence" not in content
    assert '"modeBarButtons":[["zoomInGeo","zoomOutGeo","resetGeo"]]' in content


def test_a_german_page_is_german_throughout() -> None:
    content = FORMS["html"](ask("timeline", ordinary(), asked(ordinary()), "de", LIGHT, SITE)).content.decode()
    for word in ("Dezember", "Vergrößern", "Verkleinern"):
        assert f'"{word}"' in content


@CHARTS
@pytest.mark.parametrize("dataset", [ordinary(), hostile()], ids=["bundled", "hostile"])
def test_a_page_is_a_head_a_figure_a_table_and_two_scripts(dataset: Dataset, name: str) -> None:
    pieces = saved(dataset, name)
    known = {"html", "head", "meta", "title", "style", "body", "div", "details", "summary", "script"}
    known |= {"table", "caption", "thead", "tr", "th", "tbody", "td"}
    assert set(pieces.tags) <= known
    assert pieces.tags.count("script") == 2
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
    assert exhibit.title in pieces.values("content")
    assert any(value.startswith(exhibit.subtitle) for value in pieces.values("content"))
    assert HOSTILE in pieces.text


def test_the_page_follows_the_look() -> None:
    assert f"background: {DARK.paper}" in saved(ordinary(), "timeline", look="dark").style


def test_dates_are_written_in_the_pages_language() -> None:
    (line,) = [script for script in saved(ordinary(), "timeline").scripts if script.startswith("const figure=")]
    assert '"locale":"de"' in line
    assert '"Dezember"' in line


def test_the_fonts_are_inside_and_no_larger_than_they_need_be() -> None:
    style = saved(ordinary(), "timeline").style
    assert {"Source Sans", "Source Serif", "Stances Signs"} <= set(re.findall(r'font-family:"([^"]+)"', style))
    assert len(style) < 120_000


def test_the_page_says_what_it_is() -> None:
    pieces = saved(ordinary(), "map")
    told = dict(zip(pieces.values("name"), pieces.values("content"), strict=False))
    for part in (ordinary().digest, ordinary().version, ordinary().name):
        assert part in " ".join(pieces.values("content"))
    assert {"dc.title", "dc.source", "dc.rights", "dc.identifier", "author", "description"} <= set(told)


@CHARTS
def test_to_embed_there_is_no_table_no_paper_and_the_width_that_there_is(name: str) -> None:
    pieces = saved(ordinary(), name, embed=True)
    exhibit = EXHIBITS[name](ordinary(), asked(ordinary()), "de", LIGHT)
    assert "table" not in pieces.tags
    assert "background: transparent" in pieces.style
    layout = drawn(pieces)["layout"]
    assert layout["paper_bgcolor"] == "rgba(0,0,0,0)"
    assert "width" not in layout
    assert exhibit.title in pieces.text
    assert exhibit.subtitle in pieces.text
    assert ordinary().digest in pieces.text
    assert "stances:height" in pieces.scripts[-1]
    assert '"responsive":true' in pieces.scripts[-1]
    assert pieces.dangers() == []


def test_hostile_words_stay_words_in_a_page_to_embed() -> None:
    assert saved(hostile(), "map", embed=True).dangers() == []
    assert HOSTILE in saved(hostile(), "map", embed=True).text
