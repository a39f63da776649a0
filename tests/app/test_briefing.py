"""The briefing on a page: one button a form, on what the page is on, and the day from which changes count."""

from __future__ import annotations

import datetime as dt

import pytest

from stances.export.briefing import FORMS
from tests.app.conftest import Open, parameters, words


@pytest.mark.parametrize(("screen", "query"), [
    ("overview", {"q": "sanctions-pressure"}), ("country", {"country": "GRC"}),
])  # fmt: skip
@pytest.mark.parametrize("code", ["en", "de"])
def test_each_form_has_its_button(visit: Open, screen: str, query: dict[str, str], code: str) -> None:
    page = visit(screen, lang=code, **query)
    assert not page.exception
    buttons = page.get("download_button")
    assert [button.proto.label for button in buttons] == [form.upper() for form in FORMS]
    assert all(button.proto.deferred_file_id for button in buttons), "it is made when it is asked for"
    assert "sn-briefing" in words(page)


def test_the_earlier_day_is_in_the_link(visit: Open) -> None:
    page = visit("overview")
    asked = page.date_input(key="briefing-since")
    assert asked.value == dt.date(2025, 5, 29)
    asked.set_value(dt.date(2025, 11, 1)).run()
    assert parameters(page)["since"] in ("2025-11-01", ["2025-11-01"])
    assert page.date_input(key="briefing-since").value == dt.date(2025, 11, 1)


def test_there_is_no_briefing_on_somebody_of_whom_nothing_is_on_record(visit: Open) -> None:
    assert not visit("country", on="2020-01-01").get("download_button")
