"""Fonts cut down to Latin and a few letters more: what files carry that hold text.

`python -m stances.assets.cutting` writes those that nearly every figure needs, which `fonts.py` reads: cutting takes
seconds. Their inner names are our own, as the licence of Source wants of what is not the whole font.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stances.assets.typefaces import ALWAYS, CUT, FACES, face_file, ready

_LAYOUT = ["kern", "mark", "mkmk", "ccmp", "locl"]
_NAMES = {1: "Stances {family}", 3: "Stances {family} {weight}", 4: "Stances {family} {weight}",
          6: "Stances{family}-{weight}"}  # fmt: skip
_KEPT = [0, 1, 2, 3, 4, 5, 6, 13, 14]
"""Names that stay, by their numbers in OpenType: copyright and licence among them."""


def cut(family: str, weight: int, source: Path, place: Mapping[str, float], extra: frozenset[str]) -> bytes:
    """Cut a font down and fix its weight: a PDF then holds it as TrueType.

    Args:
        family: its name in style sheets.
        weight: its weight there.
        source: the file of the whole font.
        place: the place of the weight in the font's design space.
        extra: what must be in it beside `ALWAYS`.

    Returns:
        A WOFF2 file; the same for the same arguments.
    """
    from fontTools import subset  # noqa: PLC0415 - the dashboard starts without it
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(layout_features=_LAYOUT, hinting=False, name_IDs=_KEPT))
    cutter.populate(text="".join(sorted(ALWAYS | extra)))
    cutter.subset(font)
    instancer.instantiateVariableFont(font, dict(place), inplace=True)
    _rename(font, family.removeprefix("Source "), weight)
    stream = io.BytesIO()
    font.flavor = "woff2"
    font.save(stream)
    return stream.getvalue()


def known(source: Path) -> frozenset[str]:
    """Return the characters that a font has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    return frozenset(map(chr, TTFont(source).getBestCmap()))


def _rename(font: Any, family: str, weight: int) -> None:
    for number, name in _NAMES.items():
        font["name"].setName(name.format(family=family, weight=weight), number, 3, 1, 0x409)


def main() -> None:
    """Write the files."""
    CUT.mkdir(exist_ok=True)
    for family, weight, pattern, place in FACES:
        if (source := face_file(pattern)) is None:
            raise SystemExit(f"{family} is not there.")
        ready(family, weight).write_bytes(cut(family, weight, source, place, frozenset()))


if __name__ == "__main__":
    main()
