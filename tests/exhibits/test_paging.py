"""The list of statements, a page at a time; its table and files hold all of them."""

from __future__ import annotations

import re

import pytest

from stances.dataset.shelf import opened
from stances.exhibits.evidence import evidence
from stances.exhibits.exhibit import Exhibit
from stances.figures.look import LIGHT
from stances.measures.evidence import selection
from tests.datasets import asked, ordinary
from tests.html_pieces import Pieces

LARGE = opened("postwar-ukraine")
TOTAL = len(selection(LARGE, asked(LARGE, everything=True)))
LAST = -(-TOTAL // 25)


def listed(page: int) -> Exhibit:
    return evidence(LARGE, asked(LARGE, everything=True, page=page), "en", LIGHT)


def said(shown: Exhibit) -> list[str]:
    return Pieces(shown.markup).values("data-said")


def test_the_pages_together_are_the_list_in_its_order() -> None:
    every = [code for page in range(1, LAST + 1) for code in said(listed(page))]
    assert every == selection(LARGE, asked(LARGE, everything=True)).index.tolist()
    assert len(said(listed(1))) == 25


@pytest.mark.parametrize("page", [1, 2, 99_999])
def test_title_and_table_are_those_of_the_whole_list(page: int) -> None:
    shown, first = listed(page), listed(1)
    assert (shown.title, shown.subtitle) == (first.title, first.subtitle)
    assert len(shown.table) == TOTAL


def test_a_page_beyond_the_last_is_the_last() -> None:
    assert listed(99_999).markup == listed(LAST).markup


def test_the_way_leads_to_first_last_and_near_pages_and_marks_the_open_one() -> None:
    ways = Pieces(listed(5).markup)
    assert [way for way in ways.values("data-set") if way.startswith("p=")] == [
        "p=4", "p=1", "p=3", "p=4", "p=6", "p=7", f"p={LAST}", "p=6",
    ]  # fmt: skip
    assert ways.values("aria-current") == ["page"]
    assert f"Statements 101 to 125 of {TOTAL}" in ways.text
    for page, stopped in ((1, "p=0"), (LAST, f"p={LAST + 1}")):
        assert re.findall(r'data-set="(p=\d+)" disabled', listed(page).markup) == [stopped]


def test_a_short_list_has_no_pages() -> None:
    assert "sn-pages" not in evidence(ordinary(), asked(ordinary()), "en", LIGHT).markup
