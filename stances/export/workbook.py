"""A displayed table -> an XLSX workbook with real dates and numbers, and a second sheet that explains the first."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from stances.export.errors import UnavailableError
from stances.export.tables import DANGEROUS
from stances.export.typed import Typed

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_DAYS = {"en": "[$-809]d mmm yyyy", "de": "[$-407]d. mmm yyyy"}
"""How a spreadsheet shows a day, whatever language it speaks itself."""

_FIRST = dt.date(1900, 3, 1)
"""Spreadsheets disagree on earlier days, so they stay text."""

_ROWS, _LETTERS = 1_048_575, 32_767
"""So many rows under a header, and so many letters in a cell, can a workbook hold."""


def xlsx(columns: Sequence[Typed], facts: Sequence[tuple[str, str]], sheets: tuple[str, str], language: str,
         made: dt.date) -> bytes:  # fmt: skip
    """Write a table as a workbook.

    Args:
        columns: what is displayed; the first sheet, with a frozen header and filters.
        facts: (name, value) of what the reader should know of it; the second sheet. One without a value is a heading.
        sheets: the names of the two sheets.
        language: in which days are shown.
        made: the day of the data, so that the same table is the same file on every day.

    Raises:
        UnavailableError: if it has too many rows.
    """
    rows = max((len(column.shown) for column in columns), default=0)
    if rows > _ROWS:
        raise UnavailableError(f"A workbook holds {_ROWS:,} rows, and the table has {rows:,}; take csv or parquet.")
    from xlsxwriter import Workbook  # noqa: PLC0415 - takes a while to load, and no page needs it

    stream = io.BytesIO()
    book = Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
                             "in_memory": True})  # fmt: skip
    book.set_properties({"created": dt.datetime.combine(made, dt.time(), dt.UTC)})
    formats = _formats(book, language)
    sheet = book.add_worksheet(sheets[0])
    for place, column in enumerate(columns):
        _column(sheet, place, column, formats)
    sheet.freeze_panes(1, 1)
    if columns:
        sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
    _explain(book.add_worksheet(sheets[1]), facts, formats)
    book.close()
    return stream.getvalue()


def _formats(book: Workbook, language: str) -> dict[str, Any]:
    top = {"valign": "top"}
    return {
        "head": book.add_format({"bold": True, "bottom": 1, "align": "left", **top}),
        "name": book.add_format({"bold": True, "text_wrap": True, **top}),
        "text": book.add_format({"text_wrap": True, **top}),
        # Told to be text, it stays text even when a reader edits the cell or saves the sheet as CSV.
        "quoted": book.add_format({"text_wrap": True, "quote_prefix": True, **top}),
        "number": book.add_format(top),
        "day": book.add_format({"num_format": _DAYS.get(language, _DAYS["en"]), "align": "left", **top}),
        "iso": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", **top}),
    }


def _column(sheet: Any, place: int, column: Typed, formats: dict[str, Any]) -> None:
    _write(sheet, 0, place, column.name, formats["head"])
    width = max(map(len, [column.name, *column.shown]))
    sheet.set_column(place, place, min(max(width + 2, 8), 48))
    for row, (value, shown) in enumerate(zip(column.values, column.shown, strict=True), start=1):
        if column.kind == "number" and value is not None:
            sheet.write_number(row, place, value, formats["number"])
        elif column.kind == "day" and value is not None and value >= _FIRST:
            sheet.write_datetime(row, place, value, formats["iso" if shown == value.isoformat() else "day"])
        elif shown:
            _write(sheet, row, place, shown, formats["quoted" if shown.startswith(DANGEROUS) else "text"])


def _write(sheet: Any, row: int, place: int, text: str, form: Any) -> None:
    """Write a text; what no cell can hold is cut, and ends in an ellipsis."""
    sheet.write_string(row, place, text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…", form)


def _explain(sheet: Any, facts: Sequence[tuple[str, str]], formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100)
    for row, (name, value) in enumerate(facts):
        _write(sheet, row, 0, name, formats["name" if value else "head"])
        if value:
            _write(sheet, row, 1, value, formats["quoted" if value.startswith(DANGEROUS) else "text"])
