"""No browser is started for these tests: a dot stands for every picture."""

from collections.abc import Iterator

import pytest

from stances.export import images
from stances.export.briefing import pictures
from tests.export.briefing.made import dot


@pytest.fixture(autouse=True)
def dots(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Draw a dot instead of any figure, and let nobody else find it."""
    monkeypatch.setattr(images, "picture", lambda *_: dot())
    pictures._drawn.cache_clear()
    yield
    pictures._drawn.cache_clear()
