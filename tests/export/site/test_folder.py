"""A site is written only where it may be, leaves nothing behind that it made, and touches nothing that it did not."""

from __future__ import annotations

from pathlib import Path

import pytest

from stances.export.site.folder import MARKER, Folder, FolderError


def test_what_was_made_before_and_is_there_no_more_is_taken_away(tmp_path: Path) -> None:
    target = tmp_path / "a" / "site"
    first = Folder(target, {"digest": "1"})
    first.write("en/old/page.html", "x")
    first.write("en/index.html", "x")
    first.finish()
    (target / "CNAME").write_text("example.org", encoding="utf-8")
    second = Folder(target, {"digest": "2"})
    second.write("en/index.html", b"yy")
    second.finish()
    assert {path.relative_to(target).as_posix() for path in target.rglob("*")} == {
        MARKER, "CNAME", "en", "en/index.html",
    }  # fmt: skip
    assert second.size == 2
    assert '"digest": "2"' in (target / MARKER).read_text(encoding="utf-8")


def test_a_folder_with_other_files_is_refused_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderError, match="not empty"):
        Folder(tmp_path, {})
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    folder = Folder(tmp_path, {}, force=True)
    folder.write("index.html", "x")
    folder.finish()
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
    Folder(tmp_path, {})  # now it was made here


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(FolderError, match="is a file"):
        Folder(tmp_path / "x", {})


@pytest.mark.parametrize("marker", ["", "{}", "[]", '{"made by": "somebody", "files": []}', '{"made by": 1}', "\xff"])
def test_a_marker_of_somebody_else_is_none(tmp_path: Path, marker: str) -> None:
    (tmp_path / MARKER).write_bytes(marker.encode("latin-1"))
    with pytest.raises(FolderError):
        Folder(tmp_path, {})


@pytest.mark.parametrize("name", ["../out.html", "en/../../out.html", "linked/out.html", ""])
def test_nothing_is_written_outside(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = Folder(tmp_path / "site", {})
    (tmp_path / "site" / "linked").symlink_to(outside)
    with pytest.raises(FolderError):
        folder.write(name, "x")
    assert list(outside.iterdir()) == []
    assert not (tmp_path / "out.html").exists()


def test_a_marker_that_names_files_outside_removes_none(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    Folder(tmp_path / "site", {}).finish()
    marker = tmp_path / "site" / MARKER
    marker.write_text('{"made by": "stances publish", "files": ["../mine.txt"]}', encoding="utf-8")
    Folder(tmp_path / "site", {}).finish()
    assert (tmp_path / "mine.txt").exists()


def test_a_link_in_place_of_a_file_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    folder = Folder(tmp_path / "site", {})
    (tmp_path / "site" / "index.html").symlink_to(tmp_path / "mine.txt")
    folder.write("index.html", "x")
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
