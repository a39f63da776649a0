"""HTML as a browser without a network would find it: whole, well nested, nothing fetched, nothing that runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from stances.export.briefing import About
from stances.export.briefing.html import html
from tests.datasets import HOSTILE, LANGUAGES, hostile
from tests.export.briefing.made import ABOUT, cells, made, tables
from tests.html_pieces import Pieces

EVERY = pytest.mark.parametrize(("about", "language"), [(about, code) for about in ABOUT for code in LANGUAGES])
VOID = {"meta", "img", "col", "br", "link"}


class Nesting(HTMLParser):
    """Checks that every element is closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        assert not (self.stack and self.stack[-1] == "p"
                    and tag in {"p", "table", "ul", "ol", "div", "figure", "h2"}), tag  # fmt: skip
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


@EVERY
def test_the_page_is_well_nested_and_fetches_nothing(about: About, language: str) -> None:
    page = html(made(about, language)).decode()
    nesting = Nesting()
    nesting.feed(page)
    nesting.close()
    assert nesting.stack == []
    pieces = Pieces(page)
    assert not pieces.scripts
    assert not {"script", "link", "iframe", "object"} & set(pieces.tags)
    assert {value.partition(":")[0] for value in pieces.values("src")} == {"data"}
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    assert all(found.startswith("data:") for found in re.findall(r"url\(([^)]*)", style[1]))
    assert "@import" not in style[1]
    assert ("html", "lang", language) in pieces.attributes


@EVERY
def test_the_page_holds_everything_and_its_notes_can_be_reached(about: About, language: str) -> None:
    document = made(about, language)
    pieces = Pieces(html(document).decode())
    for table in tables(document):
        for row in cells(table):
            for cell in row:
                assert cell.split("  ")[0].split()[0] in pieces.text
    ids = pieces.values("id")
    assert len(ids) == len(set(ids))
    inside = {link.removeprefix("#") for link in pieces.values("href") if link.startswith("#")}
    assert inside <= set(ids)
    assert {f"note-{note.number}" for note in document.notes} <= inside
    assert pieces.values("alt")[0]


@pytest.mark.parametrize("about", ABOUT)
def test_hostile_texts_are_texts(about: About) -> None:
    pieces = Pieces(html(made(about, "en", hostile())).decode())
    assert HOSTILE in pieces.text
    assert not pieces.scripts
    assert [link for link in pieces.values("href") if not link.startswith(("#", "https://", "http://"))] == []
    assert [name for _, name, _ in pieces.attributes if name.startswith("on")] == []
