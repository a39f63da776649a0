"""What filters leave, in one clause: the same on a page, on a figure, in a citation and above a briefing."""

from __future__ import annotations

import pytest

from stances.dataset.shelf import opened
from stances.words import filters
from stances.words.filters import BOARD, CHANGED, COUNTED, RULE, STATEMENTS, TRACKS, Filter, beneath, idle, only
from stances.words.speech import speech
from tests.datasets import asked, hostile

WAR = opened("postwar-ukraine")


def said(*heeds: Filter, language: str = "en", **changes: object) -> str:
    return only(asked(WAR, **changes), speech(WAR, language), heeds or BOARD)


def test_nothing_is_said_of_what_is_not_set() -> None:
    assert said() == said(TRACKS, RULE, COUNTED, CHANGED) == ""
    assert said(*STATEMENTS, everything=True) == ""
    assert beneath("", "Newest first.") == "Newest first."


@pytest.mark.parametrize(
    ("actors", "english", "german"),
    [
        (("NATO",), "only NATO and its members", "nur die NATO und ihre Mitglieder"),
        (("NORDIC-BALTIC",), "only the Nordic-Baltic Eight and their members",
         "nur die Nordisch-Baltischen Acht und ihre Mitglieder"),
        (("POL",), "only Poland", "nur Polen"),
        (("POL", "FRA"), "only France and Poland", "nur Frankreich und Polen"),
        (("POL", "EU", "FRA"), "only the EU with members, France and Poland",
         "nur die EU mit Mitgliedern, Frankreich und Polen"),
        (("POL", "FRA", "DEU", "ITA"), "only France, Germany and 2 others",
         "nur Deutschland, Frankreich und 2 weitere"),
    ],
)  # fmt: skip
def test_actors_are_named_and_of_many_two(actors: tuple[str, ...], english: str, german: str) -> None:
    assert said(actors=actors) == english
    assert said(actors=actors, language="de") == german


def test_a_position_means_another_thing_on_a_list_of_changes_and_of_statements() -> None:
    stances = ("contested", "oppose")
    assert said(stances=stances) == "only the position “Oppose” or “Contested”"
    assert said(stances=stances, language="de") == "nur die Position „Dagegen“ oder „Strittig“"
    assert said(CHANGED, stances=("open",)) == "only changes from or to “Open”"
    assert said(*STATEMENTS, stances=("open",), everything=True) == "only statements that record “Open”"
    assert "nur Aussagen mit der Haltung „Offen“" in said(*STATEMENTS, stances=("open",), language="de")


def test_bases_count_on_the_page_of_one_actor_and_choose_elsewhere() -> None:
    assert said(bases=("own", "inferred")) == "only own statements and inferences"
    assert said(COUNTED, bases=("attributed",)) == "only claims by others count towards positions"
    assert said(COUNTED, bases=("own",), language="de") == "für Positionen zählen nur eigene Aussagen"


def test_all_that_is_set_is_joined() -> None:
    made = said(*BOARD, RULE, TRACKS, actors=("FRA",), bases=("own",), tracks=("un", "nato"), rule="own")
    assert made.startswith("only France; only own statements; only own statements count, the latest decides; ")
    assert beneath(made, "n = 3").startswith("Only France; ")
    found = said(*STATEMENTS, find="{0} troops", actors=("FRA",))
    assert found.endswith("; only France; only what contains “{0} troops”")
    assert found.startswith("on “Own soldiers")


def test_that_a_filter_does_not_apply_is_said_only_if_it_is_set() -> None:
    spoken = speech(WAR, "en")
    assert idle(asked(WAR), spoken) == ""
    assert idle(asked(WAR, stances=("open",)), spoken) == "The filter “Position” does not apply here."


def test_braces_in_a_dataset_are_text() -> None:
    view = asked(hostile(), actors=("FRA", "COALITION"), tracks=tuple(hostile().tracks.index))
    for language in ("en", "de"):
        heeds = (filters.QUESTION, filters.ACTORS, TRACKS)
        assert "{{7*7}} {0} %{x}" in only(view, speech(hostile(), language), heeds)
