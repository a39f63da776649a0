"""A real Chromium, and a page in it that is watched from inside and counted on the wire."""

from __future__ import annotations

import base64
import contextlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Page, TimeoutError, sync_playwright  # noqa: A004

from tests.benchmarks.serving import Served
from tests.benchmarks.subjects import Subject

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PROBE = (Path(__file__).parent / "probe.js").read_text("utf-8")
QUIET = 400  # milliseconds without a change of the map
TIMEOUT = 60_000


@dataclass
class Traffic:
    """Bytes a page has moved: over HTTP as on the wire, over websockets as the frames' own content."""

    http: int = 0
    received: int = 0
    sent: int = 0
    sizes: dict[str, int] = field(default_factory=dict)  # address -> bytes
    addresses: dict[str, str] = field(default_factory=dict, repr=False)

    def listen(self, session: CDPSession) -> None:
        """Count from now on."""
        session.on("Network.requestWillBeSent", self._ask)
        session.on("Network.loadingFinished", self._load)
        session.on("Network.webSocketFrameReceived", self._receive)
        session.on("Network.webSocketFrameSent", self._send)
        session.send("Network.enable")

    @property
    def socket(self) -> int:
        """Bytes over websockets, both ways."""
        return self.received + self.sent

    def clear(self) -> None:
        """Begin again at zero."""
        self.http = self.received = self.sent = 0
        self.sizes.clear()

    def _ask(self, event: dict[str, Any]) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]

    def _load(self, event: dict[str, Any]) -> None:
        size = int(event["encodedDataLength"])
        address = self.addresses.get(event["requestId"], "")
        self.http += size
        self.sizes[address] = self.sizes.get(address, 0) + size

    def _receive(self, event: dict[str, Any]) -> None:
        self.received += frame_size(event["response"])

    def _send(self, event: dict[str, Any]) -> None:
        self.sent += frame_size(event["response"])


def frame_size(frame: dict[str, Any]) -> int:
    """Bytes of a websocket frame's content; binary frames arrive here in base 64."""
    content: str = frame["payloadData"]
    return len(base64.b64decode(content)) if frame["opcode"] == 2 else len(content.encode())


@dataclass
class Watched:
    """A page of a running program."""

    subject: Subject
    page: Page
    traffic: Traffic
    address: str = ""

    def probe(self, call: str) -> Any:
        """Ask the probe inside the page."""
        return self.page.evaluate(f"__probe.{call}")

    def settle(self) -> str:
        """Wait until nothing changes any more; what is shown then."""
        state: str = self.probe(f"quiet({QUIET})")
        return state

    def open(self, served: Served) -> None:
        """Visit the subject's page and wait until its answer is shown."""
        self.address = served.url(self.subject.page)
        self.reopen()

    def reopen(self, query: str = "") -> None:
        """Visit it anew, with something more in its address."""
        joint = "&" if "?" in self.address else "?"
        self.page.goto(self.address + (joint + query if query else ""))
        try:
            if self.subject.kind == "map":
                self.page.wait_for_function("__probe.first > 0", timeout=TIMEOUT)
            else:
                self.page.wait_for_selector(self.subject.scope, timeout=TIMEOUT)
        except TimeoutError as error:
            shown = self.page.locator("body").inner_text()[:500]
            raise RuntimeError(f"{self.subject.name} shows no {self.subject.kind}, but: {shown}") from error
        self.settle()

    def close(self) -> None:
        """Close the page."""
        self.page.close()


def watch(context: BrowserContext, subject: Subject) -> Watched:
    """A new, empty page that is watched from its first document on."""
    page = context.new_page()
    wanted = json.dumps({"scope": subject.scope, "kind": subject.kind, "least": subject.least})
    page.add_init_script(f"{PROBE}({wanted});")
    traffic = Traffic()
    traffic.listen(context.new_cdp_session(page))
    return Watched(subject, page, traffic)


@contextlib.contextmanager
def profile() -> Iterator[BrowserContext]:
    """Chromium with a fresh profile, gone when the block ends."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            folder,
            executable_path=shutil.which("chromium"),
            args=FLAGS,
            viewport={"width": 1280, "height": 900},
            accept_downloads=True,
        )
        try:
            yield context
        finally:
            context.close()
