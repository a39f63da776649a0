"""Events in words: when, whether, what comes next."""

from __future__ import annotations

import datetime as dt

import pytest

from stances import schema
from stances.measures.events import events_left
from stances.words import events as words
from stances.words.speech import speech
from tests.datasets import asked, ordinary


def finding(language: str, **changes: object) -> str:
    view = asked(ordinary(), **changes)
    return words.finding(events_left(ordinary(), view).values(), view.as_of, speech(ordinary(), language))


def test_the_bundled_dataset_is_told_in_two_sentences() -> None:
    assert finding("en") == (
        "Eight events on four tracks so far; four are planned or conditional. Next: Deadline first wanted, 27 Nov 2025."
    )
    assert finding("de") == (
        "Acht Ereignisse auf vier Strängen bisher; vier sind geplant oder bedingt. "
        "Als Nächstes: Zuerst gewünschte Frist, 27. Nov. 2025."
    )


def test_nothing_left_is_said() -> None:
    assert finding("en", actors=("NZL",)) == "No event is left by these filters."
    assert finding("de", actors=("NZL",)) == "Diese Filter lassen kein Ereignis übrig."


def test_a_deadline_that_has_passed_is_not_next() -> None:
    assert "Deadline" not in finding("en", as_of=dt.date(2025, 11, 28))
    assert "Deadline" in finding("en", as_of=dt.date(2025, 11, 27))


@pytest.mark.parametrize(
    ("event", "english", "german"),
    [
        ("coalition-meeting", "25 Nov 2025", "25. Nov. 2025"),
        ("geneva-talks", "by 25 Nov 2025", "bis 25. Nov. 2025"),
        ("zelenskyy-trump", "no date yet", "noch ohne Datum"),
        ("eu-defence-2030", "2030", "2030"),
    ],
)
def test_a_date_is_told_with_its_precision(event: str, english: str, german: str) -> None:
    row = ordinary().row("events", event)
    assert words.when(row, speech(ordinary(), "en")) == english
    assert words.when(row, speech(ordinary(), "de")) == german


def test_what_is_conditional_says_on_what() -> None:
    row = dict(ordinary().row("events", "force-deployment"))
    spoken = speech(ordinary(), "en")
    assert words.when(row, spoken) == row["condition_en"]
    row["condition_en"] = row["condition_de"] = ""
    assert words.when(row, spoken) == "no date: conditional"
    row["status"] = "held"
    assert words.when(row, spoken) == "date unknown"


def test_participants_have_a_role_and_a_name_where_known() -> None:
    told = words.participants("coalition-meeting", speech(ordinary(), "en"))
    assert told
    assert all(name and role for _, name, role in told)
    assert words.participants("no-such-event", speech(ordinary(), "en")) == []


def test_every_code_has_words() -> None:
    declared = {column.name: set(column.values) for column in (*schema.EVENTS.columns, *schema.PARTICIPANTS.columns)}
    assert declared["status"] == set(words.STATUSES)
    assert declared["kind"] == set(words.KINDS)
    assert declared["role"] == set(words.ROLES)
