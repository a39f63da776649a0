"""Positions as of a date: the rule, case by case and against a plain reference."""

import datetime as dt
import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances import scale
from stances.dates import parse
from stances.measures.positions import COLUMNS, counted, positions
from tests.building import Row, dataset, tables
from tests.measures.reference import BASES, Standing, standing

DAY = dt.date(2025, 6, 30)
EARLY, LATE = "2025-02-01", "2025-03-01"
STATE, FOREIGN = {"speaker_office": "head-of-state"}, {"speaker_office": "foreign-ministry"}


def one(*rows: Row, as_of: dt.date = DAY) -> pd.Series:
    frame = positions(dataset(*rows), as_of)
    assert len(frame) == 1
    return frame.iloc[0]


def test_the_latest_decides() -> None:
    row = one({"stance": "oppose", "date": EARLY}, {"stance": "open", "date": LATE})
    assert (row["outcome"], row["stances"], row["statements"], row["n"]) == ("open", ("open",), ("s2",), 2)
    assert (row["counts"], row["age"], row["date"]) == (pd.Timestamp(LATE), 121, LATE)


@pytest.mark.parametrize(("strong", "weak"), [("own", "attributed"), ("own", "inferred"), ("attributed", "inferred")])
def test_the_strongest_basis_decides_and_a_newer_weaker_one_disputes(strong: str, weak: str) -> None:
    said: Row = {"stance": "support", "basis": strong, "date": EARLY}
    row = one(said, {"stance": "oppose", "basis": weak, "date": LATE})
    assert (row["outcome"], row["basis"], row["statements"], row["disputed"]) == ("support", strong, ("s1",), True)
    assert not one(said, {"stance": "support", "basis": weak, "date": LATE})["disputed"]
    assert not one(said, {"stance": "oppose", "basis": weak, "date": EARLY})["disputed"]
    assert not one(said, {"stance": "oppose", "basis": weak, "date": "2025-01"})["disputed"]


def test_latest_ones_that_disagree_are_contested_and_all_shown() -> None:
    row = one({"stance": "oppose"}, {"stance": "support"}, {"stance": "support"})
    assert (row["outcome"], row["stances"]) == ("contested", ("support", "oppose"))
    assert row["statements"] == ("s1", "s2", "s3")


def test_offices_that_disagree_divide_the_position_whoever_spoke_last() -> None:
    row = one({**STATE, "stance": "support", "date": EARLY}, {**FOREIGN, "stance": "oppose", "date": LATE})
    assert (row["outcome"], row["stances"], row["statements"]) == ("divided", ("support", "oppose"), ("s2", "s1"))
    assert row["counts"] == pd.Timestamp(LATE)


@pytest.mark.parametrize(("date", "outcome"), [("2025-05-02", "divided"), ("2025-05-03", "oppose")])
def test_a_voice_stands_beside_the_newest_for_ninety_days(date: str, outcome: str) -> None:
    row = one({**STATE, "stance": "support", "date": EARLY}, {**FOREIGN, "stance": "oppose", "date": date})
    assert row["outcome"] == outcome
    assert row["lapsed"] == (() if outcome == "divided" else ("s1",))


def test_what_is_too_old_is_named_only_if_it_says_otherwise() -> None:
    old = {"date": "2024-01-01"}
    row = one({**STATE, **old, "stance": "oppose"}, {**FOREIGN, "stance": "oppose"})
    assert (row["outcome"], row["lapsed"]) == ("oppose", ())
    row = one({**STATE, **old, "stance": "unclear"}, {**FOREIGN, "stance": "oppose"})
    assert (row["outcome"], row["lapsed"], row["unread"]) == ("oppose", (), ())
    row = one({**STATE, **old, "stance": "open"}, {"stance": "oppose", "date": "2024-02-01"}, {**FOREIGN})
    assert (row["outcome"], row["lapsed"]) == ("support", ()), "both have been silenced"


