"""The row of filters: whole at every width, and more behind one button."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import GERMAN, Visit

CUT = """() => [...document.querySelectorAll(".st-key-filters > *")]
  .concat(document.querySelector(".sn-left"), document.querySelector(".st-key-as_of [role=group]"))
  .filter((item) => {
    const {left, right} = item.getBoundingClientRect();
    return left < 0 || right > innerWidth || item.scrollWidth > item.clientWidth + 1;
  }).map((item) => item.className)"""
"""Names what of the row is cut off, or reaches beyond the window."""


def test_nothing_is_cut_off(visit: Visit) -> None:
    dashboard = visit("/map", reader=GERMAN, who="FRA", stance="support")
    for width in (1600, 1280, 900, 800, 761, 760, 700, 641, 640, 390, 360):
        dashboard.page.set_viewport_size({"width": width, "height": 900})
        expect(dashboard.settle().page.locator(".sn-left")).to_be_visible()
        assert dashboard.page.evaluate(CUT) == [], width


def test_more_filters_stay_open_while_they_are_chosen(visit: Visit) -> None:
    dashboard = visit("/map")
    more = dashboard.page.get_by_role("button", name="More filters")
    more.click()
    box = dashboard.page.get_by_role("dialog", name="More filters")
    box.get_by_text("Oppose").click()
    dashboard.link(stance="oppose")
    box.get_by_text("Own only").click()
    dashboard.link(stance="oppose", rule="own")
    box.get_by_text("90 days").click()
    dashboard.link(stance="oppose", rule="own", stale="90")
    expect(more).to_contain_text("(3)")
    dashboard.page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    dashboard.reset().click()
    dashboard.link(stance=None, rule=None, stale=None)
    expect(more).not_to_contain_text("(")


def test_a_rule_cannot_be_taken_away(visit: Visit) -> None:
    dashboard = visit("/map", rule="own")
    dashboard.page.get_by_role("button", name="More filters").click()
    dashboard.page.get_by_role("dialog", name="More filters").get_by_text("Own only").click()
    dashboard.settle()
    assert dashboard.query == {"rule": "own"}
