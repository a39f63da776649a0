"""The dashboard in a real Chromium that is cut off from the network."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

if find_spec("playwright"):
    from playwright.sync_api import Browser, BrowserContext, expect

    from tests.browser.driving import PATIENCE, Dashboard, Trespasses
    from tests.browser.serving import Server, browse, chromium, serve

Visit = Callable[..., "Dashboard"]
Profile = tuple["BrowserContext", "Trespasses"]


@dataclass(frozen=True)
class Reader:
    """With what somebody reads: the browser's language, the paper, the window."""

    locale: str = "en-GB"
    dark: bool = False
    width: int = 1280
    height: int = 900


ENGLISH, GERMAN = Reader(), Reader(locale="de-AT")
DARKLY, PHONE = Reader(dark=True), Reader(width=390, height=844)


class _Missing(pytest.Module):
    """A module of tests that cannot run here."""

    def collect(self) -> Iterator[pytest.Item]:
        return absent("playwright", "pip install -e '.[test]'")


def absent(what: str, remedy: str) -> Iterator[pytest.Item]:
    """Skip for want of something; on the build server, fail."""
    message = f"The browser tests need {what}: {remedy}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message, allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Collect as usual, unless playwright is missing."""
    return None if find_spec("playwright") else _Missing.from_parent(parent, path=module_path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Run Chromium."""
    if chromium() is None:
        absent("Chromium", "sudo apt install chromium")
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
def profiles(browser: Browser, server: Server) -> Iterator[Callable[[Reader], Profile]]:
    """Return a function that gives a reader's browser profile: the same one, and so its cache, every time."""
    known: dict[Reader, Profile] = {}

    def profile(reader: Reader) -> Profile:
        if reader not in known:
            known[reader] = unused(browser, server, reader)
            known[reader][0].new_page().goto(
                f"{server.url}/health"
            )  # stays open: the process of all others outlives them
        return known[reader]

    yield profile
    for context, _ in known.values():
        context.close()


def unused(browser: Browser, server: Server, reader: Reader = ENGLISH) -> Profile:
    """Make a browser profile that nobody has used, and watch it."""
    context = browser.new_context(
        locale=reader.locale, color_scheme="dark" if reader.dark else "light", timezone_id="Europe/Berlin",
        viewport={"width": reader.width, "height": reader.height}, accept_downloads=True, reduced_motion="reduce",
    )  # fmt: skip
    context.set_default_timeout(PATIENCE)
    trespasses = Trespasses(server.url)
    trespasses.watch(context)
    return context, trespasses


@pytest.fixture
def visit(browser: Browser, server: Server, profiles: Callable[[Reader], Profile]) -> Iterator[Visit]:
    """Return a function that opens a new page; afterwards nothing untoward may have happened in it."""
    opened: list[tuple[Dashboard, Trespasses]] = []
    own: list[BrowserContext] = []
    said = len(server.said())

    def page(path: str = "/", *, fresh: bool = False, reader: Reader = ENGLISH, **query: str) -> Dashboard:
        context, trespasses = unused(browser, server, reader) if fresh else profiles(reader)
        if fresh:
            own.append(context)
        dashboard = Dashboard(context.new_page(), server.url)
        opened.append((dashboard, trespasses))
        return dashboard.open(path, **query)

    yield page
    for dashboard, _ in opened:
        dashboard.page.close()
    for context in own:
        context.close()
    found = [line for _, trespasses in opened for line in trespasses.found]
    for _, trespasses in opened:
        trespasses.found.clear()
    assert not found
    assert not server.said()[said:], "the server's stderr is not quiet"
