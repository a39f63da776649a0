"""The addresses of the feeds take the same parameters as the pages."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from stances.server.routes import routes

CLIENT = TestClient(Starlette(routes=routes), base_url="http://example.org")


@pytest.mark.parametrize(("path", "kind"), [
    ("/feeds/changes.atom", "application/atom+xml"), ("/feeds/events.ics", "text/calendar"),
])  # fmt: skip
def test_a_feed_is_served(path: str, kind: str) -> None:
    answer = CLIENT.get(path, params={"data": "troops-2025-11", "lang": "de"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["cache-control"] == "no-cache"
    assert "http://example.org/" in answer.text.replace("\r\n ", "")


def test_a_feed_follows_the_filters() -> None:
    whole, part = (CLIENT.get("/feeds/changes.atom", params={"data": "troops-2025-11"} | more).text
                   for more in ({}, {"who": "POL"}))  # fmt: skip
    assert whole.count("<entry>") > part.count("<entry>") == 1


@pytest.mark.parametrize(("path", "status"), [
    ("/feeds/nothing.atom", 404), ("/feeds/events.ics?q=nothing", 400), ("/feeds/changes.atom?data=nothing", 400),
    ("/feeds/changes.atom?on=yesterday", 400),
])  # fmt: skip
def test_what_is_not_there_is_said(path: str, status: int) -> None:
    answer = CLIENT.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("path", ["/feeds/changes.atom", "/feeds/events.ics", "/export/lists.csv", "/export/lists.xlsx",
                                  "/export/package.zip"])  # fmt: skip
def test_whoever_has_it_already_is_sent_nothing(path: str) -> None:
    query = {"data": "troops-2025-11"}
    first = CLIENT.get(path, params=query)
    tag = first.headers["etag"]
    again = CLIENT.get(path, params=query, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = CLIENT.get(path, params=query | {"lang": "de"}, headers={"If-None-Match": tag})
    assert other.status_code == 200
    assert other.headers["etag"] != tag
