"""The data dictionary of what is displayed: no column without a meaning, and none with another's."""

from __future__ import annotations

import datetime as dt

import pytest

from stances import schema
from stances.dataset import bundled
from stances.dataset.shelf import opened
from stances.exhibits import EXHIBITS
from stances.figures.look import LIGHT
from stances.model import default_view
from stances.words.columns import MEANINGS, meanings
from stances.words.filters import filters
from stances.words.speech import speech
from tests.datasets import LANGUAGES, asked, ordinary


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", bundled())
def test_every_displayed_column_is_explained(name: str, language: str) -> None:
    dataset = opened(name)
    view = default_view(dataset).but(inherit=True, everything=True)
    for make in EXHIBITS.values():
        heads = list(make(dataset, view, language, LIGHT).table.columns)
        assert [head for head, _ in meanings(heads, speech(dataset, language))] == heads


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_means_two_things_in_a_language(language: str) -> None:
    text = speech(ordinary(), language).language.text
    assert len({text(heading) for heading in MEANINGS}) == len(MEANINGS)
    assert all(text(meaning).endswith((".", ").")) for meaning in MEANINGS.values())


def test_where_a_column_is_the_datasets_own_the_declaration_explains_it() -> None:
    declared = {column.name: column.meaning for column in schema.STATEMENTS.columns}
    assert MEANINGS["Condition"] == declared["condition"]
    assert MEANINGS["Summary"] == declared["summary"]


def test_a_view_in_words() -> None:
    spoken = speech(ordinary(), "en")
    assert dict(filters(asked(ordinary()), spoken)) == {
        "Question": "Ground troops in Ukraine after hostilities end", "As of": "25 November 2025",
        "What decides": "the latest own statement decides; claims and inferences are marked",
    }  # fmt: skip
    view = asked(ordinary(), actors=("FRA", "POL"), stances=("support",), bases=("own",), find="peace", stale=90,
                 inherit=True, everything=True)  # fmt: skip
    said = dict(filters(view, spoken, since=dt.date(2025, 11, 1)))
    assert said["Countries and groups"] == "France, Poland"
    assert (said["Position"], said["Basis"], said["Search in the statements"]) == ("Support", "own statement", "peace")
    assert said["Compared with"] == "1 November 2025"
    assert said["Question"] == "All questions"
    assert "90 days" in said.values()
    heeded = dict(filters(view, spoken, heeded={"bases"}))
    assert "own statement" in heeded.values()
    assert not {"Countries and groups", "Position", "Search in the statements"} & set(heeded)
    assert dict(filters(view, spoken, subject="POL"))["Country or organisation"] == "Poland"
    assert dict(filters(view, speech(ordinary(), "de")))["Frage"] == "Alle Fragen"
