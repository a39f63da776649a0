"""A published folder in a real Chromium, from disk and without a network."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.export.site.crawling import Site

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install -e '.[test]'")

from tests.browser.serving import browse, chromium  # noqa: E402

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None and not os.environ.get("CI"), reason="needs Chromium: apt install chromium"),
]
expect = playwright.expect


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium that resolves no name."""
    with browse() as found:
        yield found


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page in whose life nothing untoward happens."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened, found = context.new_page(), list[str]()
    opened.on("console", lambda message: found.append(message.text) if message.type in {"error", "warning"} else None)
    opened.on("pageerror", lambda error: found.append(str(error)))
    opened.on("request", lambda asked: None if asked.url.startswith(("file:", "data:", "blob:"))
              else found.append(asked.url))  # fmt: skip
    opened.on("requestfailed", lambda asked: None if asked.failure == "net::ERR_ABORTED"  # the reader went on
              else found.append(f"failed: {asked.url}"))  # fmt: skip
    yield opened
    context.close()
    assert found == []


def test_a_reader_finds_a_question_a_country_and_the_other_language(site: Site, page: Any) -> None:
    page.goto((site.path / "index.html").as_uri())
    page.wait_for_url(re.compile(r"/en/index\.html$"))
    page.get_by_role("link", name="Ground troops", exact=False).first.click()
    plot = page.locator("[data-exhibit=map] .sn-plot[data-drawn]")
    expect(plot).to_be_visible()
    assert plot.locator(".choroplethlayer path").count() > 30
    page.get_by_role("link", name="France").first.click()
    page.wait_for_url(re.compile(r"actor/FRA\.html#on-"))
    expect(page.locator("[data-exhibit=country] .sn-plot[data-drawn]")).to_be_visible()
    page.get_by_role("link", name="Deutsch").click()
    page.wait_for_url(re.compile(r"/de/actor/FRA\.html#on-"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Frankreich")


def test_a_click_on_the_map_opens_the_country(site: Site, page: Any) -> None:
    page.goto((site.path / "en/question/ground-troops.html").as_uri())
    plot = page.locator("[data-exhibit=map] .sn-plot[data-drawn]")
    plot.scroll_into_view_if_needed()
    x, y = plot.evaluate(
        "plot => { const box = plot.getBoundingClientRect();"
        " const [x, y] = plot._fullLayout.geo._subplot.projection([2.5, 46.8]); return [box.left + x, box.top + y]; }"
    )
    page.mouse.move(x, y)
    expect(plot.locator(".hoverlayer .hovertext")).to_be_visible()
    page.mouse.click(x, y)
    page.wait_for_url(re.compile(r"/en/actor/FRA\.html"))


def test_the_day_and_the_frame_are_chosen_without_a_server(site: Site, page: Any) -> None:
    page.goto((site.path / "en/question/ground-troops.html").as_uri())
    plot = page.locator("[data-exhibit=map] .sn-plot")
    expect(page.locator("[data-exhibit=map] .sn-plot[data-drawn]")).to_be_visible()
    finding, before = page.locator("main > .sn-finding"), page.locator("main > .sn-finding").inner_text()
    control, note = page.locator(".sn-days"), page.locator(".sn-days .moved")
    expect(note).to_be_hidden()
    control.locator("input").focus()
    page.keyboard.press("Home")
    expect(finding).not_to_have_text(before)
    expect(note).to_be_visible()
    expect(page.locator("[data-exhibit=lists] .s-oppose")).to_have_count(0)
    page.wait_for_url(re.compile(r"on=\d{4}-\d\d-\d\d$"))
    expect(plot).to_have_attribute("aria-label", re.compile("No position|Nobody|no position", re.IGNORECASE))
    page.keyboard.press("End")
    expect(finding).to_have_text(before)
    control.get_by_role("button", name="World").click()
    page.wait_for_url(re.compile("map=world"))
    expect(control.get_by_role("button", name="World")).to_have_attribute("aria-pressed", "true")
    page.wait_for_function("() => document.querySelector('[data-exhibit=map] .sn-plot').layout.geo.scope === 'world'")
    assert plot.locator(".choroplethlayer path").count() > 100
    page.keyboard.press("Tab")
    page.reload()
    page.wait_for_function("() => document.querySelector('[data-exhibit=map] .sn-plot').layout?.geo.scope === 'world'")
    page.get_by_role("link", name="Deutsch").click()
    page.wait_for_url(re.compile(r"/de/question/ground-troops\.html\?.*map=world"))
    expect(page.get_by_role("button", name="Welt")).to_have_attribute("aria-pressed", "true")


def test_the_search_finds_a_name_without_its_accents(site: Site, page: Any) -> None:
    page.goto((site.path / "en/index.html").as_uri())
    page.locator("header input[name=q]").fill("turkiye")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/en/search\.html\?q=turkiye"))
    first = page.locator("#results li").first
    expect(first.get_by_role("link")).to_have_text("Türkiye")
    page.locator("#query").fill("zzzz")
    expect(page.locator("#found")).to_have_text("Nothing was found.")
    page.locator("#query").fill("TÜRKIYE")
    first.get_by_role("link").click()
    page.wait_for_url(re.compile(r"/en/actor/TUR\.html"))


def test_every_kind_of_page_opens_and_fits_a_phone(site: Site, page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    event = next(name for name in sorted(site.pages) if name.startswith("en/event/"))
    for name in ("en/index.html", "en/timeline.html", "en/changes.html", "en/evidence.html", "en/method.html",
                 "en/search.html", "en/question/ground-troops.html", "en/actor/FRA.html", event):  # fmt: skip
        page.goto((site.path / name).as_uri())
        for plot in page.locator(".sn-plot[data-figure]").all():
            plot.evaluate("plot => plot.scrollIntoView()")
        page.wait_for_function(
            "() => [...document.querySelectorAll('.sn-plot')].every(plot => plot.dataset.drawn || plot.hidden)"
        )
        wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, (name, wide)


def test_dark_figures_follow_the_readers_choice(site: Site, page: Any) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto((site.path / "en/question/ground-troops.html").as_uri())
    expect(page.locator("[data-exhibit=map] .sn-plot[data-drawn=dark]")).to_be_visible(timeout=30_000)
    page.emulate_media(color_scheme="light")
    page.reload()
    expect(page.locator("[data-exhibit=map] .sn-plot[data-drawn=light]")).to_be_visible(timeout=30_000)
