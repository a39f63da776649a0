"""Open: every page paints from a cold link, in light and dark, in the reader's language, forth and back."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from stances.app import frame
from stances.figures.look import DARK, LIGHT
from tests.browser.conftest import DARKLY, ENGLISH, GERMAN, Reader, Visit
from tests.browser.driving import Dashboard

LOW = Reader(height=400)

PAGES = {f"/{name}" if place else "/": title for place, (name, title) in enumerate(frame.PAGES)}
"""The pages' addresses and titles; the first is where one comes in."""


def colours(png: bytes, least: int = 30) -> set[str]:
    """Return the colours that some pixels of a picture have."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    counted = image.getcolors(image.width * image.height) or []
    return {f"#{bytes(colour).hex().upper()}" for count, colour in counted if count >= least}  # type: ignore[arg-type]


@pytest.mark.parametrize("path", PAGES)
def test_a_link_to_a_page_paints_it(visit: Visit, path: str) -> None:
    dashboard = visit(path)
    expect(dashboard.page).to_have_title(f"{PAGES[path]} · Stances")
    expect(dashboard.finding).to_be_visible()
    assert dashboard.path == path
    for plot in dashboard.page.locator(".sn-figure > .sn-plot").all():
        assert dashboard.near(plot).get_attribute("data-drawn") == "1"
        assert len(plot.get_attribute("aria-label") or "") > 30
        assert len(colours(plot.screenshot())) > 3, "the figure is blank"
    assert dashboard.page.evaluate("document.documentElement.lang") == "en"


def test_the_first_page_shows_map_and_timeline(visit: Visit) -> None:
    dashboard = visit("/")
    assert dashboard.path == "/"
    assert {LIGHT.stances[slug] for slug in ("support", "open", "oppose")} <= colours(dashboard.plot().screenshot())
    assert dashboard.near(dashboard.plot("timeline")).locator(".scatterlayer .point").count() > 5


def test_what_is_out_of_sight_is_drawn_when_the_reader_comes_near(visit: Visit) -> None:
    dashboard = visit("/", reader=LOW)
    assert dashboard.drawn() == 1
    assert dashboard.drawn("timeline") == 0
    height = dashboard.page.evaluate("document.querySelector('.stMain').scrollHeight")
    dashboard.near(dashboard.plot("timeline"))
    assert dashboard.drawn("timeline") == 1
    after = dashboard.page.evaluate("document.querySelector('.stMain').scrollHeight")
    assert abs(after - height) <= 2, "its place was kept, so that nothing moves"


def test_what_is_out_of_sight_is_printed(visit: Visit) -> None:
    dashboard = visit("/", reader=LOW)
    dashboard.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    dashboard.settle()
    assert dashboard.drawn("timeline") == 1


def test_a_cold_browser_needs_nothing_from_elsewhere(visit: Visit) -> None:
    dashboard = visit("/", fresh=True, map="world")
    assert dashboard.drawn() == 1
    assert dashboard.plot().locator(".choroplethlayer path").count() > 10


def test_plotly_has_the_shapes_before_it_would_ask_for_them(visit: Visit) -> None:
    dashboard = visit("/map")
    dashboard.page.locator(".st-key-region").get_by_text("World").click()
    dashboard.page.wait_for_function("document.querySelector('.st-key-card-map .sn-plot').dataset.drawn === '2'")
    asked = "performance.getEntriesByType('resource').filter((one) => one.initiatorType === 'xmlhttprequest').length"
    assert dashboard.page.evaluate(asked) == 0
    assert dashboard.page.evaluate("Object.keys(PlotlyGeoAssets.topojson).join()") == "europe_50m,world_110m"


def test_a_link_opens_the_view_it_names(visit: Visit) -> None:
    dashboard = visit("/map", q="security-guarantees", who="FRA,DEU", on="2025-11-25")
    expect(dashboard.question()).to_have_value(re.compile("^Robust security guarantees"))
    expect(dashboard.page.locator(".st-key-actors")).to_contain_text("France · FRA")
    expect(dashboard.page.locator(".st-key-actors")).to_contain_text("Germany · DEU")
    expect(dashboard.finding).to_contain_text("France")
    assert [name.split("\n")[0] for name in dashboard.page.locator(".sn-lists li").all_inner_texts()] == ["France"]


def test_a_link_opens_the_drawer(visit: Visit) -> None:
    dashboard = visit("/map", open="actor:TUR")
    expect(dashboard.dialog).to_contain_text("Türkiye")
    expect(dashboard.dialog).to_contain_text("claimed")


@pytest.mark.parametrize("reader", [ENGLISH, GERMAN], ids=["en", "de"])
def test_every_page_can_be_reached_with_the_mouse(visit: Visit, reader: Reader) -> None:
    pages = visit("/map", reader=reader).page.locator(".st-key-pages")
    assert pages.get_by_role("link").count() == len(PAGES) - 1
    assert pages.evaluate("(row) => row.scrollWidth <= row.clientWidth"), "some links are out of sight"
    for link in pages.get_by_role("link").all():
        link.click(trial=True)


def test_pages_keep_the_view_and_the_browsers_back_works(visit: Visit) -> None:
    dashboard = visit("/", who="FRA,POL")
    first = dashboard.finding.inner_text()
    pages = dashboard.page.locator(".st-key-pages")
    for name in ("Map", "Timeline", "Evidence"):
        pages.get_by_role("link", name=name).click()
        expect(dashboard.page).to_have_title(f"{name} · Stances")
        dashboard.link(who="FRA,POL")
        assert dashboard.path == f"/{name.lower()}"
    for name in ("Timeline", "Map"):
        dashboard.page.go_back()
        expect(dashboard.page).to_have_title(f"{name} · Stances")
        dashboard.settle()
    assert dashboard.query == {"who": "FRA,POL"}
    dashboard.page.go_forward()
    expect(dashboard.page).to_have_title("Timeline · Stances")
    pages.get_by_role("link", name="Overview").click()
    expect(dashboard.page).to_have_title("Overview · Stances")
    dashboard.link(who="FRA,POL")
    expect(dashboard.finding).to_have_text(first)


def test_back_undoes_a_filter(visit: Visit) -> None:
    dashboard = visit("/map")
    before = dashboard.finding.inner_text()
    dashboard.part("oppose").click()
    dashboard.link(stance="oppose")
    expect(dashboard.finding).not_to_have_text(before)
    dashboard.page.go_back()
    dashboard.link(stance=None)
    expect(dashboard.finding).to_have_text(before)


def test_a_german_browser_is_spoken_to_in_german(visit: Visit) -> None:
    dashboard = visit("/", reader=GERMAN)
    expect(dashboard.page).to_have_title("Überblick · Stances")
    expect(dashboard.finding).to_contain_text("Frankreich")
    expect(dashboard.card("balance")).to_contain_text("Dagegen")
    expect(dashboard.plot().locator("svg").first).to_contain_text("Frankreich")
    assert dashboard.page.evaluate("document.documentElement.lang") == "de"
    assert dashboard.query == {}
    assert settings(dashboard) == ["settings.de.json"]


def test_a_link_in_another_language_loads_the_settings_of_that_only(visit: Visit) -> None:
    assert settings(visit("/map", reader=GERMAN, lang="en")) == ["settings.en.json"]


def settings(dashboard: Dashboard) -> list[str]:
    """Return which settings the page has asked for."""
    asked: list[str] = dashboard.page.evaluate(
        "performance.getEntriesByType('resource').map((one) => one.name.split('/').at(-1))"
        ".filter((name) => name.startsWith('settings.'))"
    )
    return asked


def test_dark_paper_has_dark_colours(visit: Visit) -> None:
    dashboard = visit("/", reader=DARKLY)
    for name in ("map", "timeline"):
        seen = colours(dashboard.plot(name).screenshot())
        assert DARK.paper in seen
        assert LIGHT.paper not in seen
    assert DARK.stances["support"] in colours(dashboard.plot().screenshot())
    assert DARK.stances["oppose"] in colours(dashboard.part("oppose").screenshot())
