"""Page rerun with 100,000 statements open: at most 1.5 times the bundled dataset, for a view not asked before."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

from stances.model import Dataset
from tests.benchmarks import ours
from tests.benchmarks.bench import Bench
from tests.benchmarks.measures import script
from tests.benchmarks.record import dataset, generate
from tests.benchmarks.result import Row, middle

STATEMENTS = 100_000
TIMES = 1.5
BUNDLED = "bundled dataset"


def measure(bench: Bench) -> list[Row]:
    """Each page with the one and the other dataset in turn."""
    large = dataset(generate(STATEMENTS))
    rows = []
    for page in script.pages():
        taken = bench.interleaved({BUNDLED: script.own(page)[0], "ours": with_dataset(large, page)})
        bench.keep(f"large-{page}", taken)
        what = f"rerun with {STATEMENTS:,} statements, {page}"
        medians = middle(taken["ours"]), middle(taken[BUNDLED])
        rows.append(Row(what, medians[0], "ms", BUNDLED, medians[1], TIMES, relative=True))
    return rows


def with_dataset(large: Dataset, page: str) -> Callable[[], float]:
    """One of our pages, with this dataset open whatever the link says."""
    with patch(ours.OPENER, lambda _: large):
        fresh = script.own(page)[0]

    def sample() -> float:
        with patch(ours.OPENER, lambda _: large):
            return fresh()

    return sample
