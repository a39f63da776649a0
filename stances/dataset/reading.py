"""One CSV file -> a frame of texts, or what stops it from being read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from stances.dataset.problems import Problem, Said
from stances.scale import N_
from stances.schema import Table

_QUOTED = re.compile(r'(?:(?<=[,\r\n])|\A)"[^"]*(?:""[^"]*)*"(?=[,\r\n]|\Z)')
_BLANK = " \t\r\n\u00a0"
"""What may stand around a cell's text without a meaning."""

_LINE = re.compile(r"\r\n|\r|\n")
CODING = "CODING.md"
"""The file that says by which rules a dataset was coded."""

_MOST = 50
"""More rows of the wrong width than this are counted, not listed."""


def read_table(folder: Path, table: Table, languages: Sequence[str]) -> tuple[pd.DataFrame, list[Problem]]:
    """Read a table as it stands.

    Returns:
        A frame of texts with every declared column, as declared, and the row's number in the file as its
        index (`row`: the header is row 1); and the problems. With a problem the frame has no rows.
    """
    names = [column.name for column in table.expanded(languages)]
    file = f"{table.name}.csv"
    path = folder / file
    if not path.exists():
        if table.required:
            message = N_("The file is missing. One row of it is {row}.")
            return _empty(names), [Problem(file, Said(message, row=table.row))]
        return _empty(names), []
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return _empty(names), [Problem(file, N_("The file is not UTF-8; save it as “CSV UTF-8”."), line)]
    except OSError as error:
        return _empty(names), [Problem(file, Said(N_("The file cannot be read: {why}"), why=error.strerror))]
    header, rows, problems = _rows(file, text)
    if header or not problems:
        problems += _check_header(file, header, names)
    if problems:
        return _empty(names), problems
    frame = pd.DataFrame([cells for _, cells in rows], columns=pd.Index(header), dtype="str")
    frame.index = pd.Index([number for number, _ in rows], name="row", dtype=int)
    return frame[names], []


def _empty(names: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype="str") for name in names}, index=pd.Index([], name="row", dtype=int))


def _rows(file: str, text: str) -> tuple[list[str], list[tuple[int, list[str]]], list[Problem]]:
    """Split a text into its header and its numbered rows; strict, so that a stray quote is not swallowed."""
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        return [], [], [Problem(file, N_("The file holds a NUL character; it is damaged or not text."), line)]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    wrong: list[Problem] = []
    number = 0
    try:
        header = [name.strip(_BLANK) for name in next(reader, [])]
        number = 1
        for number, cells in enumerate(reader if header else (), start=2):
            if not any(cells):
                continue
            if len(cells) != len(header):
                message = N_("The row has {cells} cells where the header has {columns}.")
                wrong.append(Problem(file, Said(message, cells=len(cells), columns=len(header)), number))
            rows.append((number, [cell.strip(_BLANK) for cell in cells]))
    except csv.Error as error:
        wrong.append(Problem(file, Said(N_("The file is not CSV: {why}."), why=error), number + 1))
    if not wrong and '"' in text:
        wrong += _stray(file, text, header)
    return header, rows, wrong[:_MOST]


def _check_header(file: str, header: list[str], names: list[str]) -> list[Problem]:
    if not header:
        return [Problem(file, N_("The file is empty; its first row must name the columns."), 1)]
    problems = [
        Problem(file, N_("The column appears more than once."), 1, name)
        for name in dict.fromkeys(header)
        if header.count(name) > 1
    ]
    message = N_("There is no column of this name here; there are {columns}.")
    problems += [
        Problem(file, Said(message, columns=", ".join(names)), 1, name)
        for name in dict.fromkeys(header)
        if name not in names
    ]
    return problems + [
        Problem(file, N_("The column is missing; add it, and leave empty what is not known."), 1, name)
        for name in names
        if name not in header
    ]


def _stray(file: str, text: str, header: list[str]) -> list[Problem]:
    """Report the first quotation mark inside a cell that is not quoted: CSV readers disagree on what it means."""
    bare = _QUOTED.sub("", text)  # what is left has one line a row
    before, found, _ = bare.partition('"')
    lines = _LINE.split(before)
    place = lines[-1].count(",")
    message = N_("A quotation mark stands alone. Put the whole cell in quotation marks and double those inside.")
    return [Problem(file, message, len(lines), header[place] if place < len(header) else "")] if found else []


def read_coding(folder: Path) -> tuple[str, list[Problem]]:
    """Read the rules by which a dataset was coded; empty if it has none written down.

    Returns:
        The text, and the problems.
    """
    try:
        return (folder / CODING).read_bytes().decode("utf-8-sig"), []
    except FileNotFoundError:
        return "", []
    except UnicodeDecodeError:
        return "", [Problem(CODING, N_("The file is not UTF-8; save it as UTF-8."))]
    except OSError as error:
        return "", [Problem(CODING, Said(N_("The file cannot be read: {why}"), why=error.strerror))]
