"""Where everybody stands: those with a position and those without."""

import datetime as dt
from typing import Any

import pytest

from stances.measures.board import change_days, counts, outcomes, rows
from stances.model import RULES, View
from tests.building import dataset
from tests.datasets import board

CLUB = {"actor_id": "CLUB", "kind": "group"}
MADE = dataset(
    {"actor_id": "GBR", "stance": "oppose", "date": "2025-02-01"},
    {"actor_id": "FRA", "stance": "support", "date": "2025-01-01"},
    {"actor_id": "CLUB", "stance": "neutral", "date": "2025-01-01"},
    {"actor_id": "DEU", "stance": "support", "date": "2025-01-01", "basis": "inferred"},
    {"actor_id": "POL", "stance": "support", "question_id": "sanctions"},
    actors=[*({"actor_id": code} for code in ("POL", "GBR", "FRA", "DEU", "ITA")), CLUB],
    memberships=[{"group_id": "CLUB", "member_id": "FRA"}, {"group_id": "CLUB", "member_id": "ITA"}],
)
VIEW = View(question="troops", as_of=dt.date(2025, 6, 30))


def shown(**changes: object) -> list[tuple[str, str]]:
    frame = board(MADE, VIEW.but(**changes))
    return [(str(row["actor_id"]), str(row["outcome"])) for _, row in frame.iterrows()]


def test_everybody_is_there_ordered_by_outcome_and_code() -> None:
    assert shown() == [
        ("DEU", "support"), ("FRA", "support"), ("CLUB", "neutral"), ("GBR", "oppose"),
        ("ITA", "none"), ("POL", "none"),
    ]  # fmt: skip


def test_no_position_is_empty_not_neutral() -> None:
    frame = board(MADE, VIEW).set_index("actor_id")
    row = frame.loc["ITA"]
    assert (row["n"], row["stances"], row["statements"], row["attributed_by"], row["date"]) == (0, (), (), (), "")
    assert not row["disputed"]
    assert not row["conditional"]
    assert frame.loc[["ITA", "POL"], ["basis", "counts", "age"]].isna().all(axis=None)


def test_before_anything_was_said_nobody_has_a_position() -> None:
    assert {outcome for _, outcome in shown(as_of=dt.date(2024, 1, 1))} == {"none"}


def test_a_group_shows_itself_and_its_members_and_colours_nobody() -> None:
    assert shown(actors=("CLUB",)) == [("FRA", "support"), ("CLUB", "neutral"), ("ITA", "none")]


def test_filters_by_outcome_and_basis() -> None:
    assert shown(stances=("oppose", "none")) == [("GBR", "oppose"), ("ITA", "none"), ("POL", "none")]
    assert [actor for actor, outcome in shown(bases=("inferred",)) if outcome != "none"] == ["DEU"]
    assert shown(actors=("GBR",), stances=("support",)) == []


def test_only_countries_are_counted_in_display_order() -> None:
    tally = counts(rows(MADE, VIEW))
    assert [*tally.items()] == [("support", 2), ("oppose", 1), ("none", 2)]
    assert counts(rows(MADE, VIEW.but(actors=("GBR",), stances=("support",)))) == {}


def test_choices_that_do_not_matter_share_one_board() -> None:
    assert rows(MADE, VIEW.but(region="world", find="x", country="FRA")) is rows(MADE, VIEW)


def test_only_days_of_those_who_are_left_are_days_of_change() -> None:
    january, february = dt.date(2025, 1, 1), dt.date(2025, 2, 1)
    assert change_days(MADE, VIEW) == [january, february]
    assert change_days(MADE, VIEW.but(actors=("GBR",))) == [february]
    assert change_days(MADE, VIEW.but(actors=("CLUB",))) == [january], "its members' days are the group's"
    assert change_days(MADE, VIEW.but(actors=("POL",))) == []
    assert change_days(MADE, VIEW.but(actors=("DEU",), rule="own")) == [], "what does not count changes nothing"
    assert change_days(MADE, VIEW.but(actors=("ITA",))) == []
    assert change_days(MADE, VIEW.but(actors=("ITA",), inherit=True)) == [january], "a group lends its position"


def test_the_days_on_which_a_group_that_is_filtered_for_wins_or_loses_members_are_days_of_change() -> None:
    ties = [{"group_id": "CLUB", "member_id": "FRA", "since": "2020-01-01", "until": "2025-03-31"},
            {"group_id": "CLUB", "member_id": "GBR", "since": "2025-02-10"},
            {"group_id": "BAND", "member_id": "DEU", "since": "2025-02-20"}]  # fmt: skip
    made = dataset(
        {"actor_id": "FRA", "date": "2025-02-01"},
        actors=[*({"actor_id": code} for code in ("GBR", "FRA", "DEU")), CLUB, {"actor_id": "BAND", "kind": "group"}],
        memberships=ties,
    )
    days = [dt.date(2025, 2, 1), dt.date(2025, 2, 10), dt.date(2025, 4, 1)]
    assert change_days(made, VIEW.but(actors=("CLUB",))) == days
    assert change_days(made, VIEW.but(actors=("FRA",))) == days[:1]
    assert change_days(made, VIEW) == days[:1]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("inherit", [False, True])
@pytest.mark.parametrize("changes", [{}, {"actors": ("CLUB", "GBR")}, {"bases": ("inferred",)},
                                     {"as_of": dt.date(2000, 1, 1)}, {"stances": ("oppose",)}])  # fmt: skip
def test_the_outcomes_to_choose_from_are_those_of_the_board(
    rule: str, *, inherit: bool, changes: dict[str, Any]
) -> None:
    view = VIEW.but(rule=rule, inherit=inherit, **changes)
    board = rows(MADE, view.but(stances=()))
    assert outcomes(MADE, view) == {row[name] for row in board for name in ("outcome", "inherits")}
