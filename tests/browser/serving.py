"""Runs the dashboard as its users do, as a process of its own, and a Chromium that cannot leave this machine."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--process-per-site",  # a page that is opened finds its scripts compiled, if another one is open: half the work
    "--js-flags=--no-enable-lazy-source-positions",  # watched as here, scripts would be read again whenever one throws
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The cut network: no name resolves. (Playwright's own `route` would switch the browser's cache off.)
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@dataclass(frozen=True)
class Server:
    """A running dashboard.

    Attributes:
        url: its address, without a slash at the end.
        log: the file that takes what it writes to stderr.
    """

    url: str
    log: Path

    def said(self) -> str:
        """Return all that it wrote to stderr so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


def chromium() -> str | None:
    """Return where Chromium is, if it is there."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextlib.contextmanager
def serve() -> Iterator[Server]:
    """Run the dashboard until the block ends.

    Raises:
        RuntimeError: if it does not come up.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    with tempfile.TemporaryDirectory() as folder:
        server = Server(f"http://127.0.0.1:{port}", Path(folder) / "stderr")
        with server.log.open("wb") as log, subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log, start_new_session=True,
        ) as process:  # fmt: skip
            try:
                _wait(server, process)
                yield server
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGTERM)


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{server.url}/health", timeout=5) as answer:
            if json.load(answer)["status"] == "ok":
                return
        time.sleep(0.05)
    raise RuntimeError(f"The dashboard did not start. It said:\n{server.said()}")


@contextlib.contextmanager
def browse() -> Iterator[Browser]:
    """Run Chromium until the block ends."""
    browser = _playwright().chromium.launch(executable_path=chromium(), args=FLAGS)
    try:
        yield browser
    finally:
        browser.close()


@cache
def _playwright() -> Playwright:
    """Start Playwright once a process: a second one would find its event loop running."""
    started = sync_playwright().start()
    atexit.register(started.stop)
    return started
