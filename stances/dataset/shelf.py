"""The datasets at hand, each opened once and shared by everybody who looks at it."""

from __future__ import annotations

from functools import cache

from stances.dataset import BUNDLED, bundled, open_dataset
from stances.model import Dataset


@cache
def opened(name: str) -> Dataset:
    """Return a bundled dataset.

    Raises:
        KeyError: if there is none of that name.
        DatasetError: if it does not pass its checks.
    """
    if name not in bundled():
        raise KeyError(name)
    return open_dataset(BUNDLED / name)
