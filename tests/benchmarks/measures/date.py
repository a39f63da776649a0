"""As-of date moved -> map repainted: at most 1.2 times a static page, without asking the server."""

from __future__ import annotations

from dataclasses import asdict

from tests.benchmarks import ours
from tests.benchmarks.bench import Bench
from tests.benchmarks.browsing import Watched
from tests.benchmarks.changing import Change, Stepper
from tests.benchmarks.result import Row, middle
from tests.benchmarks.subjects import STATIC


def measure(bench: Bench) -> list[Row]:
    """The time a step takes, and the bytes it sends."""
    with bench.watched([STATIC, *ours.subjects()]) as pages:
        steppers = {name: Stepper(page) for name, page in pages.items() if can_step(page)}
        for page in pages.values():
            page.traffic.clear()
        taken = bench.interleaved({name: stepper.sample for name, stepper in steppers.items()})
        sent = {name: float(pages[name].traffic.sent) for name in taken}
    bench.keep("date", {name: [asdict(change) for change in changes] for name, changes in taken.items()})

    def time(name: str) -> float | None:
        changes: list[Change] = taken.get(name, [])
        return middle([change.milliseconds for change in changes])

    own = ours.MAP.name
    note = "" if own in taken else f"nothing at {ours.MAP.date}"
    what = "date moved -> repainted"
    return [
        Row(what, time(own), "ms", STATIC.name, time(STATIC.name), 1.2, relative=True, note=note),
        Row("bytes sent to the server by moving the date", sent.get(own), "B", limit=0),
    ]


def can_step(watched: Watched) -> bool:
    """Whether the page has a date to move."""
    return watched.page.locator(watched.subject.date).count() > 0
