"""datapackage.json: what it must say, and whether the files it lists are there and whole."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from stances import schema
from stances.dataset.problems import Problem, Said, one_of
from stances.dataset.texts import damage
from stances.model import REGIONS
from stances.scale import N_

FILE = "datapackage.json"
LANGUAGES = ("en",)
_NEEDED = ("name", "version", "title", "created")
_LISTS = ("licenses", "contributors", "sources")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SCHEME = re.compile(r"\s*(?!https?://)[A-Za-z][A-Za-z0-9+.-]*:")


def read_package(folder: Path) -> tuple[Mapping[str, Any], list[Problem]]:
    """Read a dataset's datapackage.json.

    Returns:
        What it holds (nothing when it cannot be read), and the problems.
    """
    try:
        meta = json.loads((folder / FILE).read_text(encoding="utf-8-sig"))
        json.dumps(meta, ensure_ascii=False).encode()  # half a character, written as “\ud800”, stops here
    except FileNotFoundError:
        return {}, [Problem(FILE, N_("The file is missing. A dataset is a folder with a datapackage.json."))]
    except json.JSONDecodeError as error:
        return {}, [Problem(FILE, Said(N_("The file is not JSON: {why}."), why=error.msg), error.lineno)]
    except (ValueError, RecursionError) as error:
        return {}, [Problem(FILE, Said(N_("The file is not JSON in UTF-8: {why}."), why=error))]
    except OSError as error:
        return {}, [Problem(FILE, Said(N_("The file cannot be read: {why}"), why=error.strerror))]
    if not isinstance(meta, dict):
        return {}, [Problem(FILE, N_("The file must hold one JSON object: {…}."))]
    meta = meta | _created(meta.get("created"))
    return meta, list(_problems(meta))


def _created(written: object) -> dict[str, str]:
    """Read the day off a point in time, which the standard of data packages asks for where a day says enough."""
    try:
        return {"created": dt.datetime.fromisoformat(str(written)).date().isoformat()} if "T" in str(written) else {}
    except ValueError:
        return {}


def _problems(meta: Mapping[str, Any]) -> Iterator[Problem]:
    for key in _NEEDED:
        if not (isinstance(meta.get(key), str) and meta[key].strip()):
            yield Problem(FILE, Said(N_("“{key}” is missing or empty, or is not a text."), key=key), column=key)
    if isinstance(meta.get("name"), str) and meta["name"].strip() and not _NAME.fullmatch(meta["name"]):
        yield Problem(FILE, N_("The name stands in links; letters, digits, “.”, “_” and “-” only."), column="name")
    if meta.get("created") and not _is_day(meta["created"]):
        yield Problem(FILE, N_("Not a day; write it like 2025-11-25."), column="created", value=str(meta["created"]))
    for key in _LISTS:
        listed = meta.get(key, [])
        if not (isinstance(listed, list) and all(isinstance(one, dict) for one in listed)):
            yield Problem(FILE, N_("Must be a list of objects: [{…}]."), column=key)
    for path, text in _texts(meta):
        if wrong := damage(text):
            yield Problem(FILE, wrong, column=path, value=text)
        if path.rpartition(".")[2] in {"path", "url", "homepage"} and _SCHEME.match(text):
            yield Problem(
                FILE, N_("Not a web address; it must begin with https:// or http://."), column=path, value=text
            )


def _texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Give every text with the keys that lead to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, path)


def _is_day(value: object) -> bool:
    try:
        return dt.date.fromisoformat(str(value)).isoformat() == value
    except ValueError:
        return False


def languages(meta: Mapping[str, Any]) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the languages that a dataset names, the main one first."""
    named = meta.get("languages", list(LANGUAGES))
    if (isinstance(named, list) and named and len(named) == len(set(map(str, named)))
            and all(isinstance(code, str) and re.fullmatch("[a-z]{2,3}", code) for code in named)):  # fmt: skip
        return tuple(named), []
    message = N_("Must be a list of different language codes such as [\"en\", \"de\"].")  # fmt: skip
    return LANGUAGES, [Problem(FILE, message, column="languages", value=str(named))]


def check_view(meta: Mapping[str, Any], questions: pd.DataFrame) -> list[Problem]:
    """Check what opens first: a question that there is, a day, a frame of the map."""
    view = meta.get("view", {})
    if not isinstance(view, dict):
        return [Problem(FILE, N_("Must be an object: {…}."), column="view", value=str(view))]
    known = set(questions["question_id"])
    rules = (
        ("question", not known or view.get("question") in known, N_("There is no such question in questions.csv.")),
        ("as_of", _is_day(view.get("as_of")), N_("Not a day; write it like 2025-11-25.")),
        ("region", view.get("region") in REGIONS, one_of(REGIONS)),
    )
    return [
        Problem(FILE, message, column=f"view.{key}", value=str(view[key]))
        for key, right, message in rules
        if key in view and not right
    ]


def check_files(folder: Path, meta: Mapping[str, Any]) -> list[Problem]:
    """Check that the files listed in `resources` are there in the size listed, and that none is cut off."""
    listed = meta.get("resources", [])
    if not (isinstance(listed, list) and all(isinstance(one, dict) for one in listed)):
        return [Problem(FILE, N_("Must be a list of objects: [{…}]."), column="resources")]
    size = {one.get("path"): one.get("bytes") for one in listed if isinstance(one.get("path"), str)}
    problems = []
    for table in schema.TABLES:
        file = f"{table.name}.csv"
        path = folder / file
        there = path.is_file()
        if file in size and not there and not table.required:  # the others are missed when they are read
            problems.append(Problem(file, Said(N_("The file is missing; {list} lists it."), list=FILE)))
        if there and size.get(file) not in {None, path.stat().st_size}:
            problems.append(Problem(file, Said(N_(
                "The file has {there} bytes where {list} lists {listed}: it was cut off, or changed since."
            ), there=path.stat().st_size, list=FILE, listed=size[file])))  # fmt: skip
    return problems + _unfinished([folder / f"{table.name}.csv" for table in schema.TABLES])


def _unfinished(paths: Sequence[Path]) -> list[Problem]:
    """Report a last line without an end where the other files' have one; some programs write none anywhere."""
    tails = {path: path.read_bytes()[-1:] for path in paths if path.is_file()}
    ends = {path: tail in {b"\n", b"\r"} for path, tail in tails.items() if tail}
    message = N_("The last line has no end: the file may be cut off. If it is whole, end it with a new line.")
    return [Problem(path.name, message) for path, end in ends.items() if not end and any(ends.values())]
