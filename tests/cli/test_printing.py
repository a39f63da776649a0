"""Tables as text: aligned, and readable where the terminal is narrow."""

from __future__ import annotations

import pandas as pd
import pytest

from stances.cli.printing import FORMATS, written

TABLE = pd.DataFrame({"Actor": ["France", "Poland"], "Empty": ["", ""], "n": [1, 22], "Said": ["a b " * 30, ""]})


def test_columns_are_aligned_and_empty_ones_left_out() -> None:
    lines = written(TABLE, "table").splitlines()
    assert lines[0].split() == ["Actor", "n", "Said"]
    assert {line.index("a") for line in lines[3:5]} == {lines[0].index("Said")}
    assert lines[-1].split() == ["Poland", "22"]
    assert max(map(len, lines)) < 60


def test_on_a_narrow_terminal_there_is_a_block_a_row() -> None:
    text = written(TABLE, "table", width=40)
    assert max(map(len, text.splitlines())) <= 40
    assert text.startswith("Actor  France\n")
    assert "\n\nActor  Poland\nn      22\n" in text


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_ends_its_last_line(form: str) -> None:
    assert written(TABLE, form).endswith("\n")


def test_a_formula_stays_text() -> None:
    assert written(pd.DataFrame({"x": ["=1+1"]}), "csv") == "x\n'=1+1\n"


def test_nothing_is_nothing() -> None:
    assert written(TABLE.head(0), "table") == ""
    assert written(TABLE.head(0), "json") == "[]\n"
