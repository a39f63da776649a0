"""A folder of CSV files -> a checked Dataset, or all that is wrong with it, with file, row and column."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from stances import schema
from stances.dataset.checks import check
from stances.dataset.frames import typed
from stances.dataset.problems import DatasetError, Problem
from stances.dataset.reading import read_table
from stances.model import Dataset

__all__ = ["BUNDLED", "DatasetError", "Problem", "bundled", "open_dataset"]

BUNDLED = Path(__file__).parents[1] / "data"
"""The folder of the datasets that come with Stances."""

LANGUAGES = ("en",)
_NEEDED = ("name", "version", "title")


def bundled() -> list[str]:
    """Return the names of the datasets that come with Stances, the default first."""
    return sorted(path.parent.name for path in BUNDLED.glob("*/datapackage.json"))


def open_dataset(path: Path | str) -> Dataset:
    """Open a dataset and check every table of it.

    Args:
        path: a folder with a datapackage.json and one CSV file a table.

    Raises:
        DatasetError: with all problems at once, each with its file, row and column.
    """
    folder = Path(path)
    problems: list[Problem] = []
    meta = _read_meta(folder, problems)
    languages = _languages(meta, problems)
    raw = {}
    for table in schema.TABLES:
        frame, found = read_table(folder, table, languages)
        raw[table.name] = frame
        problems += found
    unread = {problem.file for problem in problems}
    problems += check(raw, languages, skip=unread)
    if problems:
        raise DatasetError(problems)
    frames = typed(raw)
    return Dataset(
        name=str(meta["name"]),
        version=str(meta["version"]),
        digest=_digest(folder),
        languages=tuple(languages),
        meta=meta,
        **frames,
    )


def _read_meta(folder: Path, problems: list[Problem]) -> Mapping[str, Any]:
    file = "datapackage.json"
    try:
        meta = json.loads((folder / file).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        problems.append(Problem(file, "The file is missing. A dataset is a folder with a datapackage.json."))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        problems.append(Problem(file, f"The file is not JSON in UTF-8: {error}"))
    except OSError as error:
        problems.append(Problem(file, f"The file cannot be read: {error.strerror}"))
    else:
        if not isinstance(meta, dict):
            problems.append(Problem(file, "The file must hold one JSON object: {…}."))
            return {}
        problems += [Problem(file, f"“{key}” is missing or empty.", column=key) for key in _NEEDED if not meta.get(key)]
        return meta
    return {}


def _languages(meta: Mapping[str, Any], problems: list[Problem]) -> Sequence[str]:
    named = meta.get("languages", list(LANGUAGES))
    if isinstance(named, list) and named and all(isinstance(code, str) and code.isalpha() for code in named):
        return named
    problems.append(
        Problem("datapackage.json", "Must be a list of language codes such as [\"en\", \"de\"].", column="languages")
    )  # fmt: skip
    return LANGUAGES


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in ["datapackage.json", *(f"{table.name}.csv" for table in schema.TABLES)]:
        file = folder / name
        digest.update(name.encode() + b"\0" + (file.read_bytes() if file.exists() else b"") + b"\0")
    return digest.hexdigest()[:12]
