"""The datasets at hand, each opened once and shared by everybody who looks at it."""

from __future__ import annotations

from functools import lru_cache

from stances.dataset import BUNDLED, bundled, open_dataset
from stances.model import Dataset


def opened(name: str) -> Dataset:
    """Return a bundled dataset; the same one until one of its files changes.

    Raises:
        KeyError: if there is none of that name.
        DatasetError: if it does not pass its checks.
    """
    if name not in bundled():
        raise KeyError(name)
    files = sorted((BUNDLED / name).glob("*.*"))
    return _opened(name, tuple((file.name, (stat := file.stat()).st_mtime_ns, stat.st_size) for file in files))


@lru_cache(maxsize=8)
def _opened(name: str, _files: tuple[tuple[str, int, int], ...]) -> Dataset:
    return open_dataset(BUNDLED / name)
