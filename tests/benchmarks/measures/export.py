"""One chart to PNG or SVG in the browser: under 1 s from the click to the file."""

from __future__ import annotations

import time
from functools import partial
from typing import Literal

from tests.benchmarks import ours
from tests.benchmarks.bench import Bench
from tests.benchmarks.browsing import Watched
from tests.benchmarks.result import Row, middle

LIMIT = 1000.0
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
    return [Row(what.format(kind.upper()), middle(taken[kind]), "ms", limit=LIMIT) for kind in FORMATS]


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
