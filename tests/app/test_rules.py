"""The rule, inheritance and the age of staleness: set under “More filters”, kept in the link, reset with the rest."""

from __future__ import annotations

import pytest

from tests.app.conftest import Open, parameters, pills, words


def test_a_rule_changes_the_finding_and_the_link(visit: Open) -> None:
    page = visit("map")
    before = words(page)
    pills(page, "rule").set_value("own").run()
    assert not page.exception
    assert parameters(page) == {"rule": "own"}
    assert words(page) != before
    assert "only own statements count" in words(page)


def test_inheritance_is_switched_on_and_off(visit: Open) -> None:
    page = visit("map")
    page.toggle(key="inherit").set_value(True).run()
    assert parameters(page) == {"inherit": "1"}
    assert "members without a position are shown" in words(page)
    page.toggle(key="inherit").set_value(False).run()
    assert parameters(page) == {}


def test_any_age_in_the_link_is_offered(visit: Open) -> None:
    page = visit("map", stale="45")
    assert not page.exception
    assert pills(page, "stale").value == 45
    assert "45 days" in pills(page, "stale").options
    pills(page, "stale").set_value(90).run()
    assert parameters(page) == {"stale": "90"}


def test_all_three_are_counted_and_reset(visit: Open) -> None:
    page = visit("map", rule="frequent", inherit="1", stale="90", stance="oppose")
    assert not page.exception
    assert not page.button(key="reset").disabled
    page.button(key="reset").click().run()
    assert parameters(page) == {}
    assert (pills(page, "rule").value, page.toggle(key="inherit").value) == ("latest", False)


@pytest.mark.parametrize(("name", "value"), [("rule", "loudest"), ("inherit", "2"), ("stale", "-1"), ("stale", "x")])
def test_what_is_none_is_reported(visit: Open, name: str, value: str) -> None:
    page = visit("map", **{name: value})
    assert not page.exception
    assert any(f"`{name}`" in warning.value for warning in page.warning)
