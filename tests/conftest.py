"""What all tests share: examples that are the same everywhere, and no dependence on the clock.

The small dataset opens first here, so that a test that says nothing of a dataset is about one that can be checked by
hand; servers that tests start inherit it.
"""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from stances.assets import stored
from stances.dataset import proven

os.environ["STANCES_DATASET"] = "troops-2025-11"

gc.set_threshold(50_000, 20, 100)  # what is kept all along, datasets above all, need not be looked through so often

settings.register_profile("stances", deadline=None, derandomize=True, max_examples=40, print_blob=False)
settings.load_profile("stances")


@pytest.fixture(autouse=True, scope="session")
def _nothing_is_known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test rest on what was checked or made before it, on this machine or another."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proven, "_place", lambda: folder / "checked.txt")
        patch.setattr(stored, "_place", lambda: folder)
        yield
