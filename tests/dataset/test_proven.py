"""What has passed once is not checked again; whatever differs is."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from stances.dataset import BUNDLED, DatasetError, checks, open_dataset, proven


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(BUNDLED / "troops-2025-11", tmp_path / "record")
    return tmp_path / "record"


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Counts how often a dataset is checked, from an empty memory on."""
    calls: list[str] = []
    run = checks.check

    def count(*args: Any, **more: Any) -> Any:
        calls.append("checked")
        return run(*args, **more)

    monkeypatch.setattr(proven, "_place", lambda: tmp_path / "cache" / "checked.txt")
    monkeypatch.setattr(checks, "check", count)
    return calls


def test_the_same_files_are_checked_once(folder: Path, checked: list[str]) -> None:
    first, second = open_dataset(folder), open_dataset(folder)
    assert len(checked) == 1
    assert first.digest == second.digest
    assert first.statements.equals(second.statements)


def test_another_folder_with_the_same_files_has_passed_too(folder: Path, checked: list[str], tmp_path: Path) -> None:
    open_dataset(folder)
    open_dataset(shutil.copytree(folder, tmp_path / "copy"))
    assert len(checked) == 1


def test_a_change_of_one_cell_is_checked(folder: Path, checked: list[str]) -> None:
    open_dataset(folder)
    path = folder / "statements.csv"
    path.write_text(path.read_text("utf-8").replace(",open,", ",opne,", 1), encoding="utf-8")
    for _ in range(2):  # what has failed is never remembered
        with pytest.raises(DatasetError, match="It must be one of these: support"):
            open_dataset(folder)
    assert len(checked) == 3


def test_other_rules_check_anew(folder: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    open_dataset(folder)
    monkeypatch.setattr(proven, "_rules", lambda: b"other rules")
    open_dataset(folder)
    assert len(checked) == 2


def test_without_a_place_to_remember_every_opening_checks(
    folder: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a-file").write_text("", encoding="utf-8")
    monkeypatch.setattr(proven, "_place", lambda: tmp_path / "a-file" / "checked.txt")
    open_dataset(folder)
    open_dataset(folder)
    assert len(checked) == 2


def test_only_so_much_is_remembered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(proven, "_place", lambda: tmp_path / "checked.txt")
    for number in range(proven._KEPT + 5):
        proven.keep(f"{number:064x}")
    assert not proven.is_proven(f"{0:064x}")
    assert proven.is_proven(f"{proven._KEPT + 4:064x}")
    assert len((tmp_path / "checked.txt").read_text("ascii").split()) == proven._KEPT
