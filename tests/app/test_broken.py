"""A dataset that does not pass its checks is explained on every page: file, row and column, never a traceback."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from stances.app.frame import PAGES
from tests.app.conftest import Open, words

SCREENS = [name for name, _ in PAGES]


def rewrite(file: Path, row: int, column: str, value: str) -> None:
    """Write a value into a cell; the header is row 1."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    rows[row - 1][rows[0].index(column)] = value
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)


@pytest.fixture
def broken(shelf_of_a_copy: Path) -> Path:
    """A dataset with an impossible date in row 3 and an unknown actor in row 5 of its statements."""
    rewrite(shelf_of_a_copy / "statements.csv", 3, "date", "2025-02-31")
    rewrite(shelf_of_a_copy / "statements.csv", 5, "actor_id", "XXX")
    return shelf_of_a_copy


@pytest.mark.parametrize("locale", ["en", "de"])
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.usefixtures("broken")
def test_the_page_lists_file_row_and_column(visit: Open, screen: str, locale: str) -> None:
    page = visit(screen, locale=locale)
    said = words(page)
    assert not page.exception
    assert len(page.error) == 1
    for place in ("statements.csv", ">3<", ">date<", "2025-02-31", ">5<", ">actor_id<", "XXX"):
        assert place in said
    assert "Traceback" not in said
    known = {"en": ("Row", "Not a date.", "“XXX” is not in actors.csv."),
             "de": ("Zeile", "Kein Datum.", "„XXX“ steht nicht in actors.csv.")}  # fmt: skip
    assert all(told in said for told in known[locale])


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a table is missing": (lambda folder: (folder / "events.csv").unlink(), "events.csv"),
    "a table is empty": (lambda folder: (folder / "actors.csv").write_bytes(b""), "actors.csv"),
    "not UTF-8": (lambda folder: (folder / "actors.csv").write_bytes(b"actor_id\n\xe4\xf6"), "actors.csv"),
    "NUL bytes": (lambda folder: (folder / "tracks.csv").write_bytes(b"\0" * 99), "tracks.csv"),
    "the package is not JSON": (lambda folder: (folder / "datapackage.json").write_text("{"), "datapackage.json"),
    "the package is a list": (lambda folder: (folder / "datapackage.json").write_text("[]"), "datapackage.json"),
    "markup in a cell": (
        lambda folder: rewrite(folder / "statements.csv", 4, "stance", "<script>alert(1)</script>"), "statements.csv",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGE)
def test_any_damage_is_explained(visit: Open, shelf_of_a_copy: Path, kind: str) -> None:
    damage, file = DAMAGE[kind]
    damage(shelf_of_a_copy)
    page = visit("overview")
    assert not page.exception
    assert page.error
    assert file in words(page)
    assert "<script" not in words(page)


def test_mended_data_open_again(visit: Open, broken: Path) -> None:
    """The shelf does not remember that a dataset was broken."""
    assert visit("map").error
    rewrite(broken / "statements.csv", 3, "date", "2025-11-25")
    rewrite(broken / "statements.csv", 5, "actor_id", "FRA")
    page = visit("map")
    assert not page.exception
    assert not page.error


@pytest.mark.parametrize("change", [{"view": {"question": "no-such-question"}}, {"view": {"as_of": "yesterday"}},
                                    {"view": {"region": "moon"}}, {"view": []}, {"title": ["x"]},
                                    {"licenses": "MIT"}, {"licenses": None}, {"licenses": []}])  # fmt: skip
def test_a_strange_package_opens_or_is_explained(visit: Open, shelf_of_a_copy: Path, change: dict[str, object]) -> None:
    file = shelf_of_a_copy / "datapackage.json"
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | change), encoding="utf-8")
    page = visit("overview")
    assert not page.exception
    assert page.error or "sn-finding" in words(page)
