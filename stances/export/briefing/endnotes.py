"""Endnotes for DOCX, which python-docx does not write: the part that holds them, and the references to them.

The first reference to a source is the note's own; a later one is a field that repeats its number. So a word processor
numbers them anew when somebody moves a paragraph.
"""

from __future__ import annotations

import re
from typing import Any

from docx.document import Document as Word
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as Para

from stances.export.briefing.document import Document, Note

_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


class Endnotes:
    """The endnotes of one document.

    Args:
        word: the document being written.
        document: what is written, with its notes.
    """

    def __init__(self, word: Word, document: Document) -> None:
        self._word, self._document = word, document
        self._referred: set[int] = set()

    def refer(self, paragraph: Para, number: int, places: str, *, last: bool) -> None:
        """Put a note's number after what a paragraph says so far, and beside it the places that are meant."""
        paragraph.add_run("\u202f").font.superscript = True
        if number in self._referred:
            field(paragraph, f"NOTEREF _Note{number} \\h", str(number), superscript=True)
        else:
            self._referred.add(number)
            run = paragraph.add_run()
            run.font.superscript = True
            run._r.append(_element("w:endnoteReference", id=number))
            run._r.addprevious(_element("w:bookmarkStart", id=number, name=f"_Note{number}"))
            run._r.addnext(_element("w:bookmarkEnd", id=number))
        beside = f"\u00a0{places}" if places else ""
        if beside or not last:
            paragraph.add_run(f"{beside}{'' if last else ','}").font.superscript = True

    def finish(self) -> None:
        """Write the notes and say how they are numbered."""
        root = parse_xml(f"<w:endnotes {nsdecls('w', 'r')}/>")
        for number, sign in ((-1, "separator"), (0, "continuationSeparator")):
            note = _element("w:endnote", type=sign, id=number)
            note.append(_element("w:p"))
            note[0].append(_element("w:r"))
            note[0][0].append(_element(f"w:{sign}"))
            root.append(note)
        part = Part(PackURI("/word/endnotes.xml"), CONTENT_TYPE.WML_ENDNOTES, b"", self._word.part.package)
        for written in self._document.notes:
            root.append(_note(written, part))
        part._blob = serialize_part_xml(root)
        self._word.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
        self._settings()

    def _settings(self) -> None:
        settings: Any = self._word.settings.element
        said = _element("w:endnotePr")
        said.append(_element("w:pos", val="docEnd"))
        said.append(_element("w:numFmt", val="decimal"))
        said.extend(_element("w:endnote", id=number) for number in (-1, 0))
        for section in self._word.sections:  # where LibreOffice looks for it; Word has it from the settings
            here = _element("w:endnotePr")
            here.append(_element("w:numFmt", val="decimal"))
            section._sectPr.find(qn("w:pgSz")).addprevious(here)
        compat = settings.find(qn("w:compat"))
        compat.addprevious(said)
        mode = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": "15"}
        for old in compat.findall(qn("w:compatSetting")):
            if old.get(qn("w:name")) == mode["name"]:
                compat.remove(old)
        compat.append(_element("w:compatSetting", **mode))


def field(paragraph: Para, code: str, text: str, *, superscript: bool = False, bold: bool = False) -> None:
    """Put a field into a paragraph: something that the word processor works out, with what it shows until then."""
    simple = _element("w:fldSimple", instr=f" {code} ")
    run = paragraph.add_run(text)
    run.font.superscript, run.bold = superscript or None, bold or None
    simple.append(run._r)
    paragraph._p.append(simple)


def _note(note: Note, part: Part) -> Any:
    """Write one note: its number, what it is, the places, and its address as a link."""
    element = _element("w:endnote", id=note.number)
    paragraph = _element("w:p")
    paragraph.append(_element("w:pPr"))
    paragraph[0].append(_element("w:pStyle", val="EndnoteText"))
    element.append(paragraph)
    mark = _run("", superscript=True)
    mark.append(_element("w:endnoteRef"))
    paragraph.append(mark)
    paragraph.append(_run(f" {note.text}." + (f" {note.places}." if note.places else "")))
    if note.url:
        paragraph.append(_run(" "))
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), part.relate_to(note.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(_run(note.shown))
        paragraph.append(link)
    return element


def _run(text: str, *, superscript: bool = False) -> Any:
    run = _element("w:r")
    properties = _element("w:rPr")
    if superscript:
        properties.append(_element("w:rStyle", val="EndnoteReference"))
        properties.append(_element("w:vertAlign", val="superscript"))
        run.append(properties)
    if text:
        held = OxmlElement("w:t")
        held.text = fit(text)
        held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(held)
    return run


def fit(text: str) -> str:
    """Take out what XML cannot hold."""
    return _UNFIT.sub("", text)


def _element(tag: str, **values: object) -> Any:
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), str(value))
    return element
