"""The scale: ordered, distinct without colour, and apart from what stands beside it."""

import re

import pandas as pd
import pytest

from stances import scale

ORDERED = ["oppose", "reluctant", "neutral", "open", "support"]
BESIDE = ["unclear", "absent", "not-applicable"]


def test_the_scale_runs_from_support_to_oppose() -> None:
    assert [stance.slug for stance in scale.SCALE] == ORDERED[::-1]
    assert [stance.rank for stance in scale.SCALE] == [2, 1, 0, -1, -2]


def test_only_the_five_have_a_rank() -> None:
    assert [stance.slug for stance in scale.OUTCOMES if stance.rank is not None] == ORDERED[::-1]
    assert [stance.slug for stance in scale.BESIDE] == BESIDE


def test_what_is_derived_or_missing_cannot_be_recorded() -> None:
    assert set(scale.CODES) == {*ORDERED, *BESIDE}
    assert {"contested", "divided", "none"}.isdisjoint(scale.CODES)


def test_recorded_stances_compare_as_the_scale_does() -> None:
    assert [str(slug) for slug in scale.RECORDED.categories] == [*ORDERED, *BESIDE]
    given = pd.Series(["support", "oppose", "neutral", "open", "reluctant"], dtype=scale.RECORDED)
    assert given.sort_values().astype("str").tolist() == ORDERED


def test_every_outcome_is_in_the_display_order_once() -> None:
    slugs = [stance.slug for stance in scale.OUTCOMES]
    assert scale.SLUGS == tuple(slugs) == tuple(scale.OUTCOME.categories)
    assert slugs == list(dict.fromkeys(slugs))
    assert slugs == [str(slug) for slug in scale.OUTCOME.categories]
    assert slugs[-1] == "none"
    assert set(slugs) == {*scale.CODES, "contested", "divided", "none"}


@pytest.mark.parametrize("what", ["symbol", "marker", "label", "one", "many", "light", "dark"])
def test_no_two_outcomes_share(what: str) -> None:
    values = [getattr(stance, what) for stance in scale.OUTCOMES]
    assert all(values)
    assert len(set(values)) == len(values)


@pytest.mark.parametrize("what", ["light", "dark"])
def test_colours_are_written_in_full(what: str) -> None:
    assert all(re.fullmatch("#[0-9A-F]{6}", getattr(stance, what)) for stance in scale.OUTCOMES)


def test_no_position_is_not_neutral() -> None:
    neutral = scale.stance("neutral")
    assert (neutral.rank, scale.NONE.rank) == (0, None)
    assert (neutral.symbol, neutral.light, neutral.dark) != (scale.NONE.symbol, scale.NONE.light, scale.NONE.dark)


def test_a_stance_is_found_by_its_code() -> None:
    assert all(scale.stance(stance.slug) is stance for stance in scale.OUTCOMES)
    with pytest.raises(KeyError):
        scale.stance("Support")


def test_bases_are_ordered_strongest_first_and_only_own_is_unmarked() -> None:
    assert scale.BASES == ("own", "attributed", "inferred")
    assert tuple(scale.BASIS_LABELS) == tuple(scale.BASIS_MARKS) == scale.BASES
    assert [basis for basis, mark in scale.BASIS_MARKS.items() if not mark] == ["own"]
