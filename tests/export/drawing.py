"""Pictures for tests: drawn by the browser that is here, or not at all."""

from __future__ import annotations

import os
from functools import cache

import pytest

from stances.export.drawable import drawable
from stances.export.file import File
from stances.export.files import FORMS, ask
from stances.figures.look import LOOKS
from stances.model import Dataset
from tests.datasets import asked, ordinary

SITE = "https://example.org"


def needs_browser() -> pytest.MarkDecorator:
    """Skip what cannot be drawn here; on the build server, do not."""
    absent = not drawable() and not os.environ.get("CI")
    return pytest.mark.skipif(absent, reason="pictures need Chromium: sudo apt install chromium")


@cache
def picture(name: str, form: str, size: str = "print", look: str = "light", language: str = "de",
            dataset: Dataset | None = None) -> File:  # fmt: skip
    """Draw an exhibit of a test dataset."""
    data = dataset or ordinary()
    return FORMS[form](ask(name, data, asked(data), language, LOOKS[look], SITE, size=size))
