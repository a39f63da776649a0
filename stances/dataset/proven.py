"""Which datasets have passed their checks before, so that who opens the same files again need not wait for them.

All that is kept is one hash a line, in the user's cache folder; where that cannot be written, every opening checks.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

_PACKAGE = Path(__file__).parents[1]
_RULES = ("dataset/*.py", "schema.py", "scale.py", "dates.py", "names.py")
"""What the checks are made of: where one of these files differs, nothing is proven."""

_KEPT = 200
"""So many hashes are kept, the newest."""


def proof(folder: Path) -> str:
    """Return the hash that stands for a dataset's files, as they are, under the rules, as they are."""
    found = hashlib.sha256(_rules())
    for path in sorted(path for path in folder.glob("*.*") if path.is_file()):
        with suppress(OSError):  # whoever reads it says what is wrong
            found.update(f"{path.name} {path.stat().st_size} ".encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def is_proven(found: str) -> bool:
    """Tell whether files with this hash have passed."""
    return found in _lines()


def keep(found: str) -> None:
    """Remember that files with this hash have passed."""
    with suppress(OSError):
        lines = [*_lines(), found][-_KEPT:]
        path = _place()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="ascii")


def _place() -> Path:
    return user_cache_path("stances", appauthor=False) / "checked.txt"


def _lines() -> list[str]:
    try:
        return _place().read_text(encoding="ascii", errors="replace").split()
    except OSError:
        return []


@cache
def _rules() -> bytes:
    found = hashlib.sha256(" ".join(version(name) for name in ("pandas", "pandera", "pycountry")).encode())
    for path in sorted(path for pattern in _RULES for path in _PACKAGE.glob(pattern)):
        found.update(path.read_bytes())
    return found.digest()
