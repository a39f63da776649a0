"""One statement in words, and how many there are."""

from __future__ import annotations

import numpy as np
import pytest

from stances.measures.evidence import extent, places
from stances.words import statements as words
from stances.words.speech import speech
from tests.datasets import asked, ordinary, stating


@pytest.mark.parametrize(
    ("code", "english", "german"),
    [
        ("p1-fra-security-guarantees", "own statement", "eigene Aussage"),
        ("p9-tur-ground-troops", "claimed by France", "Angabe Dritter (Frankreich)"),
        ("p23-coalition-ground-troops", "claimed by the report", "Angabe Dritter (der Bericht)"),
        ("p25-rus-ground-troops", "inferred", "erschlossen"),
    ],
)
def test_the_basis_names_who_says_it(code: str, english: str, german: str) -> None:
    row = ordinary().row("statements", code)
    assert words.basis(row, speech(ordinary(), "en")) == english
    assert words.basis(row, speech(ordinary(), "de")) == german


def test_the_speaker_is_named_with_the_office() -> None:
    row = ordinary().row("statements", "p27-deu-ceasefire-soon")
    assert words.speaker(row, speech(ordinary(), "de")) == "Friedrich Merz, Bundeskanzler"
    assert words.speaker(ordinary().row("statements", "p14-swe-ground-troops"), speech(ordinary(), "en")) == ""


@pytest.mark.parametrize(
    ("locator", "told"),
    [("p14", "paragraph 14"), ("p", "p"), ("page 3", "page 3"), ("", ""), ("p14a", "p14a"), ("p²", "p²")],
)
def test_a_place_is_spelled_out_only_where_it_is_a_paragraph(locator: str, told: str) -> None:
    assert words.place(locator, speech(ordinary(), "en")) == told


def test_a_source_without_a_title_is_described() -> None:
    english = "German-language news report on the coalition's virtual meeting, 25 Nov 2025"
    assert words.source("report-2025-11-25", speech(ordinary(), "en")) == english
    assert words.sources_line(speech(ordinary(), "en")) == english


def test_what_a_filter_leaves_is_counted() -> None:
    def found(language: str, **changes: object) -> str:
        left = places(ordinary(), asked(ordinary(), **changes))
        return words.found(extent(ordinary(), left), 41, speech(ordinary(), language))

    assert found("en") == "19 of 41 statements, by 11 actors, the newest from 25 November 2025."
    assert found("de") == "19 von 41 Aussagen, von 11 Akteuren, die neueste vom 25. November 2025."
    assert found("en", actors=("SWE",)) == "One of 41 statements, by one actor, the newest from 25 November 2025."
    assert found("en", find="no such word") == "No statement is left by these filters."
    assert found("de", find="no such word") == "Diese Filter lassen keine Aussage übrig."


def test_that_words_are_not_found_is_said_of_what_was_searched() -> None:
    spoken = speech(ordinary(), "en")
    assert words.sought(19, "zzzz", spoken) == "None of 19 statements contains “zzzz”."
    assert words.sought(1, "zzzz", spoken) == "The one statement left by the filters does not contain “zzzz”."
    assert words.sought(0, "zzzz", spoken) == "No statement is left by these filters."
    assert words.sought(19, "{0}", speech(ordinary(), "de")) == "Keine von 19 Aussagen enthält „{0}“."


def test_statements_without_any_date_have_no_newest() -> None:
    undated = stating({"actor_id": "SWE", "date": "", "counts": None})
    left = extent(undated, np.arange(len(undated.statements)))
    assert words.found(left, 8, speech(undated, "en")) == "One of 8 statements, by one actor."
