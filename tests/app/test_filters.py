"""A change made with a widget changes the view and the link, and only them."""

from __future__ import annotations

import datetime as dt
import html

import pytest

from stances import scale
from stances.app.controls.filters import offers
from stances.dataset import bundled
from stances.dataset.shelf import opened
from stances.language import language
from stances.words.speech import speech
from tests.app.conftest import Open, parameters, pills, words
from tests.datasets import NAME

RECORDED = int(opened("postwar-ukraine").statements["active"].sum())


@pytest.mark.parametrize(
    ("typed", "code"),
    [("FRA", "FRA"), ("France", "FRA"), ("Frankreich", "FRA"), ("DE", "DEU"), ("Allemagne", "DEU"),
     ("Vereinigtes Königreich", "GBR"), ("UK", "GBR"), ("Turkey", "TUR"), ("Türkei", "TUR"), ("USA", "USA")],
)  # fmt: skip
def test_an_actor_is_found_by_code_and_by_name_in_any_language(visit: Open, typed: str, code: str) -> None:
    page = visit("map")
    page.multiselect(key="actors").set_value([typed]).run()
    assert not page.exception
    assert not page.toast
    assert parameters(page) == {"who": code}
    assert page.multiselect(key="actors").value == [code]


@pytest.mark.parametrize(("typed", "locale"), [("Atlantis", "en"), ("Atlantis", "de"), ("Hungary", "en")])
def test_an_unknown_actor_is_reported_and_never_guessed(visit: Open, typed: str, locale: str) -> None:
    page = visit("map", locale=locale)
    page.multiselect(key="actors").set_value(["FRA", typed]).run()
    assert not page.exception
    assert typed in page.toast[0].value
    assert parameters(page) == {"who": "FRA"}


def test_a_near_miss_is_suggested(visit: Open) -> None:
    page = visit("map")
    page.multiselect(key="actors").set_value(["Frnace"]).run()
    assert "France" in page.toast[0].value
    assert parameters(page) == {}


def test_the_question_changes_finding_and_link(visit: Open) -> None:
    page = visit("map")
    before = words(page)
    page.selectbox(key="question").set_value("security-guarantees").run()
    assert not page.exception
    assert parameters(page) == {"q": "security-guarantees"}
    assert words(page) != before


def test_the_date_changes_finding_and_link(visit: Open) -> None:
    page = visit("map")
    page.date_input(key="as_of").set_value(dt.date(2025, 1, 31)).run()
    assert not page.exception
    assert parameters(page) == {"on": "2025-01-31"}
    assert "31 January 2025" in words(page)


@pytest.mark.parametrize(("key", "value", "name"), [("stances", "support", "stance"), ("bases", "own", "basis")])
def test_pills_filter_and_are_counted(visit: Open, key: str, value: str, name: str) -> None:
    page = visit("map")
    pills(page, key).set_value([value]).run()
    assert not page.exception
    assert parameters(page) == {name: value}
    assert pills(page, key).value == [value]


@pytest.mark.parametrize("locale", ["en", "de"])
def test_pills_are_written_in_ascii_and_read_as_they_should(visit: Open, locale: str) -> None:
    """Streamlit loads a list of all emoji for what is not ASCII, with the first visitor waiting."""
    page = visit("map", locale=locale)
    written = [option.content for key in ("stances", "bases", "rule", "stale", "region", "language")
               for option in pills(page, key).proto.options]  # fmt: skip
    assert "".join(written).isascii()
    text = language(locale).text
    read = {html.unescape(label) for label in written}
    assert {f"{stance.symbol} {text(stance.label)}" for stance in (scale.SCALE[0], scale.SCALE[-1])} <= read
    assert {text(label) for label in scale.BASIS_LABELS.values()} <= read


def test_the_frame_of_the_map_is_in_the_link(visit: Open) -> None:
    page = visit("map")
    pills(page, "region").set_value("world").run()
    assert parameters(page) == {"map": "world"}


def test_the_chosen_country_is_in_the_link(visit: Open) -> None:
    page = visit("country")
    page.selectbox(key="country").set_value("DEU").run()
    assert not page.exception
    assert parameters(page) == {"country": "DEU"}
    assert "Germany" in words(page)


def test_search_and_all_questions(visit: Open) -> None:
    page = visit("evidence")
    page.text_input(key="find").set_value("troops").run()
    assert parameters(page) == {"find": "troops"}
    page.toggle(key="everything").set_value(True).run()
    assert not page.exception
    assert parameters(page) == {"find": "troops", "all": "1"}


def test_reset_brings_all_back_and_keeps_the_language(visit: Open) -> None:
    page = visit("map", who="FRA", stance="neutral", on="2025-11-01", lang="de")
    assert not page.button(key="reset").disabled
    page.button(key="reset").click().run()
    assert not page.exception
    assert parameters(page) == {"lang": "de"}
    assert page.button(key="reset").disabled
    assert not page.info


