"""The typefaces of the app (SIL Open Font License), cut down to the letters of a text, for files that carry them."""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_FILES = {"Source Sans": "SourceSansVF-Upright*.woff2", "Source Serif": "SourceSerifVariable-Roman*.woff2"}
"""Where Streamlit, which shows the app in them, keeps each family."""


def faces(text: str) -> str:
    """Return style rules that carry both families with the letters of a text; a family that is not there is left out.

    Args:
        text: what is to be set in them; markup does no harm.
    """
    letters = "".join(sorted(set(text)))
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:200 900;'
        f"src:url(data:font/woff2;base64,{base64.b64encode(content).decode()}) format('woff2')}}"
        for family in _FILES
        if (content := _cut(family, letters))
    )


@lru_cache(maxsize=32)
def _cut(family: str, letters: str) -> bytes:
    """Cut a variable font down to some letters, all its weights kept."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - loads for long and is rarely needed
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    spec = find_spec("streamlit")
    folder = Path(spec.origin).parent / "static" if spec and spec.origin else Path()
    found = next(iter(sorted(folder.rglob(_FILES[family]))), None)
    if found is None:
        return b""
    with TTFont(found) as font:
        font.flavor = "woff2"
        options = Options(layout_features=["kern", "liga", "sups"], flavor="woff2", notdef_outline=True)
        subsetter = Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        cut = io.BytesIO()
        font.save(cut)
    return cut.getvalue()
