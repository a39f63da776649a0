"""A Chromium as a person has it: nobody listens to what its pages load and throw, they are only asked at the end.

Playwright has the browser report all of that, and a page that starts pays for it: V8 then reads a script again whenever
something in it throws, as plotly.js does while it loads. That is up to half a second, more for one program than for
another.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.benchmarks.browsing import FLAGS, PROBE, TIMEOUT
from tests.benchmarks.subjects import Subject

SEEN = "window.__probe?.first || 0"
ASK = 0.1  # seconds between two questions
SETTLE = 0.5  # seconds for a new browser's own business
WINDOW = "1280,900"


@dataclass
class Browser:
    """A browser, spoken to by the DevTools protocol."""

    connection: ClientConnection
    asked: int = 0

    def ask(self, method: str, session: str = "", **given: Any) -> dict[str, Any]:
        """Have something done, and return what it came to."""
        self.asked += 1
        message: dict[str, Any] = {"id": self.asked, "method": method, "params": given}
        self.connection.send(json.dumps(message | ({"sessionId": session} if session else {})))
        while True:
            answer = json.loads(self.connection.recv())
            if answer.get("id") == self.asked:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                result: dict[str, Any] = answer["result"]
                return result

    def page(self, subject: Subject) -> Page:
        """Open an empty page with the probe in it."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        wanted = json.dumps({"scope": subject.scope, "kind": subject.kind, "least": subject.least})
        self.ask("Page.enable", session)
        self.ask("Page.addScriptToEvaluateOnNewDocument", session, source=f"{PROBE}({wanted});")
        return Page(self, target, session)


@dataclass(frozen=True)
class Page:
    """A page of it."""

    browser: Browser
    target: str
    session: str

    def visit(self, address: str) -> tuple[float, float]:
        """Enter an address; when that was and when the first map was on the screen, in seconds since 1970."""
        self.browser.ask("Target.activateTarget", targetId=self.target)
        entered = time.time()
        self.browser.ask("Page.navigate", self.session, url=address)
        while time.time() - entered < TIMEOUT / 1000:
            time.sleep(ASK)
            told = self.browser.ask("Runtime.evaluate", self.session, expression=SEEN, returnByValue=True)
            if seen := told["result"].get("value"):
                return entered, seen / 1000
        raise RuntimeError(f"{address} shows no map.")

    def close(self) -> None:
        """Close it."""
        self.browser.ask("Target.closeTarget", targetId=self.target)


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """Run Chromium with a fresh profile, gone when the block ends."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [str(shutil.which("chromium")), "--headless", "--remote-debugging-port=0", "--remote-allow-origins=*",
                   f"--window-size={WINDOW}", f"--user-data-dir={folder}", *FLAGS, "about:blank"]  # fmt: skip
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                with connect(_address(Path(folder)), max_size=None) as connection:
                    yield Browser(connection)
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)


def _address(folder: Path) -> str:
    """Wait until the browser says where it listens."""
    told = folder / "DevToolsActivePort"
    until = time.time() + TIMEOUT / 1000
    while time.time() < until:
        with contextlib.suppress(OSError, ValueError):
            port, path = told.read_text("utf-8").split()
            return f"ws://127.0.0.1:{port}{path}"
        time.sleep(0.02)
    raise RuntimeError("Chromium does not say where it listens.")
