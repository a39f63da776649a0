"""How a timeline shares its width: the days, and beside them what has none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from stances.figures import labels
from stances.model import Row

WIDTH, LANE_HEAD = 1100, 150
"""Width in pixels at which labels are placed, and what of it the names of the lanes take."""

FULL = WIDTH - LANE_HEAD

SIZE, MARK = 12, 8
"""Size of the type, and what a mark takes to each side of its middle."""

TAIL = 18
"""Length in pixels of the tail of a mark whose day is only known as the last one possible."""


@dataclass(frozen=True)
class Zone:
    """A part of the width.

    Attributes:
        start: its left end, as a share of the width.
        end: its right end.
        low: the day at its left end.
        high: the day at its right end.
        days: whether it has days.
        line: where the line of the day crosses it, in pixels from its left end.
    """

    start: float
    end: float
    low: pd.Timestamp = pd.Timestamp("2000-01-01")  # noqa: RUF009 - never changed
    high: pd.Timestamp = pd.Timestamp("2000-01-02")  # noqa: RUF009
    days: bool = False
    line: float | None = None

    @property
    def room(self) -> float:
        """Its width in pixels."""
        return (self.end - self.start) * FULL

    def at(self, day: pd.Timestamp) -> float:
        """Return where a day stands, in pixels from the left end."""
        low, high = self.low.value, self.high.value
        return (day.value - low) / (high - low) * self.room


def zones(marks: Iterable[Row], as_of: pd.Timestamp) -> dict[str, Zone]:
    """Share the width: the zones without days are as wide as their longest title, at most a third; days have the rest.

    Args:
        marks: as for `timeline.figure`.
        as_of: where the line stands.
    """
    within: dict[str, list[Row]] = {"earlier": [], "dated": [], "open": [], "below": []}
    for mark in marks:
        within[mark["zone"]].append(mark)
    wanted = {}
    for zone in ("earlier", "open"):
        widest = max((labels.width(mark["title"], SIZE) + 48 for mark in within[zone]), default=0)
        wanted[zone] = min(0.34, widest / FULL)
    left, right = wanted["earlier"], 1 - wanted["open"]
    gap = 0.008
    return {
        "earlier": Zone(0.0, max(left - gap, 0.0)),
        "dated": _days(within["dated"], Zone(left, right), as_of),
        "open": Zone(min(right + gap, 1.0), 1.0),
        "below": Zone(0.0, 1.0),
    }


def _days(marks: Sequence[Row], zone: Zone, as_of: pd.Timestamp) -> Zone:
    """Say from which to which day the zone reaches, with room at its ends for marks, and for labels after the line."""
    if not marks:
        return zone
    days = [mark["at"] for mark in marks]
    first, last = min(days), max(days)
    span = max(last - first, pd.Timedelta(days=1))
    if last < as_of < last + span / 5:  # the line is shown if it is near
        last, span = as_of, as_of - first
    after = [labels.width(mark["title"], SIZE) for mark in marks if mark["at"] > as_of]
    pads = (TAIL + MARK, 2 * MARK + min(max(after, default=0), zone.room * 0.18))
    scale = span / (zone.room - sum(pads))
    zone = replace(zone, low=first - scale * pads[0], high=last + scale * pads[1], days=True)
    line = zone.at(as_of)
    return replace(zone, line=line if 0 < line < zone.room else None)
