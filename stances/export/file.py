"""A file to hand out: its bytes, its kind, its name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class File:
    """A file to hand out.

    Attributes:
        content: its bytes.
        media_type: its media type.
        name: its name, from plain letters; empty for what is shown rather than saved.
    """

    content: bytes
    media_type: str
    name: str = ""


def save(file: File, path: Path) -> None:
    """Write a file to disk.

    Raises:
        OSError: if it cannot be written there.
    """
    path.write_bytes(file.content)


def plain(*parts: str) -> str:
    """Join parts into a file's name of plain letters."""
    written = unicodedata.normalize("NFKD", "-".join(parts)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9.-]+", "-", written)
