"""Where on the map a sign can stand, and a text beside it: what depends on no view, worked out once and kept."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from stances import reference
from stances.figures.ground import projected
from stances.figures.ground import within as seen
from stances.figures.survey import CELL, LINE, SIGN, THIN
from stances.figures.territory import Box, filled, own, shown, spots, together, within

DOTS = {"europe": 14, "world": 11}
"""Pixels across a small state's dot in each frame; it holds the sign."""

_BEFORE = 0.5
"""How much of a text may lie beyond the country's border before it is better to write it before the sign."""


ABROAD = 0.35
"""How much of a text may lie on the ground of others who have a position; sea and empty ground take any."""


class Sign(NamedTuple):
    """A sign that has found its place: its cell, the cells it covers, and whether it covers more than its country."""

    column: int
    row: int
    box: Box
    thin: bool = False


class Choice(NamedTuple):
    """Where a sign and a text beside it can stand.

    Attributes:
        cost: how far from the country's middle if `inside`, and else how much lies beyond the border (0 to 1).
        column: the sign's cell.
        row: the sign's cell.
        box: the cells of both.
        inside: whether all of it stands on the country's own ground.
        before: whether the text ends before the sign and does not begin after it.
    """

    cost: float
    column: int
    row: int
    box: Box
    inside: bool
    before: bool


@lru_cache(maxsize=256)
def signs(held: tuple[tuple[str, int], ...], region: str) -> dict[str, Sign]:
    """Give each country's sign its place: dots first, which stand where they stand, then the innermost free cells.

    Args:
        held: codes, the most important first, and how many columns each sign takes.
        region: the frame.

    Returns:
        The signs that have room, by code; do not change them.
    """
    taken = 0
    found = {}
    cells = together(tuple(sorted(code for code, _ in held)), region)
    for code, wide in sorted(held, key=lambda entry: not reference.place(entry[0])["small"]):
        for sign in _stands(code, wide, region):
            if not shown(sign.box, region) or within(taken, sign.box):
                continue
            if not sign.thin or lying(sign.box, cells & ~own(code, region)) <= ABROAD:
                taken |= filled(sign.box)
                found[code] = sign
                break
    return {code: found[code] for code, _ in held if code in found}


def _stands(code: str, wide: int, region: str) -> list[Sign]:
    place = reference.place(code)
    if not place["small"]:
        box = (wide, 2 * SIGN + 1)
        return [
            Sign(column, row, (column - wide // 2, row, *box), room == THIN)
            for column, row, room in spots(code, region)
        ]
    if not seen(place["lon"], place["lat"], region):
        return []
    column, row = (int(at / CELL) for at in projected(place["lon"], place["lat"], region))
    wide = DOTS[region] // CELL // 2 * 2 + 1
    return [Sign(column, row, (column - wide // 2, row, wide, wide))]


@lru_cache(maxsize=8192)
def choices(code: str, sign: Sign, wide: int, region: str, *, both: bool) -> tuple[Choice, ...]:
    """Return where a sign and a text of so many columns can stand, the best first.

    Args:
        code: the country.
        sign: where its sign stands alone; a dot stays there.
        wide: columns from the middle of the sign to the end of the text.
        region: the frame.
        both: whether the text may also stand before the sign.
    """
    half = sign.box[2] // 2
    size = (half + wide, 2 * LINE + 1)
    places = ((sign.column, sign.row, 0),) if reference.place(code)["small"] else spots(code, region)
    found = [
        Choice(_away(sign, start - half + size[0] / 2, row), start, row, (start - half, row, *size), True, False)
        for column, row, room in places if room >= wide
        for start in {column + (room - wide) * part // 4 for part in range(5)}
    ] or [
        _beyond(code, Choice(0, column, row, (column - (wide if before else half), row, *size), False, before), region)
        for column, row, _ in places
        for before in ((False, True) if both else (False,))
    ]  # fmt: skip
    return tuple(sorted(choice for choice in found if shown(choice.box, region)))


def _away(sign: Sign, middle: float, row: int) -> float:
    return math.hypot(middle - sign.column, row - sign.row) / 1000


def lying(box: Box, cells: int) -> float:
    """Return which share of a box lies on some cells."""
    return within(cells, box).bit_count() / (box[2] * box[3])


def _beyond(code: str, choice: Choice, region: str) -> Choice:
    if not shown(choice.box, region):
        return choice
    return choice._replace(cost=1 - lying(choice.box, own(code, region)) + choice.before * _BEFORE)
