"""A document -> one HTML file: nothing is fetched, everything in it is escaped."""

from __future__ import annotations

import base64
from typing import Any

from stances.assets import fonts
from stances.export.briefing.document import Document, Heading, Paragraph, Picture, Table, Text
from stances.figures.look import LIGHT
from stances.markup import render


def html(document: Document) -> bytes:
    """Write a document as a page that stands alone; on paper it is set in pages with numbers."""
    # Whole, for cutting them down to the scripts of all the titles would take longer than everything else together.
    faces = fonts.whole()
    return render("briefing", document=document, blocks=_blocks(document), look=LIGHT, fonts=faces).encode()


def _blocks(document: Document) -> list[dict[str, Any]]:
    """Turn blocks into what the template writes; paragraphs of a list are gathered, tables and pictures numbered."""
    made: list[dict[str, Any]] = []
    seen: set[int] = set()
    counted = {"table": 0, "figure": 0}
    for block in document.blocks:
        match block:
            case Heading():
                made.append({"is": "heading", "level": block.level + 1, "text": block.text})
            case Paragraph(kind="item"):
                if not made or made[-1]["is"] != "list":
                    made.append({"is": "list", "items": []})
                made[-1]["items"].append(_text(block.text, document, seen))
            case Paragraph():
                made.append({"is": "paragraph", "kind": block.kind, "text": _text(block.text, document, seen)})
            case Table():
                counted["table"] += 1
                rows = [[[_text(text, document, seen) for text in cell] for cell in row] for row in block.rows]
                made.append({"is": "table", "table": block, "rows": rows,
                             "name": document.words.table.format(n=counted["table"])})  # fmt: skip
            case Picture():
                counted["figure"] += 1
                made.append({"is": "picture", "picture": block, "data": base64.b64encode(block.content).decode(),
                             "name": document.words.figure.format(n=counted["figure"])})  # fmt: skip
    return made


def _text(text: Text, document: Document, seen: set[int]) -> list[dict[str, Any]]:
    """Turn a text into runs; the first reference to a note can be returned to."""
    runs = []
    for run in text:
        marks = []
        for number, places in document.marks(run):
            marks.append({"number": number, "places": places, "first": number not in seen})
            seen.add(number)
        runs.append({"text": run.text, "strong": run.strong, "marks": marks})
    return runs
