"""The timeline: three zones, lanes without collisions, shapes that tell what took place."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pandas as pd
import pytest

from stances.exhibits.timeline import timeline
from stances.figures import labels
from stances.figures import timeline as drawing
from stances.figures.look import LIGHT
from stances.measures.events import calendar
from stances.model import Dataset
from tests.datasets import LANGUAGES, asked, hostile, ordinary
from tests.plotly_texts import displayed

AXES = {"x": "xaxis", "x2": "xaxis2", "x3": "xaxis3"}
FULL = drawing.WIDTH - drawing.LANE_HEAD


def drawn(dataset: Dataset, language: str = "en", **changes: object) -> dict[str, Any]:
    figure = timeline(dataset, asked(dataset, **changes), language, LIGHT).figure
    assert figure is not None
    written: dict[str, Any] = json.loads(json.dumps(figure.to_plotly_json(), allow_nan=False))
    return written


def events_of(figure: dict[str, Any]) -> list[tuple[str, dict[str, Any], float]]:
    """Every event's mark: what it opens, its trace, its height."""
    return [
        (mark, trace, y)
        for trace in figure["data"]
        for y, (mark, _) in zip(trace["y"], trace["customdata"], strict=True)
        if mark.startswith("event:")
    ]


def boxes(figure: dict[str, Any]) -> dict[tuple[str, float, float], tuple[float, float, float, float]]:
    """Where each mark and its label stand at the reference width, in pixels from the left end of the axes."""
    found = {}
    for trace in figure["data"]:
        axis = figure["layout"][AXES[trace["xaxis"]]]
        start, end = (edge * FULL for edge in axis["domain"])
        low, high = axis["range"]
        for x, y, text, side, (mark, _) in zip(
            trace["x"], trace["y"], trace["text"], trace["textposition"], trace["customdata"], strict=True
        ):
            share = ((pd.Timestamp(x) - pd.Timestamp(low)) / (pd.Timestamp(high) - pd.Timestamp(low))
                     if axis.get("type") == "date" else (x - low) / (high - low))  # fmt: skip
            at = start + share * (end - start)
            wide = labels.width(displayed(text).strip(), 12) + 10
            left, right = (at - 6, at + wide) if side == "middle right" else (at - wide, at + 6)
            found[mark, at, y] = (left, y - 8, right, y + 8)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dataset", [ordinary(), hostile()], ids=["bundled", "long titles"])
def test_labels_neither_overlap_nor_leave_the_figure(dataset: Dataset, language: str) -> None:
    found = boxes(drawn(dataset, language))
    assert len([mark for mark, _, _ in found if mark.startswith("event:")]) == len(dataset.events)
    overlapping = [
        (one, other)
        for (one, a), (other, b) in itertools.combinations(found.items(), 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert overlapping == []
    assert all(left >= -1 and right <= FULL + 9 for left, _, right, _ in found.values())


def test_marks_stand_in_the_zone_of_their_date() -> None:
    figure = drawn(ordinary())
    zones = {"earlier": "x", "dated": "x2", "open": "x3"}
    events = calendar(ordinary(), asked(ordinary()))
    axis = {mark: trace["xaxis"] for mark, trace, _ in events_of(figure)}
    assert axis == {f"event:{event}": zones[zone] for event, zone in events["zone"].items()}
    assert axis["event:geneva-talks"] == "x", "by some day"
    assert axis["event:coalition-meeting"] == "x2"
    assert axis["event:zelenskyy-trump"] == axis["event:eu-defence-2030"] == "x3"


def test_the_zones_share_the_width_without_meeting() -> None:
    layout = drawn(ordinary())["layout"]
    (zero, one), (two, three), (four, five) = (layout[axis]["domain"] for axis in AXES.values())
    assert 0 == zero < one < two < three < four < five == 1
    assert three - two >= 0.32


def test_a_zone_without_marks_takes_no_room_and_has_no_name() -> None:
    figure = drawn(ordinary(), actors=("DEU",))
    assert {trace["xaxis"] for trace in figure["data"]} == {"x2"}
    assert figure["layout"]["xaxis2"]["domain"] == [0, 1]
    assert not [
        note for note in figure["layout"]["annotations"] if "undated" in note["text"] or "not given" in note["text"]
    ]


def test_shapes_tell_whether_it_took_place() -> None:
    events = ordinary().events
    symbols = {mark: trace["marker"]["symbol"] for mark, trace, _ in events_of(drawn(ordinary()))}
    assert symbols == {f"event:{event}": drawing.SYMBOLS[status] for event, status in events["status"].items()}
    assert len(set(drawing.SYMBOLS.values())) == len(drawing.SYMBOLS)


def test_each_status_is_in_the_legend_once() -> None:
    shown = [trace["name"] for trace in drawn(ordinary(), "de")["data"] if trace["showlegend"]]
    assert shown == ["fand statt", "geplant", "bedingt", "Dafür", "Offen", "Dagegen"]


def test_lanes_follow_the_datasets_order_and_hold_their_marks() -> None:
    figure = drawn(ordinary())
    names = ordinary().tracks["label_en"].tolist()
    heads = [note for note in figure["layout"]["annotations"] if note["text"] in names]
    assert [note["text"] for note in heads] == names
    tops = [note["y"] for note in heads]
    assert tops == sorted(tops)
    lane = {f"event:{event}": names.index(ordinary().tracks.at[track, "label_en"])
            for event, track in ordinary().events["track"].items()}  # fmt: skip
    for mark, _, y in events_of(figure):
        assert sum(top <= y for top in tops) - 1 == lane[mark]
    assert max(y for trace in figure["data"] for y in trace["y"]) < figure["layout"]["yaxis"]["range"][0]


def test_the_line_of_the_day_stands_on_the_axis_of_dates() -> None:
    figure = drawn(ordinary())
    (line,) = [shape for shape in figure["layout"]["shapes"] if shape["xref"] == "x2"]
    assert line["x0"] == line["x1"] == "2025-11-25"
    assert "as of 25 Nov 2025" in [note["text"] for note in figure["layout"]["annotations"]]


def test_what_was_said_on_the_question_has_a_lane_of_its_own() -> None:
    figure = drawn(ordinary(), question="european-consent")
    said = {
        mark: (trace["xaxis"], trace["marker"]["symbol"], text.strip())
        for trace in figure["data"]
        for text, (mark, _) in zip(trace["text"], trace["customdata"], strict=True)
        if not mark.startswith("event:")
    }
    assert said == {
        "actor:EUROPEANS": ("x", "triangle-up", "The Europeans"),
        "actor:DEU": ("x2", "triangle-up", "Germany"),
    }


def test_several_who_said_the_same_open_the_statements() -> None:
    marks = {
        text.strip(): mark
        for trace in drawn(ordinary())["data"]
        for text, (mark, _) in zip(trace["text"], trace["customdata"], strict=True)
    }
    assert marks["Greece, Italy, Poland +1"] == "q=ground-troops evidence"
