"""The statements behind a filter or a search."""

import datetime as dt

import pytest

from stances.dataset.shelf import opened
from stances.measures.evidence import how_many, newest_first, of_actor, places, said_by, selection, weekly
from stances.model import View
from tests.building import dataset

MADE = dataset(
    {"statement_id": "old", "date": "2025-01-01", "stance": "oppose"},
    {"statement_id": "new", "date": "2025-02-01", "speaker": "Ann Lee", "summary_en": "Sends troops"},
    {"statement_id": "late", "date": "2025-12-01"},
    {"statement_id": "undated", "date": "", "condition_en": "After a CEASEFIRE"},
    {"statement_id": "wrong", "date": "2025-01-05"},
    {"statement_id": "right", "date": "2025-01-05", "supersedes": "wrong", "actor_id": "GBR", "basis": "inferred"},
    {"statement_id": "other", "date": "2025-01-05", "question_id": "sanctions"},
    {"statement_id": "back", "date": "2025-01-06", "status": "retracted", "stance": "", "supersedes": "old"},
)
VIEW = View(question="troops", as_of=dt.date(2025, 6, 30))


def found(**changes: object) -> list[str]:
    return [str(code) for code in selection(MADE, VIEW.but(**changes)).index]


def test_newest_first_unknown_dates_last_without_what_was_replaced() -> None:
    assert found() == ["new", "right", "undated"]


def test_over_all_questions() -> None:
    assert found(everything=True) == ["new", "other", "right", "undated"]


def test_up_to_the_day() -> None:
    assert found(as_of=dt.date(2024, 1, 1)) == ["undated"]
    assert found(as_of=dt.date(2025, 12, 1)) == ["late", "new", "right", "undated"]


@pytest.mark.parametrize(("changes", "expected"), [
    ({"actors": ("GBR",)}, ["right"]),
    ({"actors": ("DEU",)}, []),
    ({"stances": ("oppose",)}, []),
    ({"stances": ("support", "none")}, ["new", "right", "undated"]),
    ({"bases": ("inferred",)}, ["right"]),
])  # fmt: skip
def test_filters(changes: dict[str, tuple[str, ...]], expected: list[str]) -> None:
    assert found(**changes) == expected


@pytest.mark.parametrize(("words", "expected"), [
    ("ann", ["new"]), ("TROOPS lee", ["new"]), ("troops missing", []), ("ceasefire", ["undated"]),
    ("united kingdom", ["right"]), ("france", ["new", "undated"]), ("  ", ["new", "right", "undated"]),
    (".*", []), ("undat", ["undated"]), ("(", []),
])  # fmt: skip
def test_words_are_found_in_any_text_whatever_their_case(words: str, expected: list[str]) -> None:
    assert found(find=words) == expected


@pytest.mark.parametrize("words", ["Schweden", "Sweden", "SWE", "schweden bericht"])
def test_countries_and_sources_are_found_by_name_in_every_language(words: str) -> None:
    bundled = opened("troops-2025-11")
    view = View(question="ground-troops", as_of=dt.date(2025, 11, 25), find=words)
    assert selection(bundled, view).index.tolist() == ["p14-swe-ground-troops"]


def test_a_search_in_nothing_finds_nothing() -> None:
    assert found(actors=("DEU",), find="troops") == []


def test_all_of_an_actor_up_to_the_day_without_replaced_rows() -> None:
    rows = of_actor(MADE, "FRA", VIEW)
    assert rows.index.tolist() == list(said_by(MADE, "FRA", VIEW)) == ["new", "other", "undated"]
    assert rows["active"].all()
    assert of_actor(MADE, "DEU", VIEW).empty


def test_ties_are_settled_by_the_code() -> None:
    frame = MADE.statements.loc[["wrong", "undated", "other", "right"]]
    assert newest_first(frame).index.tolist() == ["other", "right", "wrong", "undated"]


def test_counts_by_week_begin_on_monday_and_say_how_many_have_no_week() -> None:
    made = dataset(
        {"date": "2025-01-06"}, {"date": "2025-01-12"}, {"date": "2025-01-13", "stance": "oppose"},
        {"date": "2025-01"}, {"date": "2025-01-07~"}, {"date": "../2025-01-20"}, {"date": ""}, {"date": "2026-01-01"},
    )  # fmt: skip
    found = weekly(made, VIEW)
    assert [(row["week"].isoformat(), row["stance"], row["n"]) for row in found.counts] == [
        ("2025-01-06", "support", 3),
        ("2025-01-13", "oppose", 1),
    ]
    assert found.unplaced == 3, "a month, a day by which it was said, and none at all"
    assert (found.first, found.last) == (dt.date(2025, 1, 6), dt.date(2025, 1, 31))


def test_weeks_of_nothing_have_no_ends() -> None:
    found = weekly(MADE, VIEW.but(find="no such words"))
    assert (len(found.counts), found.unplaced, found.first, found.last) == (0, 0, None, None)


def test_places_are_in_the_order_of_reading() -> None:
    for changes in ({}, {"everything": True}, {"find": "lee"}):
        rows = MADE.statements.take(places(MADE, VIEW.but(**changes)))
        assert rows.index.tolist() == newest_first(rows.sort_index()).index.tolist()


def test_the_count_is_the_lists_length() -> None:
    for changes in ({}, {"everything": True}, {"find": "lee"}, {"stances": ("oppose",)}, {"actors": ("GBR",)}):
        assert how_many(MADE, VIEW.but(**changes)) == len(found(**changes))
