"""What a published site has besides the dashboard's own: the script and style of its pages."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def part(name: str) -> str:
    """Return a script or a style sheet of this folder."""
    return (_HERE / name).read_text(encoding="utf-8")
