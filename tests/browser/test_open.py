"""Open: every page paints from a cold link, in light and dark, in the reader's language, forth and back."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from stances.app import frame
from stances.figures.look import DARK, LIGHT
from tests.browser.conftest import Visit

PAGES = dict(frame.PAGES)
DARKLY: dict[str, object] = {"dark": True}
GERMAN: dict[str, object] = {"locale": "de-AT"}


def colours(png: bytes) -> set[str]:
    """Return the colours that make up more than a thousandth of a picture."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    often = image.getcolors(image.width * image.height) or []
    return {"#%02X%02X%02X" % colour for count, colour in often if count * 1000 > image.width * image.height}  # type: ignore[str-bytes-safe]


@pytest.mark.parametrize("name", PAGES)
def test_a_link_to_a_page_paints_it(visit: Visit, name: str) -> None:
    dashboard = visit(f"/{name}")
    expect(dashboard.page).to_have_title(f"{PAGES[name]} · Stances")
    expect(dashboard.finding).to_be_visible()
    assert dashboard.path == f"/{name}"
    for plot in dashboard.page.locator(".sn-figure > .sn-plot").all():
        assert plot.get_attribute("data-drawn") == "1"
        assert len(plot.get_attribute("aria-label") or "") > 30
        assert len(colours(plot.screenshot())) > 2, "the figure is blank"
    assert dashboard.page.evaluate("document.documentElement.lang") == "en"


def test_the_first_page_shows_map_and_timeline(visit: Visit) -> None:
    dashboard = visit("/")
    assert dashboard.path == "/"
    assert {LIGHT.stances[slug] for slug in ("support", "open", "oppose")} <= colours(dashboard.plot().screenshot())
    assert dashboard.plot("timeline").locator(".scatterlayer .point").count() > 5


def test_a_cold_browser_needs_nothing_from_elsewhere(visit: Visit) -> None:
    dashboard = visit("/", fresh=True, map="world")
    assert dashboard.drawn() == 1
    assert dashboard.plot().locator(".choroplethlayer path").count() > 10


def test_a_link_opens_the_view_it_names(visit: Visit) -> None:
    dashboard = visit("/map", q="security-guarantees", who="FRA,DEU", on="2025-11-25")
    expect(dashboard.page.locator(".st-key-question")).to_contain_text("Robust security guarantees")
    expect(dashboard.page.locator(".st-key-actors")).to_contain_text("France · FRA")
    expect(dashboard.page.locator(".st-key-actors")).to_contain_text("Germany · DEU")
    assert dashboard.page.locator(".sn-lists li").count() == 2


def test_a_link_opens_the_drawer(visit: Visit) -> None:
    dashboard = visit("/map", open="actor:TUR")
    expect(dashboard.dialog).to_contain_text("Türkiye")
    expect(dashboard.dialog).to_contain_text("claimed")


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
    dashboard = visit("/", settings=GERMAN)
    expect(dashboard.page).to_have_title("Überblick · Stances")
    expect(dashboard.finding).to_contain_text("Frankreich")
    expect(dashboard.card("balance")).to_contain_text("Dagegen")
    expect(dashboard.plot().locator("svg").first).to_contain_text("Frankreich")
    assert dashboard.page.evaluate("document.documentElement.lang") == "de"
    assert dashboard.query == {}


def test_dark_paper_has_dark_colours(visit: Visit) -> None:
    dashboard = visit("/", settings=DARKLY)
    for name in ("map", "timeline"):
        seen = colours(dashboard.plot(name).screenshot())
        assert DARK.paper in seen
        assert LIGHT.paper not in seen
    assert DARK.stances["support"] in colours(dashboard.plot().screenshot())
    assert DARK.stances["oppose"] in colours(dashboard.part("oppose").screenshot())
