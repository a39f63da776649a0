"""Streamlit's own files, and which of its scripts every page needs: the browser can have them before the app asks.

Streamlit loads the script of a widget when the first such widget arrives, and only then what that script imports. Where
a version of Streamlit calls its files otherwise, nothing is found, and pages load as Streamlit has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

WIDGETS = ("Html", "PageLink", "Selectbox", "ButtonGroup", "DateInput", "Multiselect", "Button", "BidiComponent")
_IMPORTED = re.compile(rb"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")
_TOP = 16_384
"""Bytes from a script's beginning among which it says what it imports."""


@cache
def chunks() -> tuple[str, ...]:
    """Return the addresses of the scripts of `WIDGETS` and of all that they import, each before what imports it."""
    names: dict[str, None] = {}
    for widget in WIDGETS:
        for path in (_folder() / "static" / "js").glob(f"{widget}.*.js"):
            _take(path, names)
    return tuple(f"/static/js/{name}" for name in names)


def content(address: str) -> bytes | None:
    """Return a file of Streamlit's by its address; None if there is none: nothing else can be asked for."""
    path = _files().get(address)
    return path.read_bytes() if path else None


@cache
def _files() -> Mapping[str, Path]:
    folder = _folder()
    return {f"/{path.relative_to(folder).as_posix()}": path for path in folder.glob("static/*/*") if path.is_file()}


@cache
def _folder() -> Path:
    """Return the folder of what Streamlit's pages load; one that is not there if Streamlit is not."""
    found = find_spec("streamlit")
    return Path(found.origin).parent / "static" if found and found.origin else Path("no streamlit")


def _take(path: Path, names: dict[str, None]) -> None:
    if path.name in names or not path.exists():
        return
    names[path.name] = None
    with path.open("rb") as file:
        top = file.read(_TOP)
    for imported in _IMPORTED.findall(top):
        _take(path.parent / imported.decode(), names)
