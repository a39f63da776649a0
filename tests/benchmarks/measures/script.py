"""Script time of each page through AppTest: at most 5 times a bare page with one map, and under 30 ms.

Every sample asks for a view that nobody has asked for before (another day), so that nothing kept from an
earlier run helps; what the same view takes once more is in the note.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from functools import partial
from itertools import count, cycle

from streamlit.testing.v1 import AppTest

from stances.server.start import settle
from tests.benchmarks import ours
from tests.benchmarks.bench import Bench
from tests.benchmarks.programs.world import QUESTIONS
from tests.benchmarks.result import Row, middle
from tests.benchmarks.serving import ROOT

BARE = ROOT / "tests" / "benchmarks" / "programs" / "bare_streamlit_map.py"
REFERENCE = "bare page with one map"
AGAIN = " again"
TIMES, LIMIT = 5.0, 30.0
FIRST_DAY = dt.date(2027, 1, 1)  # later than every statement of the bundled datasets: positions stand still
TIMEOUT = 60.0


def measure(bench: Bench) -> list[Row]:
    """One page after the other, each in turn with the bare page."""
    samplers: dict[str, Callable[[], float]] = {REFERENCE: bare()}
    for page in pages():
        fresh, again = own(page)
        samplers |= {page: fresh, page + AGAIN: again}
    taken = bench.interleaved(samplers)
    bench.keep("script", taken)
    medians = {name: middle(samples) for name, samples in taken.items()}
    rows = []
    for page in pages():
        what, note = f"script time, {page}", f"same view again {medians[page + AGAIN]:.1f} ms"
        rows += [
            Row(what, medians[page], "ms", REFERENCE, medians[REFERENCE], TIMES, relative=True, note=note),
            Row(what, medians[page], "ms", limit=LIMIT),
        ]
    return rows or [Row("script time", None, "ms", REFERENCE, medians[REFERENCE], TIMES, relative=True)]


def pages() -> list[str]:
    """The names of our pages; none while they are not there."""
    return sorted(path.stem for path in ours.SCREENS.glob("[!_]*.py"))


def bare() -> Callable[[], float]:
    """The bare page, with the next question every time."""
    app = AppTest.from_file(str(BARE), default_timeout=TIMEOUT).run()
    questions = cycle(QUESTIONS[1:] + QUESTIONS[:1])

    def sample() -> float:
        app.selectbox(key="question").set_value(next(questions))
        return run(app)

    return sample


def own(page: str) -> tuple[Callable[[], float], Callable[[], float]]:
    """One of our pages: with another day every time, and the same day once more."""
    app = AppTest.from_file(str(ours.ENTRY), default_timeout=TIMEOUT).run()
    app.switch_page(str(ours.SCREENS / f"{page}.py")).run()
    days = (FIRST_DAY + dt.timedelta(days=place) for place in count())
    settle()  # as the server does when it is warm: for all programs, they share this process

    def sample() -> float:
        app.query_params["on"] = next(days).isoformat()
        return run(app)

    return sample, partial(run, app)


def run(app: AppTest) -> float:
    """Milliseconds of one run; it must not fail."""
    started = time.perf_counter()
    app.run()
    elapsed = (time.perf_counter() - started) * 1000
    if app.exception:
        raise RuntimeError(app.exception[0].message)
    return elapsed
