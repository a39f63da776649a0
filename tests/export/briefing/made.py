"""Briefings for tests: of the bundled dataset, without a browser unless a test asks for one."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import cache

from stances.export.briefing import About, content
from stances.export.briefing.document import Document, Table, Text
from stances.model import Dataset
from tests.datasets import asked, ordinary

SITE = "https://example.org"
ABOUT: tuple[About, ...] = ("question", "country")


def dot() -> bytes:
    """A PNG of one pixel: what stands for a picture where none need be drawn."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0\0\0")) + chunk(b"IEND", b"")
    )


@cache
def made(about: About, language: str, dataset: Dataset | None = None) -> Document:
    """A briefing on the question that opens first, or on France."""
    data = dataset or ordinary()
    return content(data, asked(data, country="FRA"), language, about, SITE)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def plain(text: Text) -> str:
    return "".join(run.text for run in text)


def cells(table: Table) -> Iterator[list[str]]:
    """The rows of a table as texts."""
    for row in table.rows:
        yield [" ".join(map(plain, cell)) for cell in row]
