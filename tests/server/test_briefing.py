"""The briefing at its address: each form, what is asked of it, and what is said when it cannot be made."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from stances.export import images
from stances.export.briefing import FORMS, NoPdfError, pictures
from stances.export.errors import NoBrowserError
from stances.server import answers
from stances.server.head import Head
from stances.server.routes import routes
from tests.datasets import NAME

CLIENT = TestClient(Head(Starlette(routes=routes)), base_url="http://example.org")


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def none(*_: object) -> bytes:
        raise NoBrowserError("none")

    monkeypatch.setattr(images, "picture", none)
    pictures._drawn.cache_clear()
    yield
    pictures._drawn.cache_clear()


def test_a_briefing_on_the_question_or_the_country_is_a_file_to_save() -> None:
    answer = CLIENT.get(f"/briefing.docx?data={NAME}&lang=de&q=ground-troops&on=2025-11-25")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == FORMS["docx"].media_type
    name = "stances-briefing-ground-troops-2025-11-25-de.docx"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert docx.Document(io.BytesIO(answer.content)).core_properties.title.startswith("Bodentruppen")
    answer = CLIENT.get(f"/briefing.html?data={NAME}&country=GRC&about=country")
    assert "<h1>Greece</h1>" in answer.text
    assert "http://example.org/country?" in answer.text
    assert "__streamlit" not in answer.text
    assert "-GRC-" in answer.headers["content-disposition"]


@pytest.mark.parametrize(("path", "status", "said"), [
    ("/briefing.exe", 404, "briefing.docx, briefing.pdf, briefing.html"),
    ("/briefing.docx?about=everything", 404, "about=question or about=country"),
    (f"/briefing.html?data={NAME}&q=nothing", 400, "q=nothing"),
    ("/briefing.html?data=nothing", 400, "nothing"),
])  # fmt: skip
def test_what_there_is_not_is_said(path: str, status: int, said: str) -> None:
    answer = CLIENT.get(path)
    assert answer.status_code == status
    assert said in answer.text


def test_without_the_library_for_pdf_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def without(*_: object) -> None:
        raise NoPdfError("PDF needs the library Pango.")

    monkeypatch.setattr(answers, "brief", without)
    answer = CLIENT.get(f"/briefing.pdf?data={NAME}")
    assert (answer.status_code, answer.text) == (501, "PDF needs the library Pango.")
