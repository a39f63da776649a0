"""PDF as a reader's program would find it."""

from __future__ import annotations

import io
import sys
from functools import cache
from typing import Any

import pytest

from stances.export.briefing import About, NoPdfError
from stances.export.briefing.document import Heading
from stances.export.briefing.pdf import pdf
from tests.datasets import LANGUAGES
from tests.export.briefing.made import ABOUT, made, tables

try:
    import weasyprint as _  # noqa: F401
except OSError:
    pytest.skip("Pango is not installed", allow_module_level=True)

from pypdf import PdfReader

EVERY = pytest.mark.parametrize(
    ("about", "language"), [(about, code) for about, code in zip(ABOUT, LANGUAGES, strict=True)]
)


@cache
def written(about: About, language: str) -> bytes:
    return pdf(made(about, language))


def opened(about: About, language: str) -> PdfReader:
    return PdfReader(io.BytesIO(written(about, language)))


@EVERY
def test_text_pages_title_and_bookmarks(about: About, language: str) -> None:
    document, reader = made(about, language), opened(about, language)
    assert 2 <= len(reader.pages) <= 12
    assert reader.metadata is not None
    root: Any = reader.trailer["/Root"]
    assert document.title in str(reader.metadata.title)
    assert reader.metadata.author == "Stances"
    assert str(root["/Lang"]).startswith(language)
    assert root["/MarkInfo"]["/Marked"]

    def titles(items: list[Any]) -> list[str]:
        return [title for item in items
                for title in (titles(item) if isinstance(item, list) else [str(item.title)])]  # fmt: skip

    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert [title for title in headings if title not in titles(reader.outline)] == []
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for table in tables(document):
        assert table.heads[0] in text
    assert f"1 / {len(reader.pages)}" in text


@EVERY
def test_every_font_is_inside(about: About, language: str) -> None:
    names = set()
    for page in opened(about, language).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].get_object().values():
            for part in font.get_object().get("/DescendantFonts", [font]):
                described = part.get_object()["/FontDescriptor"].get_object()
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described)
                names.add(str(described["/FontName"]))
    assert any("Source-Serif" in name for name in names)
    assert any("Source-Sans" in name for name in names)


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint")
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    with pytest.raises(NoPdfError, match="apt install libpango"):
        pdf(made("question", "en"))
