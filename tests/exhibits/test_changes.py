"""The exhibit of changes: figure, list and table say the same, and give the statements responsible."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from stances.exhibits import Exhibit
from stances.exhibits.changes import changes
from stances.exhibits.drawer import drawer
from stances.figures.look import LIGHT
from stances.model import Dataset, View
from tests.building import dataset
from tests.datasets import LANGUAGES, asked, crowd, ordinary

MOVING = dataset(
    {"date": "2025-02-01", "stance": "open"}, {"date": "2025-03-01", "stance": "oppose", "summary_en": "Says no."},
    {"date": "2025-02-01", "actor_id": "GBR", "statement_id": "old"},
    {"date": "2025-03-02", "actor_id": "GBR", "status": "retracted", "stance": "", "supersedes": "old",
     "statement_id": "back", "summary_en": "A mistake."},
    {"date": "../2025-03-03", "actor_id": "DEU", "question_id": "sanctions"},
)  # fmt: skip


def made(record: Dataset = MOVING, language: str = "en", **more: Any) -> Exhibit:
    view = View("troops", dt.date(2025, 6, 30), since=dt.date(2025, 2, 15)).but(**more)
    return changes(record, view, language, LIGHT)


def test_the_table_has_a_row_a_change_with_its_reason() -> None:
    heads = ["Code", "Change", "Before", "After", "Statements responsible", "Summary"]
    assert made().table[heads].to_numpy().tolist() == [
        ["FRA", "Moved", "Open", "Oppose", "s2", "Says no."],
        ["GBR", "Taken back", "Support", "No position on record", "back", "A mistake."],
    ]


def test_figure_list_and_table_show_the_same_positions() -> None:
    exhibit = made(everything=True)
    names = exhibit.table["Actor"].tolist()
    assert [label.split(" · ")[0] for label in exhibit.figure.layout.yaxis.ticktext] == names  # type: ignore[union-attr]
    assert [name for name in names if f"<b>{name}</b>" in exhibit.markup] == names
    marks = {mark[0] for trace in exhibit.figure.data[1:] for mark in trace.customdata}  # type: ignore[union-attr]
    assert {mark.partition("&open=")[2] for mark in marks} == {f"actor:{code}" for code in exhibit.table["Code"]}


def test_a_statement_can_be_opened_and_a_retraction_read() -> None:
    markup = made().markup
    assert 'data-open="statement:s2"' in markup
    assert "A mistake." in markup
    assert 'data-open="statement:back"' not in markup


def test_where_nothing_changed_there_is_nothing_to_draw() -> None:
    exhibit = made(as_of=dt.date(2025, 2, 20))
    assert exhibit.empty
    assert exhibit.figure is None
    assert "nothing changed" in exhibit.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bundled_record_opens_with_all_that_is_new(language: str) -> None:
    view = asked(ordinary())
    exhibit = changes(ordinary(), view, language, LIGHT)
    assert len(exhibit.table) == 11
    assert "24" in exhibit.title


def test_of_very_many_a_part_is_shown_and_the_files_hold_all() -> None:
    exhibit = changes(crowd(), asked(crowd()), "en", LIGHT)
    assert exhibit.note
    assert len(exhibit.table) > len(exhibit.figure.layout.yaxis.tickvals)  # type: ignore[union-attr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_a_retraction_opens_it(language: str) -> None:
    opened = drawer(MOVING, View("troops", dt.date(2025, 6, 30), evidence="statement:back"), language)
    assert opened
    assert "A mistake." in opened.markup
