"""Starts and stops the programs, each as its own process on its own port, all under the same settings."""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.programs import static_restyle
from tests.benchmarks.subjects import Subject

ROOT = Path(__file__).parents[2]
BOUNDARIES = ROOT / "stances" / "reference" / "boundaries" / "world_50m.json"
START_SECONDS = 60.0
PORTS = (20_000, 32_000)


@dataclass(frozen=True)
class Served:
    """A running program."""

    process: subprocess.Popen[bytes]
    port: int
    started: float  # seconds since 1970, just before the process was started

    def url(self, page: str = "/") -> str:
        """The address of one of its pages."""
        return f"http://127.0.0.1:{self.port}{page}"

    def resident(self) -> float:
        """Memory the process has in use, in megabytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
        return int(found[1]) / 1000 if found else 0.0


@contextlib.contextmanager
def stage(boundaries: Path) -> Iterator[Path]:
    """A temporary folder with the reference programs, and the boundaries where each serves files from."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for program in (Path(__file__).parent / "programs").glob("bare_*.py"):
            shutil.copy(program, folder)
        for served in ("static", "page"):
            (folder / served).mkdir()
            shutil.copy(boundaries, folder / served / "world_50m.json")
        static_restyle.write(folder / "page")
        yield folder


def free_port() -> int:
    """A port nobody listens on.

    It lies below those that the system gives to outgoing connections: trying to connect to one of these can
    by chance connect to itself, and look as if somebody listened.
    """
    while True:
        port = random.randrange(*PORTS)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def command(subject: Subject, folder: Path, port: int) -> list[str]:
    """How a program is started: Streamlit's under the project's own settings, the others as they come."""
    script = str(ROOT / subject.program if subject.ours else folder / subject.program)
    if subject.runner == "dash":
        return [sys.executable, "-m", subject.program, str(port), str(folder / "static")]
    if subject.runner == "static":
        served = str(folder / subject.program)
        return [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", served]
    options = ["--server.port", str(port), *subject.options]
    if not (ROOT / ".streamlit" / "config.toml").exists():
        options += ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
        options += ["--server.address", "127.0.0.1", "--runner.postScriptGC", "false"]
    return [sys.executable, "-m", "streamlit", "run", script, *options]


def answers(port: int) -> bool:
    """Whether a page can be had there; a listening socket alone may be closed again during the start."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("HEAD", "/")
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


@contextlib.contextmanager
def serve(subject: Subject, folder: Path) -> Iterator[Served]:
    """Run a program until the block ends; it answers when the block begins."""
    port = free_port()
    # Python keeps what it has compiled, as it does unless a machine forbids it: a start is not the first one ever.
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.time()
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            command(subject, folder, port),
            cwd=ROOT,
            env=around,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,
        ) as process,
    ):
        try:
            while not answers(port):
                if process.poll() is not None or time.time() - started > START_SECONDS:
                    said.seek(0)
                    last = said.read().decode(errors="replace")[-500:]
                    raise RuntimeError(f"{subject.name} did not start: {last}")
                time.sleep(0.005)
            yield Served(process, port, started)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
