"""Columns of numbers: their order, runs of equal ones, and values carried forward; all in linear time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.signedinteger[Any]]
Flags = NDArray[np.bool_]
_Digits = NDArray[np.uint16]

_BLOCK = 1 << 18  # entries that fit the cache
_DIGIT = 16  # bits; NumPy sorts numbers of so many in linear time, longer ones by comparing them


@dataclass(frozen=True, eq=False)
class Runs:
    """Runs of equal entries in sorted columns: where each begins and ends."""

    low: Codes
    high: Codes

    def __len__(self) -> int:
        return len(self.low)

    @classmethod
    def of(cls, *columns: Codes) -> Runs:
        """Find the runs of entries that are equal in all of some columns, which are sorted together."""
        new = np.zeros(len(columns[0]), np.bool_)
        new[:1] = True
        for column in columns:
            new[1:] |= column[1:] != column[:-1]
        low = np.flatnonzero(new)
        return cls(low, np.append(low, len(new))[1:])

    def spread(self, values: Codes) -> Codes:
        """Give each entry the value of its run."""
        return np.repeat(values, self.high - self.low)


def ordered(*columns: Codes) -> Codes:
    """Return the places of entries in order of some columns, the first of which weighs most; equal ones as they are."""
    order = None
    for column in reversed(columns):
        for digits in _digits(column):
            order = _ordered(digits, order)
    return _places(len(columns[0])) if order is None else order


def _places(size: int) -> Codes:
    """Count places, in numbers as small as will do."""
    return np.arange(size, dtype=np.int32 if size < 1 << 31 else np.int64)


def _digits(column: Codes) -> list[_Digits]:
    """Split numbers into digits that sort as they do, the lowest first."""
    if not len(column):
        return []
    least, greatest = int(column.min()), int(column.max())
    column = column - least  # ours are codes and days: how far they lie apart fits the type that they have
    return [(column >> shift if shift else column).astype(np.uint16)
            for shift in range(0, (greatest - least).bit_length(), _DIGIT)]  # fmt: skip


def _ordered(digits: _Digits, order: Codes | None) -> Codes | None:
    """Put places in order of their digits, equal ones as they are; None if entries are to stay where they are.

    It is done block by block, so that each fits the cache.
    """
    digits = digits if order is None else digits[order]
    if (digits[1:] >= digits[:-1]).all():
        return order
    order = _places(len(digits)) if order is None else order
    if len(order) <= _BLOCK:
        return order[np.argsort(digits, kind="stable")]
    blocks = [slice(low, low + _BLOCK) for low in range(0, len(order), _BLOCK)]
    counts = np.stack([np.bincount(digits[block], minlength=int(digits.max()) + 1) for block in blocks])
    # Of each digit the first block's entries come first, then the second's.
    begin = np.cumsum(counts.T).reshape(counts.T.shape).T - counts
    result = np.empty_like(order)
    for block, first, count in zip(blocks, begin, counts, strict=True):
        some = order[block][np.argsort(digits[block], kind="stable")]
        result[np.repeat(first - np.cumsum(count) + count, count) + np.arange(len(some))] = some
    return result


def carry(values: Codes, at: Codes, size: int) -> Codes:
    """Carry values forward: for each of `size` places that of the last of `at` (sorted) up to it; -1 before the first.

    Args:
        values: as many as there are in `at`.
        at: places, the same more than once if need be.
        size: how many places there are.
    """
    return np.repeat(np.append(np.full(1, -1, values.dtype), values), np.diff(at, prepend=0, append=size))


def most(group: Codes, values: Codes, size: int) -> Codes:
    """Return the greatest value of each of `size` groups; the least there can be for one without values."""
    greatest = np.full(size, np.iinfo(np.int64).min)
    np.maximum.at(greatest, group, values)
    return greatest
