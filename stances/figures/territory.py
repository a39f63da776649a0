"""Cells of the map's frames, as the bits of one number for each frame: whose they are, and what stands on them.

A box of cells is told by its first column, the row in its middle, how many columns it has, and how many rows (odd).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from stances import reference
from stances.figures.ground import HEIGHTS, WIDTH, unprojected
from stances.figures.survey import CELL

ACROSS = WIDTH // CELL
"""Cells in a row."""

Box = tuple[int, int, int, int]


def filled(box: Box) -> int:
    """Return the cells of a box."""
    left, row, wide, high = box
    return _pattern(wide, high) << (row - high // 2) * ACROSS + left


def within(cells: int, box: Box) -> int:
    """Return which cells of a box are among these: a number with as many ones."""
    left, row, wide, high = box
    return cells >> (row - high // 2) * ACROSS + left & _pattern(wide, high)


def shown(box: Box, region: str) -> bool:
    """Tell whether a frame holds a box."""
    left, row, wide, high = box
    return left >= 0 and left + wide <= ACROSS and high // 2 <= row < HEIGHTS[region] // CELL - high // 2


@cache
def _pattern(wide: int, high: int) -> int:
    """Return a box's cells if it stood in the upper left corner."""
    row = (1 << wide) - 1
    return sum(row << step * ACROSS for step in range(high))


@cache
def own(code: str, region: str) -> int:
    """Return a country's cells in a frame; none where the frame does not show it."""
    country = reference.territories()[region].get(code)
    rows: dict[int, int] = {}
    at = 0
    steps = iter(country["cells"] if country else ())
    for skipped, length in zip(steps, steps, strict=True):
        at += skipped
        row, column = divmod(at, ACROSS)
        rows[row] = rows.get(row, 0) | (1 << length) - 1 << column
        at += length
    return sum(bits << row * ACROSS for row, bits in rows.items())


@lru_cache(maxsize=64)
def together(codes: Iterable[str], region: str) -> int:
    """Return the cells of several countries (a tuple of codes)."""
    cells = 0
    for code in codes:
        cells |= own(code, region)
    return cells


@cache
def spots(code: str, region: str) -> tuple[tuple[int, int, int], ...]:
    """Return where a country's sign can stand: column, row, and cells of its own ground to the right of it."""
    country = reference.territories()[region].get(code)
    return tuple((column, row, room) for column, row, room in country["spots"]) if country else ()


@cache
def degrees(column: int, row: int, region: str) -> tuple[float, float]:
    """Return the middle of a cell: longitude and latitude, to about a kilometre."""
    lon, lat = unprojected((column + 0.5) * CELL, (row + 0.5) * CELL, region)
    return round(lon, 2), round(lat, 2)
