"""Changes: the earlier day is in the link; where nothing changed, the page says so."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.app.conftest import Open, parameters, pills, shown_cards, words


def test_the_newest_change_is_shown_first(visit: Open) -> None:
    page = visit("changes")
    assert not page.exception
    assert shown_cards(page) == ["card-changes"]
    assert page.date_input(key="since").value == dt.date(2025, 11, 24)
    assert "came on record" in words(page)
    assert parameters(page) == {}


def test_the_earlier_day_is_in_the_link(visit: Open) -> None:
    page = visit("changes")
    page.date_input(key="since").set_value(dt.date(2025, 11, 1)).run()
    assert not page.exception
    assert parameters(page) == {"since": "2025-11-01"}
    assert "Between 1 Nov 2025 and 25 Nov 2025" in words(page)


def test_all_questions_can_be_asked(visit: Open) -> None:
    page = visit("changes")
    page.toggle(key="everything").set_value(True).run()
    assert parameters(page) == {"all": "1"}
    assert "on nine questions" in words(page)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_where_nothing_changed_the_page_says_so_once(visit: Open, lang: str) -> None:
    page = visit("changes", on="2020-01-01", lang=lang)
    assert not page.exception
    assert len(page.info) == 1
    assert shown_cards(page) == []


def test_an_earlier_day_that_is_not_earlier_does_no_harm(visit: Open) -> None:
    page = visit("changes", since="2025-12-24")
    assert not page.exception
    assert page.date_input(key="since").value == dt.date(2025, 11, 24)


@pytest.mark.parametrize(("screen", "file"), [("changes", "changes.atom"), ("timeline", "events.ics")])
def test_a_feed_of_the_view_is_linked(visit: Open, screen: str, file: str) -> None:
    said = words(visit(screen, who="POL", since="2025-11-01"))
    assert f'href="/feeds/{file}?' in said
    assert "who=POL" in said
    assert "since" not in said.partition("/feeds/")[2].partition('"')[0]


def test_one_click_goes_further_back(visit: Open) -> None:
    page = visit("changes")
    pills(page, "back").set_value("90").run()
    assert not page.exception
    assert parameters(page) == {"since": "2025-08-27"}
    assert pills(page, "back").value == "90"
    pills(page, "back").set_value(None).run()
    assert parameters(page) == {}
