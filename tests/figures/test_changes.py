"""The figure of changes: a row a position, a line from where it was to where it is."""

from __future__ import annotations

import pandas as pd
from plotly.graph_objects import Figure

from stances.figures import changes
from stances.figures.look import LIGHT
from tests.datasets import HOSTILE
from tests.plotly_texts import displayed, strings, tags

COLUMNS = {"support": "Support", "open": "Open", "neutral": "Neutral", "reluctant": "Reluctant", "oppose": "Oppose",
           "contested": "Contested"}  # fmt: skip
ROWS = pd.DataFrame(
    [
        ("Moved", "France", "open", "oppose", "", "one", "actor:FRA"),
        ("Moved", "Spain", "open", "contested", "", "two", "actor:ESP"),
        ("Taken back", "Hungary", "oppose", "", "taken back", "three", "actor:HUN"),
        ("Condition changed", "Italy", "support", "support", "now x", "four", "actor:ITA"),
        ("New on record", "Norway", "", "open", "claimed", "five", "actor:NOR"),
    ],
    columns=["section", "label", "before", "after", "text", "hover", "id"],
)


def drawn(rows: pd.DataFrame = ROWS) -> Figure:
    return changes.figure(rows, COLUMNS, ["contested"], LIGHT).figure


def test_a_line_joins_the_two_places_and_only_where_there_are_two() -> None:
    lines, _, _ = drawn().data
    assert lines.x == (1, 4, None, 1, 5.6, None)


def test_where_it_was_is_hollow_and_where_it_is_is_filled() -> None:
    _, before, after = drawn().data
    assert [mark[0] for mark in before.customdata] == ["actor:FRA", "actor:ESP", "actor:HUN"]
    assert [mark[0] for mark in after.customdata] == ["actor:FRA", "actor:ESP", "actor:ITA", "actor:NOR"]
    assert before.marker.color == LIGHT.paper
    assert list(after.marker.color) == [LIGHT.stances[slug] for slug in ("oppose", "contested", "support", "open")]
    assert before.marker.size < after.marker.size


def test_what_the_marks_cannot_say_is_written_once() -> None:
    _, before, after = drawn().data
    assert [text.strip() for text in before.text] == ["", "", "taken back"]
    assert [text.strip() for text in after.text] == ["", "", "now x", "claimed"]


def test_what_is_beside_the_scale_stands_apart() -> None:
    places = drawn().layout.xaxis.tickvals
    assert places[5] - places[4] > places[4] - places[3]
    assert list(drawn().layout.xaxis.ticktext) == list(COLUMNS.values())


def test_every_section_has_a_heading_above_its_rows() -> None:
    headings = [note.text for note in drawn().layout.annotations]
    assert headings == ["<b>Moved</b>", "<b>Taken back</b>", "<b>Condition changed</b>", "<b>New on record</b>"]
    rows = drawn().layout.yaxis.tickvals
    assert list(rows) == sorted(rows)
    assert all(note.y < row for note, row in zip(drawn().layout.annotations, (rows[0], *rows[2:]), strict=True))


def test_a_hostile_name_is_only_text() -> None:
    figure = drawn(ROWS.assign(label=HOSTILE, section=HOSTILE, text=HOSTILE))
    assert {tag for text in strings(figure) for tag in tags(text)} <= {"<b>", "</b>", "<extra>", "</extra>"}
    assert displayed(figure.layout.yaxis.ticktext[0]) == HOSTILE


def test_what_is_written_beside_a_mark_stays_in_the_figure() -> None:
    _, before, after = drawn().data
    assert list(after.textposition) == ["middle left", "middle left", "middle right", "middle right"]
    assert list(before.textposition) == ["middle right", "middle right", "middle left"]
