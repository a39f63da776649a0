"""Process start -> first map painted: at most 1.1 times bare Streamlit plus one map.

The process and the browser's profile are fresh for every sample; the browser is already open. A second visit,
with the same profile to the same process, takes at most 0.7 of the first.
Visits are timed from the moment the address is entered, the first one on the server's first run.
"""

from __future__ import annotations

import time

from tests.benchmarks import ours
from tests.benchmarks.bench import Bench
from tests.benchmarks.result import Row, middle
from tests.benchmarks.serving import serve
from tests.benchmarks.subjects import PLOTLY_CHART, Subject
from tests.benchmarks.unwatched import SETTLE, browser


def measure(bench: Bench) -> list[Row]:
    """Fresh starts in turn."""
    subjects = [PLOTLY_CHART, *ours.subjects(ours.FRONT)]
    samplers = {subject.name: Start(subject, bench).sample for subject in subjects}
    taken = bench.interleaved(samplers, warm=1)
    bench.keep("firstmap", taken)

    def time_of(name: str, part: str) -> float | None:
        return middle([sample[part] for sample in taken.get(name, [])])

    own, reference = ours.MAP.name, PLOTLY_CHART.name
    starts = time_of(own, "start"), time_of(reference, "start")
    first, second = time_of(own, "first"), time_of(own, "second")
    return [
        Row("process start -> first map", starts[0], "s", f"{reference} page", starts[1], 1.1, relative=True),
        Row("second visit", second, "s", "ours, first visit", first, 0.7, relative=True),
        Row("second visit", second, "s", f"{reference} page", time_of(reference, "second")),
    ]


class Start:
    """Starts one program afresh and visits it twice."""

    def __init__(self, subject: Subject, bench: Bench) -> None:
        self.subject = subject
        self.bench = bench

    def sample(self) -> dict[str, float]:
        """Seconds from the process's start, of the first visit, of the second visit."""
        with browser() as opened:
            first, second = opened.page(self.subject), opened.page(self.subject)
            time.sleep(SETTLE)
            with serve(self.subject, self.bench.folder) as served:
                address = served.url(self.subject.page)
                entered, painted = first.visit(address)
                first.close()
                again, seen = second.visit(address)
                return {"start": painted - served.started, "first": painted - entered, "second": seen - again}
