"""The datasets at hand, each opened once and shared by everybody who looks at it."""

from __future__ import annotations

from functools import lru_cache
from threading import Condition, Lock

from cachetools import LRUCache, TTLCache, cached

from stances.dataset import BUNDLED, bundled, open_dataset
from stances.dataset.package import read_package
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


def title(name: str, language: str) -> str:
    """Return what a bundled dataset is called where there is little room; it is not opened for that."""
    return _title(name, language, _files(name))


@lru_cache(maxsize=64)
def _title(name: str, language: str, _files: tuple[tuple[str, int, int], ...]) -> str:
    meta, _ = read_package(BUNDLED / name)
    keys = (f"{key}{ending}" for key in ("short_title", "title") for ending in (f"_{language}", ""))
    return next((str(meta[key]) for key in keys if meta.get(key)), name)


@cached(TTLCache(16, ttl=1), lock=Lock())
def _files(name: str) -> tuple[tuple[str, int, int], ...]:
    """Describe a dataset's files; looked at once a second at most, however many ask."""
    files = sorted((BUNDLED / name).glob("*.*"))
    return tuple((file.name, (stat := file.stat()).st_mtime_ns, stat.st_size) for file in files)


@cached(LRUCache(8), condition=Condition())
def _opened(name: str, _files: tuple[tuple[str, int, int], ...]) -> Dataset:
    return open_dataset(BUNDLED / name)
