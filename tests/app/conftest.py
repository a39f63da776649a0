"""Opens the dashboard's pages without a browser, and datasets that are damaged."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest, app_test

from stances import dataset
from stances.dataset import shelf

ENTRY = Path(__file__).parents[2] / "stances" / "app" / "main.py"
SECONDS = 60

Open = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def _no_components_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare each run of a page the search through all installed packages for components, which takes most of it."""
    monkeypatch.setattr("streamlit.components.v2.manifest_scanner.scan_component_manifests", list)


@pytest.fixture(autouse=True, scope="session")
def _nothing_left_behind() -> Iterator[None]:
    """Remove the folder of `AppTest`, which else complains of it when Python ends."""
    yield
    app_test.TMP_DIR.cleanup()


@pytest.fixture
def visit() -> Open:
    """Return a function that opens a page under a link's parameters, in a browser of some language."""

    def opened(screen: str = "overview", *, locale: str = "en-GB", **query: str) -> AppTest:
        test = AppTest.from_file(str(ENTRY), default_timeout=SECONDS)
        test.context = {"locale": locale}
        if screen != "overview":
            test.run()
            test.switch_page(f"screens/{screen}.py")
        for name, value in query.items():
            test.query_params[name] = value
        return test.run()

    return opened


@pytest.fixture
def shelf_of_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put a copy of the bundled dataset on the shelf, to be damaged; return its folder."""
    name = dataset.bundled()[0]
    folder = tmp_path / "data" / name
    shutil.copytree(dataset.BUNDLED / name, folder)
    monkeypatch.setattr(dataset, "BUNDLED", folder.parent)
    monkeypatch.setattr(shelf, "BUNDLED", folder.parent)
    shelf._opened.cache_clear()
    yield folder
    shelf._opened.cache_clear()


def words(test: AppTest) -> str:
    """Return all that a page says outside its cards."""
    said: list[Any] = [*test.html, *test.info, *test.warning, *test.error, *test.markdown, *test.toast]
    return "\n".join(str(element.value) for element in said)


def shown_cards(test: AppTest) -> list[str]:
    """Return the keys of the cards on a page, in order."""
    return [str(card.key) for card in test.get("bidi_component")]


def parameters(test: AppTest) -> dict[str, Any]:
    """Return the link's parameters."""
    return dict(test.query_params)


def pills(test: AppTest, key: str) -> Any:
    """Return a row of pills, or of segments."""
    return test.get_by_key(key)
