"""The typefaces of figures, to put into files: whole for what is drawn at once, cut down for what travels as text.

Source Sans and Source Serif (SIL Open Font License) come with Streamlit, which shows the dashboard in them. The three
signs that neither has are drawn in `signs.py`.
"""

from __future__ import annotations

import base64
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Condition

from cachetools import LRUCache, cached

FACES = (
    ("Source Sans", 400, "SourceSansVF-Upright*.woff2", {"wght": 400}),
    ("Source Sans", 600, "SourceSansVF-Upright*.woff2", {"wght": 600}),
    ("Source Serif", 600, "SourceSerifVariable-Roman*.woff2", {"wght": 600, "opsz": 25}),
)
"""What figures are set in: family, weight, where it is among Streamlit's files, its place in the design space."""

ALWAYS = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027)])) | set("▲△▼▽○≠→")
"""What may be in a figure even if nothing in it says so: an interactive one writes dates and numbers by itself."""

_SIGNS = frozenset("◐◷▨")

CUT = Path(__file__).with_name("cut")
"""Where the fonts with nothing but `ALWAYS` are; `cutting.py` makes them."""


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
        ready = CUT / f"{family.removeprefix('Source ').lower()}-{weight}.woff2"
        content = b""
        if extra:
            from stances.assets import cutting  # noqa: PLC0415 - fontTools takes a while to load

            if wanted := extra & cutting.known(source):
                content = cutting.cut(family, weight, source, place, wanted)
        rules.append(_rule(family, str(weight), content or ready.read_bytes()))
    return "".join(rules) + _signs()


def cut(text: str) -> str:
    """Return the style rules of all faces with the fonts in them, cut down to Latin and what a text needs.

    Args:
        text: every character that will be shown, in any order.
    """
    return _cut(frozenset(char for char in text if char.isprintable()) - ALWAYS - _SIGNS)


@cache
def face_file(pattern: str) -> Path | None:
    """Return a font's file; without one, text falls back on the reader's own fonts."""
    spec = find_spec("streamlit")
    for place in (spec and spec.submodule_search_locations) or ():
        for path in sorted((Path(place) / "static" / "static" / "media").glob(pattern)):
            return path
    return None


@cache
def _signs() -> str:
    return _rule("Stances Signs", "400", Path(__file__).with_name("signs.woff2").read_bytes())


def _rule(family: str, weights: str, content: bytes) -> str:
    data = base64.b64encode(content).decode()
    return f'@font-face{{font-family:"{family}";font-weight:{weights};src:url(data:font/woff2;base64,{data})}}'
