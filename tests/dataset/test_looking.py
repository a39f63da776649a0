"""Looking for the datasets that come with Stances keeps nobody waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stances import dataset
from stances.dataset import bundled


def test_the_folder_is_looked_at_once_however_many_ask(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    looks: list[Path] = []
    glob = Path.glob

    def counted(folder: Path, pattern: str) -> Iterator[Path]:
        looks.append(folder)
        return glob(folder, pattern)

    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "datapackage.json").write_text("{}")
    monkeypatch.setattr(dataset, "BUNDLED", tmp_path)
    monkeypatch.setattr(Path, "glob", counted)
    assert [bundled() for _ in range(20)] == [["one"]] * 20
    assert looks == [tmp_path]
