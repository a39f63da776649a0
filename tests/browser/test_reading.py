"""Reading by keyboard and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from stances.app import frame
from tests.browser.conftest import PHONE, Visit


def test_evidence_by_keyboard(visit: Visit) -> None:
    dashboard = visit("/map")
    dashboard.part("oppose").focus()
    for _ in range(40):
        dashboard.page.keyboard.press("Tab")
        if dashboard.listed("Greece").evaluate("(button) => button === document.activeElement"):
            break
    expect(dashboard.listed("Greece")).to_be_focused()
    dashboard.page.keyboard.press("Enter")
    dashboard.link(open="actor:GRC")
    expect(dashboard.dialog).to_contain_text("Greece")
    assert dashboard.dialog.evaluate("(dialog) => dialog.contains(document.activeElement)")
    dashboard.page.keyboard.press("Escape")
    dashboard.link(open=None)
    expect(dashboard.dialog).to_have_count(0)
    expect(dashboard.listed("Greece")).to_be_focused()


def test_the_export_menu_by_keyboard(visit: Visit) -> None:
    dashboard = visit("/map")
    menu = dashboard.card("map").locator(".sn-menu")
    menu.locator("summary").focus()
    dashboard.page.keyboard.press("Enter")
    expect(menu.get_by_text("PNG", exact=True)).to_be_visible()
    dashboard.page.keyboard.press("Tab")
    expect(menu.get_by_text("PNG", exact=True)).to_be_focused()
    dashboard.page.keyboard.press("Escape")
    expect(menu.get_by_text("PNG", exact=True)).to_be_hidden()


def test_the_zoom_buttons_and_every_control_have_names(visit: Visit) -> None:
    dashboard = visit("/map")
    nameless = dashboard.page.evaluate(
        "() => [...document.querySelectorAll('.sn-card button, .sn-card a, .sn-card summary, .sn-card input')]"
        ".filter((item) => !(item.textContent.trim() || item.ariaLabel || item.title)).map((item) => item.outerHTML)"
    )
    assert nameless == []


@pytest.mark.parametrize("path", ["/", *(f"/{name}" for name, _ in frame.PAGES[1:])])
def test_a_phone_shows_every_page_without_scrolling_sideways(visit: Visit, path: str) -> None:
    dashboard = visit(path, reader=PHONE)
    expect(dashboard.finding).to_be_visible()
    wide = dashboard.page.evaluate(
        "() => [document.documentElement, document.querySelector('[data-testid=stMain]')]"
        ".map((item) => item.scrollWidth - item.clientWidth)"
    )
    assert max(wide) <= 0


def test_a_phone_shows_the_timeline_as_a_list(visit: Visit) -> None:
    dashboard = visit("/timeline", reader=PHONE)
    card = dashboard.card("timeline")
    expect(card.locator(".sn-plot")).to_be_hidden()
    expect(card.locator(".sn-tableview")).to_be_hidden()
    event = dashboard.card("events").locator("details[open] li button").first
    expect(event).to_be_visible()
    event.click()
    expect(dashboard.dialog).to_be_visible()
    dashboard.page.keyboard.press("Escape")
    expect(dashboard.dialog).to_have_count(0)
    card.get_by_role("button", name="Chart").click()
    expect(card.locator(".sn-plot")).to_be_visible()
    dashboard.settle()
    assert card.locator(".sn-plot .scatterlayer .point").count() > 5


def test_a_phone_opens_the_drawer_over_the_whole_width(visit: Visit) -> None:
    dashboard = visit("/map", reader=PHONE)
    dashboard.listed("Poland").click()
    dashboard.link(open="actor:POL")
    expect(dashboard.dialog.locator(".decides .summary").first).to_be_visible()
    box = dashboard.dialog.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 391


def test_the_next_page_of_the_list_is_read_from_its_top(visit: Visit) -> None:
    dashboard = visit("/evidence", all="1")
    card = dashboard.card("evidence")
    first = card.locator("[data-said]").first.get_attribute("data-said")
    card.locator(".sn-pages").get_by_role("button", name="Next").click()
    dashboard.link(p="2")
    assert card.locator("[data-said]").first.get_attribute("data-said") != first
    assert abs(card.evaluate("(list) => list.getBoundingClientRect().top")) < 40, "its top is at the window's"
    assert card.locator(".sn-markup").evaluate("(list) => list === document.activeElement")
    dashboard.page.go_back()
    dashboard.link(p=None)
    assert card.locator("[data-said]").first.get_attribute("data-said") == first
