"""The timeline: three zones, lanes without collisions, shapes that tell what took place."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pandas as pd
import pytest

from stances.dataset.shelf import opened
from stances.exhibits.timeline import timeline
from stances.figures import labels
from stances.figures import timeline as drawing
from stances.figures.look import LIGHT
from stances.figures.zones import FULL
from stances.measures.events import calendar, quarters
from stances.model import Dataset
from tests.datasets import LANGUAGES, asked, hostile, ordinary
from tests.plotly_texts import displayed

AXES = {"x": "xaxis", "x2": "xaxis2", "x3": "xaxis3", "x4": "xaxis4"}


def drawn(dataset: Dataset, language: str = "en", **changes: object) -> dict[str, Any]:
    figure = timeline(dataset, asked(dataset, **changes), language, LIGHT).figure
    assert figure is not None
    written: dict[str, Any] = json.loads(json.dumps(figure.to_plotly_json(), allow_nan=False))
    return written


def marks_of(figure: dict[str, Any]) -> list[dict[str, Any]]:
    """The traces that hold marks; the others are tails."""
    return [trace for trace in figure["data"] if "customdata" in trace]


def events_of(figure: dict[str, Any]) -> list[tuple[str, dict[str, Any], float]]:
    """Every event's mark: what it opens, its trace, its height."""
    return [
        (mark, trace, y)
        for trace in marks_of(figure)
        for y, (mark, _) in zip(trace["y"], trace["customdata"], strict=True)
        if mark.startswith("event:")
    ]


def boxes(figure: dict[str, Any]) -> dict[tuple[str, float, float], tuple[float, float, float, float]]:
    """Where each mark and its label stand at the reference width, in pixels from the left end of the axes."""
    found = {}
    for trace in marks_of(figure):
        axis = figure["layout"][AXES[trace["xaxis"]]]
        start, end = (edge * FULL for edge in axis["domain"])
        low, high = axis["range"]
        for x, y, text, side, (mark, _) in zip(
            trace["x"], trace["y"], trace["text"], trace["textposition"], trace["customdata"], strict=True
        ):
            share = ((pd.Timestamp(x) - pd.Timestamp(low)) / (pd.Timestamp(high) - pd.Timestamp(low))
                     if axis.get("type") == "date" else (x - low) / (high - low))  # fmt: skip
            at = start + share * (end - start)
            title = displayed(text).strip()
            wide = labels.width(title, 12) + 10 if title else 6
            left, right = (at - 6, at + wide) if side == "middle right" else (at - wide, at + 6)
            found[mark, at, y] = (left, y - 6, right, y + 6)
    return found


CROWDED = opened("postwar-ukraine")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dataset", [ordinary(), hostile(), CROWDED], ids=["simple", "long titles", "crowded"])
def test_labels_and_marks_neither_overlap_nor_leave_the_figure(dataset: Dataset, language: str) -> None:
    figure = drawn(dataset, language)
    found = boxes(figure)
    assert len([mark for mark, _, _ in found if mark.startswith("event:")]) == len(dataset.events)
    apart(figure)


def apart(figure: dict[str, Any]) -> None:
    """Fail if labels or marks touch one another, leave the figure, or a label crosses the line of the day."""
    found = boxes(figure)
    overlapping = [
        (one, other)
        for (one, a), (other, b) in itertools.combinations(found.items(), 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert overlapping == []
    assert all(left >= -1 and right <= FULL + 9 for left, _, right, _ in found.values())
    lines = [shape for shape in figure["layout"]["shapes"] if shape["xref"] == "x2"]
    axis = figure["layout"]["xaxis2"]
    for line in lines:
        start, end = (edge * FULL for edge in axis["domain"])
        low, high, day = map(pd.Timestamp, (*axis["range"], line["x0"]))
        at = start + (day - low) / (high - low) * (end - start)
        crossing = [mark for mark, (left, top, right, _) in found.items()
                    if start < left + 14 < at < right - 14 < end and top < line["y1"]]  # fmt: skip
        assert crossing == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("period", ["12m", "3m", "next", *quarters(CROWDED)])
def test_in_a_quarter_every_event_is_named(period: str, language: str) -> None:
    figure = drawn(CROWDED, language, period=period)
    apart(figure)
    bare = [mark for trace in marks_of(figure)
            for text, (mark, _) in zip(trace["text"], trace["customdata"], strict=True)
            if not text.strip() and mark.startswith("event:")]  # fmt: skip
    if period != "12m":
        assert bare == []


def test_in_a_crowded_record_the_days_have_the_whole_width() -> None:
    figure = drawn(CROWDED)
    assert figure["layout"]["xaxis2"]["domain"] == [0, 1]
    events = calendar(CROWDED, asked(CROWDED))
    axis = {mark: trace["xaxis"] for mark, trace, _ in events_of(figure)}
    assert {axis[f"event:{event}"] for event in events.index[events["zone"] == "open"]} == {"x4"}
    assert {axis[f"event:{event}"] for event in events.index[events["zone"] == "earlier"]} == {"x2"}
    below = [note["text"] for note in figure["layout"]["annotations"]]
    assert "Without a date" in below


def test_what_happened_by_some_day_has_a_tail() -> None:
    figure = drawn(CROWDED)
    tails = [x for trace in figure["data"] if trace["mode"] == "lines" for x in trace["x"]]
    ends = set(tails[1::3])
    vague = CROWDED.events[CROWDED.events["precision"] == "by"]
    assert {f"{day:%Y-%m-%d}" for day in vague["start_end"]} <= ends
    assert all(pd.Timestamp(start) < pd.Timestamp(end) for start, end in zip(tails[::3], tails[1::3], strict=True))


def test_a_choice_of_tracks_leaves_their_lanes() -> None:
    figure = drawn(CROWDED, tracks=("nato", "un"))
    assert {CROWDED.events.at[mark.removeprefix("event:"), "track"] for mark, _, _ in events_of(figure)} == {
        "nato", "un"}  # fmt: skip


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
    (zero, one), (two, three), (four, five) = (layout[axis]["domain"] for axis in list(AXES.values())[:3])
    assert 0 == zero < one < two < three < four < five == 1
    assert three - two >= 0.32


def test_a_zone_without_marks_takes_no_room_and_has_no_name() -> None:
    figure = drawn(ordinary(), actors=("DEU",))
    assert {trace["xaxis"] for trace in marks_of(figure)} == {"x2"}
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
