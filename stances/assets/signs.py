"""The signs of figures that their typefaces lack, drawn as a font: ◐ (divided), ◷ (old), ▨ (hatched).

`python -m stances.assets.signs` draws the file that `fonts.py` reads.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FILE = Path(__file__).with_suffix(".woff2")
NAMES = {"◐": "half", "◷": "clock", "▨": "hatched"}

_WIDE, _MIDDLE, _RADIUS, _STROKE = 660, (330, 330), 270, 46
"""Of an em of 1,000: to the measures of ○ in Source Sans."""

Points = Sequence[tuple[float, float]]


def signs() -> TTFont:
    """Draw the font."""
    x, y = _MIDDLE
    inner, half = _RADIUS - _STROKE, _STROKE / 2
    low, high = x - _RADIUS, x + _RADIUS
    box = [(low, low), (low, high), (high, high), (high, low)]
    hole = [(low + _STROKE, low + _STROKE), (high - _STROKE, low + _STROKE), (high - _STROKE, high - _STROKE),
            (low + _STROKE, high - _STROKE)]  # fmt: skip
    ring = [_arc(0, -360, _RADIUS), _arc(0, 360, inner)]
    shapes: dict[str, list[Points]] = {
        "◐": [*ring, _arc(270, 90, inner + 1)],
        "◷": [*ring, [(x - half, y - half), (x - half, y + inner), (x + half, y + inner), (x + half, y - half)],
              [(x + half, y - half), (x + half, y + half), (x + inner, y + half), (x + inner, y - half)]],
        "▨": [box, hole, *(_slant(shift, low + half, high - half) for shift in (-0.5, 0.0, 0.5))],
    }  # fmt: skip
    glyphs = {".notdef": TTGlyphPen(None).glyph(), "space": TTGlyphPen(None).glyph()}
    for sign, contours in shapes.items():
        pen = TTGlyphPen(None)
        for points in contours:
            pen.moveTo(_rounded(points[0]))
            for point in points[1:]:
                pen.lineTo(_rounded(point))
            pen.closePath()
        glyphs[NAMES[sign]] = pen.glyph()
    return _font(glyphs)


def _rounded(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _arc(start: float, end: float, radius: float) -> Points:
    """Return the points of an arc, in degrees from the right upwards; a decreasing one runs clockwise."""
    steps = 48
    turns = (math.radians(start + (end - start) * step / steps) for step in range(steps + (abs(end - start) < 360)))
    return [(_MIDDLE[0] + radius * math.cos(turn), _MIDDLE[1] + radius * math.sin(turn)) for turn in turns]


def _slant(shift: float, low: float, high: float) -> Points:
    """Return a stripe from the lower left to the upper right, shifted right by a part of the box."""
    move, thick = shift * (high - low), _STROKE * 0.7
    start = (low + max(move, 0), low + max(-move, 0))
    end = (high + min(move, 0), high - max(move, 0))
    return [(start[0] - thick / 2, start[1] + thick / 2), (end[0] - thick / 2, end[1] + thick / 2),
            (end[0] + thick / 2, end[1] - thick / 2), (start[0] + thick / 2, start[1] - thick / 2)]  # fmt: skip


def _font(glyphs: dict[str, object]) -> TTFont:
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(list(glyphs))
    made.setupCharacterMap({0x20: "space", **{ord(sign): name for sign, name in NAMES.items()}})
    made.setupGlyf(glyphs)
    made.setupHorizontalMetrics(dict.fromkeys(glyphs, (_WIDE, 60)))
    made.setupHorizontalHeader(ascent=984, descent=-273)
    made.setupNameTable({"familyName": "Stances Signs", "styleName": "Regular"})
    made.setupOS2(sTypoAscender=984, sTypoDescender=-273, usWinAscent=984, usWinDescent=273)
    made.setupPost()
    return made.font


if __name__ == "__main__":
    drawn = signs()
    drawn.flavor = "woff2"
    drawn.save(FILE)
