"""What a record covers: counted by hand, and against plain counting."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from hypothesis import given, settings

from stances.measures.coverage import BY, coverage
from stances.model import Dataset, default_view
from tests.building import Row, dataset
from tests.measures.test_rules import RECORD, WHEN, numbered

SOURCES: list[Row] = [{"source_id": "paper", "language": "en"}, {"source_id": "blatt", "language": "de"}]


def cell(data: Dataset, actor: str, question: str = "troops", **view: Any) -> dict[str, Any]:
    frame = coverage(data, default_view(data).but(**view)).cells
    row = frame[(frame["actor_id"] == actor) & (frame["question_id"] == question)].iloc[0]
    return {str(name): value for name, value in row.items()}


def tally(data: Dataset, by: str, **view: Any) -> list[tuple[str, int]]:
    return list(coverage(data, default_view(data).but(**view)).tallies[by].items())


def test_every_actor_has_a_cell_for_every_question_the_talkative_first() -> None:
    data = dataset({"actor_id": "GBR"}, {"actor_id": "GBR"}, {"actor_id": "FRA"})
    frame = coverage(data, default_view(data)).cells
    assert frame["actor_id"].tolist() == ["GBR", "GBR", "FRA", "FRA", "DEU", "DEU"]
    assert frame["question_id"].tolist() == ["troops", "sanctions"] * 3
    assert frame["n"].tolist() == [2, 0, 1, 0, 0, 0]
    assert frame["asked"].tolist() == [True, False, True, False, False, False]


def test_several_statements_may_be_from_one_source() -> None:
    data = dataset({}, {}, {"actor_id": "GBR"}, {"actor_id": "GBR", "source_id": "blatt"}, sources=SOURCES)
    one, two = cell(data, "FRA"), cell(data, "GBR")
    assert (one["n"], one["sources"], one["single"]) == (2, 1, True)
    assert (two["n"], two["sources"], two["single"]) == (2, 2, False)
    assert not cell(data, "DEU")["single"]


def test_old_positions_are_flagged_if_asked_for() -> None:
    data, day = dataset({}), dt.date(2025, 2, 10)
    assert cell(data, "FRA", as_of=day)["age"] == 31
    assert cell(data, "FRA", as_of=day, stale=30)["stale"]
    assert not cell(data, "FRA", as_of=day, stale=31)["stale"]
    assert not cell(data, "FRA", as_of=day)["stale"]
    assert not cell(data, "DEU", as_of=day, stale=1)["stale"], "who never spoke has nothing that could be old"


def test_counts_by_language_source_and_month() -> None:
    data = dataset({}, {"date": "2025-02"}, {"date": "2025", "source_id": "blatt"}, {"date": ""},
                   {"date": "2025-02-03/2025-02-07"}, {"date": "../2025-02-07"}, sources=SOURCES)  # fmt: skip
    assert tally(data, "language") == [("en", 5), ("de", 1)]
    assert tally(data, "source_id") == [("paper", 5), ("blatt", 1)]
    assert tally(data, "month", as_of=dt.date(2026, 1, 1)) == [("", 3), ("2025-01", 1), ("2025-02", 2)]


def test_replaced_rows_and_later_ones_are_not_counted() -> None:
    data = dataset({}, {"supersedes": "s1"}, {"date": "2025-03-01"})
    assert cell(data, "FRA", as_of=dt.date(2025, 2, 1))["n"] == 1


def test_what_has_an_unknown_date_is_on_record_but_no_position() -> None:
    found = cell(dataset({"date": ""}), "FRA")
    assert (found["n"], found["asked"], found["outcome"]) == (1, True, "none")


@settings(max_examples=25)
@given(record=RECORD, as_of=WHEN)
def test_it_agrees_with_plain_counting(record: list[dict[str, str]], as_of: dt.date) -> None:
    rows = numbered(record)
    if not rows:
        return
    data = dataset(*rows)
    found = coverage(data, default_view(data).but(as_of=as_of))
    kept = data.statements[data.statements["active"] & ~(data.statements["counts"] > str(as_of))]
    plain = Counter(zip(kept["actor_id"], kept["question_id"], strict=True))
    cells = found.cells[found.cells["asked"]]
    assert dict(zip(zip(cells["actor_id"], cells["question_id"], strict=True), cells["n"], strict=True)) == plain
    assert {by: sum(tally.values()) for by, tally in found.tallies.items()} == dict.fromkeys(BY, len(kept))
    for by in ("actor_id", "question_id", "source_id"):
        assert found.tallies[by] == Counter(kept[by])
