"""Ten charts on the command line: all of a view, and two of others, as a person would ask for them in turn."""

from __future__ import annotations

import sys
from pathlib import Path

from stances.cli.commands import stances


def main(form: str, folder: str) -> None:
    """Write them into a folder, all in one process."""
    place = Path(folder)
    for words in (
        ["export", "all", "--format", form, "--output", folder],
        ["export", "map", "--map", "world", "--output", str(place / f"world.{form}")],
        ["export", "country", "--country", "Poland", "--output", str(place / f"poland.{form}")],
    ):
        stances.main(words, standalone_mode=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
