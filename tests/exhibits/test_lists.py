"""Lists, bar and tiles: the same numbers, every name leading to its evidence."""

from __future__ import annotations

import re

from stances import scale
from stances.dataset.shelf import opened
from stances.exhibits.balance import balance
from stances.exhibits.glance import without
from stances.exhibits.lists import lists
from stances.exhibits.map import map_
from stances.figures.look import LIGHT
from stances.model import Dataset
from tests.datasets import asked, board, crowd, disagreeing, ordinary
from tests.html_pieces import Pieces


def test_everybody_is_listed_once_and_leads_to_the_evidence() -> None:
    for dataset in (ordinary(), disagreeing(), crowd()):
        markup = lists(dataset, asked(dataset), "en", LIGHT).markup
        assert sorted(Pieces(markup).values("data-open")) == sorted(f"actor:{actor}" for actor in dataset.actors.index)


def test_conditions_claims_and_marks_stand_beside_the_name() -> None:
    text = Pieces(lists(ordinary(), asked(ordinary()), "en", LIGHT).markup).text
    assert re.search(r"Türkiye\s*claimed\s*25 Nov 2025\s*says France,[ *]+once a peace is signed", text)
    assert re.search(r"Russia\s*inferred", text)
    assert re.search(r"Coalition of the Willing\s*group\s*claimed\s*by 25 Nov 2025\s*says the report", text)
    assert "3 + 1 group" in text.replace("one group", "1 group")


def test_countries_come_before_groups() -> None:
    opened = Pieces(lists(ordinary(), asked(ordinary()), "en", LIGHT).markup).values("data-open")
    assert opened[:4] == ["actor:FRA", "actor:TUR", "actor:GBR", "actor:COALITION"]


def test_what_disagrees_is_spelled_out() -> None:
    text = Pieces(lists(disagreeing(), asked(disagreeing()), "en", LIGHT).markup).text
    assert "Support / Oppose" in text


def test_the_bar_counts_countries_and_each_part_filters() -> None:
    exhibit = balance(disagreeing(), asked(disagreeing(), stances=("open",)), "en", LIGHT)
    pieces = Pieces(exhibit.markup)
    shown = [value.removeprefix("stance=") for value in pieces.values("data-set")]
    assert shown == [stance.slug for stance in scale.OUTCOMES]
    pressed = dict(zip(shown, pieces.values("aria-pressed"), strict=True))
    assert [slug for slug, value in pressed.items() if value == "true"] == ["open"]
    assert sum(int(number) for number in re.findall(r"flex-grow:(\d+)", exhibit.markup)) == len(
        disagreeing().actors.query("kind == 'country'")
    )


def test_whom_the_frame_leaves_out_stands_beside_the_map() -> None:
    europe = Pieces(without(map_(ordinary(), asked(ordinary(), region="europe"), "en", LIGHT).markup))
    assert set(europe.values("data-open")) == {f"actor:{code}" for code in ("AUS", "CAN", "JPN", "NZL", "USA")}
    assert europe.values("data-open")[0] == "actor:AUS", "those with a position first"
    world = map_(ordinary(), asked(ordinary(), region="world"), "en", LIGHT).markup
    assert Pieces(without(world)).values("data-open") == []


def beside(dataset: Dataset, **changes: object) -> Pieces:
    """The names that stand beside a map."""
    markup = map_(dataset, asked(dataset, **changes), "en", LIGHT).markup
    return Pieces(markup.removeprefix(without(markup)))


def test_the_names_beside_the_map_are_those_with_a_position_and_carry_their_signs() -> None:
    for dataset in (ordinary(), disagreeing()):
        shown = board(dataset, asked(dataset, inherit=True))
        stands = shown[(shown["outcome"] != scale.NONE.slug) | (shown["inherits"] != scale.NONE.slug)]
        names = beside(dataset, inherit=True)
        assert sorted(names.values("data-open")) == sorted(f"actor:{actor}" for actor in stands["actor_id"])
    assert re.search(r"France\*\s*▨ Türkiye\*\s*United Kingdom\*", beside(ordinary()).text), "claims have a sign"


def test_of_many_with_one_position_some_are_named_beside_the_map_and_the_rest_counted() -> None:
    votes = beside(opened("unga-es11"))
    assert len(votes.values("data-open")) == 20 + 20 + 5 + 12
    assert "and 121 more" in votes.text
    assert "and 15 more" in votes.text


def test_nothing_stands_beside_a_map_of_the_silent() -> None:
    assert beside(ordinary(), actors=("JPN",)).text == ""
