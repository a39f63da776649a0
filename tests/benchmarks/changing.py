"""One change in a page, timed inside the page: from the event that asks for it to the frame that shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.benchmarks.browsing import Watched

SETTLE = 400  # milliseconds watched after the change, for late redraws and blanks
PATIENCE = 20_000  # milliseconds for the change to be shown


@dataclass(frozen=True)
class Change:
    """One timed change."""

    milliseconds: float
    draws: int  # frames in which a country was touched
    blanks: int  # frames, or steps of the redrawing, without any country
    frames: int
    stayed: bool  # the wanted state was still there at the end


def timed(watched: Watched, target: str, start: str, act: Callable[[], object]) -> Change:
    """Time one act until its outcome is on the screen."""
    page = watched.page
    page.evaluate("(wanted) => __probe.arm(wanted)", {"target": target, "start": start, "settle": SETTLE})
    act()
    found = page.evaluate(
        "(wait) => Promise.race([__probe.result, new Promise((go) => setTimeout(go, wait))])", PATIENCE
    )
    if not found:
        shown = watched.probe("state()")
        raise RuntimeError(f"{watched.subject.name} shows {shown[:300]} instead of {target[:300]}")
    return Change(**found)