def test_words_that_nothing_contains_are_named_and_taken_back_by_reset(visit: Open) -> None:
    page = visit("evidence", data="postwar-ukraine", find="zzzz")
    assert "statements contains “zzzz”." in words(page)
    assert "Nothing here contains “zzzz”." in page.info[0].value
    assert f"<b>0</b>&nbsp;/&nbsp;{RECORDED} statements" in words(page)
    page.button(key="reset").click().run()
    assert not page.exception
    assert "find" not in parameters(page)
    assert page.text_input(key="find").value == ""
    assert "<b>0</b>" not in words(page)


@pytest.mark.parametrize(
    ("name", "value"),
    [("find", "x"), ("all", "1"), ("period", "3m"), ("track", "talks"), ("since", "2025-11-01"), ("stale", "30")],
)
def test_whatever_reset_would_take_back_makes_it_active(visit: Open, name: str, value: str) -> None:
    value = str(opened(NAME).tracks.index[0]) if name == "track" else value
    assert not visit("map", **{name: value}).button(key="reset").disabled


def test_reset_leaves_the_country_and_the_frame_that_are_looked_at(visit: Open) -> None:
    page = visit("country", country="DEU", map="world", who="FRA", p="2")
    page.button(key="reset").click().run()
    assert parameters(page) == {"country": "DEU", "map": "world"}
    assert page.button(key="reset").disabled


def test_beside_the_filters_is_counted_what_evidence_lists(visit: Open) -> None:
    view = {"data": "postwar-ukraine", "stance": "oppose", "lang": "en"}
    counted = f"<b>49</b>&nbsp;/&nbsp;{RECORDED} with this stance"
    for screen in ("overview", "evidence"):
        assert counted in words(visit(screen, **view))
    assert "resting on 53 statements by 17 actors" in words(visit("overview", **view))
    assert f"49 of {RECORDED} statements" in words(visit("evidence", **view))
    assert f"<b>82</b>&nbsp;/&nbsp;{RECORDED} mit diesen Haltungen" in words(
        visit("map", data="postwar-ukraine", stance="open,oppose", lang="de"))  # fmt: skip
    assert counted in words(visit("map", **view, find="zzzz")), "words count where they are looked for"


def test_what_no_statement_records_is_explained(visit: Open) -> None:
    page = visit("evidence", stance="contested")
    assert "No statement records “Contested”" in page.info[0].value


def test_nothing_to_reset_at_first(visit: Open) -> None:
    assert visit("map").button(key="reset").disabled


def test_a_link_made_for_other_data_says_so_until_it_is_changed(visit: Open) -> None:
    page = visit("map", v="0123456789ab", lang="en")
    (notice,) = page.info
    assert "0123456789ab" in notice.value
    assert opened(NAME).digest in notice.value
    page.selectbox(key="question").set_value("sanctions-pressure").run()
    assert not page.info
    assert "v" not in parameters(page)


def test_a_link_made_for_these_data_says_nothing(visit: Open) -> None:
    assert not visit("map", v=opened(NAME).digest).info


def test_a_filter_goes_back_to_the_first_page_and_a_drawer_or_a_language_does_not(visit: Open) -> None:
    page = visit("evidence", all="1", p="3", data="postwar-ukraine")
    pills(page, "language").set_value("de").run()
    assert parameters(page)["p"] == "3"
    page.text_input(key="find").set_value("soldiers").run()
    assert not page.exception
    assert "p" not in parameters(page)


def test_a_page_of_the_list_is_refused_where_it_is_no_number(visit: Open) -> None:
    page = visit("evidence", p="0")
    assert not page.exception
    assert "p=0" in page.warning[0].value.replace("`", "")


@pytest.mark.parametrize("locale", ["en", "de"])
@pytest.mark.parametrize("name", bundled())
def test_what_begins_as_a_code_of_somebody_else_offers_that_first(name: str, locale: str) -> None:
    spoken = speech(opened(name), locale)
    offered = list(offers(spoken).items())
    for code in spoken.gazetteer.codes():
        first = next((actor for actor, label in offered if label.casefold().startswith(code.casefold())), code)
        meant = spoken.gazetteer.resolve(code)
        if meant in spoken.dataset.actors.index and first in spoken.dataset.actors.index:
            alike = spoken.name(str(meant)).casefold().startswith(code.casefold())
            assert first == meant or alike, f"{code} would be taken for {first}"


def test_a_choice_begins_from_the_one_before_though_the_browser_has_not_heard_of_it(visit: Open) -> None:
    page = visit("map")
    page.multiselect(key="actors").set_value(["FRA"]).run()
    page.query_params.clear()  # the address that the browser sends with the next choice is still the old one
    page.date_input(key="as_of").set_value(dt.date(2025, 1, 31)).run()
    assert parameters(page) == {"who": "FRA", "on": "2025-01-31"}


def test_without_a_choice_the_address_is_taken_at_its_word(visit: Open) -> None:
    page = visit("map")
    page.multiselect(key="actors").set_value(["FRA"]).run()
    page.query_params.clear()  # the reader has gone back
    page.run()
    assert page.multiselect(key="actors").value == []
    page.date_input(key="as_of").set_value(dt.date(2025, 1, 31)).run()
    assert parameters(page) == {"on": "2025-01-31"}
