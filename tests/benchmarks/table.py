"""The result as a table for the terminal, and as the files that are kept: `latest.md`, `latest.json`."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from tests.benchmarks.result import Row

HEADINGS = ("what", "ours", "reference", "ratio", "bar", "reached?")
PACKAGES = ("streamlit", "plotly", "pandas", "numpy", "dash", "polars", "duckdb")
Record = Mapping[str, Any]


def number(value: float | None, unit: str = "") -> str:
    """Three significant figures, without an exponent for ordinary sizes."""
    if value is None:
        return "-"
    text = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{text} {unit}".rstrip()


def cells(row: Record) -> tuple[str, ...]:
    """One row as text."""
    reference = f"{row['reference']}: {number(row['theirs'], row['unit'])}" if row["reference"] else ""
    reached = {True: "yes", False: "NO", None: "-"}[row["reached"]]
    what = f"{row['what']} ({row['note']})" if row["note"] else row["what"]
    ratio = number(row["ratio"]) if row["ratio"] is not None else ""
    return (what, number(row["ours"], row["unit"]), reference, ratio, row["bar"], reached)


def as_text(rows: Iterable[Record]) -> str:
    """The table in columns."""
    lines = [HEADINGS, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def as_markdown(measures: Mapping[str, Record]) -> str:
    """All kept measures as one Markdown table, with when and on what each was taken."""
    lines = [
        "# Benchmarks",
        "",
        "Written by `python -m tests.benchmarks`; what each bar means is in its module.",
        "",
        f"| {' | '.join(HEADINGS)} |",
        f"|{'---|' * len(HEADINGS)}",
    ]
    lines += [f"| {' | '.join(cells(row))} |" for kept in measures.values() for row in kept["rows"]]
    lines += ["", "| measure | when (UTC) | samples | machine |", "|---|---|---|---|"]
    lines += [f"| {name} | {kept['when']} | {kept['samples']} | {kept['machine']} |" for name, kept in measures.items()]
    return "\n".join(lines) + "\n"


def machine() -> str:
    """What the figures depend on, in one line: processors, Python, packages."""
    parts = [f"{os.cpu_count()} CPU", f"Python {platform.python_version()}"]
    for name in PACKAGES:
        try:
            parts.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(parts)


def keep(folder: Path, order: Iterable[str], name: str, samples: int, rows: Iterable[Row]) -> None:
    """Write one measure's rows into the kept result, leaving the other measures as they were."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "latest.json"
    measures: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    measures[name] = {
        "when": f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
        "samples": samples,
        "machine": machine(),
        "rows": [row.as_record() for row in rows],
    }
    measures = {key: measures[key] for key in order if key in measures}
    path.write_text(json.dumps(measures, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (folder / "latest.md").write_text(as_markdown(measures), "utf-8")
