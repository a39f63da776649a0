"""Rows that do not run into one another, texts that plotly shows as they are."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.figures import labels
from tests.datasets import HOSTILE
from tests.plotly_texts import displayed, tags

pixels = st.floats(0, 1000, allow_nan=False)
spans = st.builds(lambda x, w: (x, x + w), pixels, st.floats(1, 300))


@given(st.lists(spans, max_size=25).map(sorted))
def test_spans_of_a_row_keep_their_distance(found: list[tuple[float, float]]) -> None:
    given_rows = labels.rows(found, gap=8)
    for row in set(given_rows):
        mine = [span for span, at in zip(found, given_rows, strict=True) if at == row]
        assert all(left[1] + 8 <= right[0] for left, right in itertools.pairwise(mine))
    assert set(given_rows) == set(range(len(set(given_rows)))), "no row is skipped"


def test_the_first_row_is_taken_again_when_it_is_free() -> None:
    assert labels.rows([(0, 50), (10, 60), (58, 90), (59, 70), (99, 120)]) == [0, 1, 0, 2, 0]


def test_wide_letters_are_wider() -> None:
    assert labels.width("iiii") < labels.width("nnnn") < labels.width("MMMM")
    assert labels.width("Ukraine", 24) == pytest.approx(2 * labels.width("Ukraine", 12))
    assert labels.width("") == 0


@pytest.mark.parametrize("text", [HOSTILE, "<b>", "a < b > c", "&amp;", "&lt;img&gt;", "Côte d’Ivoire", "R&D “x” 'y'"])
def test_plotly_shows_a_plain_text_as_it_is(text: str) -> None:
    assert tags(labels.plain(text)) == set()
    assert displayed(labels.plain(text)) == text


@given(st.text(max_size=60))
def test_plotly_shows_any_text_as_it_is(text: str) -> None:
    assert displayed(labels.plain(text)) == text


def test_in_a_crowded_lane_the_weightiest_are_named() -> None:
    spans = [[(0.0, 100.0)], [(10.0, 110.0)], [(20.0, 120.0)], [(200.0, 300.0)]]
    assert labels.packed(spans, [1, 5, 3, 1], 2) == [(-1, 0), (0, 0), (1, 0), (0, 0)]
    assert [row for row, _ in labels.packed(spans, [1, 1, 1, 1], 3)] == labels.rows([span for (span,) in spans])
    assert labels.packed([], [], 2) == []


def test_a_label_takes_its_other_side_rather_than_another_row() -> None:
    assert labels.packed([[(0.0, 100.0)], [(90.0, 190.0), (110.0, 200.0)]], [1, 1], 2) == [(0, 0), (0, 1)]


choices = st.builds(lambda x, w, v: [(x, x + w), (x - v, x + 5)], pixels, st.floats(1, 300), st.floats(1, 300))


@given(st.lists(choices, max_size=25), st.integers(1, 6))
def test_packed_labels_keep_their_distance_and_none_is_dropped_without_need(
    found: list[list[tuple[float, float]]], most: int
) -> None:
    given_rows = labels.packed(found, list(range(len(found))), most, gap=8)
    held = [(row, found[place][which]) for place, (row, which) in enumerate(given_rows) if row >= 0]
    for (one, left), (other, right) in itertools.combinations(held, 2):
        assert one != other or left[1] + 8 <= right[0] or right[1] + 8 <= left[0]
    assert all(row < most for row, _ in given_rows)
    rest = [found[place] for place, (row, _) in enumerate(given_rows) if row < 0]
    for start, end in (span for sides in rest for span in sides):
        for row in range(most):
            assert any(at == row and start < other[1] + 8 and other[0] < end + 8 for at, other in held)


@given(st.lists(st.integers(0, 12), max_size=10), st.integers(0, 60))
def test_rows_are_shared_so_that_none_is_left_over_while_one_is_wanted(needs: list[int], budget: int) -> None:
    given_rows = labels.shared(needs, budget)
    assert all(min(need, 1) <= given <= need for need, given in zip(needs, given_rows, strict=True))
    assert given_rows == needs or sum(given_rows) >= budget
    short = [given for need, given in zip(needs, given_rows, strict=True) if given < need]
    assert not short or max(given_rows) <= min(short) + 1, "who needs more has no fewer than the others"
