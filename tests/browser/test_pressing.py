"""Choices that follow one another more quickly than the app answers: none is lost, and nothing slips from the hand."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.driving import Dashboard

# A distant server: what it says arrives so many milliseconds later.
DISTANT = """(() => {
  const { set, get } = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage');
  const listen = WebSocket.prototype.addEventListener;
  const late = (socket, act) => (event) => setTimeout(() => act.call(socket, event), %d);
  WebSocket.prototype.addEventListener = function (kind, act, options) {
    return listen.call(this, kind, kind === 'message' ? late(this, act) : act, options);
  };
  Object.defineProperty(WebSocket.prototype, 'onmessage', { get, set(act) { set.call(this, late(this, act)); } });
})()"""

# Press a part of the bar so many milliseconds after Enter, wherever it is by then.
SOON = """([part, gap]) => document.addEventListener('keydown', ({ key }) => {
  if (key === 'Enter') setTimeout(() => document.querySelector(part).click(), gap);
}, { once: true, capture: true })"""


@pytest.mark.parametrize(("lag", "gap"), [(0, 60), (250, 0), (250, 200)])
def test_a_choice_does_not_undo_the_one_just_before(visit: Visit, lag: int, gap: int) -> None:
    dashboard = visit("/")
    dashboard.page.add_init_script(DISTANT % lag)
    dashboard.open("/")
    dashboard.page.evaluate(SOON, [".st-key-card-balance .s-support", gap])
    dashboard.type_actor("France")
    dashboard.link(who="FRA", stance="support")
    expect(dashboard.page.locator(".st-key-actors")).to_contain_text("France · FRA")
    expect(dashboard.part("support")).to_have_attribute("aria-pressed", "true")


def test_going_back_and_choosing_again_begins_from_there(visit: Visit) -> None:
    dashboard = visit("/map")
    dashboard.part("support").click()
    dashboard.link(stance="support")
    dashboard.page.go_back()
    dashboard.link(stance=None)
    dashboard.part("oppose").click()
    dashboard.link(stance="oppose")


def down(page: Page, part: Locator) -> None:
    """Lay the pointer on something and press it, without letting go."""
    box = part.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()


def test_a_press_counts_although_the_page_changes_beneath_it(visit: Visit) -> None:
    dashboard = visit("/")
    down(dashboard.page, dashboard.part("oppose"))
    dashboard.part("support").evaluate("(part) => part.click()")
    dashboard.link(stance="support")  # the app's answer to the first has replaced what is being pressed
    dashboard.page.mouse.up()
    dashboard.link(stance="support,oppose")


def test_a_drag_across_the_bar_is_no_press(visit: Visit) -> None:
    dashboard = visit("/")
    down(dashboard.page, dashboard.part("oppose"))
    dashboard.part("open").hover()
    dashboard.page.mouse.up()
    assert dashboard.settle().query == {}


def test_what_the_mouse_rests_on_stays_beneath_it(visit: Visit) -> None:
    dashboard = visit("/")
    dashboard.part("oppose").hover()
    before = dashboard.part("oppose").bounding_box()
    dashboard.page.locator(".st-key-actors input").first.focus()
    dashboard.page.keyboard.type("New Zealand")
    expect(dashboard.page.get_by_role("option").first).to_be_visible()
    dashboard.page.keyboard.press("Enter")
    dashboard.link(who="NZL")  # a short finding
    after = dashboard.card("balance").locator("button").first.bounding_box()
    assert before
    assert after
    assert after["y"] == pytest.approx(before["y"], abs=1)


def test_the_list_of_countries_closes_when_a_name_is_taken(visit: Visit) -> None:
    dashboard = visit("/")
    dashboard.type_actor("Poland")
    dashboard.link(who="POL")
    expect(dashboard.page.get_by_role("option")).to_have_count(0)
    dashboard.page.keyboard.type("France")  # the next name can be typed at once
    expect(dashboard.page.get_by_role("option").first).to_be_visible()
    dashboard.page.keyboard.press("Enter")
    dashboard.link(who="POL,FRA")


def day_of(control: Locator) -> str:
    """Return the day at which the control of the day stands."""
    return str(control.evaluate(
        "(range) => new Date(Date.parse(range.closest('.sn-time').dataset.first) + range.value * 864e5)"
        ".toISOString().slice(0, 10)"
    ))  # fmt: skip


def test_the_keyboard_keeps_its_place(visit: Visit) -> None:
    dashboard = visit("/map", data="postwar-ukraine")
    day = dashboard.page.locator(".sn-time input")
    before = int(day.input_value())
    day.focus()
    for _ in range(10):
        dashboard.page.keyboard.press("ArrowLeft")
        dashboard.page.wait_for_timeout(60)
    dashboard.link(on=day_of(day))
    assert int(day.input_value()) == before - 10
    expect(day).to_be_focused()
    dashboard.part("oppose").focus()
    dashboard.page.keyboard.press("Enter")
    dashboard.link(stance="oppose")
    expect(dashboard.part("oppose")).to_be_focused()


def test_a_day_in_the_hand_is_not_torn_from_it(visit: Visit) -> None:
    dashboard = visit("/map")
    day, mouse = dashboard.page.locator(".sn-time input"), dashboard.page.mouse
    box = day.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2

    def across(share: float) -> float:
        return box["x"] + box["width"] * share

    mouse.move(across(0.9), y)
    mouse.down()
    mouse.move(across(0.5), y, steps=3)
    mouse.up()
    mouse.down()
    for step in range(20):  # while the app answers the first
        mouse.move(across(0.5 - step / 100), y)
        dashboard.page.wait_for_timeout(50)
    mouse.up()
    dashboard.settle(600)
    share = int(day.input_value()) / int(day.get_attribute("max") or 1)
    assert share == pytest.approx(0.31, abs=0.04)  # the mark's own width counts
    assert dashboard.query["on"] == day_of(day)


def bar(dashboard: Dashboard) -> list[str]:
    """Return the parts of the proportion bar, with what is chosen."""
    return [str(text) for text in dashboard.card("balance").locator("button").evaluate_all(
        "(parts) => parts.map((part) => part.textContent.trim() + part.ariaPressed)")]  # fmt: skip


def test_a_view_that_comes_late_is_not_shown_over_a_newer_one(visit: Visit) -> None:
    dashboard = visit("/map")
    held: list[Route] = []
    dashboard.page.route("**/frames?*", lambda route: held.append(route))  # noqa: PLW0108 - it must be a function
    dashboard.question().click()
    option = dashboard.page.get_by_role("option").nth(4)
    option.click()
    dashboard.page.wait_for_url(re.compile(r"[?&]q="))
    dashboard.settle()
    dashboard.card("balance").locator("button").first.click()
    dashboard.page.wait_for_url(re.compile("stance="))
    dashboard.settle()
    newest = bar(dashboard), dashboard.plot().get_attribute("data-stamp")
    assert held, "the pressed question's map is asked for"
    for route in held:
        route.continue_()
    dashboard.settle(400)
    assert (bar(dashboard), dashboard.plot().get_attribute("data-stamp")) == newest


def test_what_could_not_be_had_is_asked_for_again(visit: Visit) -> None:
    dashboard = visit("/method", fresh=True)
    tries: list[str] = []

    def fail_once(route: Route) -> None:
        tries.append(route.request.url)
        route.fulfill(body="not JSON") if len(tries) == 1 else route.continue_()

    dashboard.page.route("**/settings.*.json", fail_once)
    dashboard.page.goto(f"{dashboard.home}/map?lang=de")
    expect(dashboard.plot()).to_have_attribute("data-drawn", "1")
    assert len(tries) == 2
