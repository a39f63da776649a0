"""As-of date dragged -> map repainted: at most 1.2 times a static page, without asking the server."""

from __future__ import annotations

from dataclasses import asdict

from tests.benchmarks import ours
from tests.benchmarks.bench import Bench
from tests.benchmarks.browsing import Watched
from tests.benchmarks.changing import Change
from tests.benchmarks.dragging import Dragger
from tests.benchmarks.result import Row, middle
from tests.benchmarks.subjects import STATIC

OURS = (ours.MAP, ours.WORLD)


def measure(bench: Bench) -> list[Row]:
    """The time a step of the handle takes, and the bytes it sends."""
    with bench.watched([STATIC, *ours.subjects(*OURS)]) as pages:
        draggers = {name: Dragger(page) for name, page in pages.items() if can_drag(page)}
        for page in pages.values():
            page.traffic.clear()
        taken = bench.interleaved({name: dragger.sample for name, dragger in draggers.items()})
        sent = {name: float(pages[name].traffic.sent) for name in taken}
    bench.keep("date", {name: [asdict(change) for change in changes] for name, changes in taken.items()})

    def time(name: str) -> float | None:
        changes: list[Change] = taken.get(name, [])
        return middle([change.milliseconds for change in changes])

    found = []
    for own in OURS:
        note = "" if own.name in taken else f"nothing at {own.date}"
        times = time(own.name), time(STATIC.name)
        what = f"date dragged -> repainted, {own.name}"
        found.append(Row(what, times[0], "ms", STATIC.name, times[1], 1.2, relative=True, note=note))
        found.append(Row(f"bytes sent by dragging the date, {own.name}", sent.get(own.name), "B", limit=0))
    return found


def can_drag(watched: Watched) -> bool:
    """Whether the page has a date to move."""
    return watched.page.locator(watched.subject.date).count() > 0
