"""A view as the parameters of a link, and back: codes only, never words of a language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from stances import scale
from stances.model import PERIODS, REGIONS, RULES, Dataset, View, default_view

KEYS = {
    "question": "q", "as_of": "on", "actors": "who", "stances": "stance", "bases": "basis", "region": "map",
    "country": "country", "find": "find", "everything": "all", "since": "since", "period": "period", "tracks": "track",
    "rule": "rule", "inherit": "inherit", "stale": "stale", "page": "p", "evidence": "open",
}  # fmt: skip
"""The parameter of each choice."""

_DAYS, _PAGES = range(10_000), range(1, 100_000)
"""Numbers of days that a link may carry, and pages of a list that it may name; beyond the last one it stays at that."""


def to_query(view: View, dataset: Dataset) -> dict[str, str]:
    """Write a view as the parameters of a link: codes only, defaults left out."""
    default = default_view(dataset)
    return {
        KEYS[item.name]: _write(getattr(view, item.name))
        for item in fields(view)
        if getattr(view, item.name) != getattr(default, item.name)
    }


def from_query(query: Mapping[str, str], dataset: Dataset) -> tuple[View, dict[str, str]]:
    """Read a view from the parameters of a link.

    Returns:
        The view, and the parameters that could not be used: {name: what it held}.
    """
    view, refused = default_view(dataset), dict[str, str]()
    readers: dict[str, Callable[[str], object]] = {
        "question": lambda text: _one_of(text, dataset.questions.index),
        "as_of": _day,
        "actors": lambda text: _some_of(text, dataset.actors.index),
        "stances": lambda text: _some_of(text, [stance.slug for stance in scale.OUTCOMES]),
        "bases": lambda text: _some_of(text, scale.BASES),
        "region": lambda text: _one_of(text, REGIONS),
        "country": lambda text: _one_of(text, dataset.actors.index),
        "find": lambda text: text[:200],
        "everything": lambda text: bool(int(_one_of(text, ("0", "1")))),
        "since": _day,
        "period": _period,
        "tracks": lambda text: _some_of(text, dataset.tracks.index),
        "rule": lambda text: _one_of(text, RULES),
        "inherit": lambda text: bool(int(_one_of(text, ("0", "1")))),
        "stale": lambda text: _number(text, _DAYS),
        "page": lambda text: _number(text, _PAGES),
        "evidence": lambda text: _evidence(text, dataset),
    }
    for name, read in readers.items():
        text = query.get(KEYS[name], "")
        if not text:
            continue
        try:
            view = view.but(**{name: read(text)})
        except ValueError:
            refused[KEYS[name]] = text
    return view, refused


def _write(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _day(text: str) -> dt.date:
    """Read a day; one too far away to be meant, or to be reckoned with, is refused."""
    day = dt.date.fromisoformat(text)
    if not 1800 <= day.year <= 2200:
        raise ValueError(text)
    return day


def _period(text: str) -> str:
    """Read which part of a timeline is shown: by its code, or a quarter of a year that is not too far away."""
    if text not in PERIODS and not re.fullmatch(r"(18|19|20|21)[0-9]{2}-Q[1-4]", text):
        raise ValueError(text)
    return text


def _number(text: str, allowed: range) -> int:
    """Read a number as we write it: other ways to write the same would be other links to the same."""
    if not re.fullmatch("0|[1-9][0-9]*", text) or int(text) not in allowed:
        raise ValueError(text)
    return int(text)


def _one_of(text: str, allowed: Any) -> str:
    if text not in allowed:
        raise ValueError(text)
    return text


def _some_of(text: str, allowed: Any) -> tuple[str, ...]:
    return tuple(_one_of(part, allowed) for part in dict.fromkeys(text.split(",")))


def _evidence(text: str, dataset: Dataset) -> str:
    kind, _, code = text.partition(":")
    known = {
        "actor": dataset.actors.index, "event": dataset.events.index, "statement": dataset.statements.index,
    }  # fmt: skip
    _one_of(code, known.get(kind, ()))
    return text


PIN = "v"
"""The parameter that names the version of the data for which a link was made: its digest."""


def pinned(view: View, dataset: Dataset) -> dict[str, str]:
    """Write a view as the parameters of a link that is to last: with question, day and the version of the data.

    What opens first can change with the data; what was cited must not.
    """
    asked = {KEYS[name]: _write(getattr(view, name)) for name in ("question", "as_of")}
    return asked | to_query(view, dataset) | {PIN: dataset.digest}


def made_for(query: Mapping[str, str], dataset: Dataset) -> str:
    """Return the digest for which a link was made, if the data are another version now; empty if not."""
    wanted = query.get(PIN, "")
    return "" if wanted in {"", dataset.digest} else wanted[:64]
