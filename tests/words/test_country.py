"""What an actor's positions come to, in a sentence that reads as prose."""

from __future__ import annotations

import datetime as dt

import pytest

from stances import scale
from stances.dataset.shelf import opened
from stances.measures.history import history
from stances.words import country as words
from stances.words.speech import speech
from tests.building import dataset
from tests.datasets import LANGUAGES, disagreeing, ordinary

WAR = opened("postwar-ukraine")
DAY = dt.date(2026, 7, 1)


def finding(actor: str, language: str = "en") -> str:
    return words.finding(actor, history(WAR, actor, DAY), speech(WAR, language))


def test_a_state_with_many_positions() -> None:
    assert finding("UKR") == (
        "Ukraine has a position on 25 questions: it supports 15, is open to one, is reluctant on two, is against six "
        "and is divided on one. Nine positions have changed."
    )
    assert finding("UKR", "de") == (
        "Die Ukraine hat zu 25 Fragen eine Position: bei 15 dafür, bei einer offen, bei zwei zögerlich, bei sechs "
        "dagegen und bei einer uneins. Neun Positionen haben sich geändert."
    )


def test_a_name_that_is_a_plural() -> None:
    base = ordinary()
    spells = history(base, "EUROPEANS", dt.date(2025, 11, 25))
    assert words.finding("EUROPEANS", spells, speech(base, "en")).startswith("The Europeans have a position on")
    assert "they support" in words.finding("EUROPEANS", spells, speech(base, "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_has_its_words(language: str) -> None:
    record = disagreeing()
    sentences = {
        words.finding(str(actor), history(record, str(actor), dt.date(2025, 12, 31)), speech(record, language))
        .partition(": ")[2] for actor in record.actors.index
    }  # fmt: skip
    assert len(sentences - {""}) == len(scale.OUTCOMES) - 1


def test_a_single_position_names_its_question() -> None:
    votes = opened("unga-es11")
    said = words.finding("CHL", history(votes, "CHL", dt.date(2022, 3, 2)), speech(votes, "en"))
    assert said == "Chile has a position on one question: Support on “ES-11/1: Aggression against Ukraine”."


def test_nothing_on_record() -> None:
    made = dataset({}, actors=[{"actor_id": "NZL"}, {"actor_id": "FRA"}])
    spells = history(made, "NZL", DAY)
    assert words.finding("NZL", spells, speech(made, "en")) == (
        "New Zealand has no position on record on any question."
    )


def test_the_course_of_positions_is_told_in_order() -> None:
    rows = history(WAR, "UKR", DAY)
    here = [row for row in rows if row["question_id"] == "nato-membership"]
    said = words.course(here, speech(WAR, "en"))
    assert said.startswith("▲ Support from ")
    assert "→ ▽ Reluctant since " in said
