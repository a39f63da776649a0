"""Charts as files: one in the browser under 1 s from the click, ten on the command line in under 10 s."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from tests.benchmarks import ours
from tests.benchmarks.bench import Bench
from tests.benchmarks.browsing import Watched
from tests.benchmarks.result import Row, middle
from tests.benchmarks.serving import ROOT

LIMIT = 1000.0
TEN, TEN_LIMIT, TEN_SAMPLES = 10, 10.0, 6
FORMATS: tuple[Literal["png", "svg"], ...] = ("png", "svg")


def measure(bench: Bench) -> list[Row]:
    """Each format in turn, from the map's own menu."""
    what = "click -> {} file"
    if not ours.is_there():
        return [Row(what.format(kind.upper()), None, "ms", limit=LIMIT) for kind in FORMATS]
    with bench.watched([ours.MAP]) as pages:
        page = pages[ours.MAP.name]
        taken = bench.interleaved({kind: partial(save, page, kind) for kind in FORMATS})
    bench.keep("export", taken)
    clicked = [Row(what.format(kind.upper()), middle(taken[kind]), "ms", limit=LIMIT) for kind in FORMATS]
    return clicked + on_the_command_line(bench)


def on_the_command_line(bench: Bench) -> list[Row]:
    """Each format in turn; from the start of the process to its end, the start of its browser included."""
    few = replace(bench, samples=min(bench.samples, TEN_SAMPLES))
    taken = few.interleaved({kind: partial(ten, kind) for kind in FORMATS}, warm=1)
    bench.keep("export-ten", taken)
    return [Row(f"{TEN} charts on the command line, {kind.upper()}", middle(taken[kind]), "s", limit=TEN_LIMIT)
            for kind in FORMATS]  # fmt: skip


def ten(kind: str) -> float:
    """Seconds until ten files are there and the process has ended."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "tests.benchmarks.programs.ten_charts", kind, folder], cwd=ROOT,
                       check=True, capture_output=True)  # fmt: skip
        elapsed = time.perf_counter() - started
        if (written := len(list(Path(folder).glob(f"*.{kind}")))) != TEN:
            raise RuntimeError(f"{written} files, not {TEN}")
    return elapsed


def save(watched: Watched, kind: Literal["png", "svg"]) -> float:
    """Milliseconds from the click to the whole file on disk; the file must be of its kind."""
    page = watched.page
    page.locator(ours.EXPORT_MENU).click()
    button = page.locator(ours.EXPORT[kind])
    button.wait_for()
    started = time.perf_counter()
    with page.expect_download() as download:
        button.click()
    path = download.value.path()
    elapsed = (time.perf_counter() - started) * 1000
    content = path.read_bytes()
    if not content.startswith(b"\x89PNG") and b"<svg" not in content[:500]:
        raise RuntimeError(f"the {kind} file is something else")
    return elapsed
