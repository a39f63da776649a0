"""Streamlit's own scripts that every page needs, so that the browser can have them before the app asks for them.

Streamlit loads the script of a widget when the first such widget arrives, and only then what that script imports. Where
a version of Streamlit calls its files otherwise, nothing is found, and pages load as Streamlit has it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

WIDGETS = ("Html", "PageLink", "Selectbox", "ButtonGroup", "DateInput", "Multiselect", "Button", "BidiComponent")
_IMPORTED = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


@cache
def chunks() -> tuple[str, ...]:
    """Return the addresses of the scripts of `WIDGETS` and of all that they import, each before what imports it."""
    found = find_spec("streamlit")
    if found is None or not found.origin:
        return ()
    folder = Path(found.origin).parent / "static" / "static" / "js"
    names: dict[str, None] = {}
    for widget in WIDGETS:
        for path in folder.glob(f"{widget}.*.js"):
            _take(path, names)
    return tuple(f"/static/js/{name}" for name in names)


def _take(path: Path, names: dict[str, None]) -> None:
    if path.name in names or not path.exists():
        return
    names[path.name] = None
    for imported in _IMPORTED.findall(path.read_text(encoding="utf-8")):
        _take(path.parent / imported, names)
