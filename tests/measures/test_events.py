"""The calendar: what is shown, and where it stands without a date."""

import datetime as dt

import pandas as pd
import pytest

from stances.measures.events import calendar, quarters, reach, said
from stances.model import View
from tests.building import Row, dataset

VIEW = View(question="troops", as_of=dt.date(2025, 6, 30))
EVENTS: list[Row] = [
    {"event_id": "vague", "start": "../2025-06-01"},
    {"event_id": "b-second", "start": "2025-06-02"},
    {"event_id": "a-second", "start": "2025-06-02"},
    {"event_id": "first", "start": "2025-05"},
    {"event_id": "hoped", "start": "", "status": "conditional"},
    {"event_id": "announced", "start": "", "status": "planned"},
    {"event_id": "deadline", "start": "2025-07-10", "status": "planned"},
    {"event_id": "goal", "start": "2030", "status": "planned"},
    {"event_id": "undated", "start": ""},
]


def frame(events: list[Row], **changes: object) -> pd.DataFrame:
    return calendar(dataset({}, events=events), VIEW.but(**changes))


def test_the_zones_and_their_order() -> None:
    shown = frame(EVENTS)
    assert [*zip(shown.index, shown["zone"], strict=True)] == [
        ("undated", "earlier"), ("vague", "earlier"), ("first", "dated"), ("a-second", "dated"), ("b-second", "dated"),
        ("deadline", "dated"), ("goal", "open"), ("announced", "open"), ("hoped", "open"),
    ]  # fmt: skip


def test_only_dated_events_stand_at_a_day() -> None:
    shown = frame(EVENTS)
    assert shown["at"].notna().tolist() == (shown["zone"] == "dated").tolist()
    assert shown.at["first", "at"] == pd.Timestamp("2025-05-01")


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_what_is_over_is_never_far_away(status: str) -> None:
    shown = frame([{"event_id": "old", "start": "1990"}, {"event_id": "new", "start": "2025", "status": status}])
    assert shown["zone"].tolist() == ["dated", "dated"]


def test_a_calendar_of_plans_only() -> None:
    shown = frame([{"event_id": "plan", "start": "2026", "status": "planned"}])
    assert shown["zone"].tolist() == ["dated"]


def test_the_files_order_makes_no_difference() -> None:
    pd.testing.assert_frame_equal(frame(EVENTS), frame(EVENTS[::-1]))


def test_a_choice_of_countries_leaves_the_events_they_take_part_in() -> None:
    made = dataset(
        {},
        actors=[{"actor_id": "FRA"}, {"actor_id": "GBR"}, {"actor_id": "CLUB", "kind": "group"}],
        memberships=[{"group_id": "CLUB", "member_id": "GBR"}],
        events=EVENTS,
        participants=[{"event_id": "goal", "actor_id": "FRA"}, {"event_id": "first", "actor_id": "GBR"},
                      {"event_id": "first", "actor_id": "FRA"}, {"event_id": "vague", "actor_id": "CLUB"}],
    )  # fmt: skip
    assert calendar(made, VIEW.but(actors=("FRA",))).index.tolist() == ["first", "goal"]
    assert calendar(made, VIEW.but(actors=("CLUB",))).index.tolist() == ["vague", "first"]
    assert len(calendar(made, VIEW)) == len(EVENTS)


def test_nobody_present_leaves_nothing() -> None:
    assert frame(EVENTS, actors=("DEU",)).empty


def test_a_choice_of_tracks_leaves_their_events() -> None:
    events: list[Row] = [{**event, "track": "two" if event["event_id"] == "goal" else "one"} for event in EVENTS]
    made = dataset({}, tracks=[{"track_id": "one"}, {"track_id": "two"}], events=events)
    assert calendar(made, VIEW.but(tracks=("two",))).index.tolist() == ["goal"]
    assert len(calendar(made, VIEW.but(tracks=("one", "two")))) == len(EVENTS)


@pytest.mark.parametrize(("period", "since", "until"), [
    ("12m", dt.date(2024, 7, 1), None), ("3m", dt.date(2025, 3, 31), None), ("next", dt.date(2025, 7, 1), None),
    ("2025-Q1", dt.date(2025, 1, 1), dt.date(2025, 3, 31)), ("2024-Q4", dt.date(2024, 10, 1), dt.date(2024, 12, 31)),
])  # fmt: skip
def test_a_period_reaches_from_day_to_day(period: str, since: dt.date, until: dt.date | None) -> None:
    assert reach(VIEW.but(period=period)) == (since, until)
    assert reach(VIEW) is None


@pytest.mark.parametrize(("period", "left"), [
    ("2025-Q2", {"vague", "first", "a-second", "b-second"}), ("2025-Q3", {"deadline"}),
    ("next", {"deadline", "goal", "announced", "hoped"}), ("2024-Q1", set()),
    ("3m", {"vague", "first", "a-second", "b-second", "deadline", "goal", "announced", "hoped"}),
])  # fmt: skip
def test_a_period_leaves_what_has_a_day_in_it(period: str, left: set[str]) -> None:
    assert set(frame(EVENTS, period=period).index) == left


def test_what_lasts_into_a_period_is_in_it() -> None:
    lasting: list[Row] = [{"event_id": "long", "start": "2025-03-20", "end": "2025-04-02"}]
    assert all(len(frame(lasting, period=period)) == 1 for period in ("2025-Q1", "2025-Q2"))
    assert frame(lasting, period="2025-Q3").empty


def test_every_quarter_with_a_day_can_be_chosen() -> None:
    made = dataset({}, events=EVENTS)
    assert quarters(made) == ["2025-Q2", "2025-Q3", "2030-Q4"]
    assert quarters(dataset({}, events=[{"event_id": "undated", "start": ""}])) == []


def test_what_was_said_keeps_to_the_period() -> None:
    made = dataset({"date": "2025-03-31"}, {"date": "../2025-04-01"}, {"date": "2025-06-01"})
    days = said(made, VIEW.but(period="2025-Q2"))
    assert [(row["zone"], row["at"]) for row in days] == [("earlier", pd.Timestamp("2025-04-01")),
                                                          ("dated", pd.Timestamp("2025-06-01"))]  # fmt: skip
    assert len(said(made, VIEW)) == 3
