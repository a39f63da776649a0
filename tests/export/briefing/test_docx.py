"""DOCX as a word processor would find it: opened with python-docx and taken apart as XML."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import docx as library
import pytest
from defusedxml.ElementTree import fromstring
from docx.oxml.ns import qn

from stances.export.briefing import About
from stances.export.briefing.document import Heading, Picture
from stances.export.briefing.docx import docx
from tests.datasets import HOSTILE, LANGUAGES, hostile
from tests.export.briefing.made import ABOUT, cells, made, tables

EVERY = pytest.mark.parametrize(("about", "language"), [(about, code) for about in ABOUT for code in LANGUAGES])


@cache
def written(about: About, language: str) -> bytes:
    return docx(made(about, language))


def opened(about: About, language: str) -> Any:
    return library.Document(io.BytesIO(written(about, language)))


def part(about: About, language: str, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(written(about, language))) as archive:
        return fromstring(archive.read(name))


@EVERY
def test_headings_and_captions_are_real(about: About, language: str) -> None:
    document, word = made(about, language), opened(about, language)
    found = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    expected = [(f"Heading {block.level}", block.text) for block in document.blocks if isinstance(block, Heading)]
    assert found == [("Title", document.title), *expected, ("Heading 1", document.words.notes)]
    captions = [p._p.xpath("string(.)") for p in word.paragraphs if p.style.name == "Caption"]
    for number, table in enumerate(tables(document), start=1):
        assert document.words.table.format(n=number) + f" {table.caption}" in captions
    assert len(word.inline_shapes) == len([b for b in document.blocks if isinstance(b, Picture)]) == 1
    assert word.inline_shapes[0]._inline.docPr.get("descr")


@EVERY
def test_tables_hold_what_the_document_holds_and_their_heads_repeat(about: About, language: str) -> None:
    document, word = made(about, language), opened(about, language)
    assert len(word.tables) == len(tables(document))
    for table, found in zip(tables(document), word.tables, strict=True):
        head, *rows = found.rows
        assert tuple(cell.text for cell in head.cells) == table.heads
        assert head._tr.trPr.find(qn("w:tblHeader")) is not None
        for row, expected in zip(rows, cells(table), strict=True):
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None
            for cell, text in zip(row.cells, expected, strict=True):
                assert cell.text
                assert text.split()[0] in cell.text


@EVERY
def test_endnotes_are_the_sources_and_every_reference_leads_to_one(about: About, language: str) -> None:
    notes = [note for note in part(about, language, "word/endnotes.xml") if not note.get(qn("w:type"))]
    document = made(about, language)
    assert len(notes) == len(document.notes) == len(document.numbers)
    for note, expected in zip(notes, document.notes, strict=True):
        text = "".join(node.text or "" for node in note.iter(qn("w:t")))
        assert expected.text in text
        assert expected.places in text
    body = part(about, language, "word/document.xml")
    referred = [int(node.get(qn("w:id"))) for node in body.iter(qn("w:endnoteReference"))]
    assert referred == list(range(1, len(notes) + 1)), "each once, in the order in which they are numbered"
    names = {node.get(qn("w:name")) for node in body.iter(qn("w:bookmarkStart"))}
    again = [str(node.get(qn("w:instr"))).split()[1] for node in body.iter(qn("w:fldSimple"))
             if "NOTEREF" in str(node.get(qn("w:instr")))]  # fmt: skip
    assert again
    assert set(again) <= names


@EVERY
def test_properties_and_language_are_set(about: About, language: str) -> None:
    document, word = made(about, language), opened(about, language)
    facts = word.core_properties
    assert (facts.title, facts.author, facts.subject) == (document.title, "Stances", document.subject)
    assert facts.language.startswith(language)
    assert facts.created.date() == document.made
    assert {node.get(qn("w:val")) for node in word.styles.element.iter(qn("w:lang"))} == {facts.language}
    foot = word.sections[0].footer._element.xpath("string(.)")
    assert document.title in foot
    assert "PAGE" in word.sections[0].footer._element.xml


@pytest.mark.parametrize("about", ABOUT)
def test_hostile_texts_are_texts(about: About) -> None:
    content = docx(made(about, "en", hostile()))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = fromstring(archive.read("word/document.xml"))
        links = archive.read("word/_rels/endnotes.xml.rels").decode() if (
            "word/_rels/endnotes.xml.rels" in archive.namelist()) else ""  # fmt: skip
    assert HOSTILE in "".join(node.text or "" for node in body.iter(qn("w:t")))
    assert "javascript" not in links
    codes = {str(node.get(qn("w:instr"))).split()[0] for node in body.iter(qn("w:fldSimple"))}
    assert codes <= {"SEQ", "NOTEREF", "PAGE", "NUMPAGES"}
