"""Checked frames -> texts as they stand in a dataset's files: for packages, raw files and the hash of the content."""

from __future__ import annotations

import csv as writer
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from stances import schema

MADE = ("$schema", "resources")
"""What of a datapackage.json is made from the files, and so says nothing that they do not say."""


def texts(frame: pd.DataFrame, table: schema.Table, languages: Sequence[str]) -> pd.DataFrame:
    """Return a frame of a dataset as its file has it: texts, with the declared columns in file order.

    Args:
        frame: a frame of `Dataset`, or some of its rows.
        table: its declaration.
        languages: the dataset's languages.
    """
    return pd.DataFrame(dict(_columns(frame, table, languages)), index=pd.RangeIndex(len(frame)), dtype="str")


def _columns(frame: pd.DataFrame, table: schema.Table, languages: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    for column in table.expanded(languages):
        yield column.name, _cells(frame[column.name] if column.name in frame.columns else frame.index.to_series())


def _cells(column: pd.Series[Any]) -> list[str]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        names = [*map(str, column.cat.categories), ""]  # what is missing has the code -1
        return [names[code] for code in column.cat.codes.tolist()]
    if pd.api.types.is_integer_dtype(column.dtype):
        return ["" if pd.isna(cell) else str(cell) for cell in column]
    return column.tolist()


def csv(frame: pd.DataFrame) -> bytes:
    """Write a frame of texts as a dataset's file: UTF-8, commas, quotation marks only where they are needed."""
    stream = io.StringIO(newline="")
    lines = writer.writer(stream, lineterminator="\n")
    lines.writerow(frame.columns)
    lines.writerows(frame.itertuples(index=False, name=None))
    return stream.getvalue().encode()


def digest(meta: Mapping[str, Any], frames: Mapping[str, pd.DataFrame], languages: Sequence[str]) -> str:
    """Return the first twelve digits of a SHA-256 over what a dataset says.

    It does not depend on how the files are written: on quotation marks, ends of lines, the order of columns or of
    statements. `docs/files.md` says how to reckon it without this program.

    Args:
        meta: its datapackage.json.
        frames: its frames, by table.
        languages: its languages.
    """
    said = {key: value for key, value in meta.items() if key not in MADE}
    total = hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())
    for table in schema.TABLES:
        columns = dict(_columns(frames[table.name], table, languages))
        rows = list(zip(*columns.values(), strict=True))
        if table is schema.STATEMENTS:
            rows.sort()  # by their code, which comes first
        lines = [table.name, *map("\x1f".join, [tuple(columns), *rows] if rows else [])]
        total.update(("\x1d" + "\x1e".join(lines)).encode())
    return total.hexdigest()[:12]
