"""Streamlit's own files: the same answers as Streamlit's, for what lies in its folder and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from stances.server.statics import PREFIX, Statics

FOLDER = Path(streamlit.__file__).parent / "static"
FILES = sorted(f"/{path.relative_to(FOLDER).as_posix()}" for path in FOLDER.glob("static/*/*"))
KINDS = {Path(path).suffix: path for path in FILES}
OURS = TestClient(Starlette(routes=[Route("/{rest:path}", lambda _: PlainTextResponse("Streamlit's", 404))],
                            middleware=[Middleware(Statics)]))  # fmt: skip
THEIRS = TestClient(Starlette(routes=[Mount("/", create_streamlit_static_handler(str(FOLDER), None))]))


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_file_is_answered_as_streamlit_does(path: str) -> None:
    ours, theirs = OURS.get(path), THEIRS.get(path)
    assert (ours.status_code, ours.content) == (theirs.status_code, theirs.content) == (200, ours.content)
    for name in ("content-type", "content-length", "cache-control"):
        assert ours.headers[name] == theirs.headers[name]


def test_every_kind_of_file_is_there() -> None:
    assert {".js", ".css", ".woff2"} <= KINDS.keys()


@pytest.mark.parametrize("path", [
    "/", "/static", PREFIX, f"{PREFIX}js/", f"{PREFIX}js/missing.js", f"{PREFIX}js/../../index.html", "/index.html",
    f"{PREFIX}js/%2e%2e/%2e%2e/index.html", f"{PREFIX}%2fetc/passwd", f"/base{FILES[0]}",
])  # fmt: skip
def test_all_else_is_left_to_streamlit(path: str) -> None:
    assert OURS.get(path).text == "Streamlit's"


def test_only_reading_is_answered() -> None:
    seen: list[str] = []

    def answer(request: Request) -> PlainTextResponse:
        seen.append(request.method)
        return PlainTextResponse("")

    methods = ["GET", "HEAD", "POST", "OPTIONS"]
    routes = [Route("/{rest:path}", answer, methods=methods)]
    client = TestClient(Starlette(routes=routes, middleware=[Middleware(Statics)]))
    for method in methods:
        client.request(method, FILES[0])
    assert seen == methods[1:]
