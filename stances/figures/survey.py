"""Survey the map's frames: which cell is whose, and where in a country its sign and its name can stand.

Run it again when the shapes or the frames change; it takes a second, which a view has not:

    python -m stances.figures.survey

For each frame and country it writes `cells`, the country's cells as runs (how many to skip, how many are its own, …,
counted along the rows), and `spots`, the innermost first: cells in which the middle of a sign can stand, each with how
many cells from there to the right a line of text finds the country's own ground. A country too thin for a sign has one
spot, with `THIN` there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from stances import reference
from stances.figures.ground import HEIGHTS, WIDTH, projected

CELL = 2
"""Pixels a side of a cell."""

SIGN, LINE = 2, 3
"""Cells that a sign needs on each side of its middle, and a line of text above and below."""

THIN = -1
"""Stands for the room of a country in which not even a sign has any."""

_ACROSS, _ROWS, _APART, _FEWEST = WIDTH // CELL, 6, 4, 12

Rows = dict[int, int]
"""Cells of a country: for each row a number, whose bits are the columns."""


def survey(region: str) -> dict[str, dict[str, Any]]:
    """Return `cells` and `spots` of every country that a frame shows."""
    shapes = reference.rings("110m") if region == "world" else reference.rings("50m", "europe")
    found = {}
    for code, rings in shapes.items():
        drawn = [[projected(*point, region) for point in ring] for ring in rings]
        rows = _filled([ring for ring in drawn if not _torn(ring)], HEIGHTS[region] // CELL)
        if rows:
            found[code] = {"cells": list(_runs(rows)), "spots": spots(rows)}
    return found


def _torn(ring: Sequence[tuple[float, float]]) -> bool:
    """Tell whether the frame's edge cuts a ring in two: the Antarctic, and an island in the Bering Strait."""
    return any(abs(one[0] - other[0]) > WIDTH / 2 for one, other in pairwise(ring))


def _filled(rings: Iterable[Sequence[tuple[float, float]]], height: int) -> Rows:
    """Return the cells whose middle lies inside an odd number of rings (pixels)."""
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            low, high = sorted((y1, y2))
            for row in range(max(_cell(low), 0), min(_cell(high), height)):
                at = (row + 0.5) * CELL
                crossings.setdefault(row, []).append(x1 + (at - y1) / (y2 - y1) * (x2 - x1))
    rows: Rows = {}
    for row, xs in sorted(crossings.items()):
        ends = [min(max(_cell(x), 0), _ACROSS) for x in sorted(xs)]
        if bits := sum((1 << right) - (1 << left) for left, right in zip(ends[::2], ends[1::2], strict=True)):
            rows[row] = bits
    return rows


def _cell(at: float) -> int:
    """Return the first cell whose middle lies beyond a coordinate."""
    return int(at / CELL + 0.5) if at > -CELL / 2 else -1


def _runs(rows: Rows) -> Iterator[int]:
    end = 0
    for row, bits in rows.items():
        for left, right in stretches(bits):
            yield row * _ACROSS + left - end
            yield right - left
            end = row * _ACROSS + right


def stretches(bits: int) -> list[tuple[int, int]]:
    """Return where the runs of ones begin and end."""
    found, at = [], 0
    while bits >> at:
        rest = bits >> at
        at += (rest & -rest).bit_length() - 1
        rest = ~(bits >> at)
        length = (rest & -rest).bit_length() - 1
        found.append((at, at + length))
        at += length
    return found


def spots(rows: Rows) -> list[list[int]]:
    """Return where the middle of a sign can stand: the innermost cell, then where a line of text finds most room."""
    lines = _shrunk(rows, 0, LINE)
    signs = _shrunk(rows, SIGN, SIGN) or _shrunk(rows, 1, 1)
    if not signs:
        return [[*_innermost(rows), THIN]]
    chosen = [_innermost(rows)]
    for row in _spread(lines, lambda bits: max(right - left for left, right in stretches(bits)) - _FEWEST):
        left, right = max(stretches(lines[row]), key=lambda run: run[1] - run[0])
        chosen.append((left + SIGN, row))
    for row in _spread(signs, lambda bits: max(right - left for left, right in stretches(bits))):
        for left, right in stretches(signs[row]):
            step = max(_APART, (right - left) // _ROWS)
            chosen += [(column, row) for column in (*range(left, right - 1, step), right - 1)]
    return [[column, row, _ahead(lines.get(row, 0), column)] for column, row in dict.fromkeys(chosen)]


def _innermost(rows: Rows) -> tuple[int, int]:
    """Return the cell farthest from the border, the middle one of several."""
    core = rows
    while inner := _shrunk(core, 1, 1, corners=False):
        core = inner
    cells = [(column, row) for row, bits in core.items() for run in stretches(bits) for column in range(*run)]
    x, y = (sum(cell[axis] for cell in cells) / len(cells) for axis in (0, 1))
    return min(cells, key=lambda cell: (cell[0] - x) ** 2 + (cell[1] - y) ** 2)


def _shrunk(rows: Rows, across: int, down: int, *, corners: bool = True) -> Rows:
    """Return the cells around which so many on each side are the country's own, those in the corners too or not."""
    narrow = {row: _eroded(bits, across) for row, bits in rows.items()}
    beside = narrow if corners else rows
    found = {}
    for row, bits in narrow.items():
        for step in range(1, down + 1):
            bits &= beside.get(row - step, 0) & beside.get(row + step, 0)  # noqa: PLW2901 - narrowed row by row
        if bits:
            found[row] = bits
    return found


def _eroded(bits: int, by: int) -> int:
    for _ in range(by):
        bits &= bits << 1 & bits >> 1
    return bits


def _spread(rows: Rows, worth: Callable[[int], int]) -> list[int]:
    """Choose a few rows that are worth most and do not stand close to each other."""
    chosen: list[int] = []
    for row in sorted((row for row, bits in rows.items() if worth(bits) > 0), key=lambda row: -worth(rows[row])):
        if len(chosen) < _ROWS and all(abs(row - other) >= _APART for other in chosen):
            chosen.append(row)
    return chosen


def _ahead(bits: int, column: int) -> int:
    """Count the ones from a column on."""
    rest = ~(bits >> column)
    return (rest & -rest).bit_length() - 1


def main() -> None:
    """Write what the map reads."""
    surveyed = {region: survey(region) for region in HEIGHTS}
    reference.territories_path().write_text(json.dumps(surveyed, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
