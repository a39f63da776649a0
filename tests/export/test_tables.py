"""Tables to take away: complete, typed, readable anywhere, and dead: no cell is ever reckoned."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from dataclasses import replace
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from stances import schema
from stances.exhibits import EXHIBITS
from stances.export import tables, workbook
from stances.export.errors import UnavailableError
from stances.export.files import FORMS, ask, form_of
from stances.export.typed import typed
from stances.figures.look import LIGHT
from stances.model import Dataset
from stances.words.speech import speech
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
FACTS = [("Title", "=1+1"), ("About", "https://example.org"), ("Filters", ""), ("As of", "-1")]


def table(name: str, language: str = "en") -> pd.DataFrame:
    return EXHIBITS[name](ordinary(), asked(ordinary()), language, LIGHT).table


def rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "a spreadsheet takes it for UTF-8"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def taken(name: str, form: str, dataset: Dataset | None = None, language: str = "en", **view: Any) -> bytes:
    dataset = dataset or ordinary()
    return FORMS[form](ask(name, dataset, asked(dataset, **view), language, LIGHT, "http://example.org")).content


def book(frame: pd.DataFrame, facts: list[tuple[str, str]] | None = None) -> Any:
    columns = list(typed(frame, speech(ordinary(), "en")))
    content = workbook.xlsx(columns, facts or FACTS, ("Data", "About"), "en", dt.date(2025, 1, 1))
    return load_workbook(io.BytesIO(content))


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(EXHIBITS))
def test_xlsx_is_the_table_with_its_types(name: str, language: str) -> None:
    frame = table(name, language)
    sheet = load_workbook(io.BytesIO(taken(name, "xlsx", language=language))).worksheets[0]
    head, *body = sheet.iter_rows()
    assert [cell.value for cell in head] == list(frame.columns) or frame.empty
    spoken = speech(ordinary(), language).language
    for row, shown in zip(body, frame.itertuples(index=False, name=None), strict=True):
        for cell, wanted in zip(row, shown, strict=True):
            match cell.value:
                case dt.datetime() as day:
                    assert wanted in {spoken.day(day.date(), short=True), day.date().isoformat()}
                case int() | float():
                    assert cell.value == wanted
                    assert not isinstance(wanted, str), "a code that looks like a number stays text"
                case value:
                    assert (value or "") == ("" if pd.isna(wanted) else str(wanted))


def test_a_day_is_a_date_only_where_it_is_known() -> None:
    frame = pd.DataFrame({
        "Date": ["25 Nov 2025", "by 25 Nov 2025", "Nov 2025", "about 3 Nov 2025", "1 Jan 1815", "23–25 Nov 2025"],
        "Date (EDTF)": ["2025-11-25", "../2025-11-25", "2025-11", "2025-11-03~", "1815-01-01", "2025-11-23/2025-11-25"],
        "n": [1, 2, 3, 4, 5, ""],
    })  # fmt: skip
    sheet = book(frame)["Data"]
    assert [cell.value for (cell,) in sheet.iter_rows(2, None, 1, 1)] == [
        dt.datetime(2025, 11, 25), *frame["Date"].tolist()[1:]  # noqa: DTZ001 - a workbook knows no zones
    ]  # fmt: skip
    assert sheet["A2"].number_format == "[$-809]d mmm yyyy"
    assert [cell.value for (cell,) in sheet.iter_rows(2, None, 2, 2)] == frame["Date (EDTF)"].tolist()
    assert [cell.value for (cell,) in sheet.iter_rows(2, None, 3, 3)] == [1, 2, 3, 4, 5, None]


def test_xlsx_has_a_frozen_head_filters_and_a_sheet_about_it() -> None:
    written = load_workbook(io.BytesIO(taken("map", "xlsx", actors=("FRA",), bases=("own",))))
    sheet, rows = written["Data"], list(written["About"].iter_rows(values_only=True))
    about = dict(rows)
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(cell.font.bold for cell in sheet[1])
    assert rows[rows.index(("Filters", None)) + 1 :][:4] == [
        ("Question", "Ground troops in Ukraine after hostilities end"), ("As of", "25 November 2025"),
        ("Countries and groups", "France"), ("Basis", "own statement"),
    ]  # fmt: skip
    assert ordinary().digest in about["How to cite"]
    assert "creativecommons.org" in about["Licence"]
    columns = [cell.value for cell in sheet[1]]
    assert set(columns) <= set(about), "every column is explained"
    assert about["Condition"] == "What the stance hangs on."


def test_a_workbook_says_how_much_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_ROWS", 3)
    with pytest.raises(UnavailableError, match="holds 3 rows, and the table has"):
        taken("evidence", "xlsx")


def test_what_no_cell_can_hold_is_cut_in_plain_sight() -> None:
    value = book(pd.DataFrame({"A": ["x" * 40_000]}))["Data"]["A2"].value
    assert len(value) == 32_767
    assert value.endswith("…")


def test_xlsx_has_no_formula_and_no_link() -> None:
    frame = pd.DataFrame({"=A1": [*LIVE, "https://example.org", "a"], "+B": 1})
    written = book(frame)
    cells = [cell for sheet in written for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    stated = [cell for (cell,) in written["Data"].iter_rows(2, None, 1, 1)]
    assert [cell.value for cell in stated] == [cell.replace("\r", "_x000D_") for cell in frame["=A1"]], (
        "as OOXML writes it"
    )
    assert [bool(cell.quotePrefix) for cell in stated] == [True] * len(LIVE) + [False, False], (
        "text even when it is edited"
    )


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝"])
@pytest.mark.parametrize("name", ["map", "evidence", "timeline", "changes", "threads"])
def test_whatever_formulas_begin_with_nothing_is_live(name: str, sign: str) -> None:
    spoilt = spoiling(sign)
    cells = [cell for row in rows(taken(name, "csv", spoilt)) for cell in row]
    assert any(cell.startswith(f"'{sign}") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(tables.DANGEROUS)]
    written = load_workbook(io.BytesIO(taken(name, "xlsx", spoilt)))
    assert not [cell for sheet in written for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def spoiling(sign: str) -> Dataset:
    """Return the bundled dataset with a formula in every text column of every table."""
    base = ordinary()
    frames = {}
    for declared in schema.TABLES:
        frame = getattr(base, declared.name)
        texts = [column.name for column in declared.expanded(base.languages) if column.kind == "text"]
        frames[declared.name] = frame.assign(**{name: f"{sign}SUM(1) {name}" for name in texts})
    return replace(base, digest=f"spoilt {sign}", **frames)


@pytest.mark.parametrize("name", list(EXHIBITS))
def test_a_dataset_full_of_formulas_is_exported_dead(name: str) -> None:
    frame = EXHIBITS[name](hostile(), asked(hostile()), "en", LIGHT).table
    assert not [cell for row in rows(tables.csv(frame)) for cell in row if cell.startswith(tables.DANGEROUS)]
    assert not [cell for sheet in book(frame) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("name", list(EXHIBITS))
def test_json_holds_the_displayed_cells_and_what_the_table_says_of_itself(name: str) -> None:
    said = json.loads(taken(name, "json", language="de"))
    frame = table(name, "de")
    assert said["rows"] == json.loads(frame.to_json(orient="records"))
    assert [column["name"] for column in said["columns"]] == list(frame.columns), "every column is explained"
    assert all(column["meaning"].endswith(".") for column in said["columns"])
    assert said["as_of"] == "2025-11-25"
    assert said["digest"] == ordinary().digest
    assert {"filter": "Stand", "choice": "25. November 2025"} in said["filters"]
    assert ordinary().digest in said["citation"]
    assert said["link"].startswith("http://example.org/")


@pytest.mark.parametrize("name", list(EXHIBITS))
def test_parquet_has_types_and_its_citation_with_it(name: str) -> None:
    read = pq.read_table(io.BytesIO(taken(name, "parquet")))
    frame = table(name)
    assert read.column_names == list(frame.columns)
    assert read.num_rows == len(frame) or not len(frame.columns)
    kinds = {"string", "int64", "double", "date32[day]"}
    assert {str(field.type) for field in read.schema} <= kinds
    assert all(field.metadata[b"description"] for field in read.schema)
    said = {key.decode(): value.decode() for key, value in read.schema.metadata.items()}
    assert ordinary().digest in said["citation"]
    assert json.loads(said["filters"])["As of"] == "25 November 2025"
    assert said["licence"].startswith("Creative Commons")


def test_parquet_days_are_days_and_what_is_not_known_is_null() -> None:
    read = pq.read_table(io.BytesIO(taken("evidence", "parquet", everything=True)))
    days, written = read.column("Date"), read.column("Date (EDTF)").to_pylist()
    assert days.type == pa.date32()
    assert days.to_pylist() == [dt.date.fromisoformat(text) if len(text) == 10 else None for text in written]
    assert None in days.to_pylist()


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "json", "raw.csv"])
def test_the_same_view_of_the_same_data_is_the_same_file(form: str) -> None:
    assert taken("evidence", form) == taken("evidence", form)


@pytest.mark.parametrize(("name", "form"), [
    ("x.csv", "csv"), ("x.raw.csv", "raw.csv"), ("X.RAW.CSV", "raw.csv"), ("x.json", "json"), ("a.b.csv", "csv"),
    ("x.plotly.json", "plotly.json"), ("csv", ""), ("x.exe", ""),
])  # fmt: skip
def test_a_files_ending_says_what_it_becomes(name: str, form: str) -> None:
    assert form_of(name) == form
