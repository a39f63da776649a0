"""The typefaces of figures: where their files are, and what every cut-down file of them has.

Source Sans and Source Serif (SIL Open Font License) come with Streamlit, which shows the dashboard in them.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

FACES = (
    ("Source Sans", 400, "SourceSansVF-Upright*.woff2", {"wght": 400}),
    ("Source Sans", 600, "SourceSansVF-Upright*.woff2", {"wght": 600}),
    ("Source Serif", 600, "SourceSerifVariable-Roman*.woff2", {"wght": 600, "opsz": 25}),
)
"""What figures are set in: family, weight, where it is among Streamlit's files, its place in the design space."""

ALWAYS = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027)])) | set("▲△▼▽○≠→")
"""What may be in a figure even if nothing in it says so: an interactive one writes dates and numbers by itself."""

CUT = Path(__file__).with_name("cut")
"""Where the fonts with nothing but `ALWAYS` are; `cutting.py` makes them."""


def ready(family: str, weight: int) -> Path:
    """Return where a font is that has nothing but `ALWAYS`."""
    return CUT / f"{family.removeprefix('Source ').lower()}-{weight}.woff2"


@cache
def face_file(pattern: str) -> Path | None:
    """Return a font's file; without one, text falls back on the reader's own fonts."""
    spec = find_spec("streamlit")
    for place in (spec and spec.submodule_search_locations) or ():
        for path in sorted((Path(place) / "static" / "static" / "media").glob(pattern)):
            return path
    return None
