"""What a filter changes says so beneath its title; what it does not change says nothing of it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from stances.dataset.shelf import opened
from stances.exhibits import EXHIBITS, Exhibit
from stances.export.files import FORMS, ask
from stances.figures.look import LIGHT
from stances.words.filters import only
from stances.words.speech import speech
from tests.datasets import LANGUAGES, asked

WAR = opened("postwar-ukraine")
FILTERS = {
    "actors": ("POL",), "stances": ("oppose", "contested"), "bases": ("attributed",), "find": "Macron",
    "tracks": (str(WAR.tracks.index[0]),),
}  # fmt: skip
NAMES = pytest.mark.parametrize("name", list(EXHIBITS))


def made(name: str, language: str = "en", **changes: object) -> Exhibit:
    return EXHIBITS[name](WAR, asked(WAR, question="ceasefire-first", country="FRA", **changes), language, LIGHT)


@pytest.mark.parametrize("field", list(FILTERS))
@NAMES
def test_a_filter_is_told_of_where_it_counts_and_counts_nowhere_else(name: str, field: str) -> None:
    one: dict[str, Any] = {field: FILTERS[field]}
    plain, filtered = made(name), made(name, **one)
    heeds = [heed for heed in plain.heeds if heed.field == field]
    if not heeds:
        assert filtered.title == plain.title
        pd.testing.assert_frame_equal(filtered.table, plain.table)
        return
    assert (filtered.markup, filtered.title) != (plain.markup, plain.title) or not filtered.table.equals(plain.table)
    for language in LANGUAGES:
        told = only(asked(WAR, **one), speech(WAR, language), heeds)
        assert told[1:] in made(name, language, **one).subtitle


@pytest.mark.parametrize("name", ["country", "said", "coverage", "sensitivity"])
def test_where_a_position_cannot_be_filtered_for_it_is_said(name: str) -> None:
    assert made(name, stances=("oppose",)).subtitle.endswith("The filter “Position” does not apply here.")
    assert "does not apply" not in made(name).subtitle


def test_every_file_of_a_figure_says_what_is_left() -> None:
    view = asked(WAR, actors=("NATO",), bases=("own",))
    for form in ("html", "plotly.json", "xlsx", "json", "parquet", "table", "csv"):
        file = FORMS[form](ask("map", WAR, view, "en", LIGHT, "http://example.org"))
        assert form == "table" or "-filtered." in file.name
        if form in {"html", "plotly.json", "json", "parquet", "table"}:
            assert "Only NATO and its members; only own statements" in file.content.decode(errors="replace")


def test_a_search_without_a_hit_names_the_words_and_what_was_searched() -> None:
    n = len(made("evidence").table)
    assert made("evidence", find="zzzz").title == f"None of {n} statements contains “zzzz”."
    assert made("evidence", find="zzzz", stances=("contested",)).title == "No statement is left by these filters."