@pytest.mark.parametrize("stance", [stance.slug for stance in scale.BESIDE])
@pytest.mark.parametrize("voice", [FOREIGN, {}])
def test_what_cannot_be_read_contradicts_no_other_voice_and_does_not_vanish(stance: str, voice: Row) -> None:
    row = one({**STATE, "stance": "open", "date": EARLY}, {**voice, "stance": stance, "date": LATE})
    assert (row["outcome"], row["stances"], row["statements"]) == ("open", ("open",), ("s1",))
    assert (row["unread"], row["counts"], row["age"]) == (("s2",), pd.Timestamp(EARLY), 149)
    row = one({**STATE, "stance": "open", "date": LATE}, {**voice, "stance": stance, "date": EARLY})
    assert (row["outcome"], row["statements"], row["unread"]) == ("open", ("s1",), ("s2",) if voice else ())
    row = one({"stance": "open", "date": EARLY}, {**FOREIGN, "stance": stance, "date": LATE})
    assert (row["outcome"], row["unread"]) == ("open", ("s2",)), "the actor as a whole is a voice too"


def test_what_cannot_be_read_replaces_what_the_same_voice_said() -> None:
    for voice in (STATE, {}):
        row = one({**voice, "stance": "open", "date": EARLY}, {**voice, "stance": "unclear", "date": LATE})
        assert (row["outcome"], row["statements"], row["unread"]) == ("unclear", ("s2",), ())


def test_what_one_voice_says_on_one_day_rests_on_what_can_be_read() -> None:
    row = one({**STATE, "stance": "unclear"}, {**STATE, "stance": "open"})
    assert (row["outcome"], row["statements"], row["unread"]) == ("open", ("s2",), ("s1",))


def test_what_cannot_be_read_stands_alone_where_nothing_else_is_new_enough() -> None:
    row = one({**STATE, "stance": "open", "date": EARLY}, {**FOREIGN, "stance": "unclear", "date": "2025-05-03"})
    assert (row["outcome"], row["statements"], row["unread"], row["lapsed"]) == ("unclear", ("s2",), (), ("s1",))


def test_of_what_cannot_be_read_the_newest_decides() -> None:
    row = one({**STATE, "stance": "unclear", "date": EARLY}, {**FOREIGN, "stance": "absent", "date": LATE})
    assert (row["outcome"], row["statements"], row["unread"]) == ("absent", ("s2",), ())
    row = one({**STATE, "stance": "unclear"}, {**FOREIGN, "stance": "absent"})
    assert (row["outcome"], row["unread"]) == ("divided", ())


def test_an_office_that_cannot_be_read_wakes_nobody() -> None:
    row = one({"stance": "oppose", "date": "2025-01-01"}, {**STATE, "stance": "open", "date": EARLY},
              {**STATE, "stance": "unclear", "date": LATE})  # fmt: skip
    assert (row["outcome"], row["lapsed"]) == ("unclear", ())


def test_a_claim_that_cannot_be_read_disputes_nothing() -> None:
    said: Row = {"stance": "support", "date": EARLY}
    assert not one(said, {"stance": "unclear", "basis": "attributed", "date": LATE})["disputed"]
    assert one({**said, "stance": "unclear"}, {"stance": "open", "basis": "attributed", "date": LATE})["disputed"]


def test_an_office_that_contradicts_itself_is_contested() -> None:
    row = one({**STATE, "stance": "support"}, {**STATE, "stance": "oppose"}, {**FOREIGN, "stance": "open"})
    assert (row["outcome"], row["stances"]) == ("contested", ("support", "open", "oppose"))


def test_an_office_may_change_its_mind() -> None:
    row = one({**STATE, "stance": "support", "date": EARLY}, {**STATE, "stance": "oppose", "date": LATE})
    assert (row["outcome"], row["statements"]) == ("oppose", ("s2",))


def test_offices_that_agree_rest_on_the_newest() -> None:
    row = one({**STATE, "stance": "open", "date": EARLY}, {**FOREIGN, "stance": "open", "date": LATE})
    assert (row["outcome"], row["statements"]) == ("open", ("s2",))


