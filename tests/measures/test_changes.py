"""What changed between two days: case by case, and against a plain form of itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest
from hypothesis import given

from stances import scale
from stances.dates import parse
from stances.measures.changes import ENOUGH, KINDS, changes, period, steps
from stances.measures.positions import positions
from stances.model import Dataset, View
from tests.building import Row, dataset
from tests.measures.reference import SCALE, Standing, standing
from tests.measures.test_positions import RECORD, WHEN, numbered

EARLY, LATE, DAY = "2025-02-01", "2025-03-01", dt.date(2025, 6, 30)
SINCE = dt.date(2025, 2, 15)


def asked(**changes: Any) -> View:
    return View("troops", DAY, since=SINCE).but(**changes)


def one(*rows: Row, **view: Any) -> dict[str, Any]:
    frame = changes(dataset(*rows), asked(**view))
    assert len(frame) == 1
    return dict(frame.iloc[0])


def between(before: str, after: str) -> str:
    return str(one({"stance": before, "date": EARLY}, {"stance": after, "date": LATE})["change"])


@pytest.mark.parametrize(("before", "after", "change"), [
    ("open", "support", "hardened"), ("reluctant", "oppose", "hardened"),
    ("support", "open", "softened"), ("oppose", "reluctant", "softened"),
    ("support", "neutral", "softened"), ("oppose", "neutral", "softened"),
    ("support", "oppose", "moved"), ("open", "reluctant", "moved"), ("neutral", "open", "moved"),
    ("neutral", "oppose", "moved"), ("unclear", "support", "moved"), ("support", "absent", "moved"),
])  # fmt: skip
def test_a_position_moves_along_the_scale(before: str, after: str, change: str) -> None:
    assert between(before, after) == change


def test_who_had_no_position_appears() -> None:
    row = one({"stance": "open", "date": LATE})
    assert (row["change"], row["before"], row["after"]) == ("appeared", scale.NONE.slug, "open")
    assert (row["statements_before"], row["statements"], row["date"]) == ((), ("s1",), LATE)


def test_who_disagrees_with_itself_becomes_contested_or_divided_and_settles_again() -> None:
    first: Row = {"stance": "open", "date": EARLY}
    quarrel: list[Row] = [{"stance": "support", "date": LATE}, {"stance": "oppose", "date": LATE}]
    row = one(first, *quarrel)
    assert (row["change"], row["statements"], row["stances_after"]) == (
        "contested", ("s2", "s3"), ("support", "oppose"),
    )  # fmt: skip
    offices = ("military", "parliament")
    voices = [{**said, "speaker_office": office} for said, office in zip(quarrel, offices, strict=True)]
    assert one(first, *voices)["change"] == "divided"
    early = [{**said, "date": EARLY} for said in quarrel]
    assert one(*early, {"stance": "support", "date": LATE})["change"] == "settled"


def test_the_same_stance_may_hang_on_something_else() -> None:
    hangs = {"condition_en": "after a ceasefire"}
    row = one({"date": EARLY}, {**hangs, "date": LATE})
    assert (row["change"], row["conditions_before"], row["conditions_after"]) == ("condition", (), ("s2",))
    assert one({**hangs, "date": EARLY}, {"date": LATE})["change"] == "condition"
    assert changes(dataset({**hangs, "date": EARLY}, {**hangs, "date": LATE}), asked()).empty


def test_the_same_stance_may_rest_on_something_else() -> None:
    row = one({"basis": "attributed", "date": EARLY}, {"date": LATE})
    assert (row["change"], row["basis_before"], row["basis_after"]) == ("basis", "attributed", "own")


def test_saying_it_again_changes_nothing() -> None:
    assert changes(dataset({"date": EARLY}, {"date": LATE}), asked()).empty


def test_what_was_done_and_undone_between_the_days_is_a_step_but_no_change() -> None:
    made = dataset({"stance": "open", "date": EARLY}, {"stance": "oppose", "date": LATE},
                   {"stance": "open", "date": "2025-04-01"})  # fmt: skip
    assert changes(made, asked()).empty
    found = steps(made, asked(since=None))
    assert found["day"].dt.strftime("%Y-%m-%d").tolist() == ["2025-04-01", LATE, EARLY]
    assert found["change"].tolist() == ["moved", "moved", "appeared"]


BACK = {"statement_id": "back", "status": "retracted", "stance": "", "supersedes": "s1"}


def test_what_is_taken_back_is_lost_from_the_day_of_the_retraction() -> None:
    rows: list[Row] = [{"stance": "oppose", "date": EARLY}, {**BACK, "date": LATE}]
    row = one(*rows)
    assert (row["change"], row["before"], row["after"]) == ("lost", "oppose", scale.NONE.slug)
    assert row["statements"] == ("back",)
    made = dataset(*rows)
    assert changes(made, asked(since=dt.date(2025, 3, 1))).empty, "it was lost before"
    assert changes(made, asked(as_of=dt.date(2025, 2, 20))).empty, "the map of that day does not know it any more"
    assert steps(made, asked(since=None))["change"].tolist() == ["lost", "appeared"]


@pytest.mark.parametrize("date", ["", EARLY])
def test_a_retraction_without_a_day_or_of_the_same_day_takes_back_from_the_start(date: str) -> None:
    made = dataset({"date": EARLY}, {**BACK, "date": date})
    assert changes(made, asked(since=dt.date(2025, 1, 1))).empty
    assert steps(made, asked(since=None)).empty


def test_a_correction_was_always_right() -> None:
    made = dataset({"stance": "oppose", "date": EARLY}, {"stance": "open", "date": LATE, "supersedes": "s1"})
    assert changes(made, asked())["change"].tolist() == ["appeared"]


def test_a_retraction_may_bring_back_what_was_said_before() -> None:
    row = one({"stance": "oppose", "date": LATE, "statement_id": "s1"}, {**BACK, "date": "2025-05-01"},
              {"stance": "reluctant", "date": EARLY}, since=dt.date(2025, 4, 1))  # fmt: skip
    assert (row["change"], row["statements"]) == ("softened", ("s3", "back"))


def test_without_an_earlier_day_the_newest_changes_are_shown() -> None:
    made = dataset({"stance": "open", "date": EARLY}, {"stance": "oppose", "date": LATE},
                   {"stance": "oppose", "date": "2025-04-01"})  # fmt: skip
    assert period(made, asked(since=None)) == (dt.date(2025, 1, 31), DAY)
    assert period(made, asked(since=DAY)) == (dt.date(2025, 1, 31), DAY), "a day that is not earlier is none"
    assert period(made, asked(since=None, as_of=dt.date(2025, 2, 10))).since == dt.date(2025, 1, 31)
    assert period(made, asked(since=None, as_of=dt.date(2025, 1, 1))).since == dt.date(2024, 12, 31)
    assert period(made, asked(since=dt.date(2020, 1, 1))).since == dt.date(2020, 1, 1)


def test_a_word_that_cannot_be_read_is_responsible_for_what_it_leaves_behind() -> None:
    state, foreign, army = ({"speaker_office": office} for office in ("head-of-state", "foreign-ministry", "military"))
    rows = [{**state, "stance": "open", "date": "2025-01-01"}, {**foreign, "stance": "oppose", "date": "2025-02-01"},
            {**army, "stance": "unclear", "date": "2025-04-15"}]  # fmt: skip
    found = steps(dataset(*rows), asked(since=None)).set_index("change")
    assert found["statements"].to_dict() == {"settled": ("s3",), "divided": ("s2",), "appeared": ("s1",)}
    assert [found["after"]["settled"], found["date"]["settled"]] == ["oppose", "2025-04-15"]


def test_so_many_of_the_newest_changes_are_looked_back_upon() -> None:
    turns = [{"stance": ("open", "oppose")[month % 2], "date": f"2025-{month:02}-10"} for month in range(1, 12)]
    made = dataset(*turns)
    assert period(made, asked(since=None, as_of=dt.date(2025, 12, 31))).since == dt.date(2025, 12 - ENOUGH, 9)
    others = [{"actor_id": actor, "date": "2025-11-10"} for actor in ("GBR", "ITA", "ESP", "POL", "DNK")]
    crowded = dataset(*turns, *others, actors=[{"actor_id": "FRA"}, *({"actor_id": row["actor_id"]} for row in others)])
    assert period(crowded, asked(since=None, as_of=dt.date(2025, 12, 31))).since == dt.date(2025, 11, 9)


def test_the_filters_of_the_view_hold() -> None:
    made = dataset(
        {"date": LATE}, {"date": LATE, "question_id": "sanctions"},
        {"date": LATE, "actor_id": "GBR", "basis": "inferred"},
        {"date": EARLY, "actor_id": "DEU", "stance": "oppose"},
        {"date": LATE, "actor_id": "DEU", "stance": "reluctant"},
        actors=[{"actor_id": code} for code in ("FRA", "GBR", "DEU")] + [{"actor_id": "EU", "kind": "group"}],
        memberships=[{"group_id": "EU", "member_id": "FRA", "since": "2020-01-01"}],
    )  # fmt: skip

    def who(**view: Any) -> list[str]:
        return sorted(changes(made, asked(**view))["actor_id"])

    assert who() == ["DEU", "FRA", "GBR"]
    assert who(everything=True) == ["DEU", "FRA", "FRA", "GBR"]
    assert who(actors=("EU",)) == ["FRA"]
    assert who(bases=("own",)) == ["DEU", "FRA"]
    assert who(rule="own") == ["DEU", "FRA"]
    assert who(stances=("oppose",)) == ["DEU"], "where a position was counts as much as where it is"
    assert who(question="sanctions") == ["FRA"]


def test_an_unknown_day_is_said() -> None:
    assert one({"date": f"../{LATE}"})["vague"]
    assert not one({"date": LATE})["vague"]


def test_an_empty_answer_has_the_same_columns() -> None:
    full, none = (changes(dataset(*rows), asked()) for rows in ([{"date": LATE}], []))
    assert list(full.columns) == list(none.columns)


def state(rows: list[dict[str, str]], at: dt.date, until: dt.date) -> dict[tuple[str, str], Standing]:
    """The record as it stood on a day, if what is taken back later, but by `until`, still stands."""
    back: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        if row["supersedes"]:
            back.setdefault(row["supersedes"], []).append(row)
    undone = set[str]()
    for reasons in back.values():
        days = [day for row in reasons if (day := parse(row["date"]).end)]
        known = len(days) == len(reasons) and all(row["status"] == "retracted" for row in reasons)
        if known and at < min(days) <= until:
            undone |= {row["statement_id"] for row in reasons}
    kept = [row for row in rows if row["statement_id"] not in undone]
    places = [(actor, question) for actor in ("FRA", "GBR") for question in ("sanctions", "troops")]
    return {place: found for place in places if (found := standing(kept, *place, at))}


def named(before: Standing | None, after: Standing | None, rows: list[dict[str, str]]) -> str | None:
    """What happened, by the plainest reading of the definition."""
    conditions = {row["statement_id"]: row["condition_en"] for row in rows}
    if before is None or after is None:
        return None if before is after else "appeared" if before is None else "lost"
    if before.outcome == after.outcome:
        texts = [{conditions[code] for code in side.statements} - {""} for side in (before, after)]
        return "condition" if texts[0] != texts[1] else "basis" if before.basis != after.basis else None
    if after.outcome in {"contested", "divided"}:
        return after.outcome
    if before.outcome in {"contested", "divided"}:
        return "settled"
    places = [SCALE.index(side.outcome) - 2 for side in (before, after)]
    if max(places) > 2 or places[0] == 0 or places[0] * places[1] < 0:
        return "moved"
    return "hardened" if abs(places[1]) > abs(places[0]) else "softened"


@given(RECORD, WHEN, WHEN)
def test_changes_agree_with_their_plain_form(record: list[dict[str, str]], one: dt.date, other: dt.date) -> None:
    rows, since, until = numbered(record), min(one, other) - dt.timedelta(days=1), max(one, other)
    before, after = state(rows, since, until), state(rows, until, until)
    expected = {
        place: kind
        for place in before.keys() | after.keys()
        if (kind := named(before.get(place), after.get(place), rows))
    }
    found = changes(dataset(*rows), asked(since=since, as_of=until, everything=True))
    assert {(row["actor_id"], row["question_id"]): row["change"] for row in found.to_dict("records")} == expected
    assert all(found["statements"].map(len) > 0)
    assert set(found["change"]) <= set(KINDS)


@given(RECORD, WHEN)
def test_steps_agree_with_their_plain_form(record: list[dict[str, str]], until: dt.date) -> None:
    rows = numbered(record)
    made = dataset(*rows)
    days = sorted({day.date() for day in made.statements["counts"].dropna() if day.date() <= until})
    expected = set()
    for day in days:
        before, after = state(rows, day - dt.timedelta(days=1), until), state(rows, day, until)
        for place in before.keys() | after.keys():
            if kind := named(before.get(place), after.get(place), rows):
                expected.add((*place, day, kind))
    found = steps(made, asked(since=None, as_of=until, everything=True))
    assert {(row["actor_id"], row["question_id"], row["day"].date(), row["change"])
            for row in found.to_dict("records")} == expected  # fmt: skip
    assert found["day"].is_monotonic_decreasing


@given(RECORD, WHEN)
def test_the_later_side_is_what_the_map_shows(record: list[dict[str, str]], until: dt.date) -> None:
    made = dataset(*numbered(record))
    shown = positions(made, until).set_index(["actor_id", "question_id"])["outcome"].to_dict()
    found = changes(made, asked(since=dt.date(2025, 1, 15), as_of=until, everything=True))
    for row in found.to_dict("records"):
        assert shown.get((row["actor_id"], row["question_id"]), scale.NONE.slug) == row["after"]


def test_row_order_makes_no_difference() -> None:
    said = [("open", EARLY, "FRA"), ("support", LATE, "FRA"), ("oppose", LATE, "GBR"), ("open", LATE, "GBR")]
    rows: list[Row] = [{"statement_id": f"a{number}", "stance": stance, "date": date, "actor_id": actor}
                       for number, (stance, date, actor) in enumerate(said)]  # fmt: skip

    def answer(made: Dataset) -> pd.DataFrame:
        return changes(made, asked())

    pd.testing.assert_frame_equal(answer(dataset(*rows)), answer(dataset(*reversed(rows))))


def test_nothing_after_the_day_counts_but_that_it_was_taken_back() -> None:
    first: Row = {"stance": "open", "date": LATE}
    later: Row = {"stance": "oppose", "date": "2025-07-01"}
    pd.testing.assert_frame_equal(changes(dataset(first), asked()), changes(dataset(first, later), asked()))
