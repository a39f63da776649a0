"""How wide texts are, and where labels of a lane fit without touching each other."""

from __future__ import annotations

import html
import re
from bisect import bisect, insort
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

_ROUND, _WIDE, _NARROW = set("◐"), set("MWmw@%—ÄÖÜ▲△○▽▼≠"), set("iljtfrI.,:;!|'’() ")

BLANK = 2.4
"""Pixels that a space takes at 12 pixels."""


@lru_cache(maxsize=16_384)
def width(text: str, size: float = 12) -> float:
    """Estimate the width of a text in pixels; no browser is there to measure it."""
    units = sum(1.1 if char in _ROUND else 0.86 if char in _WIDE else 0.31 if char in _NARROW
                else 0.62 if char.isupper() else 0.52 for char in text)  # fmt: skip
    return units * size


def cut(text: str, room: float, size: float = 12) -> str:
    """Shorten a text that is wider than `room` pixels, at a word if there is one."""
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(f"{kept} …", size) > room:
        kept = kept.rpartition(" ")[0] if " " in kept else kept[:-1]
    return f"{kept} …"


def wrapped(text: str, room: float, size: float = 12) -> list[str]:
    """Break a text at spaces into lines of about at most `room` pixels; a word that is longer is broken too.

    Spaces that do not break (U+00A0) hold together what they stand between.
    """
    lines: list[str] = []
    for word in filter(None, re.split(r"[ \t\n]+", text)):
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
            continue
        lines.append(word)
        while width(lines[-1], size) > room and len(lines[-1]) > 1:
            fits = next(n for n in range(len(lines[-1]) - 1, 0, -1) if n == 1 or width(lines[-1][:n], size) <= room)
            lines[-1:] = [lines[-1][:fits], lines[-1][fits:]]
    return lines


def plain(text: str) -> str:
    """Escape a text for a figure: plotly reads a little HTML, links too, in whatever it writes.

    Quotation marks stay; plotly would show their entities as they stand.
    """
    return html.escape(text, quote=False)


def rows(spans: Sequence[tuple[float, float]], gap: float = 8) -> list[int]:
    """Give each span of a lane the first row in which it overlaps nothing.

    Args:
        spans: (left, right) in pixels, in reading order.
        gap: free pixels between two spans of a row.

    Returns:
        The row of each span, counted from 0.
    """
    ends: list[float] = []
    given = []
    for left, right in spans:
        row = next((index for index, end in enumerate(ends) if left >= end + gap), len(ends))
        if row == len(ends):
            ends.append(right)
        else:
            ends[row] = right
        given.append(row)
    return given


def packed(choices: Sequence[Sequence[tuple[float, float]]], weights: Sequence[float], most: int, gap: float = 8
           ) -> list[tuple[int, int]]:  # fmt: skip
    """Give each label of a lane a row and a side on which it overlaps nothing, in at most so many rows.

    Where the rows do not suffice for all, the weightiest come first.

    Args:
        choices: of each label the spans (left, right) in pixels that it may take, the preferred one first, in
            reading order.
        weights: how much each matters; of equals the earlier one comes first.
        most: how many rows there are.
        gap: free pixels between two spans of a row.

    Returns:
        The row of each label, counted from 0, and which span it takes; row -1 for those that find no room.
    """
    given = _packed(choices, range(len(choices)), most, gap)
    if all(row >= 0 for row, _ in given):
        return given
    return _packed(choices, sorted(range(len(choices)), key=lambda place: (-weights[place], place)), most, gap)


def _packed(choices: Sequence[Sequence[tuple[float, float]]], order: Iterable[int], most: int, gap: float
            ) -> list[tuple[int, int]]:  # fmt: skip
    held: list[list[tuple[float, float]]] = [[] for _ in range(most)]  # what stands in each row, from left to right
    given = [(-1, 0)] * len(choices)
    for place in order:
        given[place] = row, at = next(_rooms(held, choices[place], gap), (-1, 0))
        if row >= 0:
            insort(held[row], choices[place][at])
    return given


def _rooms(held: Sequence[Sequence[tuple[float, float]]], spans: Sequence[tuple[float, float]], gap: float
           ) -> Iterator[tuple[int, int]]:  # fmt: skip
    """Yield every row with room for one of the spans, and which of them."""
    for row, others in enumerate(held):
        for at, (left, right) in enumerate(spans):
            place = bisect(others, (left, right))
            if (not place or left >= others[place - 1][1] + gap) and (
                place == len(others) or right + gap <= others[place][0]
            ):
                yield row, at


def shared(needs: Sequence[int], budget: int, least: int = 1) -> list[int]:
    """Share out rows: nobody gets more than it needs, and who needs little leaves the rest to the others.

    Args:
        needs: how many rows each could use.
        budget: how many there are in all.
        least: so many each gets if it needs them, whatever the budget.

    Returns:
        How many rows each gets.
    """
    given = [min(need, least) for need in needs]
    rest = budget - sum(given)
    while rest > 0 and given != list(needs):
        for place, need in enumerate(needs):
            if rest > 0 and given[place] < need:
                given[place] += 1
                rest -= 1
    return given
