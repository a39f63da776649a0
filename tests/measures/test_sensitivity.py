"""Which positions depend on the rule: exactly those whose colour flips."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings

from stances.measures.sensitivity import flips, sensitivity
from stances.model import RULES, Dataset, View, default_view
from tests.building import dataset
from tests.datasets import board, disagreeing, ordinary
from tests.measures.test_rules import RECORD, WHEN, numbered


def colours(made: Dataset, view: View, rule: str) -> dict[str, str]:
    """What the map shows under a rule."""
    frame = board(made, view.but(rule=rule))
    return dict(zip(frame["actor_id"], frame["outcome"].astype("str"), strict=True))


def exactly(made: Dataset, view: View) -> None:
    rows = sensitivity(made, view)
    usual = colours(made, view, RULES[0])
    for rule in RULES:
        listed = {row["actor_id"] for row in rows if row["flips"] and row["rule"] == rule}
        now = colours(made, view, rule)
        assert listed == {actor for actor in usual if usual[actor] != now[actor]}, rule
    assert flips(rows) == {rule: sum(row["flips"] for row in rows if row["rule"] == rule) for rule in RULES[1:]}


@pytest.mark.parametrize("made", [ordinary(), disagreeing()], ids=["bundled", "every outcome"])
def test_switching_rules_lists_exactly_the_countries_whose_colour_flips(made: Dataset) -> None:
    for question in made.questions.index:
        exactly(made, default_view(made).but(question=question))


@settings(max_examples=25)
@given(record=RECORD, as_of=WHEN)
def test_it_does_so_on_any_record(record: list[dict[str, str]], as_of: dt.date) -> None:
    if record:
        made = dataset(*numbered(record))
        exactly(made, default_view(made).but(as_of=as_of))


def test_the_bundled_troops_are_not_so_sure() -> None:
    changed: dict[str, set[str]] = {}
    for row in sensitivity(ordinary(), default_view(ordinary())):
        if row["flips"]:
            changed.setdefault(row["rule"], set()).add(row["actor_id"])
    claimed = {"COALITION", "RUS", "TUR"}
    assert changed == {"own": claimed, "official": claimed, "sure": claimed - {"TUR"}}


def test_the_views_own_rule_its_outcomes_and_inheritance_play_no_part() -> None:
    view = default_view(ordinary())
    other = sensitivity(ordinary(), view.but(rule="sure", stances=("oppose",), inherit=True))
    assert other == sensitivity(ordinary(), view)


def test_nobody_with_a_position_leaves_nothing() -> None:
    rows = sensitivity(ordinary(), default_view(ordinary()).but(as_of=dt.date(2020, 1, 1)))
    assert rows == []
    assert list(flips(rows).values()) == [0] * (len(RULES) - 1)
