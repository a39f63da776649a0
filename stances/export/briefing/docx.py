"""A document -> DOCX: real headings, captions, tables to edit, and endnotes that number themselves."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import docx as library
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as Para

from stances.export.briefing.document import Document, Heading, Paragraph, Picture, Table, Text
from stances.export.briefing.endnotes import Endnotes, field, fit
from stances.figures.look import LIGHT

_WIDTH = 172
"""The width of the text in millimetres."""

_TALLEST = 200
"""The greatest height of a picture in millimetres."""

_LOCALES = {"en": "en-GB", "de": "de-DE"}

_STYLES = {
    "Normal": ("Calibri", 10.5, False, LIGHT.ink), "Title": ("Georgia", 24, True, LIGHT.ink),
    "Subtitle": ("Calibri", 10.5, False, LIGHT.muted), "Heading 1": ("Georgia", 15, True, LIGHT.ink),
    "Heading 2": ("Calibri", 11, True, LIGHT.ink), "Caption": ("Calibri", 9, False, LIGHT.muted),
    "List Bullet": ("Calibri", 10.5, False, LIGHT.ink), "Intense Quote": ("Georgia", 13, False, LIGHT.ink),
    "Table Text": ("Calibri", 9, False, LIGHT.ink), "Endnote Text": ("Calibri", 8.5, False, LIGHT.ink),
}  # fmt: skip
"""Styles that are used: typefaces that are on readers' computers, size, weight, colour."""

_SPACE = {"Normal": (0, 5), "Title": (2, 4), "Subtitle": (0, 4), "Heading 1": (20, 5), "Heading 2": (10, 3),
          "Caption": (8, 4), "List Bullet": (0, 3), "Intense Quote": (4, 8), "Table Text": (1, 2),
          "Endnote Text": (0, 3)}  # fmt: skip
"""Points above and below a paragraph of each style."""

_OWN = {"Table Text": WD_STYLE_TYPE.PARAGRAPH, "Endnote Text": WD_STYLE_TYPE.PARAGRAPH,
        "Endnote Reference": WD_STYLE_TYPE.CHARACTER}  # fmt: skip
"""Styles that the library's template lacks."""

_KINDS = {"lead": "Intense Quote", "item": "List Bullet", "small": "Caption", "plain": "Normal"}


def docx(document: Document) -> bytes:
    """Write a document for a word processor."""
    writer = _Writer(document)
    writer.write()
    stream = io.BytesIO()
    writer.word.save(stream)
    return stream.getvalue()


