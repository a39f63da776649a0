"""What a command hands out: a table as text on a terminal or in a pipe, and what it is busy with."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

import click
import pandas as pd

from stances.export import tables
from stances.export.file import File, save

FORMATS = ("table", "csv", "json")
"""How a command can write a table. All three hold the same rows and columns."""

_WIDEST = 36
"""A cell of a table is broken into lines of at most so many characters."""


def written(table: pd.DataFrame, form: str, width: int | None = None) -> str:
    """Write a table.

    Args:
        table: what to write.
        form: one of `FORMATS`. CSV is as in a downloaded file but for the byte-order mark, which pipes do not
            expect, and with plain ends of lines; JSON is an array with one object a row.
        width: the columns of the terminal; a table that is wider is written as one block a row. None for no limit.
    """
    match form:
        case "csv":
            return tables.csv(table).decode("utf-8-sig").replace("\r\n", "\n")
        case "json":
            return json.dumps(json.loads(table.to_json(orient="records")), ensure_ascii=False, indent=2) + "\n"
    if table.empty:
        return ""
    cells = [[str(name) for name in table.columns], *([_text(cell) for cell in row] for row in table.to_numpy())]
    grid = _grid(cells)
    if width and max(map(len, grid.splitlines())) > width:
        return _blocks(cells, width)
    return grid


def _text(cell: object) -> str:
    return "" if cell is None or cell is pd.NA or cell != cell else " ".join(str(cell).split())  # noqa: PLR0124 - NaN


def _grid(cells: Sequence[Sequence[str]]) -> str:
    """Lay out cells in aligned columns, long ones in several lines; empty columns are left out."""
    kept = [place for place in range(len(cells[0])) if any(row[place] for row in cells[1:])]
    broken = [[textwrap.wrap(row[place], _WIDEST, break_on_hyphens=False) or [""] for place in kept] for row in cells]
    widths = [max(len(line) for row in broken for line in row[place]) for place in range(len(kept))]
    rule = "  ".join("-" * width for width in widths)
    lines = []
    for number, row in enumerate(broken):
        for at in range(max(map(len, row))):
            texts = (cell[at] if at < len(cell) else "" for cell in row)
            lines.append("  ".join(text.ljust(width) for text, width in zip(texts, widths, strict=True)).rstrip())
        if number == 0:
            lines.append(rule)
    return "\n".join(lines) + "\n"


def _blocks(cells: Sequence[Sequence[str]], width: int) -> str:
    """Write one block of “name: value” lines a row."""
    head = max(map(len, cells[0]))
    blocks = []
    for row in cells[1:]:
        lines = [
            textwrap.fill(value, max(width, head + 20), initial_indent=f"{name.ljust(head)}  ",
                          subsequent_indent=" " * (head + 2), break_on_hyphens=False)
            for name, value in zip(cells[0], row, strict=True) if value
        ]  # fmt: skip
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def progress(step: str) -> None:
    """Say what is being made, on a terminal only."""
    note(f"{step} …")


def note(text: str) -> None:
    """Say on a terminal, and only there, what was done; standard output is for the data alone."""
    if sys.stderr.isatty():
        click.echo(text, err=True)


def hand_out(file: File, output: Path | None) -> None:
    """Write a file to disk, or to standard output if no path is given.

    Raises:
        click.FileError: if it cannot be written there.
    """
    if output is None:
        sys.stdout.buffer.write(file.content)
        return
    try:
        save(file, output)
    except OSError as error:
        raise click.FileError(str(output), hint=error.strerror or str(error)) from error
    note(f"{output}: {len(file.content):,} bytes")


def say(table: pd.DataFrame, form: str, *above: str) -> None:
    """Print a table; on a terminal, and only there, what it shows is said above it."""
    terminal = sys.stdout.isatty()
    if terminal and form == "table":
        for line in filter(None, above):
            click.echo(textwrap.fill(line, shutil.get_terminal_size().columns))
        click.echo()
    width = shutil.get_terminal_size().columns if terminal else None
    click.echo(written(table, form, width), nl=False)
