"""The page's head: completed once, in pages only, in the middle of whatever compression the browser asks for."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from stances.assets.chunks import chunks
from stances.assets.content import asset
from stances.language import LANGUAGES
from stances.server import middleware
from stances.server.head import Head
from stances.server.start import page_sent

PAGE = "<html><head><title>x</title></head><body></head>" + "long enough to be compressed " * 100 + "</body></html>"
MARK = "window.__streamlit={BACKEND_BASE_URL:location.origin}"
SEEN: list[str] = []


def answer(request: Request) -> Response:
    SEEN.append(request.headers.get("accept-encoding", ""))
    match request.path_params["rest"].rpartition("/")[2]:
        case "json":
            return JSONResponse({"html": PAGE})
        case "text":
            return PlainTextResponse(PAGE)
        case "missing":
            return HTMLResponse(PAGE, status_code=404)
        case "taken.html":
            return HTMLResponse(PAGE, headers={"Content-Disposition": 'attachment; filename="taken.html"'})
        case "chunks":
            return StreamingResponse(iter([PAGE[:20], PAGE[20:40], PAGE[40:]]), media_type="text/html")
        case _:
            return HTMLResponse(PAGE, headers={"ETag": '"1"', "Last-Modified": "Mon, 24 Nov 2025 00:00:00 GMT"})


ROUTES = [Route("/{rest:path}", answer)]
CLIENT = TestClient(Starlette(routes=ROUTES, middleware=[Middleware(Head)]))


@pytest.mark.parametrize("path", ["/", "/map", "/timeline?on=2025-11-25", "/some/chunks"])
def test_a_page_is_completed_once(path: str) -> None:
    page = CLIENT.get(path)
    assert page.text.count(MARK) == 1
    assert page.text.index(MARK) < page.text.index("</head>")
    assert page.text.replace(page.text[page.text.index("<script>window") : page.text.index("</head>")], "") == PAGE
    assert int(page.headers["content-length"]) == len(page.content)
    assert "etag" not in page.headers
    assert "last-modified" not in page.headers


def test_what_waits_for_the_first_page_hears_of_it() -> None:
    page_sent.clear()
    CLIENT.get("/json")
    CLIENT.head("/")  # who looks whether there is a server is no visitor
    assert not page_sent.is_set()
    CLIENT.get("/")
    assert page_sent.is_set()


@pytest.mark.parametrize("path", [
    "/json", "/text", "/missing", "/taken.html", "/static/x", "/_stcore/health", "/media/x.html", "/component/x",
    "/export/x.html", "/assets/x", "/briefing.html", "/cite.html", "/feeds/x", "/frames", "/questions", "/health",
])  # fmt: skip
def test_anything_else_passes_untouched(path: str) -> None:
    assert MARK not in CLIENT.get(path).text


def test_what_the_page_will_need_is_named_early() -> None:
    found = CLIENT.get("/map").text
    for name in ("style.css", "card.js", "plotly.js", "europe_50m.json"):
        assert asset(name).url in found
    assert asset("world_110m.json").url in CLIENT.get("/map?map=world").text
    assert asset("plotly.js").url not in CLIENT.get("/evidence").text
    for query in ("data=unga-es11", "stance=neutral", "who=FRA&map=world"):
        assert "_50m.json" not in CLIENT.get(f"/map?{query}").text
        assert "_110m.json" not in CLIENT.get(f"/map?{query}").text


def test_the_scripts_of_the_widgets_and_our_own_are_run_early() -> None:
    (script,) = re.findall(
        r'<script type="module">for\(const name of (\[.*?\])\)import\(name\)', CLIENT.get("/map").text
    )
    assert json.loads(script) == [*chunks(), asset("card.js").url]
    named = PAGE.replace("<head>", f'<head><script src=".{chunks()[0]}"></script>')
    page = TestClient(Starlette(routes=[Route("/", lambda _: HTMLResponse(named))], middleware=[Middleware(Head)]))
    assert page.get("/").text.count(chunks()[0]) == 1, "Streamlit's page names it itself"


def test_the_settings_are_named_in_every_language() -> None:
    (named,) = re.findall(r'<script type="application/json" id="sn-settings">(.*?)</script>', CLIENT.get("/map").text)
    assert json.loads(named) == {code: asset(f"settings.{code}.json").url for code in LANGUAGES}
    assert next(iter(json.loads(named))) == next(iter(LANGUAGES)), "the first is the fallback"


def test_no_address_is_remembered() -> None:
    """The head is kept in memory: it must not be kept once for every address that anybody makes up."""
    from stances.server import head  # noqa: PLC0415

    kept = [value for value in vars(head).values() if hasattr(value, "cache_info")]
    before = [value.cache_info().currsize for value in kept]
    for place in range(20):
        CLIENT.get(f"/made/up/{place}")
    assert sum(value.cache_info().currsize for value in kept) <= sum(before) + 1


@pytest.mark.parametrize("coding", ["gzip", "br", "gzip, deflate, br, zstd", "identity"])
def test_the_page_is_completed_and_then_compressed(coding: str) -> None:
    both = TestClient(Starlette(routes=ROUTES, middleware=middleware))
    SEEN.clear()
    with both.stream("GET", "/map", headers={"accept-encoding": coding}) as page:
        raw = b"".join(page.iter_raw())
        used = page.headers.get("content-encoding", "identity")
    assert SEEN == [""], "the app below is asked for plain text"
    assert used in coding
    assert (coding == "identity") == (used == "identity")
    if used == "gzip":
        raw = gzip.decompress(raw)
    if used in {"gzip", "identity"}:
        assert raw.decode().count(MARK) == 1
