"""What the browser loads beside the app: there early, small on its way, and whole."""

from __future__ import annotations

import subprocess
import sys

import brotli
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from stances import reference
from stances.assets import content
from stances.server import middleware, routes

CLIENT = TestClient(Starlette(routes=routes, middleware=middleware))


def test_files_are_served_before_pandas_is_loaded() -> None:
    asked = "from stances.assets.content import asset; asset('style.css'); asset('europe_50m.json')"
    check = f"{asked}; import sys; print([name for name in ('pandas', 'numpy', 'pyarrow') if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"


@pytest.mark.parametrize("name", content.names())
def test_what_is_packed_is_the_whole_of_it(name: str) -> None:
    assert brotli.decompress(content.packed(name)) == content.asset(name).content
    assert content.packed(name) is content.packed(name), "once for everybody"


@pytest.mark.parametrize(("accepted", "coding"), [("gzip, deflate, br, zstd", "br"), ("br", "br"), ("gzip", "gzip"),
                                                  ("br;q=0", None)])  # fmt: skip
def test_a_file_comes_in_what_the_browser_takes(accepted: str, coding: str | None) -> None:
    found = content.asset("card.js")
    with CLIENT.stream("GET", found.url, headers={"accept-encoding": accepted}) as answer:
        assert answer.headers.get("content-encoding") == coding
        assert "accept-encoding" in answer.headers["vary"].lower()
        assert answer.headers["cache-control"].startswith("public")
        raw = b"".join(answer.iter_raw())
        assert (raw == content.packed("card.js")) == (coding == "br")
    assert CLIENT.get(found.url).content == found.content


def test_a_place_is_that_of_the_table() -> None:
    for code, row in reference.places().iterrows():
        place = reference.place(str(code))
        assert (place["lon"], place["lat"]) == pytest.approx((row["lon"], row["lat"]), abs=0.0051)
        assert (place["area"], place["small"]) == (pytest.approx(row["area_km2"], abs=0.0051), row["small"])
