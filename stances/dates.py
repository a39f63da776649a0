"""Plain, possibly imprecise dates (EDTF levels 0 and 1): when a record counts, and how precise it is.

Day-month order is never guessed and a missing day never made up: whatever is not EDTF is reported.
"""

from __future__ import annotations

import re
import warnings
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

Precision = Literal["day", "month", "year", "period", "by", "from", "unknown"]

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_LEVEL_1 = re.compile(r"([0-9]{4}-2[1-4]|[0-9]{2}(?:[0-9]X|XX))([~?%]?)")
_UNSPECIFIED = re.compile(r"(?:-XX){1,2}(?=[~?%]?$)")


class DateError(ValueError):
    """The text is not a date in EDTF; the message says what would be."""


@dataclass(frozen=True, order=True)
class Span:
    """What an EDTF text says: the days it covers and how precisely.

    Attributes:
        start: first day it can mean; None when open ("by 25 Nov") or unknown.
        end: last day it can mean; None when open ("from Nov") or unknown.
        precision: day, month, year, period, by (an unknown time up to `end`), from, unknown.
        approximate: whether the text carries ``~`` (or ``?`` or ``%``).
    """

    start: date | None
    end: date | None
    precision: Precision
    approximate: bool = False


UNKNOWN = Span(None, None, "unknown")


@cache
def parse(text: str) -> Span:
    """Read an EDTF date: ``2025-11-25``, ``2025-11``, ``2025``, ``a/b``, ``../b``, ``a/..``, ``~``, empty.

    Raises:
        DateError: if the text is anything else, or no such day exists.
    """
    if not text:
        return UNKNOWN
    if text.startswith("../"):
        bound = _bound(text[3:])
        return Span(None, bound.end, "by", bound.approximate)
    if text.endswith("/.."):
        bound = _bound(text[:-3])
        return Span(bound.start, None, "from", bound.approximate)
    if "/" in text:
        first, last = (_bound(part) for part in text.split("/", 1))
        if first.start and last.end and first.start > last.end:
            raise DateError(f"“{text}” ends before it begins")
        return Span(first.start, last.end, "period", first.approximate or last.approximate)
    return _bound(text)


def _bound(text: str) -> Span:
    if match := _LEVEL_1.fullmatch(text):
        return _level_1(text, *match.groups())
    if match := _PLAIN.fullmatch(_UNSPECIFIED.sub("", text)):  # 2025-XX says no more than 2025
        return _plain(text, *match.groups())
    raise DateError(f"“{text}” is not a date; write 2025-11-25, 2025-11, 2025, ../2025-11-25 or leave it empty")


def _plain(text: str, year: str, month: str | None, day: str | None, sign: str) -> Span:
    """Read the forms nearly every date has; a full EDTF grammar needs milliseconds for each."""
    about = bool(sign)
    try:
        if day:
            exact = date(int(year), int(month or 1), int(day))
            return Span(exact, exact, "day", about)
        if month:
            last = monthrange(int(year), int(month))[1]
            return Span(date(int(year), int(month), 1), date(int(year), int(month), last), "month", about)
        return Span(date(int(year), 1, 1), date(int(year), 12, 31), "year", about)
    except ValueError as error:  # IllegalMonthError is one
        raise DateError(f"“{text}” is not a date that exists") from error


def _level_1(text: str, certain: str, sign: str) -> Span:
    """Read seasons (of the north) and unspecified digits (``202X``) with the EDTF library."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its grammar worries pyparsing when it is built
        from edtf import parse_edtf  # noqa: PLC0415 - the grammar takes long to build and is rarely needed

    try:
        read = parse_edtf(certain)
        start, end = date(*read.lower_strict()[:3]), date(*read.upper_strict()[:3])
    except ValueError as error:
        raise DateError(f"“{text}” is not a date that exists") from error
    return Span(start, end, "period", bool(sign))


def parsed(texts: pd.Series) -> pd.DataFrame:
    """Read a column of EDTF texts, each distinct one once.

    Returns:
        A frame with the index of `texts` and the columns `start`, `end` (datetime64, NaT when open or
        unknown), `precision` (str) and `approximate` (bool).

    Raises:
        DateError: at the first text that is not a date.
    """
    import pandas as pd  # noqa: PLC0415 - single dates are read and written without it

    codes, distinct = pd.factorize(texts)
    spans = [parse(text) for text in distinct]
    table = pd.DataFrame(
        {
            "start": pd.to_datetime(pd.Series([span.start for span in spans], dtype=object)).astype("datetime64[s]"),
            "end": pd.to_datetime(pd.Series([span.end for span in spans], dtype=object)).astype("datetime64[s]"),
            "precision": pd.Series([span.precision for span in spans], dtype="str"),
            "approximate": pd.Series([span.approximate for span in spans], dtype=bool),
        }
    )
    return table.take(codes).set_axis(texts.index)
