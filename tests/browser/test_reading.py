"""Reading by keyboard, and what is told of what is pointed at."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import GERMAN, Visit

RING = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const field = focused.closest('[data-testid^="st"]:is([class*="Input"], [class*="Select"], [class*="Checkbox"])');
  for (let box = focused; box; box = box === field ? null : box.parentElement) {
    const { outlineStyle, outlineWidth } = getComputedStyle(box);
    if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) return "";
    if (!field) break;
  }
  return focused.outerHTML;
}"""
"""What is focused without a ring around it, or around the field that it is part of; nothing if it has one."""


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


def test_whatever_the_keyboard_reaches_has_a_ring(visit: Visit) -> None:
    dashboard = visit("/evidence")
    reached = 0
    for _ in range(60):
        dashboard.page.keyboard.press("Tab")
        found = dashboard.page.evaluate(RING)
        if found is None:
            break
        assert found == "", "focused, and nothing shows it"
        reached += 1
    assert reached > 40
    foot = dashboard.page.locator(".st-key-foot a").first
    foot.focus()
    assert dashboard.page.evaluate(RING) == ""


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
    expect(card.locator("[data-said]").first).to_have_attribute("data-said", first or "")


def test_a_week_is_told_in_the_readers_language(visit: Visit) -> None:
    dashboard = visit("/evidence", reader=GERMAN, everything="1")
    plot = dashboard.near(dashboard.plot("weeks"))
    bar = plot.locator(".barlayer .point path").last
    box = bar.bounding_box()
    assert box
    dashboard.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    said = plot.locator(".hoverlayer .hovertext")
    expect(said).to_contain_text(re.compile(r"Woche ab \d+\. (Januar|November|Oktober) 2025"))
    expect(said).to_contain_text(re.compile(r"· \d+"))
