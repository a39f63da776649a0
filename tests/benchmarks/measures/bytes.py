"""Bytes on the wire, both ways, for one change of the question: at most 8 kB with 200 countries.

The question is one that the page has not shown yet: Streamlit can let the browser keep what it has seen. Counted is
what the kernel moved over all connections of the program, compressed as it went, requests over HTTP and their heads
included.
"""

from __future__ import annotations

import re
import subprocess

from tests.benchmarks import ours
from tests.benchmarks.bench import Bench
from tests.benchmarks.browsing import Watched
from tests.benchmarks.choosing import Chooser
from tests.benchmarks.result import Row, middle
from tests.benchmarks.subjects import BARE, PLOTLY_CHART

LIMIT = 8000.0
OURS = (ours.WORLD, ours.MAP)
SETTLED = 600  # milliseconds after which what a change sets going has been moved


def measure(bench: Bench) -> list[Row]:
    """The median change of each program."""
    with bench.watched([BARE, PLOTLY_CHART, *ours.subjects(*OURS)]) as pages:
        choosers = {name: Chooser(page) for name, page in pages.items()}
        taken = bench.interleaved({name: Meter(chooser).sample for name, chooser in choosers.items()})
    bench.keep("bytes", taken)
    moved = {name: middle(samples) for name, samples in taken.items()}
    return [
        Row(f"bytes of one change, {own.name}", moved.get(own.name), "B", name, moved[name], LIMIT)
        for own in OURS
        for name in (PLOTLY_CHART.name, BARE.name)
    ]


class Meter:
    """Counts what one change moves."""

    def __init__(self, chooser: Chooser) -> None:
        self.chooser = chooser
        self.watched: Watched = chooser.watched
        self.port = int(self.watched.address.split("/")[2].rpartition(":")[2])

    def sample(self) -> float:
        """The bytes of the next change."""
        choice = self.chooser.unseen_choice()
        self.watched.page.wait_for_timeout(SETTLED)
        before = moved(self.port)
        self.chooser.choose(choice)
        self.watched.settle()
        self.watched.page.wait_for_timeout(SETTLED)
        return moved(self.port) - before


def moved(port: int) -> float:
    """Bytes sent and received by a program since its connections are open, as the kernel counts them."""
    told = subprocess.run(["ss", "-tinH", "sport", "=", f":{port}"], capture_output=True, text=True, check=True).stdout
    return float(sum(map(int, re.findall(r"bytes_(?:sent|received):(\d+)", told))))
