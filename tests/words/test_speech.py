"""How a dataset is spoken of: names, phrases, texts in the reader's language or in any."""

from __future__ import annotations

import pytest

from stances.words.speech import speech
from tests.datasets import ordinary


@pytest.mark.parametrize(
    ("actor", "english", "german"),
    [
        ("GBR", "the United Kingdom", "das Vereinigte Königreich"),
        ("TUR", "Türkiye", "die Türkei"),
        ("EU", "the EU", "die EU"),
        ("SWE", "Sweden", "Schweden"),
        ("NOWHERE", "NOWHERE", "NOWHERE"),
    ],
)
def test_an_actor_has_its_article_inside_a_sentence(actor: str, english: str, german: str) -> None:
    assert speech(ordinary(), "en").phrase(actor) == english
    assert speech(ordinary(), "de").phrase(actor) == german


def test_a_name_alone_has_none() -> None:
    assert [speech(ordinary(), code).name("GBR") for code in ("en", "de")] == [
        "United Kingdom",
        "Vereinigtes Königreich",
    ]


def test_names_are_ordered_as_a_reader_orders_them() -> None:
    spoken = speech(ordinary(), "de")
    assert spoken.sorted(["UKR", "TUR", "DNK", "AUS", "DEU"]) == ["AUS", "DNK", "DEU", "TUR", "UKR"]


def test_a_series_reads_as_a_list() -> None:
    assert speech(ordinary(), "en").series(["FRA", "GBR", "USA"]) == "France, the United Kingdom and the United States"
    assert speech(ordinary(), "de").series(["FRA"]) == "Frankreich"
    assert speech(ordinary(), "de").series([]) == ""


def test_a_text_that_is_missing_in_the_language_is_given_in_another() -> None:
    row = dict(ordinary().row("questions", "ceasefire-soon"))
    row["label_de"] = ""
    assert speech(ordinary(), "de").of(row, "label") == "A ceasefire as soon as possible"
    row["label_en"] = ""
    assert speech(ordinary(), "de").of(row, "label") == ""


def test_a_language_unknown_to_the_interface_falls_back_to_english() -> None:
    assert speech(ordinary(), "xx").language.code == "en"
