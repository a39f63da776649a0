"""The typefaces of figures, to put into files: whole for what is drawn at once, cut down for what travels as text.

The signs that neither Source Sans nor Source Serif has are drawn in `signs.py`.
"""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from threading import Condition

from cachetools import LRUCache, cached

from stances.assets.typefaces import ALWAYS, FACES, face_file, ready

_SIGNS = frozenset("◐◷▨")


@cache
def whole() -> str:
    """Return the style rules of all faces with the fonts in them, as they are."""
    files = {family: found for family, _, pattern, _ in FACES if (found := face_file(pattern))}
    return "".join(_rule(family, "200 900", found.read_bytes()) for family, found in files.items()) + _signs()


@cached(LRUCache(16), condition=Condition())  # made once, also when two ask at the same moment
def _cut(extra: frozenset[str]) -> str:
    rules = []
    for family, weight, pattern, place in FACES:
        if (source := face_file(pattern)) is None:
            continue
        content = b""
        if extra:
            from stances.assets import cutting  # noqa: PLC0415 - fontTools takes a while to load

            if wanted := extra & cutting.known(source):
                content = cutting.cut(family, weight, source, place, wanted)
        rules.append(_rule(family, str(weight), content or ready(family, weight).read_bytes()))
    return "".join(rules) + _signs()


def cut(text: str) -> str:
    """Return the style rules of all faces with the fonts in them, cut down to Latin and what a text needs.

    Args:
        text: every character that will be shown, in any order.
    """
    return _cut(frozenset(char for char in text if char.isprintable()) - ALWAYS - _SIGNS)


@cache
def _signs() -> str:
    return _rule("Stances Signs", "400", Path(__file__).with_name("signs.woff2").read_bytes())


def _rule(family: str, weights: str, content: bytes) -> str:
    data = base64.b64encode(content).decode()
    return f'@font-face{{font-family:"{family}";font-weight:{weights};src:url(data:font/woff2;base64,{data})}}'
