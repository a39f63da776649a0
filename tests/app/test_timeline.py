"""Timeline: the part that is shown and the tracks are in the link, and mean the same on other pages."""

from __future__ import annotations

import pytest

from tests.app.conftest import Open, parameters, shown_cards, words
from tests.datasets import ordinary


def test_a_period_is_in_the_link(visit: Open) -> None:
    page = visit("timeline", data="postwar-ukraine")
    page.selectbox(key="period").set_value("2025-Q1").run()
    assert not page.exception
    assert parameters(page)["period"] == "2025-Q1"
    assert "From 1 Jan 2025 to 31 Mar 2025" in words(page)
    page.selectbox(key="period").set_value("").run()
    assert "period" not in parameters(page)


def test_tracks_are_in_the_link_and_kept_on_other_pages(visit: Open) -> None:
    page = visit("timeline", data="postwar-ukraine")
    page.multiselect(key="tracks").set_value(["un", "nato"]).run()
    assert parameters(page)["track"] == "un,nato"
    assert "on two tracks" in words(page)
    assert "on two tracks" in words(visit("overview", data="postwar-ukraine", track="un,nato"))


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_quarter_of_which_nothing_is_known_can_be_asked_for(visit: Open, lang: str) -> None:
    page = visit("timeline", period="1999-Q4", lang=lang)
    assert not page.exception
    assert len(page.info) == 1
    assert page.selectbox(key="period").value == "1999-Q4"
    assert "card-events" not in shown_cards(page)


def test_words_that_no_event_contains_leave_the_field(visit: Open) -> None:
    page = visit("timeline")
    page.text_input(key="find").set_value("no such words").run()
    assert not page.exception
    assert "card-events" not in shown_cards(page)
    assert f"None of {len(ordinary().events)} events contains “no such words”." in words(page)
    assert "Nothing here contains “no such words”." in page.info[0].value
    page.text_input(key="find").set_value("").run()
    assert "card-events" in shown_cards(page)
