"""A reader at the dashboard: what they open, type, click and see; and what must never happen meanwhile."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, expect

PATIENCE = 20_000  # milliseconds; only ever used up by what is broken

SETTLED = """(quiet) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const cards = [...document.querySelectorAll('.sn-card')];
  const said = document.querySelector('[data-testid="stAlert"], [data-testid="stException"]');
  const plots = [...document.querySelectorAll('.sn-figure:not(.sn-astable) .sn-plot')];
  const told = (card) => card.matches('.sn-figure') || card.querySelector('.sn-markup').hasChildNodes();
  const done = app?.dataset.testScriptState === 'notRunning' && (cards.length || said) && cards.every(told)
    && plots.every((plot) => plot.dataset.drawn || plot.hasAttribute("data-waiting"))
    && [...document.querySelectorAll('.sn-astable > .sn-tableview')].every((table) => table.textContent);
  const state = done && [location.href, document.querySelectorAll('*').length,
    ...plots.map((plot) => plot.dataset.drawn + plot.dataset.stamp)].join(' ');
  if (state !== window.__settling?.state) window.__settling = { state, since: performance.now() };
  return Boolean(state) && performance.now() - window.__settling.since >= quiet;
}"""

# Looks at the map in every frame that is painted: was it there, did it have countries, was it the same element?
WATCH_MAP = """() => {
  const plot = document.querySelector('.st-key-card-map .sn-plot');
  const seen = window.__seen = { least: Infinity, frames: 0, same: true, drawn: Number(plot.dataset.drawn) };
  const look = () => {
    const now = document.querySelector('.st-key-card-map .sn-plot');
    seen.frames += 1;
    seen.same &&= now === plot;
    seen.least = Math.min(seen.least, now ? now.querySelectorAll('.choroplethlayer path').length : 0);
    if (window.__seen === seen) requestAnimationFrame(look);
  };
  look();
}"""

PLACE = """([lon, lat]) => {
  const plot = document.querySelector('.st-key-card-map .sn-plot');
  plot.scrollIntoView({ block: 'center' });
  const box = plot.getBoundingClientRect();
  const [x, y] = plot._fullLayout.geo._subplot.projection([lon, lat]);
  return [box.left + x, box.top + y];
}"""


@dataclass
class Trespasses:
    """What a page must not do: ask elsewhere, warn in the console, fail."""

    home: str
    found: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Write down what the pages of a context do from now on."""
        context.on("request", lambda request: self._ask(request.url))
        context.on("console", lambda message: self._hear(message.type, message.text))
        context.on("weberror", lambda error: self.found.append(f"error: {error.error}"))
        context.on("page", lambda page: page.on("websocket", lambda socket: self._ask(socket.url)))
        context.on("response", lambda answer: self._answer(answer.status, answer.url))

    def _ask(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != urlsplit(self.home).netloc:
            self.found.append(f"request elsewhere: {url}")

    def _answer(self, status: int, url: str) -> None:
        if status >= 400:
            self.found.append(f"answer {status}: {url}")

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.found.append(f"console {kind}: {text}")


@dataclass(frozen=True)
class Dashboard:
    """One page of a browser, with the dashboard in it."""

    page: Page
    home: str

    def open(self, path: str = "/", **query: str) -> Dashboard:
        """Follow a link and wait until all of it is shown."""
        self.page.goto(f"{self.home}{path}{'?' + urlencode(query) if query else ''}")
        return self.settle()

    def settle(self, quiet: int = 250) -> Dashboard:
        """Wait until the app has answered, every figure is drawn and nothing changes any more."""
        self.page.wait_for_function(SETTLED, arg=quiet, polling=50, timeout=PATIENCE)
        expect(self.page.get_by_test_id("stException")).to_have_count(0, timeout=1)
        return self

    def link(self, **query: str | None) -> Dashboard:
        """Wait until the link holds these parameters (None: does not hold them), then until all is shown."""
        wanted = {name: value for name, value in query.items() if value is not None}

        def holds(url: str) -> bool:
            found = dict(parse_qsl(urlsplit(url).query))
            return all(found.get(name) == value for name, value in wanted.items()) and not any(
                name in found for name, value in query.items() if value is None
            )

        self.page.wait_for_url(holds, timeout=PATIENCE, wait_until="commit")
        return self.settle()

    @property
    def query(self) -> dict[str, str]:
        """The parameters of the link."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    @property
    def path(self) -> str:
        """Which page is open."""
        return urlsplit(self.page.url).path

    @property
    def finding(self) -> Locator:
        """The sentence at the top."""
        return self.page.locator(".sn-finding")

    @property
    def dialog(self) -> Locator:
        """The evidence drawer."""
        return self.page.get_by_role("dialog")

    def card(self, name: str) -> Locator:
        """Return an exhibit's card."""
        return self.page.locator(f".st-key-card-{name} .sn-card")

    def plot(self, name: str = "map") -> Locator:
        """Return an exhibit's figure."""
        return self.card(name).locator(".sn-plot")

    def near(self, plot: Locator) -> Locator:
        """Go to a figure, as a reader does; it is drawn then."""
        plot.scroll_into_view_if_needed()
        expect(plot).to_have_attribute("data-drawn", re.compile("[0-9]+"), timeout=PATIENCE)
        self.settle()
        return plot

    def drawn(self, name: str = "map") -> int:
        """Return how many times a figure was drawn since it is there."""
        return int(self.plot(name).get_attribute("data-drawn") or 0)

    def type_actor(self, text: str) -> None:
        """Type into the field of countries and groups, and press Enter."""
        box = self.page.locator(".st-key-actors input").first
        box.click()
        box.fill(text)
        expect(self.page.get_by_role("option").first).to_be_visible()
        box.press("Enter")

    def part(self, slug: str) -> Locator:
        """Return a part of the proportion bar."""
        return self.card("balance").locator(f".s-{slug}")

    def listed(self, name: str) -> Locator:
        """Return a country in the lists beside the map."""
        return self.page.locator(".sn-lists").get_by_role("button", name=re.compile(rf"^{name}\b"))

    def question(self) -> Locator:
        """Return the field that holds the question."""
        return self.page.locator(".st-key-question input").first

    def reset(self) -> Locator:
        """Return the button that takes all filters away."""
        return self.page.locator(".st-key-reset").get_by_role("button").first

    def click_map(self, lon: float, lat: float) -> None:
        """Click the map at a place."""
        x, y = self.page.evaluate(PLACE, [lon, lat])
        self.page.mouse.move(x, y)
        expect(self.plot().locator(".hoverlayer .hovertext")).to_be_visible()
        self.page.mouse.click(x, y)

    def watch_map(self) -> None:
        """Look at the map in every frame from now on."""
        self.page.evaluate(WATCH_MAP)

    def watched_map(self) -> dict[str, Any]:
        """Stop looking, and return what was seen: `least` countries, `same` element, `draws`."""
        return dict(
            self.page.evaluate(
                "() => { const seen = window.__seen; window.__seen = null;"
                " const drawn = Number(document.querySelector('.st-key-card-map .sn-plot').dataset.drawn);"
                " return { ...seen, draws: drawn - seen.drawn }; }"
            )
        )

    def zoom(self) -> float:
        """Return how far the map is zoomed in."""
        return float(self.plot().evaluate("(plot) => plot._fullLayout.geo.projection.scale"))
