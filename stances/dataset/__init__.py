"""A folder of CSV files -> a checked Dataset, or all that is wrong with it, with file, row and column."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock

from cachetools import TTLCache, cached

from stances import schema
from stances.dataset import package, proven
from stances.dataset.frames import typed
from stances.dataset.problems import DatasetError, Problem
from stances.dataset.reading import read_coding, read_table
from stances.dataset.writing import digest
from stances.model import Dataset

__all__ = ["BUNDLED", "DatasetError", "Problem", "bundled", "open_dataset"]

DEFAULT = "postwar-ukraine"
"""The dataset that opens first, unless the environment's `STANCES_DATASET` names another."""

BUNDLED = Path(__file__).parents[1] / "data"
"""The folder of the datasets that come with Stances."""


def bundled() -> list[str]:
    """Return the names of the datasets that come with Stances, the default first."""
    first = os.environ.get("STANCES_DATASET", DEFAULT)
    return sorted(_within(BUNDLED), key=lambda name: (name != first, name))


@cached(TTLCache(4, ttl=1), lock=Lock())
def _within(folder: Path) -> tuple[str, ...]:
    """List the datasets in a folder; looked at once a second at most: a page asks ten times, and each look waits."""
    return tuple(path.parent.name for path in folder.glob("*/datapackage.json"))


def open_dataset(path: Path | str) -> Dataset:
    """Open a dataset and check every table of it, unless these very files have passed before.

    Args:
        path: a folder with a datapackage.json and one CSV file a table.

    Raises:
        DatasetError: with all problems at once, each with its file, row and column.
    """
    folder = Path(path)
    proof = proven.proof(folder)
    meta, problems = package.read_package(folder)
    languages, found = package.languages(meta)
    problems += [*found, *package.check_files(folder, meta)]
    coding, found = read_coding(folder)
    problems += found
    raw = {}
    for table in schema.TABLES:
        frame, found = read_table(folder, table, languages)
        raw[table.name] = frame
        problems += found
    unread = {problem.file for problem in problems}
    if unread or not proven.is_proven(proof):
        from stances.dataset.checks import check  # noqa: PLC0415 - what runs the checks takes long to load

        problems += package.check_view(meta, raw["questions"])
        problems += check(raw, languages, skip=unread)
        if problems:
            raise DatasetError(problems)
        proven.keep(proof)
    frames = typed(raw)
    return Dataset(
        name=str(meta["name"]),
        version=str(meta["version"]),
        digest=digest(meta, frames, languages),
        languages=languages,
        meta=meta,
        coding=coding,
        **frames,
    )
