"""One file: read as it stands, or reported with its row and column."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from stances import schema
from stances.dataset import Problem
from stances.dataset.reading import read_table

HEADER = "track_id,label_en"


def read(folder: Path, text: str | bytes, languages: Sequence[str] = ("en",)) -> tuple[pd.DataFrame, list[Problem]]:
    (folder / "tracks.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(folder, schema.TRACKS, languages)


def where(problems: list[Problem]) -> list[tuple[str, int | None, str]]:
    return [(problem.file, problem.row, problem.column) for problem in problems]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_are_texts_and_rows_are_numbered_as_a_spreadsheet_does(tmp_path: Path, end: str) -> None:
    frame, problems = read(tmp_path, end.join([HEADER, "a, Alpha ", "", ",", 'b,"Be, ""ta"""', "007,NA", ""]))
    assert problems == []
    assert frame.reset_index().to_numpy().tolist() == [[2, "a", "Alpha"], [5, "b", 'Be, "ta"'], [6, "007", "NA"]]
    assert set(frame.dtypes.astype(str)) == {"str"}


def test_a_line_break_in_a_cell_does_not_shift_the_rows(tmp_path: Path) -> None:
    frame, _ = read(tmp_path, HEADER + '\na,"one\ntwo"\nb,three\n')
    assert frame["label_en"].to_dict() == {2: "one\ntwo", 3: "three"}


def test_a_mark_of_utf_8_and_another_order_of_columns_do_no_harm(tmp_path: Path) -> None:
    frame, problems = read(tmp_path, "\ufefflabel_en,track_id\nAlpha,a\n")
    assert (list(frame.columns), problems) == (["track_id", "label_en"], [])
    assert frame.iloc[0].tolist() == ["a", "Alpha"]


def test_localised_columns_follow_the_languages(tmp_path: Path) -> None:
    frame, problems = read(tmp_path, "track_id,label_de,label_fr\na,b,c\n", ("de", "fr"))
    assert (frame.columns.tolist(), problems) == (["track_id", "label_de", "label_fr"], [])


BROKEN = {
    "empty": ("", [("tracks.csv", 1, "")]),
    "a blank first line": ("\n" + HEADER + "\na,b\n", [("tracks.csv", 1, "")]),
    "a row too short": (HEADER + "\na,b\nc\n", [("tracks.csv", 3, "")]),
    "a row too long": (HEADER + "\na,b\n\nc,d,e\n", [("tracks.csv", 4, "")]),
    "two short rows": (HEADER + "\na\nc,d\nb\n", [("tracks.csv", 2, ""), ("tracks.csv", 4, "")]),
    "an unknown column": (HEADER + ",colour\na,b,c\n", [("tracks.csv", 1, "colour")]),
    "a column twice": (HEADER + ",label_en\na,b,c\n", [("tracks.csv", 1, "label_en")]),
    "a missing column": ("track_id\na\n", [("tracks.csv", 1, "label_en")]),
    "a quotation left open": (HEADER + '\na,b\nc,"d\ne,f\n', [("tracks.csv", 3, "")]),
    "text after a quotation": (HEADER + '\na,"b"c\n', [("tracks.csv", 2, "")]),
    "a quotation mark inside a bare cell": (HEADER + '\na,"b\nb"\n\nc,6" long\n', [("tracks.csv", 4, "label_en")]),
    "NUL": (HEADER + "\na,b\nc,\0\n", [("tracks.csv", 3, "")]),
    "Latin-1": ((HEADER + "\na,b\nc,Türkei\n").encode("latin-1"), [("tracks.csv", 3, "")]),
    "UTF-16": ((HEADER + "\na,b\n").encode("utf-16"), [("tracks.csv", 1, "")]),
}


@pytest.mark.parametrize(("text", "places"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_reported_where_it_is(
    tmp_path: Path, text: str | bytes, places: list[tuple[str, int | None, str]]
) -> None:
    frame, problems = read(tmp_path, text)
    assert where(problems) == places
    assert frame.empty
    assert frame.columns.tolist() == ["track_id", "label_en"]


def test_very_many_wrong_rows_are_not_all_listed(tmp_path: Path) -> None:
    _, problems = read(tmp_path, HEADER + "\na" * 5_000 + "\n")
    assert len(problems) == 50


def test_a_missing_file_is_a_problem_only_where_it_is_required(tmp_path: Path) -> None:
    _, problems = read_table(tmp_path, schema.TRACKS, ("en",))
    assert where(problems) == [("tracks.csv", None, "")]
    assert schema.TRACKS.row in problems[0].message
    frame, problems = read_table(tmp_path, schema.PARTICIPANTS, ("en",))
    assert (len(frame), problems) == (0, [])


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "tracks.csv").mkdir()
    _, problems = read_table(tmp_path, schema.TRACKS, ("en",))
    assert where(problems) == [("tracks.csv", None, "")]


def test_a_problem_says_its_place_in_a_line() -> None:
    assert str(Problem("a.csv", "It is wrong.", 3, "b")) == "a.csv, row 3, column b: It is wrong."
    assert str(Problem("a.csv", "It is wrong.")) == "a.csv: It is wrong."
