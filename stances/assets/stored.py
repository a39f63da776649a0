"""What takes long to make, kept in the user's cache folder, so that the next start need not make it again.

Where that folder cannot be written, every start makes it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path


def stored(name: str, made_of: str, make: Callable[[], bytes]) -> bytes:
    """Return what is kept under a name; if that is not whole, or was made of something else, make it and keep it.

    Args:
        name: its file's name.
        made_of: stands for all that it follows from, in one line of ASCII.
        make: makes it.
    """
    path = _place() / name
    with suppress(OSError):
        head, _, kept = path.read_bytes().partition(b"\n")
        if head == _head(made_of, kept):
            return kept
    made = make()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written beside and then put in place: of two that start at once, neither reads half of it.
        beside = path.with_name(f"{name}.{os.getpid()}")
        try:
            beside.write_bytes(_head(made_of, made) + b"\n" + made)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    return made


def _head(made_of: str, content: bytes) -> bytes:
    return f"{made_of} {hashlib.sha256(content).hexdigest()}".encode("ascii")


def _place() -> Path:
    return user_cache_path("stances", appauthor=False)
