"""The view and its link: what is written is read back, and what is not known is reported."""

import datetime as dt
from dataclasses import fields
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances import scale
from stances.dataset.shelf import opened
from stances.language import LANGUAGES
from stances.link import from_query, made_for, pinned, to_query
from stances.model import PERIODS, REGIONS, RULES, Dataset, View, default_view
from tests.building import dataset

BUNDLED = opened("troops-2025-11")


def some(of: Any) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(list(of)), unique=True, max_size=4).map(tuple)


EVIDENCE = [
    "",
    *(f"actor:{code}" for code in BUNDLED.actors.index),
    *(f"event:{code}" for code in BUNDLED.events.index),
    *(f"statement:{code}" for code in BUNDLED.statements.index),
]

DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2200, 12, 31))

VIEWS = st.builds(
    View,
    question=st.sampled_from(list(BUNDLED.questions.index)),
    as_of=DAYS,
    actors=some(BUNDLED.actors.index),
    stances=some(stance.slug for stance in scale.OUTCOMES),
    bases=some(scale.BASES),
    region=st.sampled_from(REGIONS),
    country=st.sampled_from(["", *BUNDLED.actors.index]),
    find=st.text(max_size=200),
    everything=st.booleans(),
    since=st.none() | DAYS,
    period=st.sampled_from(["", *PERIODS, "2025-Q1", "2026-Q4"]),
    tracks=some(BUNDLED.tracks.index),
    rule=st.sampled_from(RULES),
    inherit=st.booleans(),
    stale=st.integers(0, 9999),
    page=st.integers(1, 99_999),
    evidence=st.sampled_from(EVIDENCE),
)


@given(VIEWS)
def test_a_view_survives_its_link(view: View) -> None:
    query = to_query(view, BUNDLED)
    assert from_query(query, BUNDLED) == (view, {})
    link = urlencode(query)
    again = dict(parse_qsl(link, keep_blank_values=True))
    assert from_query(again, BUNDLED) == (view, {})


def test_the_strategy_covers_every_choice() -> None:
    drawn = {"question", "as_of", "actors", "stances", "bases", "region", "country", "find", "everything", "since",
             "period", "tracks", "rule", "inherit", "stale", "page", "evidence"}  # fmt: skip
    assert {item.name for item in fields(View)} == drawn


def test_the_default_view_needs_no_parameters() -> None:
    view = default_view(BUNDLED)
    assert (view.question, view.as_of, view.region) == ("ground-troops", dt.date(2025, 11, 25), "europe")
    assert to_query(view, BUNDLED) == {}
    assert from_query({}, BUNDLED) == (view, {})


@given(VIEWS)
def test_a_link_holds_codes_and_no_language(view: View) -> None:
    query = to_query(view.but(find=""), BUNDLED)
    assert {"lang", "language", "hl"}.isdisjoint(query)
    labels = {text for code in LANGUAGES for text in BUNDLED.questions[f"label_{code}"]}
    assert labels.isdisjoint(query.values())
    assert all(value.isascii() for value in query.values())


REFUSED = {
    "q": ["Ground troops", "ground-troops,sanctions", "GROUND-TROOPS"],
    "on": ["25.11.2025", "2025-02-30", "today", "2025-11", "1799-12-31", "2201-01-01"],
    "who": ["Frankreich", "fra", "FRA,XXX", "FRA,,GBR", ","],
    "stance": ["Support", "dafür", "support;oppose", "support,maybe"],
    "basis": ["hearsay", "own,"],
    "map": ["mars", "Europe"],
    "country": ["ZZZ", "France"],
    "all": ["yes", "2", "-1", "true"],
    "since": ["yesterday", "2025-13-01"],
    "period": ["2025", "2025-Q5", "4m", "1700-Q1", "2025-q1"],
    "track": ["Europe", "europe,"],
    "rule": ["loudest"],
    "inherit": ["on"],
    "stale": ["-5", "many", "10000", "1.5", "٣", "007", "1_0", "9" * 5000],
    "open": ["actor:ZZZ", "FRA", "actor:", "event:FRA", "statement:no-such", "javascript:alert(1)", ":"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in REFUSED.items() for text in texts])
def test_what_is_not_known_is_refused_and_reported(name: str, text: str) -> None:
    assert from_query({name: text}, BUNDLED) == (default_view(BUNDLED), {name: text})


def test_what_is_refused_does_not_spoil_the_rest() -> None:
    view, refused = from_query({"q": "nonsense", "who": "FRA", "map": "world"}, BUNDLED)
    assert (view.actors, view.region, refused) == (("FRA",), "world", {"q": "nonsense"})


@given(st.dictionaries(st.sampled_from(list(REFUSED)), st.text(max_size=30)))
def test_any_link_gives_a_view(query: dict[str, str]) -> None:
    view, refused = from_query(query, BUNDLED)
    assert set(refused) <= set(query)
    assert from_query(to_query(view, BUNDLED), BUNDLED) == (view, {})


def test_repeated_codes_count_once_and_keep_their_order() -> None:
    view, _ = from_query({"who": "GBR,FRA,GBR"}, BUNDLED)
    assert view.actors == ("GBR", "FRA")


def test_words_to_find_are_cut_to_a_length() -> None:
    assert len(from_query({"find": "x" * 999}, BUNDLED)[0].find) == 200


def test_a_view_is_changed_by_copying() -> None:
    view = default_view(BUNDLED)
    assert view.but(country="FRA").country == "FRA"
    assert view.country == ""


def test_a_dataset_without_a_view_opens_at_its_newest_statement() -> None:
    made = dataset({"date": "2025-03"}, {"date": "2024-12-31"}, {"date": ""})
    assert default_view(made) == View(question="troops", as_of=dt.date(2025, 3, 31))


def test_a_dataset_without_any_date_opens_at_the_day_it_was_made() -> None:
    assert dataset({"date": ""}).default_as_of() == dt.date(2025, 12, 31)


def test_texts_come_in_the_language_asked_for_or_the_main_one() -> None:
    made = dataset({}, meta={"title_de": "Gemacht"})
    assert [made.text("title", code) for code in ("de", "fr", "en")] == ["Gemacht", *["Made for a test"] * 2]
    assert [made.column("label", code) for code in ("en", "de")] == ["label_en", "label_en"]


@pytest.mark.parametrize(("table", "code"), [("actors", "FRA"), ("questions", "sanctions"), ("events", "first")])
def test_a_row_is_found_by_its_code(table: str, code: str) -> None:
    made: Dataset = dataset({})
    assert pd.Series(made.row(table, code)).equals(getattr(made, table).loc[code])
    with pytest.raises(KeyError):
        made.row(table, "nobody")


def test_groups_are_the_actors_with_members() -> None:
    group = {"actor_id": "CLUB", "kind": "group", "name_en": "Club"}
    made = dataset({}, actors=[{"actor_id": "FRA"}, group], memberships=[{"group_id": "CLUB", "member_id": "FRA"}])
    assert list(made.groups) == ["CLUB"]


def test_a_pinned_link_names_question_day_and_version() -> None:
    made = dataset({})
    view = default_view(made)
    assert to_query(view, made) == {}
    pinned_to = pinned(view.but(find="x"), made)
    assert pinned_to == {"q": "troops", "on": "2025-01-10", "find": "x", "v": made.digest}
    assert from_query(pinned_to, made) == (view.but(find="x"), {})
    assert made_for(pinned_to, made) == made_for({}, made) == ""
    assert made_for({"v": "0123456789ab"}, made) == "0123456789ab"
