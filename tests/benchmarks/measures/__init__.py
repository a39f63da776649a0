"""What is measured, one module a measure; each has `measure(bench)`, which gives its lines of the table."""

from __future__ import annotations

NAMES = (
    "repaint",
    "date",
    "bytes",
    "firstmap",
    "visit",
    "script",
    "large",
    "sessions",
    "export",
    "suite",
    "asof",
    "filter",
)
