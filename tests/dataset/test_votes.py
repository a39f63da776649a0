"""The General Assembly's votes: 193 members, the record's totals, a position for each on the map."""

from __future__ import annotations

import datetime as dt

import pytest

from stances import reference, scale
from stances.dataset.shelf import opened
from stances.measures.board import counts, rows
from stances.model import default_view

TOTALS = [
    ("es-11-1", dt.date(2022, 3, 2), {"support": 141, "oppose": 5, "neutral": 35, "absent": 12}),
    ("es-11-2", dt.date(2022, 3, 24), {"support": 140, "oppose": 5, "neutral": 38, "absent": 10}),
    ("es-11-3", dt.date(2022, 4, 7), {"support": 93, "oppose": 24, "neutral": 58, "absent": 18}),
]


@pytest.mark.parametrize(("question", "day", "totals"), TOTALS)
def test_the_totals_are_those_of_the_record(question: str, day: dt.date, totals: dict[str, int]) -> None:
    votes = opened("unga-es11")
    shown = rows(votes, default_view(votes).but(question=question, as_of=day))
    assert counts(shown) == totals
    before = rows(votes, default_view(votes).but(question=question, as_of=day - dt.timedelta(days=1)))
    assert counts(before) == {scale.NONE.slug: 193}


@pytest.mark.parametrize(("question", "_", "totals"), TOTALS)
def test_every_vote_is_there_when_its_question_is_chosen(question: str, _: dt.date, totals: dict[str, int]) -> None:
    votes = opened("unga-es11")
    assert counts(rows(votes, default_view(votes).but(question=question))) == totals


def test_every_member_is_on_the_map() -> None:
    members = set(opened("unga-es11").actors.index)
    assert len(members) == 193
    assert members <= set(reference.places().index)