class _Writer:
    """Writes one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.word = library.Document()
        self.notes = Endnotes(self.word, document)
        self.counted = {"table": 0, "figure": 0}

    def write(self) -> None:
        """Write everything, front to back."""
        self._set_up()
        document = self.document
        self._say(self.word.add_paragraph(style="Subtitle"), ((document.above, True),))
        self.word.add_paragraph(fit(document.title), style="Title")
        self._say(self.word.add_paragraph(style="Subtitle"), ((document.beneath, False),))
        for block in document.blocks:
            match block:
                case Heading():
                    self.word.add_paragraph(fit(block.text), style=f"Heading {block.level}")
                case Paragraph():
                    self._text(self.word.add_paragraph(style=_KINDS[block.kind]), block.text)
                case Table():
                    self._table(block)
                case Picture():
                    self._picture(block)
        if document.notes:
            self.word.add_paragraph(fit(document.words.notes), style="Heading 1")
        self.notes.finish()

    def _set_up(self) -> None:
        """Set page, styles, language, properties and the foot of the page."""
        document, section = self.document, self.word.sections[0]
        section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm((210 - _WIDTH) / 2)
        section.top_margin, section.bottom_margin = Mm(20), Mm(20)
        language = _LOCALES.get(document.language, document.language)
        for name, kind in _OWN.items():
            if name not in self.word.styles:
                self.word.styles.add_style(name, kind).base_style = (
                    self.word.styles["Normal"] if kind is WD_STYLE_TYPE.PARAGRAPH else None
                )
        for name, (family, size, bold, colour) in _STYLES.items():
            style: Any = self.word.styles[name]
            style.font.name, style.font.size, style.font.bold, style.font.italic = family, Pt(size), bold, False
            style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for key in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[key]
            fonts.set(qn("w:hAnsi"), family)
            fonts.set(qn("w:cs"), family)
            for border in style.element.findall(f".//{qn('w:pBdr')}"):
                border.getparent().remove(border)
            style.paragraph_format.left_indent = None if name == "List Bullet" else Mm(0)
            style.paragraph_format.right_indent = Mm(0)
        for name, (before, after) in _SPACE.items():
            form = self.word.styles[name].paragraph_format
            form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.15
        for tag in self.word.styles.element.iter(qn("w:lang")):
            tag.set(qn("w:val"), language)
        facts = self.word.core_properties
        facts.title, facts.subject, facts.author = fit(document.title), fit(document.subject), "Stances"
        facts.keywords, facts.language = ", ".join(document.keywords), language
        facts.comments, facts.last_modified_by = fit(f"{document.above}. {document.beneath}"), "Stances"
        facts.created = facts.modified = dt.datetime.combine(document.made, dt.time())
        foot = section.footer.paragraphs[0]
        foot.style = self.word.styles["Caption"]
        foot.add_run(fit(f"{document.title}\t\t"))
        field(foot, "PAGE", "1")
        foot.add_run(" / ")
        field(foot, "NUMPAGES", "1")

    def _say(self, paragraph: Para, parts: tuple[tuple[str, bool], ...]) -> None:
        for text, strong in parts:
            paragraph.add_run(fit(text)).bold = strong or None

    def _text(self, paragraph: Para, text: Text) -> None:
        """Write runs and, after each, the numbers of the notes it refers to."""
        for run in text:
            self._say(paragraph, ((run.text, run.strong),))
            marks = self.document.marks(run)
            for number, places in marks:
                self.notes.refer(paragraph, number, fit(places), last=number == marks[-1][0])

    def _caption(self, kind: str, name: str, text: str) -> None:
        """Write a caption with a number that the word processor counts."""
        self.counted[kind] += 1
        paragraph = self.word.add_paragraph(style="Caption")
        before, _, after = name.partition("{n}")
        paragraph.add_run(before).bold = True
        field(paragraph, f"SEQ {name.partition(' ')[0]} \\* ARABIC", str(self.counted[kind]), bold=True)
        paragraph.add_run(f"{after} {fit(text)}")
        paragraph.paragraph_format.keep_with_next = kind == "table"

    def _picture(self, picture: Picture) -> None:
        height = _WIDTH * picture.height / picture.width
        scale = min(1, _TALLEST / height)
        paragraph = self.word.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        drawn = paragraph.add_run().add_picture(io.BytesIO(picture.content), Mm(_WIDTH * scale), Mm(height * scale))
        drawn._inline.docPr.set("descr", fit(picture.alt))
        self._caption("figure", self.document.words.figure, picture.caption)

    def _table(self, table: Table) -> None:
        """Write a table whose head repeats on every page and whose rows stay whole."""
        self._caption("table", self.document.words.table, table.caption)
        made = self.word.add_table(rows=1 + len(table.rows), cols=len(table.heads))
        made.autofit = False
        for column, share in zip(made.columns, table.widths, strict=True):  # not every program goes by the cells
            column.width = Mm(_WIDTH * share / 100)
        _rules(made)
        for row, element in zip([None, *table.rows], made._tbl.tr_lst, strict=True):
            properties = element.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if row is None:
                properties.append(OxmlElement("w:tblHeader"))
            for place, cell in enumerate(element.tc_lst):
                cell.width = Mm(_WIDTH * table.widths[place] / 100)
                lines: tuple[Text, ...] = row[place] if row is not None else ()
                paragraph = Para(cell.p_lst[0], made)
                if row is None:
                    self._say(paragraph, ((table.heads[place], True),))
                for at, text in enumerate(lines):
                    if at:
                        paragraph = Para(cell.add_p(), made)
                    self._text(paragraph, text)
                for written in cell.p_lst:
                    written.style = self.word.styles["Table Text"].style_id
        self.word.add_paragraph().paragraph_format.space_after = Pt(0)


def _rules(table: Any) -> None:
    """Draw thin lines between rows and no others."""
    borders = OxmlElement("w:tblBorders")
    later = {qn(f"w:{name}") for name in ("shd", "tblLayout", "tblCellMar", "tblLook")}
    for name in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LIGHT.rule.removeprefix("#"))):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties = table._tbl.tblPr
    following = [child for child in properties if child.tag in later]
    properties.insert(properties.index(following[0]) if following else len(properties), borders)
