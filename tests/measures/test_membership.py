"""Who belongs to a group on a day."""

import datetime as dt

import pytest

from stances.measures.membership import chosen, members
from tests.building import Row, dataset

DAY = dt.date(2025, 6, 15)


def group(*codes: str) -> list[Row]:
    return [{"actor_id": code, "kind": "group"} for code in codes]


MADE = dataset(
    {},
    actors=[*({"actor_id": code} for code in ("FRA", "GBR", "DEU")), *group("CLUB", "PAIR", "VOID")],
    memberships=[
        {"group_id": "CLUB", "member_id": "GBR", "since": "2020-02", "until": "2025-06"},
        {"group_id": "CLUB", "member_id": "FRA", "since": "../2025-06-20"},
        {"group_id": "CLUB", "member_id": "DEU", "since": "2025-06-16"},
        {"group_id": "CLUB", "member_id": "PAIR"},
        {"group_id": "PAIR", "member_id": "DEU", "until": "2025-06-15"},
        {"group_id": "CLUB", "member_id": "GBR", "since": "2010", "until": "2012"},
    ],
)


@pytest.mark.parametrize(("day", "expected"), [
    ("2025-06-15", ["FRA", "GBR", "PAIR"]),
    ("2025-06-16", ["DEU", "FRA", "GBR", "PAIR"]),
    ("2025-06-30", ["DEU", "FRA", "GBR", "PAIR"]),
    ("2025-07-01", ["DEU", "FRA", "PAIR"]),
    ("2020-01-31", ["FRA", "PAIR"]),
    ("2012-12-31", ["FRA", "GBR", "PAIR"]),
])  # fmt: skip
def test_members_from_the_first_to_the_last_day(day: str, expected: list[str]) -> None:
    assert members(MADE, "CLUB", dt.date.fromisoformat(day)) == expected


def test_nobody_is_in_an_empty_or_unknown_group() -> None:
    assert members(MADE, "VOID", DAY) == members(MADE, "NONE", DAY) == members(MADE, "FRA", DAY) == []


def test_no_choice_is_everybody() -> None:
    assert chosen(MADE, (), DAY) == {"FRA", "GBR", "DEU", "CLUB", "PAIR", "VOID"}


def test_a_group_stands_for_itself_and_its_members_of_that_day() -> None:
    assert chosen(MADE, ("PAIR",), DAY) == {"PAIR", "DEU"}
    assert chosen(MADE, ("PAIR", "FRA"), DAY + dt.timedelta(days=1)) == {"PAIR", "FRA"}
    assert chosen(MADE, ("VOID",), DAY) == {"VOID"}


def test_a_group_in_a_group_does_not_bring_its_own_members() -> None:
    assert "DEU" not in chosen(MADE, ("CLUB",), DAY)