def test_what_is_said_for_the_whole_silences_the_offices_before_it() -> None:
    row = one({**STATE, "stance": "support", "date": EARLY}, {"stance": "oppose", "date": LATE})
    assert (row["outcome"], row["statements"]) == ("oppose", ("s2",))


def test_an_office_that_speaks_later_silences_the_whole() -> None:
    row = one({"stance": "support", "date": EARLY}, {**STATE, "stance": "oppose", "date": LATE})
    assert (row["outcome"], row["statements"]) == ("oppose", ("s2",))


def test_an_office_against_the_whole_on_one_day_is_contested() -> None:
    assert one({"stance": "support"}, {**STATE, "stance": "oppose"})["outcome"] == "contested"


def test_a_correction_replaces_its_row_whatever_its_date() -> None:
    row = one({"stance": "oppose", "date": LATE}, {"stance": "open", "date": EARLY, "supersedes": "s1"})
    assert (row["outcome"], row["n"], row["date"]) == ("open", 1, EARLY)


def test_a_retraction_takes_the_position_back() -> None:
    made = dataset({"date": EARLY}, {"date": LATE, "status": "retracted", "stance": "", "supersedes": "s1"})
    assert positions(made, DAY).empty


def test_an_unknown_date_never_counts() -> None:
    assert positions(dataset({"date": ""}), dt.date.max).empty


@pytest.mark.parametrize(("date", "first"), [
    ("2025-03-01", "2025-03-01"), ("2025-03", "2025-03-31"), ("2025", "2025-12-31"), ("../2025-03-05", "2025-03-05"),
    ("2025-03-01/2025-03-04", "2025-03-04"), ("2025-03-01~", "2025-03-01"), ("2025-21", "2025-05-31"),
])  # fmt: skip
def test_a_statement_counts_from_the_end_of_its_date(date: str, first: str) -> None:
    made, day = dataset({"date": date}), dt.date.fromisoformat(first)
    assert positions(made, day - dt.timedelta(days=1)).empty
    row = positions(made, day).iloc[0]
    assert (row["date"], row["age"]) == (date, 0)


def test_of_one_day_the_exactly_dated_statement_is_named_first() -> None:
    row = one({"date": f"../{LATE}"}, {"date": f"{LATE}~"}, {"date": LATE})
    assert (row["statements"], row["date"]) == (("s3", "s1", "s2"), LATE)


def test_claims_name_those_who_made_them_and_the_reporter_by_nothing() -> None:
    claim = {"basis": "attributed"}
    row = one(
        {**claim, "attributed_by": "GBR"}, claim, {**claim, "attributed_by": "DEU"}, {**claim, "attributed_by": "GBR"}
    )
    assert row["attributed_by"] == ("GBR", "", "DEU")


def test_a_condition_of_a_deciding_statement_is_marked() -> None:
    hangs = {"condition_en": "after a ceasefire"}
    assert one({**hangs, "date": LATE}, {"date": EARLY})["conditional"]
    assert not one({"date": LATE}, {**hangs, "date": EARLY})["conditional"]


@pytest.mark.parametrize("stance", [stance.slug for stance in scale.BESIDE])
def test_values_beside_the_scale_are_positions_of_their_own(stance: str) -> None:
    assert one({"stance": stance})["outcome"] == stance


def test_questions_and_bases_can_be_chosen() -> None:
    made = dataset({"basis": "inferred", "stance": "open"}, {"question_id": "sanctions"}, {"actor_id": "GBR"})
    assert positions(made, DAY, "sanctions")["actor_id"].tolist() == ["FRA"]
    assert positions(made, DAY, bases=["inferred"])[["actor_id", "outcome"]].to_numpy().tolist() == [["FRA", "open"]]
    assert positions(made, DAY, "nothing").empty


