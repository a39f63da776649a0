"""Frames and words as HTML: everything escaped, nothing left out, numbers and links as such."""

from __future__ import annotations

import pandas as pd
import pytest
from jinja2 import UndefinedError

from stances.markup import render, table
from tests.datasets import HOSTILE
from tests.html_pieces import Pieces


def test_a_table_has_exactly_its_columns_and_rows() -> None:
    frame = pd.DataFrame({"Name": ["a", "b"], "Number": [1, 22], "Address": ["https://example.org/x?a=1&b=2", ""]})
    pieces = Pieces(table(frame, "Caption"))
    assert pieces.tags.count("th") == 3
    assert pieces.tags.count("td") == 6
    assert pieces.tags.count("caption") == 1
    assert pieces.text == "Caption NameNumberAddress a1https://example.org/x?a=1&b=2 b22"
    assert pieces.values("href") == ["https://example.org/x?a=1&b=2"]
    assert pieces.values("rel") == ["noopener noreferrer"]
    assert pieces.values("data-head") == ["Name", "Number", "Address"] * 2
    assert pieces.values("class").count("n") == 3, "the head and the cells of numbers"


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
def test_a_missing_cell_is_empty(missing: object) -> None:
    frame = pd.DataFrame({"A": pd.Series([missing, "x"], dtype=object)})
    assert Pieces(table(frame, "")).text == "A x"


def test_an_empty_table_is_no_error() -> None:
    assert Pieces(table(pd.DataFrame(), "Nothing")).text == "Nothing"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " https://x", "data:text/html,x", "//example.org", "HTTPS://x"]
)
def test_only_web_addresses_become_links(address: str) -> None:
    assert Pieces(table(pd.DataFrame({"A": [address]}), "")).values("href") == []


def test_hostile_text_stays_text_wherever_it_stands() -> None:
    pieces = Pieces(table(pd.DataFrame({HOSTILE: [HOSTILE]}), HOSTILE))
    assert pieces.dangers() == []
    assert pieces.text.count(HOSTILE) == 3
    assert set(pieces.tags) == {"div", "table", "caption", "thead", "tr", "th", "tbody", "td"}
    assert pieces.values("data-head") == [HOSTILE]


def test_a_value_that_a_template_names_must_be_given() -> None:
    with pytest.raises(UndefinedError):
        render("balance", label="x")


def test_no_tile_no_group() -> None:
    assert render("elsewhere", label="Elsewhere", tiles=[], key=[]) == ""
