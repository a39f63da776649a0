"""Reading on a phone: nothing is wider than the screen, nothing is hidden without a word."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, ViewportSize, expect

from stances.app import frame
from stances.dataset import bundled
from tests.browser.conftest import PHONE, Visit
from tests.browser.driving import Dashboard

PATHS = ["/", *(f"/{name}" for name, _ in frame.PAGES[1:])]
LARGE: ViewportSize = {"width": PHONE.width, "height": PHONE.height}
SMALL: ViewportSize = {"width": 360, "height": 740}
WIDER = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .map((item) => item.scrollWidth - item.clientWidth)"""

SIGNS = """(signs) => ["::before", "::after"].every((side, place) =>
  Number(getComputedStyle(document.querySelector(".st-key-pages"), side).opacity) === signs[place])"""
"""Tells whether the row of pages says to which sides it can be scrolled."""


def box(item: Locator) -> tuple[float, float, float, float]:
    """Return where something is: left, top, right and bottom."""
    found = item.bounding_box()
    assert found
    return found["x"], found["y"], found["x"] + found["width"], found["y"] + found["height"]


def in_sight(name: Locator, row: Locator) -> bool:
    """Tell whether a name is within the row that it stands in."""
    (left, _, right, _), (first, _, last, _) = box(name), box(row)
    return first - 1 <= left and right <= last + 1


@pytest.mark.parametrize("data", bundled())
def test_no_page_is_wider_than_the_screen(visit: Visit, data: str) -> None:
    dashboard = visit(PATHS[0], reader=PHONE, data=data)
    for path in PATHS if data == bundled()[0] else ("/", "/method"):
        dashboard.open(path, data=data, lang="de")
        for language in ("DE", "EN"):
            dashboard.page.locator(".st-key-language").get_by_role("radio", name=language).click()
            for size in (LARGE, SMALL):
                dashboard.page.set_viewport_size(size)
                assert max(dashboard.settle().page.evaluate(WIDER)) <= 0, (path, language, size)


def test_the_name_of_the_open_page_is_in_sight(visit: Visit) -> None:
    dashboard = visit(PATHS[0], reader=PHONE, lang="de")
    for path in PATHS:
        row = dashboard.open(path, lang="de").page.locator(".st-key-pages")
        assert in_sight(row.locator("[aria-current=page]"), row), path
        assert row.evaluate("(row) => row.scrollWidth > row.clientWidth")
        for end, signs in ((0, [0, 1]), (10_000, [1, 0])):
            row.evaluate("(row, end) => { row.scrollLeft = end; }", end)
            dashboard.page.wait_for_function(SIGNS, arg=signs)


def test_the_name_of_a_page_that_a_click_opens_comes_into_sight(visit: Visit) -> None:
    dashboard = visit("/", reader=PHONE)
    row = dashboard.page.locator(".st-key-pages")
    last = row.get_by_role("link", name="Data and method")
    last.focus()
    dashboard.page.keyboard.press("Enter")
    expect(row.locator("[aria-current=page]")).to_have_text("Data and method")
    assert in_sight(row.locator("[aria-current=page]"), row)
    dashboard.page.go_back()
    expect(row.locator("[aria-current=page]")).to_have_text("Overview")
    dashboard.settle()
    assert in_sight(row.locator("[aria-current=page]"), row)


def test_the_line_above_a_table_is_as_wide_as_the_screen(visit: Visit) -> None:
    dashboard = visit("/", reader=PHONE)
    left, _, right, _ = box(dashboard.card("timeline").locator(".sn-tableview caption"))
    assert right - left > 300


def shows_a_wide_chart(dashboard: Dashboard, name: str) -> None:
    """Ask for a chart that gave way to its table, and look for all of it."""
    card = dashboard.card(name)
    expect(card.locator(".sn-plot")).to_be_hidden()
    card.get_by_role("button", name="Show the chart").click()
    expect(card.locator(".sn-plot")).to_be_visible()
    dashboard.settle()
    wide = card.locator(".sn-wide")
    expect(wide).to_be_focused()
    assert wide.evaluate("(wide) => wide.scrollWidth > wide.clientWidth")
    assert max(dashboard.page.evaluate(WIDER)) <= 0
    expect(card.locator(".sn-instead")).to_be_hidden()


def test_a_phone_shows_the_timeline_as_a_list(visit: Visit) -> None:
    dashboard = visit("/timeline", reader=PHONE)
    card = dashboard.card("timeline")
    expect(card.locator(".sn-instead")).to_contain_text("stands below as a list")
    expect(card.locator(".sn-tableview")).to_be_hidden()
    event = dashboard.card("events").locator("details[open] li button").first
    expect(event).to_be_visible()
    event.click()
    expect(dashboard.dialog).to_be_visible()
    dashboard.page.keyboard.press("Escape")
    expect(dashboard.dialog).to_have_count(0)
    shows_a_wide_chart(dashboard, "timeline")
    assert card.locator(".sn-plot .scatterlayer .point").count() > 5
    card.get_by_role("button", name="Table").click()
    expect(card.locator(".sn-plot")).to_be_hidden()
    expect(card.locator(".sn-tableview caption")).to_be_visible()


@pytest.mark.parametrize(("path", "name"), [("/", "timeline"), ("/country", "country"), ("/method", "sensitivity")])
def test_a_phone_says_where_a_chart_is(visit: Visit, path: str, name: str) -> None:
    shows_a_wide_chart(visit(path, reader=PHONE), name)


def test_the_zoom_buttons_stand_above_the_bars(visit: Visit) -> None:
    dashboard = visit("/evidence", reader=PHONE)
    plot = dashboard.near(dashboard.plot("weeks"))
    (*_, foot), (_, top, *_) = box(plot.locator(".modebar-group").first), box(plot.locator(".nsewdrag").first)
    assert foot <= top


def test_a_phone_opens_the_drawer_over_the_whole_width(visit: Visit) -> None:
    dashboard = visit("/map", reader=PHONE)
    dashboard.listed("Poland").click()
    dashboard.link(open="actor:POL")
    expect(dashboard.dialog.locator(".decides .summary").first).to_be_visible()
    left, _, right, _ = box(dashboard.dialog)
    assert left >= 0
    assert right <= PHONE.width + 1
