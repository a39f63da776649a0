"""Bytes over the websocket, both ways, for one change of the question: at most 8 kB with 200 countries.

The question is one that the page has not shown yet: Streamlit can let the browser keep what it has seen.
"""

from __future__ import annotations

from tests.benchmarks import ours
from tests.benchmarks.bench import Bench
from tests.benchmarks.browsing import Watched
from tests.benchmarks.choosing import Chooser
from tests.benchmarks.result import Row, middle
from tests.benchmarks.subjects import BARE, DASH, PLOTLY_CHART

LIMIT = 8000.0
OURS = (ours.WORLD, ours.MAP)


def measure(bench: Bench) -> list[Row]:
    """The median change of each program; Dash has no socket, so its bytes over HTTP stand in."""
    with bench.watched([BARE, PLOTLY_CHART, DASH, *ours.subjects(*OURS)]) as pages:
        choosers = {name: Chooser(page) for name, page in pages.items()}
        taken = bench.interleaved({name: Meter(chooser).sample for name, chooser in choosers.items()})
    bench.keep("bytes", taken)
    socket = {name: middle([sizes["socket"] for sizes in samples]) for name, samples in taken.items()}
    http = {name: middle([sizes["http"] for sizes in samples]) for name, samples in taken.items()}
    return [
        *(
            Row(f"bytes of one change, {own.name}", socket.get(own.name), "B", name, socket[name], LIMIT)
            for own in OURS
            for name in (PLOTLY_CHART.name, BARE.name)
        ),
        Row("bytes of one change over HTTP", http.get(ours.WORLD.name), "B", DASH.name, http[DASH.name]),
    ]


class Meter:
    """Counts what one change moves."""

    def __init__(self, chooser: Chooser) -> None:
        self.chooser = chooser
        self.watched: Watched = chooser.watched

    def sample(self) -> dict[str, float]:
        """The bytes of the next change."""
        self.watched.traffic.clear()
        self.chooser.sample_new()
        self.watched.settle()
        traffic = self.watched.traffic
        return {"socket": traffic.socket, "sent": traffic.sent, "http": traffic.http}
