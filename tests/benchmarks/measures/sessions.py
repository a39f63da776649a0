"""Sessions held on one process: each clicks every 5 s, p95 at most 0.5 s, 0 errors, under 1 MB each.

A second wave after the first has left adds under 10 % to the server's memory.
"""

from __future__ import annotations

import asyncio
import math
from dataclasses import asdict

from tests.benchmarks import ours
from tests.benchmarks.bench import Bench
from tests.benchmarks.crowd import Wave, wave
from tests.benchmarks.result import Row, percentile
from tests.benchmarks.serving import Served, serve
from tests.benchmarks.session import Session
from tests.benchmarks.subjects import PLOTLY_CHART, Subject

NUMBER = 200
SECONDS = 60.0
LIMIT = 500.0  # milliseconds


def measure(bench: Bench) -> list[Row]:
    """200 sessions against each program, alone on the machine; then the same again on the same process."""
    taken: dict[str, Held] = {}
    for subject in [PLOTLY_CHART, *ours.subjects(ours.MAP)]:
        with serve(subject, bench.folder) as served:
            taken[subject.name] = Held(subject, served)
    bench.keep("sessions", {name: held.record() for name, held in taken.items()})
    own, chart = taken.get(ours.MAP.name), taken[PLOTLY_CHART.name]
    name, what = f"{PLOTLY_CHART.name} page", f"{NUMBER} sessions: "
    lines = [
        ("p95 of a click", "ms", LIMIT, "p95"),
        ("errors", "", 0.0, "errors"),
        ("memory a session", "MB", 1.0, "each"),
        ("memory added by a second wave", "%", 10.0, "growth"),
    ]
    return [
        Row(what + text, getattr(own, part, None), unit, name, getattr(chart, part), limit)
        for text, unit, limit, part in lines
    ]


class Held:
    """Two waves of sessions against one process."""

    def __init__(self, subject: Subject, served: Served) -> None:
        asyncio.run(self._wave(subject, served, 1, 10.0))  # what the first visit loads belongs to nobody
        self.before = served.resident()
        self.first = asyncio.run(self._wave(subject, served, NUMBER, SECONDS))
        self.second = asyncio.run(self._wave(subject, served, NUMBER, SECONDS))

    @staticmethod
    async def _wave(subject: Subject, served: Served, number: int, seconds: float) -> Wave:
        def session() -> Session:
            return Session(served.port, subject.page.strip("/"), subject.key)

        return await wave(number, seconds, session, served.resident)

    @property
    def p95(self) -> float:
        """Milliseconds that 95 % of all clicks do not exceed."""
        clicks = self.first.clicks + self.second.clicks
        return percentile(clicks, 0.95) * 1000 if clicks else math.inf

    @property
    def errors(self) -> float:
        """Everything that went wrong."""
        return float(len(self.first.errors) + len(self.second.errors))

    @property
    def each(self) -> float:
        """Megabytes a session of the first wave."""
        return (self.first.resident - self.before) / NUMBER

    @property
    def growth(self) -> float:
        """Percent that the second wave adds to the server's memory."""
        return (self.second.resident / self.first.resident - 1) * 100

    def record(self) -> dict[str, object]:
        """The raw samples."""
        return {"before": self.before, "first": asdict(self.first), "second": asdict(self.second)}
