"""Every exhibit of every question, in every language: it builds, its table is whole, its words are there."""

from __future__ import annotations

import datetime as dt
import json

import pandas as pd
import pytest

from stances import dataset as datasets
from stances.dataset.shelf import opened
from stances.exhibits import EXHIBITS, Exhibit
from stances.figures.look import LIGHT
from stances.model import Dataset
from tests.datasets import LANGUAGES, asked, crowd, disagreeing, ordinary
from tests.html_pieces import Pieces

NAMES = pytest.mark.parametrize("name", list(EXHIBITS))
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
RAW = {"None", "nan", "NaN", "<NA>", "NaT", "()", "[]", "True", "False"}


def made(name: str, dataset: Dataset, language: str = "en", **changes: object) -> Exhibit:
    return EXHIBITS[name](dataset, asked(dataset, **changes), language, LIGHT)


def whole(exhibit: Exhibit) -> None:
    """Fail unless an exhibit can be shown, read aloud, and taken away."""
    assert exhibit.title.strip()
    assert exhibit.alt.strip()
    assert "{" not in exhibit.alt
    assert exhibit.title[0] == exhibit.title[0].upper()
    assert not exhibit.table.isna().to_numpy().any()
    assert not RAW.intersection(str(cell) for cell in exhibit.table.to_numpy().ravel())
    assert all(isinstance(head, str) and head for head in exhibit.table.columns)
    assert exhibit.table.columns.is_unique
    assert Pieces(exhibit.markup).dangers() == []
    if exhibit.figure is not None:
        json.dumps(exhibit.figure.to_plotly_json(), allow_nan=False)


@LANGUAGE
@NAMES
def test_every_question_has_every_exhibit(name: str, language: str) -> None:
    asks = name in {"map", "balance", "lists", "time", "evidence", "said"}
    for question in ordinary().questions.index if asks else ["ground-troops", "european-consent"]:
        exhibit = made(name, ordinary(), language, question=question)
        whole(exhibit)
        assert exhibit.name == name
        assert not exhibit.empty
        assert not exhibit.table.empty


@NAMES
def test_every_outcome_can_be_shown(name: str) -> None:
    whole(made(name, disagreeing(), "de"))


@pytest.mark.parametrize("name", ["map", "balance", "lists"])
def test_two_hundred_countries_can_be_shown(name: str) -> None:
    whole(made(name, crowd(), region="world"))


@NAMES
def test_every_bundled_dataset_opens_with_every_exhibit(name: str) -> None:
    for bundled in datasets.bundled()[1:]:
        whole(made(name, opened(bundled)))


@LANGUAGE
@pytest.mark.parametrize("name", ["country", "said"])
def test_every_actor_has_a_page(name: str, language: str) -> None:
    for actor in ordinary().actors.index:
        exhibit = made(name, ordinary(), language, country=actor)
        whole(exhibit)
        assert exhibit.empty == (actor not in set(ordinary().statements["actor_id"]))


@NAMES
@pytest.mark.parametrize(
    "changes",
    [
        {"actors": ("JPN",), "country": "JPN"},
        {"stances": ("neutral",)},
        {"bases": ("inferred",)},
        {"as_of": dt.date(1800, 1, 1)},
        {"as_of": dt.date(2200, 12, 31)},
        {"find": "no such words anywhere"},
        {"find": "(*["},
        {"everything": True, "actors": ("COALITION",)},
    ],
    ids=str,
)
def test_no_filter_breaks_an_exhibit(name: str, changes: dict[str, object]) -> None:
    whole(made(name, ordinary(), "de", **changes))


def test_what_is_left_empty_says_so() -> None:
    assert made("map", ordinary(), stances=("neutral",)).empty
    assert made("timeline", ordinary(), actors=("NZL",)).empty
    assert made("timeline", ordinary(), actors=("NZL",)).figure is None
    assert made("evidence", ordinary(), find="no such words").empty
    assert not made("map", ordinary(), actors=("JPN",)).empty, "that nothing is on record is something to show"


@pytest.mark.parametrize("name", ["map", "balance", "lists"])
def test_map_bar_and_lists_say_the_same(name: str) -> None:
    first = made("map", ordinary())
    exhibit = made(name, ordinary())
    assert (exhibit.title, exhibit.subtitle) == (first.title, first.subtitle)
    pd.testing.assert_frame_equal(exhibit.table, first.table)


def test_a_table_is_made_once_and_only_when_asked_for() -> None:
    calls: list[int] = []

    def rows() -> pd.DataFrame:
        calls.append(1)
        return pd.DataFrame()

    exhibit = Exhibit("x", "Title.", "Below.", rows)
    assert calls == []
    assert exhibit.table is exhibit.table
    assert calls == [1]
    assert exhibit.alt == "Title. Below."


def test_the_table_of_positions_gives_source_place_and_statement() -> None:
    table = made("map", ordinary()).table.set_index("Code")
    assert table.at["TUR", "Basis"] == "claimed by France"
    assert table.at["TUR", "Marks"] == "claimed, on a condition"
    assert table.at["POL", "Marks"] == "day not exactly known"
    assert table.at["TUR", "Date"] == "25 Nov 2025"
    assert table.at["POL", "Date (EDTF)"] == "../2025-11-25"
    assert table.at["POL", "Place"] == "paragraph 14"
    assert table.at["POL", "Deciding statements"] == "p14-pol-ground-troops"
    assert table.at["JPN", "Statements"] == 0
    assert [table.at["JPN", head] for head in ("Position", "Source", "Date")] == ["No position on record", "", ""]
    assert table["Statements"].dtype == "int64"
