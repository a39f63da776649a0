"""One sign for each of the strings that lists of names say once a name.

The socket compresses a rerun against the last 32 kB that were sent, so what repeats costs next to nothing; but only
while a rerun and the one before it are that short. With two hundred countries half of a rerun would be these strings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_STRINGS = (
    '</button><button type="button" data-open="actor:', '<button type="button" data-open="actor:', "</button>",
    '"><span><b>', "</b></span><time>", '</time><span class="d">',
)  # fmt: skip

SIGNS: Mapping[str, str] = {chr(place): string for place, string in enumerate(_STRINGS, 1)}
"""What each sign stands for. No text has such signs: datasets with control characters are refused."""

_UNTOLD = re.compile(f"[\0{''.join(SIGNS)}]")


def shortened(markup: str) -> str:
    """Write markup with the signs; `assets/drawing.js` spells it out again."""
    short = _UNTOLD.sub("", markup)
    for sign, string in SIGNS.items():
        short = short.replace(string, sign)
    return short
