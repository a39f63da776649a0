"""Bytes of a first visit until the map is there: at most 0.45 of bare Streamlit plus one map.

So that a large file of boundaries there does not make the bar easy, ours is also held against the reference
without its boundaries, and against the 7.7 MB that were measured when the bar was set.
"""

from __future__ import annotations

from tests.benchmarks import ours
from tests.benchmarks.bench import Bench
from tests.benchmarks.browsing import profile, watch
from tests.benchmarks.result import Row, middle
from tests.benchmarks.serving import Served, serve
from tests.benchmarks.subjects import PLOTLY_CHART, Subject

MOST = 5  # visits of each: the sizes hardly differ
QUIET = 1500  # milliseconds after the map, for what is loaded late
SHARE = 0.45
PUBLISHED = 7_700_000.0


def measure(bench: Bench) -> list[Row]:
    """The median visit of each program, every one with a fresh profile."""
    taken: dict[str, list[dict[str, float]]] = {}
    for subject in [PLOTLY_CHART, *ours.subjects(ours.FRONT)]:
        with serve(subject, bench.folder) as served:
            taken[subject.name] = [visit(subject, served) for _ in range(min(bench.samples, MOST))]
    bench.keep("visit", taken)
    own = total(taken.get(ours.MAP.name))
    theirs = total(taken[PLOTLY_CHART.name])
    bare = total(taken[PLOTLY_CHART.name], without="world_50m.json")
    what, name = "bytes of a first visit", f"{PLOTLY_CHART.name} page"
    return [
        Row(what, own, "B", name, theirs, SHARE, relative=True),
        Row(what, own, "B", f"{name} without its boundaries", bare, SHARE, relative=True),
        Row(what, own, "B", limit=PUBLISHED * SHARE),
    ]


def visit(subject: Subject, served: Served) -> dict[str, float]:
    """What one first visit moves, by address; the websocket's part is called `socket`."""
    with profile() as context:
        page = watch(context, subject)
        page.open(served)
        page.page.wait_for_timeout(QUIET)
        sizes = {address.removeprefix(served.url()): float(size) for address, size in page.traffic.sizes.items()}
        return sizes | {"socket": float(page.traffic.socket)}


def total(visits: list[dict[str, float]] | None, without: str = "\0") -> float | None:
    """The bytes of the median visit, with or without one file."""
    return middle([sum(size for name, size in sizes.items() if without not in name) for sizes in visits or []])
