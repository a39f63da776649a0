"""A displayed table -> columns with real types: a day is a date, a number a number, all else the text displayed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from stances import dates
from stances.words.columns import DATE, EDTF, WEEK
from stances.words.speech import Speech


@dataclass(frozen=True)
class Typed:
    """One column.

    Attributes:
        name: its heading.
        kind: what its values are.
        values: a number, a day or a text each; None where a number is missing or a day not exactly known.
        shown: the same cells as they are displayed.
    """

    name: str
    kind: Literal["number", "day", "text"]
    values: Sequence[Any]
    shown: Sequence[str]


def typed(table: pd.DataFrame, spoken: Speech) -> Iterator[Typed]:
    """Give every column of a displayed table its type.

    A date that is displayed in words has a column beside it with the same date in EDTF; from there its day is read.
    """
    text = spoken.language.text
    days = {text(DATE): text(EDTF) if text(EDTF) in table.columns else text(DATE), text(WEEK): text(WEEK)}
    for name in table.columns:
        cells = table[name].tolist()
        shown = ["" if _missing(cell) else str(cell) for cell in cells]
        if name in days:
            found = [_day(str(cell)) for cell in table[days[name]]]
            yield Typed(name, "day", found, shown)
        elif any(map(_number, cells)) and all(_number(cell) or _missing(cell) for cell in cells):
            yield Typed(name, "number", [None if _missing(cell) else cell for cell in cells], shown)
        else:
            yield Typed(name, "text", shown, shown)


def _missing(cell: object) -> bool:
    return cell is None or cell is pd.NA or cell == "" or cell != cell  # noqa: PLR0124 - NaN


def _number(cell: object) -> bool:
    return pd.api.types.is_number(cell) and not isinstance(cell, bool) and cell == cell  # noqa: PLR0124 - NaN


def _day(written: str) -> dt.date | None:
    """Return the day that a date in EDTF names; None if it names anything else."""
    try:
        span = dates.parse(written)
    except dates.DateError:  # two dates joined: an event that took longer
        return None
    return span.start if span.precision == "day" and not span.approximate else None
