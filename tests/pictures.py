"""Pictures of every page, to look at: `python -m tests.pictures`; with `--readme`, those that README shows."""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from stances.app import frame
from tests.browser.driving import Dashboard
from tests.browser.serving import ROOT, browse, serve

DOCS = ROOT / "docs" / "pictures"
MOST = 250_000  # bytes of a picture in the documentation
LONGEST = 12_000  # pixels of a page


@dataclass(frozen=True)
class Reader:
    """On what somebody reads.

    Attributes:
        name: how the pictures are called.
        locale: the browser's language.
        dark: whether on dark paper.
        width: of the window, in pixels.
        height: of the window at first; it grows to the page's.
        scale: pixels of the picture a pixel of the page.
    """

    name: str
    locale: str = "en-GB"
    dark: bool = False
    width: int = 1280
    height: int = 900
    scale: float = 1


READERS = (
    Reader("light-en"), Reader("dark-en", dark=True), Reader("light-de", locale="de-DE"),
    Reader("phone-en", width=390, height=844, scale=2),
)  # fmt: skip


@dataclass(frozen=True)
class Sight:
    """What is looked at.

    Attributes:
        name: how the picture is called.
        path: the page.
        query: the link's parameters.
        whole: whether to the foot of the page, however long.
    """

    name: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    whole: bool = True


SIGHTS = (
    *(Sight(name, f"/{name}" if place else "/") for place, (name, _) in enumerate(frame.PAGES)),
    Sight("drawer", "/map", {"open": "actor:TUR"}, whole=False),
    Sight("drawer-event", "/timeline", {"open": "event:call-trump-putin-2025-02-12"}, whole=False),
    Sight("empty", "/map", {"stance": "neutral"}),
)
README = (
    (Sight("overview-light", "/", whole=False), Reader("readme", height=1000)),
    (Sight("overview-dark", "/", whole=False), Reader("readme", height=1000, dark=True)),
    (Sight("timeline", "/timeline", whole=False), Reader("readme", height=760)),
    (Sight("drawer", "/map", {"open": "actor:TUR"}, whole=False), Reader("readme", height=760)),
)


def look(browser: Browser, home: str, sight: Sight, reader: Reader) -> bytes:
    """Open a page and take its picture."""
    context = browser.new_context(
        locale=reader.locale, color_scheme="dark" if reader.dark else "light", device_scale_factor=reader.scale,
        viewport={"width": reader.width, "height": reader.height}, reduced_motion="reduce",
    )  # fmt: skip
    try:
        page = context.new_page()
        dashboard = Dashboard(page, home).open(sight.path, **sight.query)
        if "open" in sight.query:
            dashboard.dialog.wait_for()
        if sight.whole:
            # The page scrolls within a box of its own: the window grows until that has nothing to scroll.
            tall = page.locator('[data-testid="stMain"]').evaluate("(main) => main.scrollHeight")
            page.set_viewport_size({"width": reader.width, "height": min(max(tall, reader.height), LONGEST)})
        dashboard.settle(500)
        return page.screenshot()
    finally:
        context.close()


def everything(browser: Browser, home: str) -> Iterator[tuple[str, bytes]]:
    """Take a picture of every page for every reader."""
    for sight in SIGHTS:
        for reader in READERS:
            yield f"{sight.name}-{reader.name}.png", look(browser, home, sight, reader)


def for_readme(browser: Browser, home: str) -> Iterator[tuple[str, bytes]]:
    """Take the pictures that the documentation shows, few colours and so small files."""
    for sight, reader in README:
        picture = Image.open(io.BytesIO(look(browser, home, sight, reader))).convert("RGB")
        content = io.BytesIO()
        picture.quantize(128, dither=Image.Dither.NONE).save(content, "PNG", optimize=True)
        if len(content.getvalue()) > MOST:
            raise ValueError(f"{sight.name} has {len(content.getvalue())} bytes, more than {MOST}")
        yield f"{sight.name}.png", content.getvalue()


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("pictures"), help="the folder to write to")
    parser.add_argument("--readme", action="store_true", help=f"take those of {DOCS.relative_to(ROOT)} instead")
    chosen = parser.parse_args()
    folder = DOCS if chosen.readme else chosen.out
    folder.mkdir(parents=True, exist_ok=True)
    with serve() as server, browse() as browser:
        for name, content in (for_readme if chosen.readme else everything)(browser, server.url):
            (folder / name).write_bytes(content)
            print(f"{folder / name}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
