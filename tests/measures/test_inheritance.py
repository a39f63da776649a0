"""What members take over from their groups, and what they never do."""

from __future__ import annotations

import datetime as dt

from stances.measures.board import change_days, counts
from stances.model import Dataset, View, default_view, records
from tests.building import Row, dataset
from tests.datasets import board

GROUPS: list[Row] = [{"actor_id": "EU", "kind": "group"}, {"actor_id": "NATO", "kind": "group"}]
COUNTRIES: list[Row] = [{"actor_id": code} for code in ("FRA", "GBR", "DEU")]


def made(*statements: Row, memberships: list[Row]) -> Dataset:
    return dataset(*statements, actors=[*COUNTRIES, *GROUPS], memberships=memberships)


def member(code: str, group: str = "EU", **more: str) -> Row:
    return {"group_id": group, "member_id": code, **more}


def lent(data: Dataset, **changes: object) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Whom the board lends what, and from whom."""
    view: View = default_view(data).but(**{"inherit": True, **changes})
    frame = board(data, view)
    return {row["actor_id"]: (str(row["inherits"]), row["via"]) for row in frame.to_dict("records") if row["via"]}


def test_who_has_no_position_takes_its_groups() -> None:
    data = made({"actor_id": "EU"}, memberships=[member("FRA"), member("DEU")])
    assert lent(data) == {"FRA": ("support", ("EU",)), "DEU": ("support", ("EU",))}
    assert lent(data, inherit=False) == {}


def test_an_own_position_comes_first_even_one_that_others_claim() -> None:
    data = made({"actor_id": "EU"}, {"actor_id": "FRA", "stance": "oppose", "basis": "attributed"},
                memberships=[member("FRA")])  # fmt: skip
    assert lent(data) == {}
    assert lent(data, rule="own") == {"FRA": ("support", ("EU",))}, "under this rule it has none"


def test_groups_that_disagree_lend_nothing_and_are_named() -> None:
    data = made({"actor_id": "EU"}, {"actor_id": "NATO", "stance": "oppose"},
                memberships=[member("FRA"), member("FRA", "NATO"), member("DEU", "NATO")])  # fmt: skip
    assert lent(data) == {"FRA": ("none", ("EU", "NATO")), "DEU": ("oppose", ("NATO",))}


def test_groups_that_agree_lend_together() -> None:
    data = made({"actor_id": "EU"}, {"actor_id": "NATO"}, memberships=[member("FRA"), member("FRA", "NATO")])
    assert lent(data) == {"FRA": ("support", ("EU", "NATO"))}


def test_only_those_who_are_members_on_the_day_take_anything() -> None:
    data = made({"actor_id": "EU"}, memberships=[member("FRA", since="2025-03-01"), member("GBR", until="2025-02-28")])
    assert lent(data, as_of=dt.date(2025, 2, 28)) == {"GBR": ("support", ("EU",))}
    assert lent(data, as_of=dt.date(2025, 3, 1)) == {"FRA": ("support", ("EU",))}
    assert lent(data, as_of=dt.date(2025, 1, 9)) == {}, "the group had not spoken yet"


def test_a_group_lends_to_its_own_members_and_no_further() -> None:
    data = made({"actor_id": "NATO"}, memberships=[member("EU", "NATO"), member("FRA", "EU")])
    assert lent(data) == {"EU": ("support", ("NATO",))}


def test_what_is_taken_over_is_never_counted_as_own() -> None:
    data = made({"actor_id": "EU"}, {"actor_id": "GBR"}, memberships=[member("FRA"), member("DEU")])
    frame = board(data, default_view(data).but(inherit=True))
    assert counts(records(frame)) == {"support": 1, "none": 2}
    assert set(frame.loc[frame["inherits"] != "none", "n"]) == {0}


def test_a_filter_by_outcome_finds_what_is_taken_over() -> None:
    data = made({"actor_id": "EU"}, memberships=[member("FRA")])
    frame = board(data, default_view(data).but(inherit=True, stances=("support",)))
    assert frame["actor_id"].tolist() == ["EU", "FRA"]


def test_the_days_of_memberships_and_of_growing_stale_are_days_of_change() -> None:
    data = made({"actor_id": "EU"}, memberships=[member("FRA", since="2025-03-01", until="2025-04-30")])
    view = default_view(data)
    spoken = dt.date(2025, 1, 10)
    assert change_days(data, view) == [spoken]
    assert change_days(data, view.but(inherit=True)) == [spoken, dt.date(2025, 3, 1), dt.date(2025, 5, 1)]
    assert change_days(data, view.but(stale=30)) == [spoken, spoken + dt.timedelta(days=31)]


def test_a_position_is_stale_once_it_is_older_than_asked() -> None:
    data = dataset({})
    for days, stale in ((30, False), (31, True)):
        day = dt.date(2025, 1, 10) + dt.timedelta(days=days)
        frame = board(data, default_view(data).but(as_of=day, stale=30)).set_index("actor_id")
        assert frame["stale"].to_dict() == {"FRA": stale, "GBR": False, "DEU": False}
    assert not board(data, default_view(data).but(as_of=dt.date(2030, 1, 1)))["stale"].any()
