from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks.engines import NOTHING, PAIRS, installed
from tests.benchmarks.record import Record, generate
from tests.benchmarks.result import Row, percentile
from tests.benchmarks.table import as_text, keep

ROW = Row("a thing", 12.0, "ms", "theirs", 10.0, 1.1, relative=True)


@pytest.mark.parametrize(
    ("row", "reached"),
    [
        (ROW, False),
        (Row("a thing", 10.5, "ms", "theirs", 10.0, 1.1, relative=True), True),
        (Row("a thing", 12.0, "ms", "theirs", 10.0, 12.0), True),
        (Row("a thing", 12.0, "", limit=20, least=True), False),
        (Row("a thing", None, "ms", "theirs", 10.0, 1.1, relative=True), None),
        (Row("a thing", 12.0, "ms", limit=1.1, relative=True), None),
        (Row("a thing", 12.0, "ms"), None),
    ],
)
def test_a_bar_is_held_against_the_ratio_or_against_ours(row: Row, reached: bool | None) -> None:
    assert row.reached is reached


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([3.0, 1.0, 2.0, 4.0], 0.5) == 2.0
    assert percentile([3.0, 1.0, 2.0, 4.0], 0.95) == 4.0


def test_the_kept_result_replaces_only_what_was_measured(tmp_path: Path) -> None:
    order = ("one", "two")
    keep(tmp_path, order, "two", 20, [ROW])
    keep(tmp_path, order, "one", 20, [Row("another", 1.0, "ms")])
    keep(tmp_path, order, "two", 24, [Row("a third", 1.0, "ms")])
    kept = (tmp_path / "latest.md").read_text("utf-8")
    assert kept.index("another") < kept.index("a third")
    assert "a thing" not in kept


def test_the_table_says_what_is_missed() -> None:
    assert as_text([ROW.as_record()]).splitlines()[1].split() == [
        *["a", "thing", "12", "ms", "theirs:", "10", "ms", "1.2", "≤", "1.1", "x", "NO"]
    ]


def plainly(record: Record, day: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    answer = np.full(PAIRS, NOTHING)
    best: dict[int, tuple[int, int]] = {}
    for pair, basis, when, stance in zip(record.pair, record.basis, record.day, record.stance, strict=True):
        rank = (-int(basis), int(when))
        if when <= day and rank > best.get(int(pair), (-9, 0)):
            best[int(pair)] = rank
            answer[pair] = stance
    return answer


@pytest.mark.parametrize("name", list(installed()))
@pytest.mark.parametrize("day", [0, 9_000, 19_999])
def test_every_engine_finds_what_the_rule_says(name: str, day: int) -> None:
    record = generate(5_000)
    assert np.array_equal(installed()[name](record)(day), plainly(record, day))
