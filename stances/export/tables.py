"""A displayed table -> CSV, JSON and Parquet. What a spreadsheet would take for a formula stays text."""

from __future__ import annotations

import dataclasses
import io
import json
from collections.abc import Iterable

import pandas as pd
import pyarrow as pa

from stances.export.about import About
from stances.export.typed import Typed

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet read a text as a formula; the wide forms do so where East Asian text is written."""

_ARROW = {"text": pa.string(), "day": pa.date32()}


def csv(table: pd.DataFrame) -> bytes:
    """Write a table as CSV: UTF-8 with a byte-order mark, formulas neutralised with an apostrophe."""
    safe = (table.map(_neutral) if len(table) else table).rename(columns=_neutral)
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _neutral(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell


def records(table: pd.DataFrame, about: About) -> bytes:
    """Write a table as JSON: what it says of itself, and `rows`, one object a row with the cells as displayed."""
    said = dataclasses.asdict(about)
    said["filters"] = [{"filter": name, "choice": choice} for name, choice in about.filters]
    said["columns"] = [{"name": name, "meaning": meaning} for name, meaning in about.columns]
    said["rows"] = json.loads(table.to_json(orient="records"))
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def parquet(columns: Iterable[Typed], about: About) -> bytes:
    """Write a table as Parquet: texts, whole and other numbers, days; missing ones are null.

    The file's metadata holds what the table says of itself (`title`, `as_of`, `citation`, … as texts, `filters` as a
    JSON object), a field's metadata what stands in the column (`description`).
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - takes a while to load, and no page needs it

    meanings = dict(about.columns)
    fields, arrays = [], []
    for column in columns:
        array = pa.array(column.values, _ARROW.get(column.kind))
        described = {"description": meanings[column.name]} if column.name in meanings else None
        fields.append(pa.field(column.name, array.type, metadata=described))
        arrays.append(array)
    said = {name: value for name, value in dataclasses.asdict(about).items() if isinstance(value, str)}
    said["filters"] = json.dumps(dict(about.filters), ensure_ascii=False)
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=said)), stream)
    return stream.getvalue()
