"""The datasets at hand, each opened once and shared by everybody who looks at it."""

from __future__ import annotations

from threading import Condition

from cachetools import LRUCache, TTLCache, cached

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
    return _opened(name, _files(name))


@cached(TTLCache(16, ttl=1))
def _files(name: str) -> tuple[tuple[str, int, int], ...]:
    """Describe a dataset's files; looked at once a second at most, however many ask."""
    files = sorted((BUNDLED / name).glob("*.*"))
    return tuple((file.name, (stat := file.stat()).st_mtime_ns, stat.st_size) for file in files)


@cached(LRUCache(8), condition=Condition())
def _opened(name: str, _files: tuple[tuple[str, int, int], ...]) -> Dataset:
    return open_dataset(BUNDLED / name)
