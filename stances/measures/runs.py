"""Sorted columns of numbers: runs of equal ones, and places carried forward."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Runs:
    """Runs of equal numbers in a sorted column: each number, and where its run begins and ends."""

    key: Codes
    low: Codes
    high: Codes

    @classmethod
    def of(cls, column: Codes) -> Runs:
        """Find the runs of a sorted column."""
        low = np.flatnonzero(np.diff(column, prepend=column[0] - 1)) if len(column) else np.zeros(0, np.int64)
        return cls(column[low], low, np.append(low[1:], len(column)) if len(low) else low)


def carried(at: Codes, size: int) -> Codes:
    """Carry places forward: for each of `size` places the last one of `at` up to it, -1 before the first."""
    here = np.full(size, -1)
    here[at] = at
    carried: Codes = np.maximum.accumulate(here)
    return carried


def most(group: Codes, values: Codes, size: int) -> Codes:
    """Return the greatest value of each of `size` groups; the least there can be for one without values."""
    most = np.full(size, np.iinfo(np.int64).min)
    np.maximum.at(most, group, values)
    return most
