"""Spells: how an actor's positions followed one another."""

import datetime as dt

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.measures.history import history
from stances.measures.positions import positions
from tests.building import Row, dataset

DAY = dt.date(2025, 6, 30)


def spells(*rows: Row, as_of: dt.date = DAY) -> list[tuple[str, ...]]:
    return [
        (row["question_id"], row["outcome"], row["basis"], f"{row['start']:%Y-%m-%d}", f"{row['end']:%Y-%m-%d}")
        for row in history(dataset(*rows), "FRA", as_of)
    ]


def test_a_spell_lasts_until_the_outcome_changes_or_the_day() -> None:
    rows = [
        {"date": "2025-01-01", "stance": "oppose"}, {"date": "2025-02-01", "stance": "oppose"},
        {"date": "2025-03-01", "stance": "open"},
    ]  # fmt: skip
    assert spells(*rows) == [
        ("troops", "oppose", "own", "2025-01-01", "2025-03-01"), ("troops", "open", "own", "2025-03-01", "2025-06-30"),
    ]  # fmt: skip
    assert [row["statements"] for row in history(dataset(*rows), "FRA", DAY)] == [("s1",), ("s3",)]


def test_a_stronger_basis_begins_a_spell_though_the_stance_is_the_same() -> None:
    rows = [{"date": "2025-01-01", "basis": "inferred"}, {"date": "2025-02-01"}]
    assert [spell[2:4] for spell in spells(*rows)] == [("inferred", "2025-01-01"), ("own", "2025-02-01")]


def test_a_weaker_basis_changes_nothing() -> None:
    rows = [{"date": "2025-01-01"}, {"date": "2025-02-01", "basis": "inferred", "stance": "oppose"}]
    assert spells(*rows) == [("troops", "support", "own", "2025-01-01", "2025-06-30")]


def test_questions_do_not_mix() -> None:
    rows = [
        {"date": "2025-01-01"}, {"date": "2025-02-01", "question_id": "sanctions", "stance": "oppose"},
        {"date": "2025-03-01"},
    ]  # fmt: skip
    assert [spell[:2] for spell in spells(*rows)] == [("sanctions", "oppose"), ("troops", "support")]


def test_nothing_after_the_day_and_nothing_of_others() -> None:
    rows = [
        {"date": "2025-01-01"},
        {"date": "2025-07-01", "stance": "oppose"},
        {"actor_id": "GBR", "date": "2025-01-02"},
    ]
    assert spells(*rows) == [("troops", "support", "own", "2025-01-01", "2025-06-30")]


def test_an_actor_without_a_record_has_no_spells() -> None:
    assert not history(dataset({"actor_id": "GBR"}), "FRA", DAY)
    assert not history(dataset({}), "FRA", dt.date.min)


@settings(max_examples=12)
@given(st.lists(st.fixed_dictionaries({
    "date": st.sampled_from(["2025-01-01", "2025-01", "2025-03-01", "../2025-04-01", "2025-05"]),
    "stance": st.sampled_from(["support", "oppose", "open"]),
    "basis": st.sampled_from(["own", "attributed"]),
    "speaker_office": st.sampled_from(["", "parliament", "head-of-state"]),
}), min_size=1, max_size=6))  # fmt: skip
def test_on_every_day_the_spell_is_the_position(rows: list[dict[str, str]]) -> None:
    made = dataset(*rows)
    spells = history(made, "FRA", DAY)
    assert [row["end"] for row in spells] == [*(row["start"] for row in spells[1:]), pd.Timestamp(DAY)]
    for day in ("2025-01-31", "2025-03-01", "2025-04-01"):
        lasting = [row for row in spells if row["start"] <= pd.Timestamp(day)][-1:]
        held = positions(made, dt.date.fromisoformat(day))
        assert [(row["outcome"], row["basis"]) for row in lasting] == list(
            zip(held["outcome"].astype("str"), held["basis"].astype("str"), strict=True)
        )
