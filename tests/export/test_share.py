"""The picture for a link: its shape, and that nothing on it collides or is cut."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from functools import partial

import plotly.graph_objects as go
import pytest

from stances.dataset import bundled
from stances.dataset.shelf import opened
from stances.exhibits import EXHIBITS, Exhibit
from stances.export import share, stamp
from stances.export.compact import compact
from stances.figures import labels
from stances.figures.look import LIGHT
from stances.figures.matrix import ROW
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
                spoken = speech(dataset, language)
                lines = stamp.foot(exhibit, dataset, view, spoken, LINK)
                fits(name, exhibit, lines, partial(compact, exhibit, view, spoken, LIGHT))


def fits(name: str, exhibit: Exhibit, lines: list[str], smaller: share.Compact) -> None:
    figure, width, height = share.shared(exhibit, LIGHT, lines, stamp.aside(exhibit), smaller)
    assert exhibit.figure is not None
    factor = width / share.WIDTH
    assert factor >= share.LEAST
    if exhibit.figure.layout.height:
        assert factor <= 1.05, "letters are about as large as on the page, or larger"
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
    if rows := figure.layout.yaxis.tickvals:
        own = exhibit.figure.layout
        pitch = (own.height - own.margin.t - own.margin.b) / len(own.yaxis.tickvals)
        assert body / len(rows) >= min(pitch, ROW) * 0.9, "its labels keep their room"


def cropped(name: str, tall: float = 260, wide: float = 900) -> tuple[Exhibit, go.Figure, str]:
    dataset = opened("postwar-ukraine")
    view = default_view(dataset)
    exhibit = EXHIBITS[name](dataset, view, "en", LIGHT)
    figure, words = compact(exhibit, view, speech(dataset, "en"), LIGHT, tall, wide)
    assert figure.layout.height <= tall
    return exhibit, figure, words


@pytest.mark.parametrize("name", ["country", "coverage", "plan", "sensitivity"])
def test_a_tall_figure_keeps_its_fullest_rows_and_says_so(name: str) -> None:
    exhibit, figure, words = cropped(name)
    assert exhibit.figure is not None
    own, left = exhibit.figure.layout.yaxis, figure.layout.yaxis
    assert words.startswith(f"Shown: the fullest {len(left.ticktext)} of {len(own.ticktext)} rows")
    rest = iter(enumerate(own.ticktext))
    for place, text in enumerate(left.ticktext):
        at = next(at for at, named in rest if named == text and marked(figure, place) <= marked(exhibit.figure, at))
        if "columns" not in words:
            assert marked(figure, place) == marked(exhibit.figure, at), "each mark stays in its row, in the same order"


def marked(figure: go.Figure, place: int) -> set[str]:
    return {str(told) for trace in figure.data if trace.customdata is not None
            for row, told in zip(trace.y, trace.customdata, strict=True) if row == place}  # fmt: skip


def test_a_point_of_a_plan_stands_under_its_own_plan() -> None:
    exhibit, figure, _ = cropped("plan")
    assert exhibit.figure is not None
    for place, text in enumerate(figure.layout.yaxis.ticktext):
        above = next(row for row in reversed(figure.layout.yaxis.ticktext[: place + 1]) if row.startswith("<b>"))
        own = list(exhibit.figure.layout.yaxis.ticktext)
        assert above == next(row for row in reversed(own[: own.index(text) + 1]) if row.startswith("<b>"))


def test_changes_are_shown_from_the_top() -> None:
    dataset = opened("postwar-ukraine")
    view = default_view(dataset).but(since=dt.date(2026, 1, 1))
    exhibit = EXHIBITS["changes"](dataset, view, "en", LIGHT)
    figure, words = compact(exhibit, view, speech(dataset, "en"), LIGHT, 300, 900)
    assert exhibit.figure is not None
    left, own = list(figure.layout.yaxis.ticktext), list(exhibit.figure.layout.yaxis.ticktext)
    assert left == own[: len(left)]
    assert words == f"Shown: the first {len(left)} of {len(own)} rows."
    assert all(y is None or y <= figure.layout.yaxis.range[0] for trace in figure.data for y in trace.y)


def test_a_timeline_becomes_a_list_of_the_newest_and_the_next() -> None:
    _, figure, words = cropped("timeline", 320)
    whens, titles, _, marks = figure.data
    assert words == f"Shown: the 7 newest and the next 2 of {len(opened('postwar-ukraine').events)} events."
    assert len(whens.text) == len(titles.text) == len(marks.y) == 9
    assert titles.text[-2] == "NATO summit in Ankara"
    assert figure.layout.annotations[0].text == "as of 1 Jul 2026"
    assert marks.y[6] < figure.layout.annotations[0].y < marks.y[7], "the line stands between them"


def test_what_fits_is_left_as_it_is() -> None:
    exhibit, figure, words = cropped("coverage", 5000, 5000)
    assert words == ""
    assert exhibit.figure is not None
    assert figure.layout.yaxis.ticktext == exhibit.figure.layout.yaxis.ticktext


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
