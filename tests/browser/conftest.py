"""The dashboard in a real Chromium that is cut off from the network."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("playwright", reason="The browser tests need playwright: pip install -e '.[test]'.")

from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.driving import PATIENCE, Dashboard, Trespasses
from tests.browser.serving import Server, browse, chromium, serve

Visit = Callable[..., Dashboard]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder."""
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Run Chromium; without it the tests are skipped, but on the build server they fail."""
    if chromium() is None:
        missing = "The browser tests need Chromium: sudo apt install chromium."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    expect.set_options(timeout=PATIENCE)
    with browse() as found:
        yield found


@pytest.fixture(scope="session")
def server(browser: Browser) -> Iterator[Server]:
    """Run the dashboard; asked for after the browser, so that it is not started in vain."""
    del browser
    with serve() as found:
        yield found


@pytest.fixture(scope="session")
def contexts(browser: Browser, server: Server) -> Iterator[Callable[..., tuple[BrowserContext, Trespasses]]]:
    """Return a function that gives a browser profile; the same settings share one, and so its cache."""
    known: dict[str, tuple[BrowserContext, Trespasses]] = {}

    def profile(**settings: object) -> tuple[BrowserContext, Trespasses]:
        key = repr(sorted(settings.items()))
        if key not in known:
            known[key] = anew(browser, server, **settings)
        return known[key]

    yield profile
    for context, _ in known.values():
        context.close()


def anew(browser: Browser, server: Server, *, locale: str = "en-GB", dark: bool = False, width: int = 1280,
         height: int = 900) -> tuple[BrowserContext, Trespasses]:  # fmt: skip
    """Make a browser profile that nobody has used."""
    context = browser.new_context(
        locale=locale, color_scheme="dark" if dark else "light", viewport={"width": width, "height": height},
        timezone_id="Europe/Berlin", accept_downloads=True, reduced_motion="reduce",
    )  # fmt: skip
    context.set_default_timeout(PATIENCE)
    trespasses = Trespasses(server.url)
    trespasses.watch(context)
    return context, trespasses


@pytest.fixture
def visit(
    browser: Browser, server: Server, contexts: Callable[..., tuple[BrowserContext, Trespasses]]
) -> Iterator[Visit]:
    """Return a function that opens a new page; afterwards nothing untoward may have happened in it."""
    opened: list[tuple[Dashboard, Trespasses]] = []
    own: list[BrowserContext] = []
    said = len(server.said())

    def page(path: str = "/", *, fresh: bool = False, settings: dict[str, object] | None = None,
             **query: str) -> Dashboard:  # fmt: skip
        context, trespasses = anew(browser, server, **settings or {}) if fresh else contexts(**settings or {})
        if fresh:
            own.append(context)
        trespasses.found.clear()
        dashboard = Dashboard(context.new_page(), server.url)
        opened.append((dashboard, trespasses))
        return dashboard.open(path, **query)

    yield page
    found = [line for _, trespasses in opened for line in trespasses.found]
    for dashboard, _ in opened:
        dashboard.page.close()
    for context in own:
        context.close()
    assert not found
    assert not server.said()[said:], "the server's stderr is not quiet"
