"""Without a browser: what is missing is said, and what works without it does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.applications import Starlette
from starlette.testclient import TestClient

from stances.cli.commands import stances
from stances.export import browser
from stances.export.drawable import drawable
from stances.export.errors import NoBrowserError
from stances.server.routes import routes
from tests.datasets import NAME

CLIENT = TestClient(Starlette(routes=routes), base_url="http://example.org")


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no browser be found."""
    browser.end()
    drawable.cache_clear()
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    yield
    drawable.cache_clear()


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_command_line_says_what_to_install_and_ends_with_1(form: str, tmp_path: Path) -> None:
    target = tmp_path / f"map.{form}"
    done = CliRunner().invoke(
        stances, ["export", "map", "--dataset", NAME, "--output", str(target)], prog_name="stances"
    )
    said = " ".join(done.stderr.split())
    assert done.exit_code == 1
    for part in ("there is none at /nowhere/chromium", "sudo apt install chromium", "html, csv, xlsx and json need no"):
        assert part in said
    assert "Traceback" not in said
    assert not target.exists()


def test_a_browser_that_is_none_is_said_not_to_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake = tmp_path / "chromium"
    fake.write_text("#!/bin/sh\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(fake))
    with pytest.raises(NoBrowserError, match="does not start"):
        browser.draw({"data": [], "layout": {}}, "png", 10, 10)


def test_an_address_says_so_too_and_the_menu_does_not_offer_it() -> None:
    answer = CLIENT.get(f"/export/map.pdf?data={NAME}")
    assert answer.status_code == 503
    assert "sudo apt install chromium" in answer.text
    assert CLIENT.get(f"/export/map.csv?data={NAME}").status_code == 200
    assert not drawable()
