"""What changed, in words: who is named, what is counted, what is said of each change."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from stances.measures.changes import KINDS, Period, changes, period
from stances.model import Dataset, View, records
from stances.words import changes as words
from stances.words.speech import speech
from tests.building import Row, dataset

EARLY, LATE = "2025-02-01", "2025-03-01"
OBJECT = [{"question_id": "troops", "object_en": "ground troops", "label_en": "Ground troops"},
          {"question_id": "sanctions", "object_en": "sanctions"}]  # fmt: skip
ACTORS = [{"actor_id": code} for code in ("FRA", "GBR", "DEU", "POL", "ITA")] + [{"actor_id": "EU", "kind": "group"}]


def made(*rows: Row) -> Dataset:
    return dataset(*rows, questions=OBJECT, actors=ACTORS)


def said(*rows: Row, language: str = "en", **more: Any) -> str:
    record = made(*rows)
    view = View("troops", dt.date(2025, 6, 30), since=dt.date(2025, 2, 15)).but(**more)
    return words.finding(records(changes(record, view)), period(record, view), view, speech(record, language))


def went(before: str, after: str, actor: str = "FRA") -> list[Row]:
    return [{"actor_id": actor, "stance": before, "date": EARLY}, {"actor_id": actor, "stance": after, "date": LATE}]


def test_one_is_named_with_from_and_to() -> None:
    assert said(*went("open", "support")) == (
        "Between 15 Feb 2025 and 30 Jun 2025, France hardened from “Open” to “Support”."
    )
    assert said(*went("open", "support"), language="de") == (
        "Zwischen 15. Feb. 2025 und 30. Juni 2025: Frankreich von „Offen“ auf „Dafür“ verhärtet."
    )


def test_several_are_named_and_of_many_countries_two() -> None:
    codes = ["FRA", "GBR", "DEU", "POL"]
    two = [row for code in codes[:2] for row in went("open", "oppose", code)]
    assert "France and the United Kingdom moved." in said(*two)
    many = [row for code in [*codes, "EU"] for row in went("open", "oppose", code)]
    assert "five actors, among them France and Germany, moved." in said(*many)


def test_kinds_come_in_order_and_of_many_three_are_spelled_out() -> None:
    rows = [*went("open", "support"), *went("support", "oppose", "GBR"), *went("oppose", "reluctant", "DEU"),
            {"actor_id": "POL", "date": LATE}]  # fmt: skip
    found = said(*rows)
    assert found.index("United Kingdom moved") < found.index("France hardened") < found.index("Germany softened")
    assert "Poland came on record with “Support”." in found
    more = said(*rows, *went("open", "unclear", "ITA"), {"actor_id": "EU", "date": EARLY},
                {"actor_id": "EU", "date": LATE, "condition_en": "after a ceasefire"})  # fmt: skip
    assert more.endswith("; two more changes.")


def test_who_appeared_is_counted_by_outcome() -> None:
    found = said({"date": LATE}, {"actor_id": "GBR", "date": LATE, "stance": "oppose"})
    assert found.endswith("France and the United Kingdom came on record (Support 1, Oppose 1).")


def test_another_condition_or_basis_is_said() -> None:
    hangs = {"condition_en": "after a ceasefire"}
    added = said({"date": EARLY}, {**hangs, "date": LATE})
    assert "kept to “Support”, now after a ceasefire (before: no condition)" in added
    assert "no condition named any more (before: after a ceasefire)" in said({**hangs, "date": EARLY}, {"date": LATE})
    assert "now own statement (before: claimed by others)" in said({"date": EARLY, "basis": "attributed"},
                                                                   {"date": LATE})  # fmt: skip


def test_over_all_questions_changes_are_counted() -> None:
    rows = [*went("open", "support"), {"date": LATE, "question_id": "sanctions"}]
    assert said(*rows, everything=True) == (
        "Two changes on two questions by one actor between 15 Feb 2025 and 30 Jun 2025: Hardened 1, New on record 1."
    )


@pytest.mark.parametrize("language", ["en", "de"])
def test_that_nothing_changed_is_said(language: str) -> None:
    assert "2025" in said({"date": EARLY}, language=language)
    assert "2025" in said({"date": EARLY}, language=language, everything=True)
    assert "ground troops" in said({"date": EARLY})


def test_it_is_said_of_what_the_day_is_not_known() -> None:
    record = made({"date": f"../{LATE}"}, {"actor_id": "GBR", "date": LATE})
    view = View("troops", dt.date(2025, 6, 30), since=dt.date(2025, 2, 15))
    line = words.rests_on(records(changes(record, view)), speech(record, "en"))
    assert "2 statements made the difference" in line
    assert "of one change it is only known by when" in line


def course(*rows: Row) -> str:
    record = made(*rows)
    frame = changes(record, View("troops", dt.date(2025, 6, 30), since=dt.date(2025, 2, 15)))
    return words.course(records(frame)[0], speech(record, "en"))


def test_the_course_of_a_position_is_written_with_signs() -> None:
    assert course(*went("open", "support")) == "△ Open → ▲ Support"
    assert course({"date": LATE}) == "▲ Support"
    quarrel: list[Row] = [{"date": LATE}, {"date": LATE, "stance": "oppose"}]
    assert course({"date": EARLY}, *quarrel) == "▲ Support → ≠ Contested (Support / Oppose)"
    taken: Row = {"status": "retracted", "stance": "", "supersedes": "s1", "date": LATE}
    assert course({"date": EARLY, "statement_id": "s1"}, taken) == "▲ Support, taken back"


def test_every_kind_has_a_name_and_nothing_else_has() -> None:
    assert tuple(words.LABELS) == KINDS


def test_no_row_is_needed_to_say_that_nothing_changed() -> None:
    record = made()
    days, view = Period(dt.date(2025, 1, 1), dt.date(2025, 1, 2)), View("troops", dt.date(2025, 1, 2))
    assert words.finding((), days, view, speech(record, "en")).startswith("On ground troops, nothing")
