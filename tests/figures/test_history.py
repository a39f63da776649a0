"""An actor's positions over time: bars for spells, dots for statements, a lane a question."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from plotly.graph_objects import Figure

from stances.figures import history
from stances.figures.look import LIGHT
from stances.model import Row
from tests.datasets import HOSTILE
from tests.plotly_texts import displayed

DAY = 86_400_000
SPELLS: list[Row] = [
    {"question_id": question, "outcome": outcome, "basis": basis, "start": pd.Timestamp(start),
     "end": pd.Timestamp(end), "hover": hover, "id": "actor:FRA"}
    for question, outcome, basis, start, end, hover in (
        ("a", "open", "own", "2025-01-01", "2025-03-01", "one"),
        ("a", "support", "own", "2025-03-01", "2025-04-01", "two"),
        ("b", "oppose", "attributed", "2025-02-01", "2025-04-01", "three"),
    )
]  # fmt: skip
SAID: list[Row] = [
    {"question_id": "a", "outcome": "open", "marker": "triangle-up", "at": pd.Timestamp("2025-01-01"), "hover": "x",
     "id": "statement:s1", "together": "q=a&open=actor:FRA"},
    {"question_id": "b", "outcome": "oppose", "marker": "triangle-down", "at": pd.Timestamp("2025-02-01"),
     "hover": "y", "id": "statement:s2", "together": "q=b&open=actor:FRA"},
]  # fmt: skip
LEGEND = {"support": "▲ Support", "open": "△ Open", "oppose": "▼ Oppose"}


def drawn(lanes: dict[str, str] | None = None) -> Figure:
    return history.figure(
        SPELLS, SAID, lanes or {"a": "First", "b": "Second"}, LIGHT, as_of=dt.date(2025, 4, 1), legend=LEGEND,
        today="as of 1 Apr",
    ).figure  # fmt: skip


def test_a_spell_is_as_long_as_it_lasted() -> None:
    bars = {bar.legendgroup: bar for bar in drawn().data if bar.type == "bar"}
    assert list(bars) == list(LEGEND)
    assert bars["open"].base == ("2025-01-01",)
    assert bars["open"].x == (59 * DAY,)
    assert bars["oppose"].y == (1,)
    assert all(bar.marker.color == LIGHT.stances[slug] for slug, bar in bars.items())


def test_what_others_say_is_paler() -> None:
    opacity = {bar.legendgroup: bar.marker.opacity for bar in drawn().data if bar.type == "bar"}
    assert opacity["oppose"][0] < opacity["open"][0] == 1


def test_marks_lead_to_their_evidence() -> None:
    *bars, dots = drawn().data
    assert {point[0] for bar in bars for point in bar.customdata} == {"actor:FRA"}
    assert [point[0] for point in dots.customdata] == ["statement:s1", "statement:s2"]
    assert [point[1] for point in dots.customdata] == ["x", "y"]


def test_lanes_are_named_with_plain_text() -> None:
    ticks = drawn({"a": HOSTILE, "b": "Second"}).layout.yaxis.ticktext
    assert [displayed(text) for text in ticks] == [HOSTILE, "Second"]


def test_nothing_said_is_an_empty_figure_that_still_draws() -> None:
    empty = history.figure(SPELLS[:0], SAID[:0], {}, LIGHT, as_of=dt.date(2025, 4, 1), legend={}, today="").figure
    assert pd.Timestamp(empty.layout.xaxis.range[0]) < pd.Timestamp("2025-04-01")


@pytest.mark.parametrize("end", ["2025-01-01", "2024-12-31"])
def test_a_spell_of_no_length_is_no_error(end: str) -> None:
    spells = [{**row, "end": pd.Timestamp(end)} for row in SPELLS]
    figure = history.figure(
        spells, SAID, {"a": "A", "b": "B"}, LIGHT, as_of=dt.date(2025, 4, 1), legend=LEGEND, today=""
    ).figure
    assert all(length >= 0 for bar in figure.data if bar.type == "bar" for length in bar.x)


def said(*rows: tuple[str, str, str]) -> Figure:
    """Draw statements: question, stance, day."""
    statements: list[Row] = [
        {"question_id": question, "outcome": outcome, "at": pd.Timestamp(day), "marker": "circle", "hover": day,
         "id": f"statement:s{place}", "together": f"q={question}&open=actor:FRA"}
        for place, (question, outcome, day) in enumerate(rows)
    ]  # fmt: skip
    return history.figure(SPELLS, statements, {"a": "First", "b": "Second"}, LIGHT, as_of=dt.date(2025, 4, 1),
                          legend=LEGEND, today="", strong="b").figure  # fmt: skip


def test_marks_that_would_touch_are_one_with_their_number() -> None:
    dots = said(("a", "open", "2025-01-01"), ("a", "open", "2025-01-02"), ("a", "open", "2025-03-01")).data[-1]
    assert list(dots.text) == ["2", ""]
    assert list(dots.x) == ["2025-01-02", "2025-03-01"]
    assert [point[0] for point in dots.customdata] == ["q=a&open=actor:FRA", "statement:s2"]
    assert dots.customdata[0][1] == "2025-01-01<br>2025-01-02"


def test_stances_at_one_place_stand_one_above_the_other() -> None:
    dots = said(("a", "open", "2025-01-01"), ("a", "oppose", "2025-01-02"), ("b", "open", "2025-01-02")).data[-1]
    assert list(dots.text) == ["", "", ""]
    assert dots.y[0] < 0 < dots.y[1] < dots.y[2] == 1
    assert [point[0] for point in dots.customdata] == ["statement:s0", "statement:s1", "statement:s2"]


def test_of_a_crowd_at_one_place_the_first_are_told() -> None:
    dots = said(*[("a", "open", "2025-01-01")] * 7).data[-1]
    assert list(dots.text) == ["7"]
    assert dots.customdata[0][1].endswith("<br>+3")


def test_the_chosen_question_is_bold() -> None:
    assert list(said(("a", "open", "2025-01-01")).layout.yaxis.ticktext) == ["First", "<b>Second</b>"]
