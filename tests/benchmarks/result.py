"""One line of the result: what was measured, ours, a reference, and whether the bar is reached."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One comparison.

    `limit` bounds the ratio of ours to the reference where `relative`, otherwise ours itself. It is the most
    allowed, or the least where `least`. Ours is missing while it could not be measured; `note` then says why.
    """

    what: str
    ours: float | None
    unit: str
    reference: str = ""
    theirs: float | None = None
    limit: float | None = None
    relative: bool = False
    least: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours over the reference, where both are there."""
        if self.ours is None or not self.theirs:
            return None
        return self.ours / self.theirs

    @property
    def reached(self) -> bool | None:
        """Whether the bar is reached; missing where there is no bar or nothing to hold against it."""
        measured = self.ratio if self.relative else self.ours
        if measured is None or self.limit is None:
            return None
        return measured >= self.limit if self.least else measured <= self.limit

    @property
    def bar(self) -> str:
        """The bar in words."""
        if self.limit is None:
            return ""
        sign = "≥" if self.least else "≤"
        return f"{sign} {self.limit:g} {'x' if self.relative else self.unit}".rstrip()

    def as_record(self) -> dict[str, object]:
        """The row as plain data, with what follows from it."""
        return asdict(self) | {"ratio": self.ratio, "bar": self.bar, "reached": self.reached}


def middle(values: Sequence[float] | None) -> float | None:
    """The median, or nothing where nothing was sampled."""
    return median(values) if values else None


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0 to 1) of all values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
