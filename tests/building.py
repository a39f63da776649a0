"""Small datasets for tests, in memory or in a folder: each row states only what the test is about."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from stances import schema
from stances.dataset.frames import typed
from stances.model import Dataset

Row = Mapping[str, str]
Tables = dict[str, list[dict[str, str]]]

ALWAYS: dict[str, dict[str, str]] = {
    "actors": {"kind": "country"},
    "memberships": {"source_id": "paper", "locator": "p1"},
    "questions": {"topic": "t"},
    "sources": {},
    "tracks": {},
    "events": {"track": "talks", "kind": "meeting", "status": "held"},
    "participants": {"role": "participant"},
    "codings": {"source_id": "paper", "locator": "p1", "actor_id": "FRA", "question_id": "troops", "stance": "support"},
    "checks": {"verdict": "ok"},
    "statements": {
        "actor_id": "FRA", "question_id": "troops", "stance": "support", "basis": "own", "source_id": "paper",
        "locator": "p1", "status": "active", "date": "2025-01-10",
    },
}  # fmt: skip

META = {"name": "made", "version": "1", "title": "Made for a test", "created": "2025-12-31"}


def tables(languages: Sequence[str] = ("en",), **given: Sequence[Row]) -> Tables:
    """Complete the rows of some tables to whole tables that pass every check."""
    given = {
        "actors": [{"actor_id": code} for code in ("FRA", "GBR", "DEU")],
        "questions": [{"question_id": "troops"}, {"question_id": "sanctions"}],
        "sources": [{"source_id": "paper"}],
        "tracks": [{"track_id": "talks"}],
        "events": [{"event_id": "first"}],
    } | given
    return {table.name: _completed(table, given.get(table.name, []), languages) for table in schema.TABLES}


def _completed(table: schema.Table, rows: Sequence[Row], languages: Sequence[str]) -> list[dict[str, str]]:
    columns = list(table.expanded(languages))
    known = {column.name for column in columns}
    whole = []
    for number, row in enumerate(rows, start=1):
        assert set(row) <= known, f"{table.name} has no {set(row) - known}"
        cells = {column.name: "text" if column.required and column.kind == "text" else "" for column in columns}
        cells |= ALWAYS[table.name] | dict(row)
        if table.name == "statements":
            cells["statement_id"] = cells["statement_id"] or f"s{number}"
        whole.append(cells)
    return whole


def raw(made: Tables, languages: Sequence[str] = ("en",)) -> dict[str, pd.DataFrame]:
    """Give tables as they are after reading: texts, indexed by their row in the file."""
    frames = {}
    for table in schema.TABLES:
        names = [column.name for column in table.expanded(languages)]
        frame = pd.DataFrame(made[table.name], columns=pd.Index(names), dtype="str")
        frame.index = pd.RangeIndex(2, len(frame) + 2, name="row")
        frames[table.name] = frame
    return frames


def dataset(
    *statements: Row,
    languages: Sequence[str] = ("en",),
    meta: Mapping[str, object] | None = None,
    **given: Sequence[Row],
) -> Dataset:
    """Make a dataset in memory from statements and, where they matter, rows of other tables."""
    made = tables(languages, statements=statements, **given)
    return Dataset(
        name="made", version="1", digest="0" * 12, languages=tuple(languages), meta=META | dict(meta or {}),
        coding="", **typed(raw(made, languages)),
    )  # fmt: skip


def write(folder: Path, made: Tables, meta: Mapping[str, object] | None = None) -> Path:
    """Write tables as a dataset's folder; tables without a row only where they are required."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "datapackage.json").write_text(json.dumps(META | dict(meta or {})), encoding="utf-8")
    for table in schema.TABLES:
        rows = made[table.name]
        if not rows and not table.required:
            continue
        names = list(rows[0]) if rows else [column.name for column in table.expanded(("en",))]
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows(rows)
    return folder
