"""The picture for a link: its shape, and that nothing on it collides or is cut."""

from __future__ import annotations

import itertools
import json

import pytest

from stances.dataset import bundled
from stances.dataset.shelf import opened
from stances.exhibits import EXHIBITS
from stances.export import share, stamp
from stances.figures import labels
from stances.figures.look import LIGHT
from stances.model import Dataset, default_view
from stances.words.speech import speech
from tests.datasets import LANGUAGES, asked, crowd, hostile, ordinary
from tests.plotly_texts import displayed

LINK = "https://example.org/map?q=ground-troops&lang=en"
SETS = [*(opened(name) for name in bundled()), crowd(), hostile()]


@pytest.mark.parametrize("dataset", SETS, ids=lambda dataset: dataset.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_fits(dataset: Dataset, language: str) -> None:
    for region in ("europe", "world"):
        view = default_view(dataset).but(region=region)
        for name in EXHIBITS:
            exhibit = EXHIBITS[name](dataset, view, language, LIGHT)
            if exhibit.figure is not None and (name == "map" or region == "europe"):
                fits(name, exhibit, stamp.foot(exhibit, dataset, view, speech(dataset, language), LINK))


def fits(name: str, exhibit: object, lines: list[str]) -> None:
    figure, width, height = share.shared(exhibit, LIGHT, lines, stamp.aside(exhibit))  # type: ignore[arg-type]
    factor = width / share.WIDTH
    assert factor >= 1
    assert width * share.HEIGHT == height * share.WIDTH, "the shape is exact"
    assert (figure.layout.width, figure.layout.height) == (width, height)
    margin = figure.layout.margin
    title, subtitle, foot = figure.layout.annotations[-3:]
    beside = figure.layout.geo.scope == "europe"
    ends = []
    for note in (title, subtitle, foot):
        if not note.text:
            continue
        texts = [displayed(line) for line in note.text.split("<br>")]
        room = (390 if beside and note is not foot else share.WIDTH - 80) * factor
        assert max(labels.width(text, note.font.size) for text in texts) <= room, name
        top = margin.t - note.yshift
        ends.append((top, top + len(texts) * note.font.size * 1.3))
    assert all(end <= start + 1 for (_, end), (start, _) in itertools.pairwise(ends)), name
    assert ends[-1][1] <= height
    body = height - margin.t - margin.b
    assert body > 0
    assert margin.b >= height - ends[-1][0], "the drawing ends above the foot"
    if not beside:
        assert margin.t >= ends[-2][1], "the drawing begins below the words"
    if exhibit.figure.layout.height:  # type: ignore[attr-defined]
        assert body >= (exhibit.figure.layout.height - 90) * 0.9, "its labels keep their room"  # type: ignore[attr-defined]


def test_a_long_title_is_in_smaller_letters_and_whole() -> None:
    exhibit = EXHIBITS["map"](ordinary(), asked(ordinary()), "en", LIGHT)
    short, _, _ = share.shared(exhibit, LIGHT, [])
    object.__setattr__(exhibit, "title", exhibit.title * 3)
    long, _, _ = share.shared(exhibit, LIGHT, [])
    assert long.layout.annotations[-3].font.size < short.layout.annotations[-3].font.size
    assert "".join(displayed(long.layout.annotations[-3].text).split()) == "".join(exhibit.title.split())


def test_the_exhibits_own_figure_is_left_as_it_was() -> None:
    exhibit = EXHIBITS["timeline"](ordinary(), asked(ordinary()), "en", LIGHT)
    assert exhibit.figure is not None
    before = json.loads(exhibit.figure.to_json())
    share.shared(exhibit, LIGHT, ["foot"])
    assert json.loads(exhibit.figure.to_json()) == before


def test_what_stands_beside_the_map_is_a_text() -> None:
    exhibit = EXHIBITS["map"](ordinary(), asked(ordinary()), "en", LIGHT)
    text = stamp.aside(exhibit)
    assert text.startswith("* on a condition, ~ day not exactly known. Elsewhere: △\u00a0Australia~, ")
    assert "<" not in text
