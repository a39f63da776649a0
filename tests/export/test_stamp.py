"""What every figure that leaves carries: title, what it rests on, date, source, version, borders, link."""

from __future__ import annotations

import pytest
from plotly.graph_objects import Figure
from plotly.io import templates

from stances.exhibits import EXHIBITS
from stances.export import stamp
from stances.figures import labels
from stances.figures.look import DARK, LIGHT, LOOKS
from stances.model import Dataset
from stances.words.speech import speech
from tests.datasets import LANGUAGES, asked, hostile, ordinary
from tests.plotly_texts import displayed

LINK = "https://example.org/map?q=ground-troops&lang=en"
CHARTS = pytest.mark.parametrize("name", ["map", "timeline", "country"])


def stamped(dataset: Dataset, name: str, language: str = "en", aside: str = "", look: str = "light") -> Figure:
    view = asked(dataset)
    exhibit = EXHIBITS[name](dataset, view, language, LOOKS[look])
    lines = stamp.foot(exhibit, dataset, view, speech(dataset, language), LINK)
    figure, width, height = stamp.stamped(exhibit, LOOKS[look], lines, aside)
    assert (figure.layout.width, figure.layout.height) == (width, height)
    return figure


def written(figure: Figure) -> str:
    return " ".join(" ".join(displayed(note.text) for note in figure.layout.annotations).split())


def test_the_foot_says_when_whence_which_version_and_where() -> None:
    exhibit = EXHIBITS["map"](ordinary(), asked(ordinary()), "en", LIGHT)
    when, data, borders, link = stamp.foot(exhibit, ordinary(), asked(ordinary()), speech(ordinary(), "en"), LINK)
    assert when == (
        "As of 25 November 2025. Source: German-language news report on the coalition's virtual meeting, 25 Nov 2025."
    )
    assert data.startswith("Data: Ground troops for Ukraine: one report of 25 November 2025, version 1.0.0")
    assert ordinary().digest in data
    assert borders.startswith("Borders: Natural Earth")
    assert link == LINK


@pytest.mark.parametrize("language", LANGUAGES)
@CHARTS
def test_title_subtitle_and_foot_are_on_the_figure(name: str, language: str) -> None:
    exhibit = EXHIBITS[name](ordinary(), asked(ordinary()), language, LIGHT)
    text = written(stamped(ordinary(), name, language, aside="Elsewhere: △ Australia"))
    for part in (exhibit.title, exhibit.subtitle, exhibit.note, ordinary().digest, "Elsewhere: △ Australia"):
        assert " ".join(part.split()) in text
    assert LINK in text.replace(" ", "")


@pytest.mark.parametrize("dataset", [ordinary(), hostile()], ids=["bundled", "hostile"])
@CHARTS
def test_no_line_runs_out_of_the_figure_nor_into_the_drawing(dataset: Dataset, name: str) -> None:
    figure = stamped(dataset, name)
    for note in figure.layout.annotations[-3:]:
        lines = note.text.split("<br>")
        assert all(labels.width(displayed(line), note.font.size) <= stamp.WIDTH for line in lines)
        room = figure.layout.margin.t if note.yanchor == "top" else figure.layout.margin.b
        assert len(lines) * note.font.size * 1.2 < room
    assert figure.layout.height - figure.layout.margin.t - figure.layout.margin.b > 34


def test_a_figure_does_not_depend_on_what_else_has_been_loaded() -> None:
    before, templates.default = templates.default, "ggplot2"
    try:
        assert "template" not in stamped(ordinary(), "map").to_plotly_json()["layout"]
    finally:
        templates.default = before


def test_the_exhibits_own_figure_is_left_as_it_was() -> None:
    exhibit = EXHIBITS["map"](ordinary(), asked(ordinary()), "en", LIGHT)
    assert exhibit.figure is not None
    before = exhibit.figure.to_json()
    stamp.stamped(exhibit, LIGHT, ["foot"])
    assert exhibit.figure.to_json() == before


def test_the_stamp_follows_the_look() -> None:
    figure = stamped(ordinary(), "map", look="dark")
    assert figure.layout.paper_bgcolor == DARK.paper
    assert {note.font.color for note in figure.layout.annotations} == {DARK.ink, DARK.muted}
