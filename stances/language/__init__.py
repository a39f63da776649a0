"""The languages of the interface: messages (gettext catalogues), dates, numbers and lists (Babel).

English is the language of the messages in the code; every other language has a catalogue in `catalogues/`.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, get_group_symbol

from stances import dates
from stances.scale import N_

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages of the interface, each by its own name; the first is the fallback."""

CATALOGUES = Path(__file__).parent / "catalogues"

_LOCALES = {"en": "en_GB"}
"""Locales whose formats differ from their language's: day before month."""

_FORMS = {
    "by": N_("by {date}"), "from": N_("since {date}"), "unknown": N_("date unknown"), "about": N_("about {date}"),
}  # fmt: skip

_SKELETONS = {"day": "yMMMd", "month": "yMMM", "year": "y"}
"""Babel's skeletons of periods, by the precision of their ends."""

_SMALL = (N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"), N_("eight"), N_("nine"), N_("ten"),
          N_("eleven"), N_("twelve"))  # fmt: skip


class Language:
    """One language: its messages and its formats.

    Attributes:
        code: ISO 639-1.
        locale: Babel's locale for dates and numbers.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self.locale = Locale.parse(_LOCALES.get(code, code))
        self._messages = _catalogue(code)
        self._group = get_group_symbol(self.locale)

    def text(self, message: str, **values: object) -> str:
        """Translate a message and fill in its values."""
        found = self._messages.gettext(message) if message else ""
        return found.format(**values) if values else found

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """Translate a message that depends on a number: `{n}` stands for its digits, `{number}` for its word."""
        found = self._messages.ngettext(one, many, n)
        number = self.count(n) if "{number}" in found else ""
        return found.format(n=self.number(n), number=number, **values)

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number, with so many digits after the point where any are asked for."""
        if not digits and isinstance(value, int):
            # Babel writes the same and takes fifty times as long; ages are new every day.
            return f"{value:,}".replace(",", self._group)
        return _number(self, value, digits)

    def count(self, n: int) -> str:
        """Write a number as running text does: small ones in words."""
        return self.text(_SMALL[n - 2]) if 2 <= n <= len(_SMALL) + 1 else self.number(n)

    def series(self, parts: Sequence[str]) -> str:
        """Join parts into a list: “a, b and c”."""
        return format_list(list(parts), locale=self.locale)

    def either(self, parts: Sequence[str]) -> str:
        """Join parts of which one is enough: “a, b or c”."""
        return format_list(list(parts), style="or", locale=self.locale)

    def day(self, day: dt.date, *, short: bool = False) -> str:
        """Write a day: “25 Nov 2025”, or “25 November 2025” when not short."""
        return _day(self, day, short=short)

    def date(self, text: str, *, short: bool = True) -> str:
        """Write an EDTF date with its precision: “by 25 Nov 2025”, “Nov 2025”, “date unknown”."""
        return _date(self, text, short=short)

    def _written(self, text: str, *, short: bool) -> str:
        span = dates.parse(text)
        if span.precision in {"by", "from"}:
            bound = text.removeprefix("../").removesuffix("/..")
            return self.text(_FORMS[span.precision], date=self.date(bound, short=short))
        if span.precision == "unknown":
            return self.text(_FORMS["unknown"])
        if "/" in text:
            return self._period(text, short=short)
        if span.precision == "period" and span.start and span.end:  # a season or a decade
            written = format_interval(span.start, span.end, "yMMM" if "-" in text else "y", locale=self.locale)
        elif span.precision in {"month", "year"} and span.start:
            pattern = "yyyy" if span.precision == "year" else ("MMM yyyy" if short else "MMMM yyyy")
            written = format_date(span.start, pattern, locale=self.locale)
        else:
            written = self.day(span.start, short=short) if span.start else ""
        return self.text(_FORMS["about"], date=written) if span.approximate else written

    def _period(self, text: str, *, short: bool) -> str:
        """Write a period no more precisely than its ends are known."""
        ends = [dates.parse(part) for part in text.split("/")]
        skeletons = {_SKELETONS.get(end.precision) for end in ends}
        skeleton = skeletons.pop()
        if skeletons or skeleton is None or ends[0].approximate != ends[1].approximate:
            return " – ".join(self.date(part, short=short) for part in text.split("/"))
        written = format_interval(ends[0].start, ends[1].end, skeleton, locale=self.locale)
        return self.text(_FORMS["about"], date=written) if ends[0].approximate else written


# A page writes the same few hundred dates and numbers again and again, and Babel reads its patterns anew each time.
@lru_cache(maxsize=16_384)
def _day(spoken: Language, day: dt.date, *, short: bool) -> str:
    if short:
        return format_skeleton("yMMMd", dt.datetime(day.year, day.month, day.day), locale=spoken.locale)  # noqa: DTZ001
    return format_date(day, "long", locale=spoken.locale)


@lru_cache(maxsize=16_384)
def _number(spoken: Language, value: float, digits: int) -> str:
    return format_decimal(value, format=f"0.{'0' * digits}" if digits else None, locale=spoken.locale)


@lru_cache(maxsize=16_384)
def _date(spoken: Language, text: str, *, short: bool) -> str:
    return spoken._written(text, short=short)


@cache
def language(code: str) -> Language:
    """Return a language of the interface; the fallback if there is no such one."""
    return Language(code if code in LANGUAGES else next(iter(LANGUAGES)))


def nearest(tag: str | None) -> str:
    """Return the language of the interface that suits a browser's language tag (“de-AT”)."""
    primary = (tag or "").lower().partition("-")[0]
    return primary if primary in LANGUAGES else next(iter(LANGUAGES))


def _catalogue(code: str) -> gettext.NullTranslations:
    """Read a catalogue from its text: no compiled file that could be stale."""
    path = CATALOGUES / f"{code}.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open(encoding="utf-8") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
