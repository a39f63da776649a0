"""Tables to take away: complete, typed, readable anywhere, and dead: no cell is ever reckoned."""

from __future__ import annotations

import csv
import io
from typing import Any

import pandas as pd
import pytest

from stances.exhibits import EXHIBITS
from stances.export import tables
from stances.figures.look import LIGHT
from tests.datasets import LANGUAGES, asked, hostile, ordinary

NAMES = pytest.mark.parametrize("name", ["map", "evidence", "timeline", "said"])
LIVE = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("https://example.org","x")',
    "=cmd|'/c x'!A1",
]
FACTS = [("Title", "=1+1"), ("About", "https://example.org")]


def table(name: str, language: str = "en") -> pd.DataFrame:
    return EXHIBITS[name](ordinary(), asked(ordinary()), language, LIGHT).table


def rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "a spreadsheet takes it for UTF-8"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def book(frame: pd.DataFrame) -> Any:
    return pytest.importorskip("openpyxl").load_workbook(io.BytesIO(tables.xlsx(frame, FACTS, ("Data", "About"))))


@pytest.mark.parametrize("language", LANGUAGES)
@NAMES
def test_csv_is_the_table(name: str, language: str) -> None:
    frame = table(name, language)
    head, *body = rows(tables.csv(frame))
    assert head == list(frame.columns)
    assert body == [[str(cell) for cell in row] for row in frame.itertuples(index=False)]
    content = tables.csv(frame)
    assert content.count(b"\r\n") == content.count(b"\n") == len(frame) + 1


@pytest.mark.parametrize("cell", LIVE)
def test_csv_neutralises_what_a_spreadsheet_would_reckon(cell: str) -> None:
    _, (written, other) = rows(tables.csv(pd.DataFrame({"A": [cell], "B": ["a=1"]})))
    assert written == f"'{cell}"
    assert other == "a=1"


def test_csv_leaves_numbers_numbers() -> None:
    assert rows(tables.csv(pd.DataFrame({"A": [-1], "B": ['x,"y"\nz']}))) == [["A", "B"], ["-1", 'x,"y"\nz']]


def test_an_empty_table_is_no_error() -> None:
    assert rows(tables.csv(pd.DataFrame({"A": []}))) == [["A"]]
    assert tables.csv(pd.DataFrame()).startswith(b"\xef\xbb\xbf")
    assert book(pd.DataFrame()).sheetnames == ["Data", "About"]


@NAMES
def test_xlsx_is_the_table_with_its_types(name: str) -> None:
    frame = table(name)
    sheet = book(frame)["Data"]
    head, *body = sheet.iter_rows(values_only=True)
    assert list(head) == list(frame.columns)
    assert [
        [cell or "" if not isinstance(cell, int) else cell for cell in row] for row in body
    ] == frame.to_numpy().tolist()
    for place, dtype in enumerate(frame.dtypes, start=1):
        wanted = "n" if pd.api.types.is_numeric_dtype(dtype) else "s"
        assert {cell.data_type for (cell,) in sheet.iter_rows(2, None, place, place) if cell.value is not None} <= {
            wanted
        }


def test_xlsx_has_a_frozen_head_filters_and_a_sheet_about_it() -> None:
    frame = table("map")
    written = book(frame)
    sheet = written["Data"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(cell.font.bold for cell in sheet[1])
    assert list(written["About"].iter_rows(values_only=True)) == FACTS


def test_xlsx_has_no_formula_and_no_link() -> None:
    frame = pd.DataFrame({"=A1": [*LIVE, "https://example.org", "a"], "+B": 1})
    written = book(frame)
    cells = [cell for sheet in written for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    stated = [value for (value,) in written["Data"].iter_rows(2, None, 1, 1, values_only=True)]
    assert stated == [cell.replace("\r", "_x000D_") for cell in frame["=A1"]], "as OOXML writes a carriage return"


@pytest.mark.parametrize("name", list(EXHIBITS))
def test_a_dataset_full_of_formulas_is_exported_dead(name: str) -> None:
    frame = EXHIBITS[name](hostile(), asked(hostile()), "en", LIGHT).table
    live = ("=", "+", "-", "@", "\t", "\r")
    assert not [cell for row in rows(tables.csv(frame)) for cell in row if cell.startswith(live)]
    assert not [cell for sheet in book(frame) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
