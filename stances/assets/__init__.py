"""What the browser loads beside the app, each under an address that carries a stamp of all of it.

The browser may keep such an address for ever. The stamp is of the files that the content is made from, so that the
page's head can name addresses before anything that makes the content has been loaded.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

PREFIX = "/assets"
_PACKAGE = Path(__file__).parents[1]
_MADE_OF = ("assets/**/*.*", "reference/**/*.json", "language/**/*.p[oy]", "export/packing.py", "figures/look.py",
            "markup/shorthand.py", "scale.py")  # fmt: skip
_MADE_BY = ("plotly", "streamlit", "babel")


def address(name: str) -> str:
    """Return the address of what is served under a name."""
    return f"{PREFIX}/{stamp()}/{name}"


@cache
def stamp() -> str:
    """Return a name for all that is served together: the same name, the same content."""
    found = hashlib.sha256(" ".join(version(package) for package in _MADE_BY).encode())
    for path in sorted({path for pattern in _MADE_OF for path in _PACKAGE.glob(pattern)}):
        if path.suffix != ".pyc":
            found.update(path.relative_to(_PACKAGE).as_posix().encode())
            found.update(path.read_bytes())
    return found.hexdigest()[:12]
