"""The other rules: what counts and what decides under each, case by case and against a plain reference."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances import schema
from stances.dates import parse
from stances.measures.positions import positions
from stances.measures.rules import OFFICIAL
from stances.model import RULES
from tests.building import Row, dataset, tables
from tests.measures.reference import BASES, standing

DAY = dt.date(2025, 6, 30)
OFFICES = next(column for column in schema.STATEMENTS.columns if column.name == "speaker_office").values


def outcome(rule: str, *rows: Row) -> str:
    frame = positions(dataset(*rows), DAY, rule=rule)
    return str(frame["outcome"].iloc[0]) if len(frame) else ""


@pytest.mark.parametrize(("basis", "counts"), [("own", True), ("attributed", False), ("inferred", False)])
def test_own_counts_own_statements_only(basis: str, counts: bool) -> None:
    assert bool(outcome("own", {"basis": basis})) is counts


@pytest.mark.parametrize("office", ["", *OFFICES])
@pytest.mark.parametrize("speaker", ["", "Somebody"])
def test_official_counts_organs_of_state_and_what_is_said_of_the_state_as_a_whole(office: str, speaker: str) -> None:
    said: Row = {"speaker_office": office, "speaker": speaker}
    assert bool(outcome("official", said)) is (office in OFFICIAL or not (office or speaker))
    assert not outcome("official", {**said, "basis": "attributed"})


def test_an_officer_speaks_for_the_state_under_no_rule_but_official() -> None:
    said: Row = {"speaker_office": "military", "speaker": "A general"}
    assert {rule: outcome(rule, said) for rule in RULES if rule != "sure"} == {
        "latest": "support", "own": "support", "official": "", "frequent": "support",
    }  # fmt: skip


@pytest.mark.parametrize(("confidence", "counts"), [("high", True), ("medium", False), ("low", False), ("", False)])
def test_sure_counts_what_is_coded_with_high_confidence(confidence: str, counts: bool) -> None:
    assert bool(outcome("sure", {"confidence": confidence})) is counts


def test_sure_takes_a_sure_claim_where_the_own_word_is_unsure() -> None:
    rows: list[Row] = [{"stance": "oppose", "confidence": "low"},
                       {"stance": "open", "basis": "attributed", "confidence": "high"}]  # fmt: skip
    assert (outcome("latest", *rows), outcome("sure", *rows)) == ("oppose", "open")


def test_the_most_frequent_stance_decides_whatever_came_last() -> None:
    rows: list[Row] = [{"stance": "oppose", "date": "2025-01-01"}, {"stance": "oppose", "date": "2025-02-01"},
                       {"stance": "support", "date": "2025-03-01"}]  # fmt: skip
    row = positions(dataset(*rows), DAY, rule="frequent").iloc[0]
    assert (row["outcome"], row["statements"], row["date"], row["n"]) == ("oppose", ("s2", "s1"), "2025-02-01", 3)


def test_as_many_for_as_against_is_contested_even_between_offices() -> None:
    rows: list[Row] = [{"stance": "oppose", "speaker_office": "parliament"},
                       {"stance": "support", "speaker_office": "head-of-state"}]  # fmt: skip
    assert (outcome("latest", *rows), outcome("frequent", *rows)) == ("divided", "contested")


def test_of_stances_as_frequent_those_that_can_be_read_decide() -> None:
    rows: list[Row] = [{"stance": "open"}, {"stance": "unclear"}]
    assert outcome("frequent", *rows) == "open"
    assert outcome("frequent", *rows, {"stance": "unclear"}) == "unclear"
    assert outcome("frequent", {"stance": "unclear"}, {"stance": "absent"}) == "contested"


def test_own_words_come_before_any_number_of_claims() -> None:
    assert outcome("frequent", {"stance": "open"}, *[{"stance": "oppose", "basis": "attributed"}] * 3) == "open"


CODES = [f"s{number}" for number in range(1, 13)]
STATEMENT = st.fixed_dictionaries({
    "actor_id": st.sampled_from(["FRA", "GBR"]),
    "stance": st.sampled_from(["support", "oppose", "open", "unclear"]),
    "basis": st.sampled_from([*BASES, "own"]),
    "speaker": st.sampled_from(["", "Somebody"]),
    "speaker_office": st.sampled_from(["", "head-of-state", "parliament", "military"]),
    "confidence": st.sampled_from(["", "high", "high", "low"]),
    "date": st.sampled_from(["", "2025-01-01", "2025-01", "../2025-01-31", "2025-02-01~", "2025"]),
    "supersedes": st.sampled_from([""] * 12 + CODES),
})  # fmt: skip
RECORD = st.lists(STATEMENT, max_size=12)
WHEN = st.sampled_from([dt.date(2025, 1, 30), dt.date(2025, 2, 1), dt.date(2025, 12, 31)])


def numbered(record: list[dict[str, str]]) -> list[dict[str, str]]:
    return tables(statements=[row | {"statement_id": code} for code, row in zip(CODES, record, strict=False)])[
        "statements"
    ]


def admits(row: dict[str, str], rule: str) -> bool:
    """What a rule lets count, in plain words."""
    if rule == "own":
        return row["basis"] == "own"
    if rule == "official":
        return row["basis"] == "own" and (row["speaker_office"] in OFFICIAL
                                          or not row["speaker"] + row["speaker_office"])  # fmt: skip
    return row["confidence"] == "high" if rule == "sure" else True


@pytest.mark.parametrize("rule", ["own", "official", "sure"])
@settings(max_examples=25)
@given(record=RECORD, as_of=WHEN)
def test_a_rule_is_the_usual_one_without_what_it_leaves_out(
    rule: str, record: list[dict[str, str]], as_of: dt.date
) -> None:
    rows = numbered(record)
    # What is left out replaces what it names all the same.
    left = [row if admits(row, rule) else row | {"status": "corrected"} for row in rows]
    expected = {actor: (found.outcome, found.statements, found.n, found.disputed)
                for actor in ("FRA", "GBR") if (found := standing(left, actor, "troops", as_of))}  # fmt: skip
    frame = positions(dataset(*rows), as_of, rule=rule).set_index("actor_id")
    names = ["outcome", "statements", "n", "disputed"]
    assert {str(actor): tuple(row) for actor, row in zip(frame.index, frame[names].to_numpy(), strict=True)} == expected


@settings(max_examples=40)
@given(record=RECORD, as_of=WHEN)
def test_most_frequent_agrees_with_its_plain_form(record: list[dict[str, str]], as_of: dt.date) -> None:
    rows = numbered(record)
    replaced = {row["supersedes"] for row in rows}
    expected = {}
    for actor in ("FRA", "GBR"):
        said = [row for row in rows if row["actor_id"] == actor and row["statement_id"] not in replaced
                and (end := parse(row["date"]).end) and end <= as_of]  # fmt: skip
        strongest = min((row["basis"] for row in said), key=BASES.index, default="")
        tally = Counter(row["stance"] for row in said if row["basis"] == strongest)
        most = {stance for stance, n in tally.items() if n == max(tally.values())}
        most = most - {"unclear"} or most
        if most:
            deciding = {row["statement_id"] for row in said if row["basis"] == strongest and row["stance"] in most}
            expected[actor] = (most.pop() if len(most) == 1 else "contested", deciding)
    frame = positions(dataset(*rows), as_of, rule="frequent")
    found = {row["actor_id"]: (row["outcome"], set(row["statements"])) for row in frame.to_dict("records")}
    assert found == expected
