"""Where the marks of a timeline and their labels stand: lanes of rows in which nothing overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from stances.figures import labels
from stances.figures.zones import FULL, MARK, SIZE, TAIL, Zone
from stances.model import Row

ROW, LOW = 22, 13
"""Height in pixels of a row of labels, and of a row of marks without any."""

ROWS, MANY = 34, 16
"""So many rows of labels all lanes share where many years are shown; a lane of a part of them has up to `MANY`."""

_LOWS, _BARE = 12, 6.5
"""A lane has at most so many rows of marks without labels, and what such a mark takes to each side."""

_MOST = 320
"""No label is wider than this; the hover has the whole title."""


@dataclass(frozen=True)
class Placed:
    """One mark.

    Attributes:
        row: its place among the marks given.
        zone: its zone: earlier, dated, open or below.
        lane: its lane.
        pixel: its middle, in pixels from the left end of its zone.
        title: what stands beside it; empty if there is no room.
        left: whether the title stands to its left.
        y: its middle, in pixels from the top of its lane.
    """

    row: int
    zone: str
    lane: str
    pixel: float
    title: str
    left: bool = False
    y: float = 0.0


def placed(given: Iterable[Row], parts: Mapping[str, Zone], lanes: Mapping[str, str], *, whole: bool
           ) -> tuple[list[Placed], dict[str, float], float]:  # fmt: skip
    """Give each mark its place, so that no label runs into a mark, another label or the line of the day.

    Args:
        given: the marks, as for `timeline.figure`.
        parts: the zones.
        lanes: the lanes, in order.
        whole: whether the whole timeline is shown, so that not all can be named.

    Returns:
        The marks, the top of each lane in pixels, and the height of all.
    """
    groups: dict[tuple[str, str], list[tuple[Placed, float, float]]] = {}
    for row, mark in enumerate(given):
        zone, lane = mark["zone"], mark["lane"]
        pixel = parts[zone].at(mark["at"]) if zone == "dated" else 10.0
        stands = Placed(row, zone, lane, pixel, mark["title"])
        groups.setdefault((lane, zone), []).append((stands, mark["weight"], TAIL * mark["tailed"]))
    choices = {key: [_choices(mark, tail, parts[key[1]]) for mark, _, tail in marks] for key, marks in groups.items()}
    weights = {key: [weight for _, weight, _ in marks] for key, marks in groups.items()}
    rows = {key: labels.packed(_spans(choices[key]), weights[key], MANY if key[1] == "dated" else len(choices[key]))
            for key in groups if key[1] != "below"}  # fmt: skip
    needs = {key: _rows_of(places) for key, places in rows.items() if key[1] == "dated"}
    for key, most in zip(needs, labels.shared(list(needs.values()), ROWS, 2) if whole else needs.values(), strict=True):
        if most < needs[key]:
            rows[key] = labels.packed(_spans(choices[key]), weights[key], most)
    found: list[Placed] = []
    tops, top = {}, 0.0
    for lane in lanes:
        tops[lane] = top
        deepest = float(ROW)
        for key in [key for key in groups if key[0] == lane]:
            if key[1] == "below":
                marks, depth = _flowing([mark for mark, *_ in groups[key]])
            else:
                marks, depth = _in_rows(groups[key], choices[key], rows[key])
            found += marks
            deepest = max(deepest, depth)
        top += deepest + 10
    return found, tops, top


def _choices(mark: Placed, tail: float, zone: Zone) -> list[tuple[tuple[float, float], bool, str]]:
    """Return where a label may stand: its span with the mark, whether that is left of it, and what fits there."""
    low, high = 0.0, zone.room + MARK
    if zone.line is not None:  # no label crosses the line
        low, high = (zone.line, high) if mark.pixel >= zone.line else (low, zone.line)
    wide = labels.width(mark.title, SIZE) + 2
    rooms = {False: high - mark.pixel - MARK, True: mark.pixel - tail - MARK - low}
    sides = [side for side, room in rooms.items() if room >= min(wide, _MOST)] or [max(rooms, key=rooms.__getitem__)]
    found = []
    for side in sides:
        title = labels.cut(mark.title, max(min(rooms[side], _MOST) - 2, 0), SIZE)
        taken = labels.width(title, SIZE) + 2
        span = ((mark.pixel - tail - MARK - taken, mark.pixel + MARK) if side
                else (mark.pixel - tail - MARK, mark.pixel + MARK + taken))  # fmt: skip
        found.append((span, side, title))
    return found


def _spans(choices: list[list[tuple[tuple[float, float], bool, str]]]) -> list[list[tuple[float, float]]]:
    return [[span for span, *_ in sides] for sides in choices]


def _rows_of(given: list[tuple[int, int]]) -> int:
    """Return how many rows labels take."""
    return max((row for row, _ in given), default=-1) + 1


def _in_rows(marks: list[tuple[Placed, float, float]], choices: list[list[tuple[tuple[float, float], bool, str]]],
             given: list[tuple[int, int]]) -> tuple[list[Placed], float]:  # fmt: skip
    """Place the marks of a lane in the rows given; those without one stand beneath, apart from one another."""
    depth = _rows_of(given) * ROW
    found, bare = [], []
    for (mark, _, tail), sides, (row, which) in zip(marks, choices, given, strict=True):
        if row < 0:
            bare.append((mark, tail))
            continue
        _, left, title = sides[which]
        found.append(replace(mark, title=title, left=left, y=row * ROW + ROW / 2 + 5))
    spans = [[(mark.pixel - tail - _BARE, mark.pixel + _BARE)] for mark, tail in bare]
    lows = [row if row >= 0 else _LOWS - 1 for row, _ in labels.packed(spans, [0.0] * len(spans), _LOWS, 0)]
    found += [replace(mark, title="", y=depth + row * LOW + LOW / 2 + 5)
              for (mark, _), row in zip(bare, lows, strict=True)]  # fmt: skip
    return found, depth + (max(lows, default=-1) + 1) * LOW


def _flowing(marks: list[Placed]) -> tuple[list[Placed], float]:
    """Place marks without a day one after the other, in as many rows as they take."""
    found: list[Placed] = []
    row, at = 0, 10.0
    for mark in marks:
        title = labels.cut(mark.title, FULL - 40, SIZE)
        taken = labels.width(title, SIZE) + 44
        if at > 10 and at + taken > FULL:
            row, at = row + 1, 10.0
        found.append(replace(mark, title=title, pixel=at, y=row * ROW + ROW / 2 + 5))
        at += taken
    return found, (row + 1) * ROW
