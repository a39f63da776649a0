"""The data dictionary: the tables' declarations as Markdown. `python -m stances.dataset.dictionary` prints it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from stances import scale, schema

BEGIN, END = "<!-- dictionary: made from stances/schema.py -->", "<!-- end of dictionary -->"


def dictionary() -> str:
    """Return the dictionary of all tables."""
    return "\n".join([BEGIN, *(line for table in schema.TABLES for line in _table(table)), "", END])


def _table(table: schema.Table) -> Iterator[str]:
    yield ""
    yield f"### {table.name}.csv"
    yield ""
    needed = "" if table.required else " The file may be missing."
    yield f"One row is {table.row}; `{'`, `'.join(table.key)}` must be unique.{needed}"
    yield ""
    yield "| column | kind | must be filled | meaning |"
    yield "|---|---|---|---|"
    for column in table.columns:
        name = f"{column.name}_<lang>" if column.localised else column.name
        yield f"| `{name}` | {_kind(column)} | {'yes' if column.required else ''} | {column.meaning} |"


def _kind(column: schema.Column) -> str:
    if column.kind == "stance":
        return f"one of {', '.join(scale.CODES)}"
    if column.kind == "choice":
        return f"one of {', '.join(column.values)}"
    return f"id in {column.refers}.csv" if column.refers else column.kind


if __name__ == "__main__":
    sys.stdout.write(dictionary() + "\n")
