"""A displayed table -> CSV and XLSX, safe to open in a spreadsheet."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import pandas as pd

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet read a text as a formula."""


def csv(table: pd.DataFrame) -> bytes:
    """Write a table as CSV: UTF-8 with a byte-order mark, formulas neutralised with an apostrophe."""
    safe = table.map(_neutral) if len(table) else table
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def xlsx(table: pd.DataFrame, facts: Sequence[tuple[str, str]], sheets: tuple[str, str],
         made: dt.datetime | None = None) -> bytes:  # fmt: skip
    """Write a table as a workbook.

    Args:
        table: what is displayed; the first sheet, with a frozen header and filters.
        facts: (name, value) of what the reader should know of it; the second sheet.
        sheets: the names of the two sheets.
        made: what the workbook says of when it was made; the dataset's day, so that the same data make the same bytes.
    """
    stream = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with pd.ExcelWriter(stream, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        table.to_excel(writer, sheet_name=sheets[0], index=False)
        book, sheet = writer.book, writer.sheets[sheets[0]]
        book.set_properties({"created": made or dt.datetime(1980, 1, 1, tzinfo=dt.UTC)})
        head = book.add_format({"bold": True, "bottom": 1, "align": "left", "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for place, name in enumerate(table.columns):
            longest = max([len(str(name)), *(len(str(cell)) for cell in table[name])])
            sheet.write(0, place, str(name), head)
            sheet.set_column(place, place, min(max(longest + 2, 8), 48), body)
        sheet.freeze_panes(1, 1)
        if len(table.columns):
            sheet.autofilter(0, 0, max(len(table), 1), len(table.columns) - 1)
        about = book.add_worksheet(sheets[1])
        about.set_column(0, 0, 24, head)
        about.set_column(1, 1, 100, body)
        for row, (name, value) in enumerate(facts):
            about.write_string(row, 0, name)
            about.write_string(row, 1, value)
    return stream.getvalue()


def _neutral(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_DANGEROUS) else cell
