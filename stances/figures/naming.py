"""Where each country's sign stands on the map, and which names have room beside theirs."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from stances import reference
from stances.figures import labels, siting
from stances.figures.ground import within as seen
from stances.figures.siting import ABROAD, DOTS, Choice, Sign, lying
from stances.figures.survey import CELL
from stances.figures.territory import degrees, filled, own, together, within
from stances.model import Row

_LABELLED = 40
"""With more positions than this a name for each would hide the map."""

_SIZES = {"europe": 14, "world": 12}
"""Pixels of a sign's letter in each frame; names have 12."""

_GAP, _MARGIN = 3, 2
"""Pixels between a sign and what is written beside it; cells at both ends of that which stay free."""

_BEGUN_ABROAD = 0.25
"""What `ABROAD` is for a name that ends before its sign."""

Point = tuple[float, float]


class Label(NamedTuple):
    """A country's sign on the map and what is written beside it.

    Attributes:
        row: whose; see `figures.map.figure`.
        at: the middle of the sign, in degrees.
        alone: the middle of the sign where nothing is written beside it, as on a narrow screen.
        size: pixels of the sign's letter.
        reach: pixels between the middle of the sign and what is written beside it.
        text: the name with its marks, or the marks alone; empty where neither has room.
        clear: whether the sign stands on the country's full colour.
        inside: whether the text does as well.
        before: whether the text ends before the sign and does not begin after it.
    """

    row: Row
    at: Point
    alone: Point
    size: float
    reach: float
    clear: bool
    text: str = ""
    inside: bool = False
    before: bool = False


class _Wanted(NamedTuple):
    """What a country has written: code, columns of its sign, `reach`, name and marks or marks alone, on both sides?"""

    code: str
    columns: int
    reach: float
    texts: tuple[str, str]
    both: bool


class _Place(NamedTuple):
    """As in `Label`; `which` of the texts, if any."""

    at: Point
    alone: Point
    thin: bool
    which: int | None = None
    inside: bool = False
    before: bool = False


def labelled(rows: Iterable[Row], region: str) -> list[Label]:
    """Give every country its sign where it has room on the country's own ground, then names where they have room.

    Larger countries come first, but those whose name fits into them can give way and come last. A name lies on no
    other sign and no other name.
    """
    ordered = sorted(rows, key=lambda row: (-row["area"], row["code"]))
    wanted = tuple(
        _Wanted(row["code"], _columns(row, region), _reach(row, region), (_text(row, row["name"]), _text(row, "")),
                " " not in row["symbol"]) for row in ordered
    )  # fmt: skip
    placed = _placed(wanted, region)
    found = []
    for row, wish in zip(ordered, wanted, strict=True):
        if place := placed.get(row["code"]):
            text = "" if place.which is None else wish.texts[place.which]
            full = not (row["faint"] or row["lent"])
            clear = full and not place.thin and (row["small"] or not row["hatched"])
            found.append(Label(row, place.at, place.alone, size(row, region), wish.reach, clear, text,
                               clear and place.inside, place.before))  # fmt: skip
    return found


def sign(row: Row) -> str:
    """Return the sign of a country's outcome alone."""
    return str(row["symbol"]).partition(" ")[0]


def size(row: Row, region: str) -> float:
    """Return the size of a sign's letter in pixels: it fits into a dot."""
    return min(_SIZES[region], DOTS[region]) if row["small"] else _SIZES[region]


def _reach(row: Row, region: str) -> float:
    half = labels.width(sign(row), size(row, region)) / 2
    return max(half, DOTS[region] / 2 if row["small"] else 0) + _GAP


def _text(row: Row, name: str) -> str:
    stances = str(row["symbol"]).partition(" ")[2]
    return f"{stances} {name}".strip() + str(row["signs"])


def _columns(row: Row, region: str) -> int:
    return math.ceil(labels.width(sign(row), size(row, region)) / CELL / 2) * 2 - 1


@lru_cache(maxsize=512)
def _placed(wanted: tuple[_Wanted, ...], region: str) -> dict[str, _Place]:
    """Place signs and then texts, names before marks; do not change what is returned."""
    signs = siting.signs(tuple((wish.code, wish.columns) for wish in wanted), region)
    held = together(tuple(sorted(wish.code for wish in wanted)), region)
    taken = 0
    for sign in signs.values():
        taken |= filled(sign.box)
    alone = {code: _degrees(code, sign.column, sign.row, region) for code, sign in signs.items()}
    found: dict[str, _Place] = {code: _Place(at, at, signs[code].thin) for code, at in alone.items()}
    big = [wish for wish in wanted if wish.code in signs and _seen(wish.code, region)][:_LABELLED]
    for which in (0, 1):
        waiting = [
            (wish.code, _choices(wish, which, signs[wish.code], region))
            for wish in big if wish.texts[which] and found[wish.code].which is None
        ]  # fmt: skip
        waiting.sort(key=lambda entry: any(choice.inside for choice in entry[1][:1]))
        for code, choices in waiting:
            others = taken & ~filled(signs[code].box)
            if best := _best(choices, others, held & ~own(code, region)):
                at = _degrees(code, best.column, best.row, region)
                found[code] = _Place(at, alone[code], signs[code].thin, which, best.inside, best.before)
                taken = others | filled(best.box)
    return found


def _seen(code: str, region: str) -> bool:
    place = reference.place(code)
    return seen(place["lon"], place["lat"], region)


def _degrees(code: str, column: int, row: int, region: str) -> Point:
    place = reference.place(code)
    return (place["lon"], place["lat"]) if place["small"] else degrees(column, row, region)


def _choices(wish: _Wanted, which: int, sign: Sign, region: str) -> tuple[Choice, ...]:
    """Return where a text can stand; widths are rounded, so that few differ."""
    wide = math.ceil((wish.reach + labels.width(wish.texts[which])) / CELL / 2) * 2
    return siting.choices(wish.code, sign, wide, region, both=wish.both and not which)


def _best(choices: Iterable[Choice], taken: int, strange: int) -> Choice | None:
    """Choose what costs least and covers nothing, and little of the ground of others who have a position."""
    best, cost = None, math.inf
    for choice in choices:
        if choice.cost >= cost:
            break
        left, line, wide, high = choice.box
        if within(taken, (max(left - _MARGIN, 0), line, wide + 2 * _MARGIN, high)):
            continue
        abroad = 0.0 if choice.inside else lying(choice.box, strange)
        # A name that begins abroad would be read as that country's.
        if abroad <= (_BEGUN_ABROAD if choice.before else ABROAD) and choice.cost + 2 * abroad < cost:
            best, cost = choice, choice.cost + 2 * abroad
    return best
