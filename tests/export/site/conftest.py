"""Sites, published once for all tests that read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from stances.export.site import Folder, publish
from stances.model import default_view
from tests.datasets import LANGUAGES, hostile, ordinary
from tests.export.site.crawling import Site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The bundled dataset in both languages."""
    return published(tmp_path_factory.mktemp("site") / "out")


@pytest.fixture(scope="session")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A dataset with hostile texts everywhere, in German."""
    folder = Folder(tmp_path_factory.mktemp("spoilt"), {})
    publish(hostile(), default_view(hostile()), folder, ["de"])
    return Site(folder.path)


def published(path: Path) -> Site:
    """Publish the bundled dataset."""
    publish(ordinary(), default_view(ordinary()), Folder(path, {"dataset": "x"}), LANGUAGES)
    return Site(path)
