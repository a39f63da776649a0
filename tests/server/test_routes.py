"""Addresses beside the app: what they serve, how long it keeps, what they say when they cannot."""

from __future__ import annotations

import datetime as dt
import io
import json
import pkgutil
import re
import zipfile

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from stances import __version__
from stances.assets import content as assets
from stances.dataset import bundled
from stances.dataset.shelf import opened
from stances.exhibits import EXHIBITS
from stances.server.routes import deferred, routes
from tests.datasets import NAME

CLIENT = TestClient(Starlette(routes=routes), base_url="http://example.org")
HERE = f"data={NAME}"


def test_health_says_what_is_served() -> None:
    answer = CLIENT.get("/health")
    assert answer.json() == {"status": "ok", "version": __version__, "datasets": bundled()}


@pytest.mark.parametrize("name", assets.names())
def test_an_asset_keeps_for_ever_under_its_own_address(name: str) -> None:
    found = assets.asset(name)
    answer = CLIENT.get(found.url)
    assert answer.content == found.content
    assert answer.headers["content-type"].startswith(found.media_type)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_an_old_address_is_answered_but_not_kept() -> None:
    answer = CLIENT.get("/assets/000000000000/card.js")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"


def test_the_shapes_share_a_folder() -> None:
    shapes = [
        assets.asset(name).url.rpartition("/")[0] for name in assets.names() if re.match(r"(world|europe)_", name)
    ]
    assert len(shapes) >= 2
    assert len(set(shapes)) == 1


