"""The survey of the map's frames: what is kept is what the shapes say, and what is read from it is what was written."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances import reference
from stances.figures import survey, territory
from stances.figures.ground import HEIGHTS


@pytest.mark.parametrize("region", list(HEIGHTS))
def test_the_survey_that_is_kept_is_that_of_the_shapes(region: str) -> None:
    assert survey.survey(region) == reference.territories()[region], "run python -m stances.figures.survey"


@pytest.mark.parametrize("region", list(HEIGHTS))
def test_no_cell_has_two_owners(region: str) -> None:
    codes = tuple(sorted(reference.territories()[region]))
    owned = [territory.own(code, region) for code in codes]
    assert territory.together(codes, region).bit_count() == sum(cells.bit_count() for cells in owned)
    assert sum(cells.bit_count() for cells in owned) == sum(
        sum(country["cells"][1::2]) for country in reference.territories()[region].values()
    )


@pytest.mark.parametrize("region", list(HEIGHTS))
def test_spots_are_a_countrys_own_cells_with_the_room_they_name(region: str) -> None:
    for code in reference.territories()[region]:
        own = territory.own(code, region)
        for column, row, room in territory.spots(code, region):
            assert territory.within(own, (column, row, 1, 1))
            line = (column, row, max(room, 1), 2 * survey.LINE + 1)
            assert room <= 0 or territory.within(own, line).bit_count() == line[2] * line[3]


@given(st.integers(0, 2**40))
def test_stretches_are_the_ones_of_a_number(bits: int) -> None:
    found = survey.stretches(bits)
    assert sum((1 << right) - (1 << left) for left, right in found) == bits
    assert all(one[1] < other[0] for one, other in pairwise(found))
