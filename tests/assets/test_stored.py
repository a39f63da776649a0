"""What takes long to make is made once, kept whole, and made anew whenever it might be something else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stances.assets import stored as storing
from stances.assets.stored import stored

MADE: list[str] = []


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    MADE.clear()
    monkeypatch.setattr(storing, "_place", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def maker(content: bytes) -> Callable[[], bytes]:
    def make() -> bytes:
        MADE.append("made")
        return content

    return make


def test_what_was_made_once_is_kept(folder: Path) -> None:
    content = b"first line\nsecond \xff line"
    assert stored("x.br", "stamp", maker(content)) == content
    assert stored("x.br", "stamp", maker(b"never made")) == content
    assert len(MADE) == 1
    assert [path.name for path in folder.iterdir()] == ["x.br"], "nothing is left beside it"


def test_what_was_made_of_something_else_is_made_anew() -> None:
    assert stored("x.br", "one", maker(b"old")) == b"old"
    assert stored("x.br", "two", maker(b"new")) == b"new"
    assert stored("x.br", "two", maker(b"never made")) == b"new"


@pytest.mark.parametrize("damage", [lambda kept: kept[:-1], lambda kept: kept + b"x", lambda _: b"", lambda _: b"\n",
                                    lambda kept: kept.partition(b"\n")[2]])  # fmt: skip
def test_what_is_not_whole_is_made_anew(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    stored("x.br", "stamp", maker(b"content"))
    kept = folder / "x.br"
    kept.write_bytes(damage(kept.read_bytes()))
    assert stored("x.br", "stamp", maker(b"content")) == b"content"
    assert len(MADE) == 2
    assert stored("x.br", "stamp", maker(b"never made")) == b"content"


def test_where_nothing_can_be_written_it_is_made_every_time(folder: Path) -> None:
    folder.write_text("a file where the folder would be")
    assert stored("x.br", "stamp", maker(b"content")) == b"content"
    assert stored("x.br", "stamp", maker(b"content")) == b"content"
    assert len(MADE) == 2
