"""The shelf: each bundled dataset opened once, no other path reachable."""

import json
import shutil
from pathlib import Path

import pytest

from stances.dataset import BUNDLED, bundled, shelf
from stances.dataset.shelf import opened, title


def test_a_dataset_is_opened_once_and_shared() -> None:
    assert opened("troops-2025-11") is opened("troops-2025-11")


@pytest.mark.parametrize("name", bundled())
def test_every_bundled_dataset_opens_under_its_own_name(name: str) -> None:
    assert opened(name).name == name


@pytest.mark.parametrize("name", ["", "nothing", "..", "../data/troops-2025-11", "TROOPS-2025-11", "/etc"])
def test_nothing_else_is_reachable(name: str) -> None:
    with pytest.raises(KeyError):
        opened(name)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BUNDLED / "troops-2025-11", tmp_path / "a-copy")
    monkeypatch.setattr(shelf, "BUNDLED", tmp_path)
    return tmp_path / "a-copy"


def test_a_title_is_the_short_one_in_the_language_asked_for() -> None:
    assert title("unga-es11", "de") == "Drei UN-Abstimmungen, 2022"
    assert title("unga-es11", "en") == "Three UN votes, 2022"


@pytest.mark.parametrize(("said", "told"), [
    ({"title": "Long", "title_de": "Lang"}, {"en": "Long", "de": "Lang"}),
    ({"title": "Long", "title_de": "Lang", "short_title": "Short"}, {"en": "Short", "de": "Short"}),
    ({"title": ""}, {"en": "a-copy", "de": "a-copy"}),
    ([], {"en": "a-copy"}),
])  # fmt: skip
def test_a_title_is_read_from_what_there_is(copy: Path, said: object, told: dict[str, str]) -> None:
    (copy / "datapackage.json").write_text(json.dumps(said), encoding="utf-8")
    (copy / "statements.csv").unlink()  # needs nothing but that file
    shelf._files.cache_clear()  # looked at once a second
    assert {language: title("a-copy", language) for language in told} == told
