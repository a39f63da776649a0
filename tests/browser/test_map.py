"""The map while its view changes: it stands still, keeps its outlines, and comes before the rest of the page."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.driving import Dashboard

SHORT, LONG = 1, 0  # questions in the list whose legends take one line and two
OUTLINES = """(plot) => Object.fromEntries([...plot.querySelectorAll('.choroplethlocation')].map((shape) => [
  shape.__data__.loc,
  (shape.getAttribute('d') ?? '').replace(/[0-9.]+/g, (number) => Number(number).toFixed(2))]))"""
LEGEND = "(plot) => plot._fullLayout.legend._height"


def choose(dashboard: Dashboard, place: int) -> None:
    """Choose a question by its place in the list."""
    dashboard.page.locator(".st-key-question button").first.click()
    dashboard.page.get_by_role("option").nth(place).click()
    dashboard.settle()


def zoom_in(dashboard: Dashboard) -> None:
    """Press the map's own button."""
    dashboard.plot().hover()
    dashboard.plot().locator('[data-title="Zoom in"]').click()
    dashboard.settle()


def test_the_map_stands_still_when_the_legend_takes_another_line(visit: Visit) -> None:
    dashboard = visit("/map", data="postwar-ukraine")
    tall, outlines = dashboard.plot().evaluate(LEGEND), dashboard.plot().evaluate(OUTLINES)
    choose(dashboard, SHORT)
    assert dashboard.plot().evaluate(LEGEND) < tall
    assert dashboard.plot().evaluate(OUTLINES) == outlines


def test_every_outline_is_that_of_a_map_drawn_at_once(visit: Visit) -> None:
    dashboard = visit("/map")
    zoom_in(dashboard)
    choose(dashboard, SHORT)
    zoom_in(dashboard)
    dashboard.page.get_by_text("World", exact=True).click()
    dashboard.link(map="world")
    zoom_in(dashboard)
    dashboard.page.get_by_text("Europe", exact=True).click()
    dashboard.link(map=None)
    choose(dashboard, LONG)
    dashboard.plot().locator('[data-title="Reset"]').click()
    dashboard.page.set_viewport_size({"width": 1000, "height": 900})
    dashboard.settle()
    zoom_in(dashboard)
    other = visit("/map")
    other.page.set_viewport_size({"width": 1000, "height": 900})
    other.open("/map")
    zoom_in(other)
    assert other.plot().evaluate("(plot) => plot._fullLayout.geo._subplot.outlines?.size"), (
        "plotly has what is relied on"
    )
    assert dashboard.plot().evaluate(OUTLINES) == other.plot().evaluate(OUTLINES)


def asked(page: Page) -> list[str]:
    """Collect what is asked for ahead, from now on."""
    found: list[str] = []

    def listen(route: Route) -> None:
        found.append(route.request.url)
        route.continue_()

    page.route("**/frames?*", listen)
    return found


def test_a_question_that_the_keyboard_rests_on_is_asked_for(visit: Visit) -> None:
    dashboard = visit("/map")
    found = asked(dashboard.page)
    dashboard.question().click()
    expect(dashboard.page.get_by_role("option").first).to_be_visible()
    with dashboard.page.expect_response("**/frames?*only=view*"):
        dashboard.question().press("ArrowDown")
    known = len(found)
    dashboard.question().press("Enter")
    dashboard.page.wait_for_url("**q=*")
    dashboard.settle()
    assert len(found) == known, "nothing is asked for twice"


def test_the_map_is_on_the_screen_before_the_lists_change(visit: Visit) -> None:
    dashboard = visit("/map")
    choose(dashboard, SHORT)
    choose(dashboard, LONG)
    dashboard.page.evaluate(
        """() => { const seen = window.__order = [];
        const watch = (name, part) => new MutationObserver(() => seen.push(name)).observe(document.querySelector(part),
          { subtree: true, childList: true, attributes: true, attributeFilter: ['fill'] });
        watch('map', '.st-key-card-map .choroplethlayer'); watch('lists', '.st-key-card-lists .sn-markup'); }"""
    )
    choose(dashboard, SHORT)
    assert list(dict.fromkeys(dashboard.page.evaluate("() => window.__order"))) == ["map", "lists"]
