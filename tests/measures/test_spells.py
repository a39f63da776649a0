"""Spells worked out in parts: however small the parts, what follows is the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.measures import runs, spells
from stances.measures.positions import positions
from stances.model import RULES
from tests.building import dataset
from tests.measures.test_ledger import DAYS, crowd
from tests.measures.test_positions import RECORD, WHEN, numbered, plain, read

FEW = st.integers(1, 9)


@contextmanager
def small(at_once: int, block: int) -> Iterator[None]:
    """Work through so many statements at once, and sort so many: far fewer than there are."""
    with patch.object(spells, "_AT_ONCE", at_once), patch.object(runs, "_BLOCK", block):
        yield


@settings(max_examples=60)
@given(RECORD, WHEN, FEW, FEW)
def test_in_parts_the_rule_agrees_with_its_plain_form(
    record: list[dict[str, str]], as_of: dt.date, at_once: int, block: int
) -> None:
    rows = numbered(record)
    with small(at_once, block):
        found = read(positions(dataset(*rows), as_of))
    assert found == plain(rows, as_of)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(("at_once", "block"), [(1, 1), (7, 3), (60, 400), (200, 50)])
def test_the_size_of_the_parts_changes_no_answer(rule: str, at_once: int, block: int) -> None:
    with small(at_once, block):
        parted = [positions(made, day, rule=rule) for made in [crowd()] for day in DAYS[::9]]
    whole = [positions(made, day, rule=rule) for made in [crowd()] for day in DAYS[::9]]
    for one, other in zip(parted, whole, strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_a_part_holds_whole_groups() -> None:
    group = np.array([0, 0, 0, 1, 2, 2, 5, 5, 5, 5])
    with small(2, 2):
        assert spells._parts(group) == [(0, 3), (3, 4), (4, 6), (6, 10)]
        assert spells._parts(group[:0]) == [(0, 0)]


WIDE = st.lists(st.tuples(st.integers(-(2**31), 2**31 - 1) | st.integers(0, 3), st.integers(0, 3)), max_size=30)


@settings(max_examples=60)
@given(WIDE, FEW)
def test_numbers_of_any_width_are_put_in_order_and_equal_ones_stay(pairs: list[tuple[int, int]], block: int) -> None:
    first, second = (np.array([pair[column] for pair in pairs], np.int64) for column in range(2))
    with small(1, block):
        order = runs.ordered(first, second)
    assert order.tolist() == sorted(range(len(pairs)), key=pairs.__getitem__)
