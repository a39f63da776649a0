"""Dates: what EDTF says and no more, never a guess."""

import calendar
import subprocess
import sys
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.dates import UNKNOWN, DateError, Span, parse, parsed

DAY = st.dates(date(1, 1, 1), date(9999, 12, 31))

FORMS = {
    "2025-11-25": ("2025-11-25", "2025-11-25", "day", False),
    "2024-02-29": ("2024-02-29", "2024-02-29", "day", False),
    "2025-11": ("2025-11-01", "2025-11-30", "month", False),
    "2024-02": ("2024-02-01", "2024-02-29", "month", False),
    "2025": ("2025-01-01", "2025-12-31", "year", False),
    "2025-11-25~": ("2025-11-25", "2025-11-25", "day", True),
    "2025-11~": ("2025-11-01", "2025-11-30", "month", True),
    "2025~": ("2025-01-01", "2025-12-31", "year", True),
    "2025-11?": ("2025-11-01", "2025-11-30", "month", True),
    "2025%": ("2025-01-01", "2025-12-31", "year", True),
    "2025-11-23/2025-11-24": ("2025-11-23", "2025-11-24", "period", False),
    "2025-11/2026": ("2025-11-01", "2026-12-31", "period", False),
    "2025-11-23/2025-11-24~": ("2025-11-23", "2025-11-24", "period", True),
    "../2025-11-25": (None, "2025-11-25", "by", False),
    "../2025-11": (None, "2025-11-30", "by", False),
    "../2025-11-25~": (None, "2025-11-25", "by", True),
    "2025-11/..": ("2025-11-01", None, "from", False),
    "2025-11-25~/..": ("2025-11-25", None, "from", True),
    "2025-21": ("2025-03-01", "2025-05-31", "period", False),
    "2025-22~": ("2025-06-01", "2025-08-31", "period", True),
    "2025-21/2025-23": ("2025-03-01", "2025-11-30", "period", False),
    "../2025-23": (None, "2025-11-30", "by", False),
    "202X": ("2020-01-01", "2029-12-31", "period", False),
    "20XX": ("2000-01-01", "2099-12-31", "period", False),
    "2025-XX": ("2025-01-01", "2025-12-31", "year", False),
    "2025-11-XX": ("2025-11-01", "2025-11-30", "month", False),
    "2025-XX-XX~": ("2025-01-01", "2025-12-31", "year", True),
}

IMPOSSIBLE = ["2025-02-30", "2023-02-29", "2025-13", "2025-13-01", "2025-00", "2025-00-10", "2025-11-31", "2025-11-00",
              "0000", "0000-01-01", "00XX", "2025-13-XX", "2025-25", "2025-02-30/2025-03-01", "../2025-02-30",
              "2025-02-30/.."]  # fmt: skip

AMBIGUOUS = ["01/02/2025", "1/2/2025", "11/25/2025", "25/11/2025", "01.02.2025", "1.2.25", "01-02-2025", "25-11-01",
             "2025/11/25", "2025/11", "20251125", "11/25", "25 Nov 2025", "November 2025", "today"]  # fmt: skip

OTHER = ["2025-1-5", "2025-11-5", "25-11-25", " 2025", "2025 ", "2025\n", "2025-11-25T10:00:00Z", "2025-11-25/26", "/",
         "..", "../", "/..", "../..", "../../2025", "../2025/2026", "2025/2026/..", "2025/2026/2027", "2025/",
         "/2025", "unknown", "open", "2025/open", "~2025", "2025-~11", "2025~~", "{2025,2026}", "[2025..2026]",
         "٢٠٢٥", "2025-11–25", "2025-W48", "-0044", "Y20250", "2025-11-25/ 2025-11-26", "2025-24-01"]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), FORMS.items())
def test_a_form_says(text: str, said: tuple[str | None, str | None, str, bool]) -> None:
    span = parse(text)
    ends = [end.isoformat() if end else None for end in (span.start, span.end)]
    assert (*ends, span.precision, span.approximate) == said


def test_an_empty_text_is_unknown() -> None:
    assert parse("") == UNKNOWN == Span(None, None, "unknown", approximate=False)


@pytest.mark.parametrize("text", [*IMPOSSIBLE, *AMBIGUOUS, *OTHER])
def test_what_is_not_a_date_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="not a date"):
        parse(text)


@pytest.mark.parametrize("text", ["2026/2025", "2025-11-24/2025-11-23", "2025-12/2025-11-30"])
def test_a_period_does_not_end_before_it_begins(text: str) -> None:
    with pytest.raises(DateError, match="before it begins"):
        parse(text)


@given(DAY)
def test_a_day_is_that_day(day: date) -> None:
    assert parse(day.isoformat()) == Span(day, day, "day")


@given(DAY)
def test_a_month_and_a_year_cover_all_their_days(day: date) -> None:
    last = calendar.monthrange(day.year, day.month)[1]
    assert parse(f"{day:%Y-%m}".zfill(7)) == Span(day.replace(day=1), day.replace(day=last), "month")
    assert parse(f"{day.year:04}") == Span(date(day.year, 1, 1), date(day.year, 12, 31), "year")


@given(DAY, DAY)
def test_a_period_counts_from_its_end(first: date, last: date) -> None:
    first, last = sorted((first, last))
    assert parse(f"{first}/{last}") == Span(first, last, "period")
    column = parsed(pd.Series([f"{first}/{last}", f"../{last}", f"{first}/.."]))
    assert column["end"].isna().tolist() == [False, False, True]
    assert {end.date() for end in column["end"].dropna()} == {last}


@given(st.text(max_size=12) | st.from_regex(r"[0-9X./~?-]{1,14}", fullmatch=True))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        span = parse(text)
    except DateError:
        return
    assert span.start is None or span.end is None or span.start <= span.end
    assert (span.precision == "unknown") == (text == "")


def test_a_column_keeps_its_index_and_its_gaps() -> None:
    column = parsed(pd.Series(["2025-11", "", "2025-11", "../2025~"], index=[7, 3, 9, 1]))
    assert column.index.tolist() == [7, 3, 9, 1]
    assert column["precision"].tolist() == ["month", "unknown", "month", "by"]
    assert column["approximate"].tolist() == [False, False, False, True]
    assert column["start"].isna().tolist() == [False, True, False, True]
    assert {str(column[end].dtype) for end in ("start", "end")} == {"datetime64[s]"}


@pytest.mark.parametrize("texts", [[], ["", ""], ["0001-01-01", "9999-12-31"]])
def test_a_column_has_its_types_whatever_it_holds(texts: list[str]) -> None:
    column = parsed(pd.Series(texts, dtype="str"))
    assert column.dtypes.astype(str).tolist() == ["datetime64[s]", "datetime64[s]", "str", "bool"]
    assert len(column) == len(texts)


def test_a_column_with_a_wrong_date_is_refused() -> None:
    with pytest.raises(DateError, match="2025-02-30"):
        parsed(pd.Series(["2025", "2025-02-30"]))


def test_rare_forms_warn_nobody_and_common_ones_need_no_grammar() -> None:
    program = (
        "import sys; from stances.dates import parse; parse('../2025-11'); print('edtf' in sys.modules); parse('202X')"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
