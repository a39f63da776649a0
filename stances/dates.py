"""Plain, possibly imprecise dates (EDTF levels 0 and 1): when a record counts, and how precise it is.

Day-month order is never guessed and a missing day never made up: whatever is not EDTF is reported.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

import pandas as pd

Precision = Literal["day", "month", "year", "period", "by", "from", "unknown"]

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)")


class DateError(ValueError):
    """The text is not a date in EDTF; the message says what would be."""


@dataclass(frozen=True, order=True)
class Span:
    """What an EDTF text says: the days it covers and how precisely.

    Attributes:
        start: first day it can mean; None when open ("by 25 Nov") or unknown.
        end: last day it can mean; None when open ("from Nov") or unknown.
        precision: day, month, year, period, by (an unknown time up to `end`), from, unknown.
        approximate: whether the text carries ``~``.
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
        return Span(None, _bound(text[3:]).end, "by", "~" in text)
    if text.endswith("/.."):
        return Span(_bound(text[:-3]).start, None, "from", "~" in text)
    if "/" in text:
        first, last = (_bound(part) for part in text.split("/", 1))
        if first.start and last.end and first.start > last.end:
            raise DateError(f"“{text}” ends before it begins")
        return Span(first.start, last.end, "period", "~" in text)
    return _bound(text)


def _bound(text: str) -> Span:
    if match := _PLAIN.fullmatch(text):
        return _plain(text, *match.groups())
    return _uncommon(text)


def _plain(text: str, year: str, month: str | None, day: str | None, tilde: str) -> Span:
    """Read the forms nearly every date has; a full EDTF grammar needs milliseconds for each."""
    about = bool(tilde)
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


def _uncommon(text: str) -> Span:
    """Read the rest of levels 0 and 1 (seasons, ``202X``, ``?``, ``%``) with the EDTF library."""
    from edtf import parse_edtf  # noqa: PLC0415 - its grammar takes long to build and is rarely needed
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    try:
        read = parse_edtf(text)
        first, last = read.lower_strict(), read.upper_strict()
        start, end = date(*first[:3]), date(*last[:3])
    except (EDTFParseException, AttributeError, TypeError, ValueError) as error:
        raise DateError(f"“{text}” is not a date; write 2025-11-25, 2025-11, 2025, ../2025-11-25 or leave it empty"
                        ) from error  # fmt: skip
    return Span(start, end, "day" if start == end else "period", any(sign in text for sign in "~?%"))


def parsed(texts: pd.Series) -> pd.DataFrame:
    """Read a column of EDTF texts, each distinct one once.

    Returns:
        A frame with the index of `texts` and the columns `start`, `end` (datetime64, NaT when open or
        unknown), `precision` (str) and `approximate` (bool).

    Raises:
        DateError: at the first text that is not a date.
    """
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
