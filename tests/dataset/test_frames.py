"""Checked texts become frames with real types, in the record's order."""

import pandas as pd
import pytest

from stances import scale, schema
from stances.dataset.frames import typed
from tests.building import dataset, raw, tables


def test_keyed_tables_are_indexed_by_their_key() -> None:
    made = dataset({})
    for table in schema.TABLES:
        frame = getattr(made, table.name)
        assert frame.index.name == (table.key[0] if len(table.key) == 1 else None)
        assert (table.key[0] in frame.columns) == (len(table.key) > 1)


def test_statements_count_from_the_end_of_their_date() -> None:
    frame = dataset(
        {"statement_id": "a", "date": "2025-03"}, {"statement_id": "b", "date": "../2025-02-01"},
        {"statement_id": "c", "date": "2025-01-01/2025-01-09"}, {"statement_id": "d", "date": ""},
        {"statement_id": "e", "date": "2025-02-01~"},
    ).statements  # fmt: skip
    assert frame.index.tolist() == ["c", "b", "e", "a", "d"]
    counts = [str(day)[:10] for day in frame["counts"]]
    assert counts == ["2025-01-09", "2025-02-01", "2025-02-01", "2025-03-31", "NaT"]
    assert frame["precision"].tolist() == ["period", "by", "day", "month", "unknown"]
    assert frame["approximate"].tolist() == [False, False, True, False, False]
    assert frame.at["a", "date"] == "2025-03", "the text is kept as it was"


@pytest.mark.parametrize("order", ["abcd", "dcba", "badc", "cdab"])
def test_the_files_order_makes_no_difference(order: str) -> None:
    dates = {"a": "2025-02-01", "b": "2025-02-01", "c": "2025-01", "d": ""}
    frame = dataset(*({"statement_id": code, "date": dates[code]} for code in order)).statements
    assert frame.index.tolist() == ["c", "a", "b", "d"]


def test_corrected_and_retracted_rows_are_not_active() -> None:
    frame = dataset(
        {"statement_id": "old"}, {"statement_id": "new", "supersedes": "old"},
        {"statement_id": "wrong"}, {"statement_id": "back", "status": "retracted", "stance": "", "supersedes": "wrong"},
        {"statement_id": "marked", "status": "corrected"},
    ).statements  # fmt: skip
    assert frame.index[frame["active"]].tolist() == ["new"]
    assert frame["stance"].isna().tolist() == (frame.index == "back").tolist()


def test_types() -> None:
    frame = dataset({"speaker_office": "parliament"}).statements
    assert frame["stance"].dtype == scale.RECORDED
    assert frame["basis"].cat.categories.tolist() == list(scale.BASES)
    assert frame["speaker_office"].cat.categories[0] == "", "code 0 is the actor as a whole"
    assert frame.dtypes[["counts", "active", "date"]].astype(str).tolist() == ["datetime64[s]", "bool", "str"]


def test_events_have_a_first_and_a_last_day() -> None:
    events = dataset({}, events=[
        {"event_id": "day", "start": "2025-05-01"},
        {"event_id": "month", "start": "2025-05", "end": "2025-06"},
        {"event_id": "open", "start": ""},
        {"event_id": "past", "start": "../2025-05-01~", "attendance": "35"},
    ]).events  # fmt: skip
    days = events[["start_start", "start_end", "end_end"]].map(lambda day: str(day)[:10]).to_numpy().tolist()
    assert days == [
        ["2025-05-01"] * 3, ["2025-05-01", "2025-05-31", "2025-06-30"],
        ["NaT"] * 3, ["NaT", "2025-05-01", "2025-05-01"],
    ]  # fmt: skip
    assert events["precision"].tolist() == ["day", "month", "unknown", "by"]
    assert events["approximate"].tolist() == [False, False, False, True]
    assert events["attendance"].astype("Int64").tolist() == [pd.NA, pd.NA, pd.NA, 35]


def test_memberships_begin_with_the_first_and_end_with_the_last_day() -> None:
    club = {"actor_id": "CLUB", "kind": "group"}
    rows = [
        {"group_id": "CLUB", "member_id": "FRA", "since": "2025-05", "until": "2025-06"},
        {"group_id": "CLUB", "member_id": "GBR", "since": "../2025-05-01"},
    ]
    frame = dataset({}, actors=[{"actor_id": "FRA"}, {"actor_id": "GBR"}, club], memberships=rows).memberships
    days = frame[["since_start", "until_end"]].map(lambda day: str(day)[:10]).to_numpy().tolist()
    assert days == [["2025-05-01", "2025-06-30"], ["NaT", "NaT"]]


def test_the_texts_that_go_in_are_left_alone() -> None:
    given_frames = raw(tables(statements=[{}]))
    copies = {name: frame.copy() for name, frame in given_frames.items()}
    typed(given_frames)
    for name, frame in given_frames.items():
        pd.testing.assert_frame_equal(frame, copies[name])