@pytest.mark.parametrize(
    "path",
    ["/assets/x/none.js", "/assets/x/..%2Froutes.py", "/assets/x/__init__.py", "/assets/card.js", "/export/map.exe",
     "/export/map", "/export/nothing.csv", "/export/.csv", "/export/map.csv/x"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(path: str) -> None:
    answer = CLIENT.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/plain")


def test_what_there_is_instead_is_said() -> None:
    text = CLIENT.get("/export/map.exe").text
    assert all(name in text for name in (*EXHIBITS, "csv", "xlsx", "html", "json"))


@pytest.mark.parametrize("name", list(EXHIBITS))
def test_every_exhibit_can_be_taken_away_as_a_table(name: str) -> None:
    for form in ("csv", "table", "xlsx", "parquet", "json") if name == "map" else ("csv",):
        taken_away(name, form)


def taken_away(name: str, form: str) -> None:
    answer = CLIENT.get(f"/export/{name}.{form}?{HERE}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"
    if form == "table":
        assert answer.text.startswith('<div class="sn-table">')
        return
    disposition = answer.headers["content-disposition"]
    assert re.fullmatch(rf'attachment; filename="stances-{name}-[A-Za-z0-9.-]*2025-11-25\.{form}"', disposition)
    if form == "csv":
        assert answer.content.startswith(b"\xef\xbb\xbf")
    elif form == "json":
        assert set(answer.json()) > {"rows", "citation", "licence", "filters", "as_of", "columns", "title"}
    elif form == "parquet":
        assert answer.content.startswith(b"PAR1")
    else:
        assert len(pytest.importorskip("openpyxl").load_workbook(io.BytesIO(answer.content)).sheetnames) == 2


@pytest.mark.parametrize("name", ["map", "timeline", "country"])
def test_a_figure_can_be_taken_away_with_its_stamp(name: str) -> None:
    answer = CLIENT.get(f"/export/{name}.plotly.json?{HERE}&lang=de&theme=dark")
    content = json.loads(answer.text, parse_constant=lambda constant: pytest.fail(f"{constant} is not JSON"))
    assert set(content) == {"figure", "width", "height", "file", "about"}
    assert content["figure"]["layout"]["paper_bgcolor"] == "#14171A"
    assert f"http://example.org/{name}?" in json.dumps(content["figure"]["layout"]["annotations"])
    page = CLIENT.get(f"/export/{name}.html?{HERE}")
    assert page.text.startswith("<!doctype html>")
    assert page.headers["content-disposition"].endswith('.html"')


@pytest.mark.parametrize("form", ["html", "plotly.json"])
def test_an_exhibit_without_a_figure_says_so(form: str) -> None:
    for address in (f"/export/lists.{form}?{HERE}", f"/export/timeline.{form}?{HERE}&who=NZL"):
        answer = CLIENT.get(address)
        assert answer.status_code == 404
        assert "has no figure for this view" in answer.text


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("q=nothing", "q=nothing"), ("on=2025-13-01", "on=2025-13-01"), ("on=yesterday", "on=yesterday"),
        ("on=9999-12-31", "on=9999-12-31"), ("who=XXX", "who=XXX"), ("who=FRA,XXX", "who=FRA,XXX"),
        ("stance=good", "stance=good"), ("map=mars", "map=mars"), ("all=2", "all=2"), ("basis=rumour", "basis=rumour"),
        ("open=actor:XXX", "open=actor:XXX"), ("country=XXX", "country=XXX"), ("data=nothing", "nothing"),
        ("data=../../etc", "../../etc"), ("q=<script>", "q=<script>"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_by_name(query: str, named: str) -> None:
    answer = CLIENT.get(f"/export/map.csv?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert named in answer.text
    assert "Traceback" not in answer.text
    assert "KeyError" not in answer.text


@pytest.mark.parametrize("query", ["self=1", "path=x", "scheme=javascript", "utm_source=x", "lang=xx", "theme=pink"])
def test_what_is_unknown_is_left_aside_and_out_of_the_link(query: str) -> None:
    answer = CLIENT.get(f"/export/country.plotly.json?{HERE}&country=SWE&{query}")
    assert answer.status_code == 200
    assert query.partition("=")[0] == "lang" or query not in answer.text


def test_a_view_is_in_the_file_the_name_and_the_link() -> None:
    answer = CLIENT.get(f"/export/map.csv?{HERE}&who=FRA,TUR&q=ground-troops&on=2025-11-25&lang=de")
    assert answer.text.count("\r\n") == 3
    assert "Türkei" in answer.text
    assert "stances-map-ground-troops-2025-11-25-filtered.csv" in answer.headers["content-disposition"]
    link = json.dumps(CLIENT.get(f"/export/map.plotly.json?{HERE}&who=FRA,TUR&lang=de").json()["figure"]["layout"])
    assert "who=FRA%2CTUR" in link
    assert "lang=de" in link


def test_only_reading_is_allowed() -> None:
    assert CLIENT.head("/health").status_code == 200
    assert CLIENT.head("/health").content == b""
    for method in ("POST", "PUT", "DELETE"):
        assert CLIENT.request(method, "/export/map.csv").status_code == 405


def test_statements_can_be_taken_away_raw_and_nothing_else_can() -> None:
    answer = CLIENT.get(f"/export/evidence.raw.csv?{HERE}&all=1")
    assert answer.text.startswith("statement_id,date,actor_id,")
    assert answer.headers["content-disposition"].endswith('.raw.csv"')
    answer = CLIENT.get(f"/export/map.raw.csv?{HERE}")
    assert answer.status_code == 404
    assert "no list of statements" in answer.text


def test_a_whole_dataset_can_be_taken_away() -> None:
    answer = CLIENT.get(f"/export/package.zip?{HERE}")
    assert answer.headers["content-type"] == "application/zip"
    assert f"{NAME}-1.0.0-" in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert {"datapackage.json", "statements.csv", "CODING.md", "LICENCE.md"} <= set(packed.namelist())
    assert CLIENT.get("/export/package.zip?data=nothing").status_code == 400


@pytest.mark.parametrize(("query", "said"), [
    ("", "[View of a dataset]"), ("page=timeline", "http://example.org/timeline?"), ("of=dataset", "[Dataset]"),
    ("of=map", "[Figure]"), ("of=lists&lang=de", "[Tabelle]"), ("who=FRA", "who=FRA"),
])  # fmt: skip
def test_how_to_cite_is_said(query: str, said: str) -> None:
    answer = CLIENT.get(f"/cite.txt?{HERE}&{query}")
    assert answer.headers["content-type"].startswith("text/plain")
    assert said in answer.text
    assert str(dt.datetime.now(dt.UTC).year) in answer.text, "the day on which it was read"
    assert CLIENT.get(f"/cite.bib?{HERE}&{query}").text.startswith("@misc{")
    assert CLIENT.get(f"/cite.json?{HERE}&{query}").json()[0]["URL"].startswith("http://example.org/")


@pytest.mark.parametrize("path", ["/cite.pdf", "/cite.txt?of=nothing", "/cite.txt?page=//example.com"])
def test_there_are_no_other_citations(path: str) -> None:
    answer = CLIENT.get(path)
    assert answer.status_code == 404
    assert "txt, bib, json" in answer.text


def test_an_address_for_another_version_of_the_data_says_so() -> None:
    here = opened(NAME).digest
    assert CLIENT.get(f"/export/map.csv?{HERE}&v={here}").status_code == 200
    for path in ("/export/map.csv", "/cite.txt", "/export/package.zip", "/feeds/changes.atom"):
        answer = CLIENT.get(f"{path}?{HERE}&v=0123456789ab")
        assert answer.status_code == 410
        assert "0123456789ab" in answer.text
        assert here in answer.text


def test_an_endpoint_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    resolve = pkgutil.resolve_name

    def look(name: str) -> object:
        looked.append(name)
        return resolve(name)

    monkeypatch.setattr(pkgutil, "resolve_name", look)
    client = TestClient(Starlette(routes=[Route("/there", deferred("stances.server.answers:health"))]))
    assert [client.get("/there").status_code for _ in range(3)] == [200] * 3
    assert looked == ["stances.server.answers:health"]