def test_an_empty_record_has_the_same_columns_and_types() -> None:
    filled, empty = positions(dataset({}), DAY), positions(dataset({}), dt.date.min)
    assert list(filled.columns) == list(empty.columns) == list(COLUMNS)
    assert filled.dtypes.to_dict() == empty.dtypes.to_dict()


CODES = [f"s{number}" for number in range(1, 17)]
STATEMENT = st.fixed_dictionaries({
    "actor_id": st.sampled_from(["FRA", "GBR"]),
    "question_id": st.sampled_from(["troops", "sanctions"]),
    "stance": st.sampled_from(["support", "oppose", "open", "unclear", "unclear", "absent"]),
    "basis": st.sampled_from([*BASES, "own", "own"]),
    "speaker_office": st.sampled_from(["", "", "head-of-state", "parliament", "foreign-ministry"]),
    "date": st.sampled_from(["", "2025-01-01", "2025-01", "2025-01-31", "../2025-01-31", "2025-02-01~", "2025",
                             "2025-01-31/2025-02-01", "../2025-02", "2025-05-01", "2025-05-02"]),
    "condition_en": st.sampled_from(["", "after a ceasefire"]),
    "attributed_by": st.sampled_from(["", "DEU"]),
    "status": st.sampled_from(["active"] * 5 + ["corrected", "retracted"]),
    "supersedes": st.sampled_from([""] * 16 + CODES),
})  # fmt: skip
RECORD = st.lists(STATEMENT, max_size=16)
WHEN = st.sampled_from([dt.date(2025, 1, 30), dt.date(2025, 1, 31), dt.date(2025, 2, 1), dt.date(2025, 5, 1),
                        dt.date(2025, 5, 2), dt.date(2025, 12, 31)])  # fmt: skip
"""May 1 is the ninetieth day after January 31."""


def numbered(record: list[dict[str, str]]) -> list[dict[str, str]]:
    rows = [row | {"statement_id": code} for code, row in zip(CODES, record, strict=False)]
    return tables(statements=[row | {"stance": ""} if row["status"] == "retracted" else row for row in rows])[
        "statements"
    ]


def read(frame: pd.DataFrame) -> dict[tuple[str, str], Standing]:
    names = [name for name in COLUMNS if name not in {"actor_id", "question_id"}]
    return {
        (row["actor_id"], row["question_id"]): Standing(
            **{name: row[name].date() if name == "counts" else row[name] for name in names}
        )
        for row in frame.to_dict("records")
    }


def plain(rows: list[dict[str, str]], as_of: dt.date) -> dict[tuple[str, str], Standing]:
    """Return what follows from the rows by the rule's plain form."""
    places = [(actor, question) for actor in ("FRA", "GBR") for question in ("sanctions", "troops")]
    return {place: found for place in places if (found := standing(rows, *place, as_of))}


@settings(max_examples=40)
@given(RECORD, WHEN)
def test_the_rule_agrees_with_its_plain_form(record: list[dict[str, str]], as_of: dt.date) -> None:
    rows = numbered(record)
    assert read(positions(dataset(*rows), as_of)) == plain(rows, as_of)


@settings(max_examples=10)
@given(RECORD, WHEN, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_makes_no_difference(
    record: list[dict[str, str]], as_of: dt.date, shuffle: random.Random
) -> None:
    rows = numbered(record)
    mixed = shuffle.sample(rows, len(rows))
    pd.testing.assert_frame_equal(positions(dataset(*rows), as_of), positions(dataset(*mixed), as_of))


@settings(max_examples=10)
@given(RECORD, WHEN)
def test_nothing_after_the_day_counts(record: list[dict[str, str]], as_of: dt.date) -> None:
    rows = numbered([row | {"supersedes": ""} for row in record])
    until = [row for row in rows if (end := parse(row["date"]).end) and end <= as_of]
    pd.testing.assert_frame_equal(positions(dataset(*rows), as_of), positions(dataset(*until), as_of))
    assert set(counted(dataset(*rows), as_of).index) <= {row["statement_id"] for row in until}
