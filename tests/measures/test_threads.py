"""What answers what, what became of deadlines, and what was said around an event."""

import datetime as dt

from stances.measures.threads import after, around, threads
from stances.model import Dataset, View
from tests.building import Row, dataset

VIEW = View(question="troops", as_of=dt.date(2025, 6, 30))
EVENTS: list[Row] = [
    {"event_id": "plan", "kind": "proposal", "start": "2025-01-10"},
    {"event_id": "talks", "kind": "talks", "start": "2025-01-12", "follows": "plan"},
    {"event_id": "answer", "kind": "counter-proposal", "start": "2025-01-14", "follows": "talks"},
    {"event_id": "third", "kind": "revision", "start": "2025-12-01", "follows": "answer"},
    {"event_id": "alone", "kind": "document", "start": "2025-02-01"},
    {"event_id": "due", "kind": "deadline", "start": "2025-02-10", "outcome": "moved", "follows": "talks"},
    {"event_id": "later", "kind": "deadline", "start": "2025-08-10", "status": "planned", "follows": "due"},
    {"event_id": "past", "kind": "deadline", "start": "2025-03-10"},
]


def made(*said: Row, events: list[Row] | None = None) -> Dataset:
    people = [{"event_id": "talks", "actor_id": "FRA"}]
    return dataset(*said, events=events or EVENTS, participants=people)


def test_a_text_follows_the_last_text_whatever_meetings_lie_between() -> None:
    texts = {code: (row["thread"], row["step"]) for code, row in threads(made(), VIEW).items() if not row["deadline"]}
    assert texts == {"plan": ("plan", 0), "answer": ("plan", 1)}


def test_what_came_later_is_left_out_and_what_nothing_answers_too() -> None:
    later = threads(made(), VIEW.but(as_of=dt.date(2026, 1, 1)))
    assert [code for code, row in later.items() if not row["deadline"]] == ["plan", "answer", "third"]


def test_deadlines_stand_last_each_with_what_became_of_it() -> None:
    found = threads(made(), VIEW)
    assert [(code, row["thread"], row["outcome"], row["due"]) for code, row in found.items() if row["deadline"]] == [
        ("due", "due", "moved", False), ("later", "due", "", True), ("past", "past", "", False),
    ]  # fmt: skip


def test_without_texts_and_deadlines_there_are_no_threads() -> None:
    assert threads(made(events=[{"event_id": "talks"}]), VIEW) == {}


def test_what_follows_an_event() -> None:
    assert after(made(), "talks") == ["answer", "due"]
    assert after(made(), "past") == []


def test_around_an_event_is_what_those_who_took_part_said_within_three_days_elsewhere() -> None:
    said: list[Row] = [
        {"statement_id": "near", "date": "2025-01-15"}, {"statement_id": "far", "date": "2025-01-16"},
        {"statement_id": "there", "date": "2025-01-12", "event_id": "talks"},
        {"statement_id": "vague", "date": "2025-01"},
        {"statement_id": "other", "date": "2025-01-12", "actor_id": "GBR"},
        {"statement_id": "before", "date": "2025-01-09", "question_id": "sanctions"},
    ]  # fmt: skip
    found = around(made(*said), "talks", VIEW.as_of)
    assert found.index.tolist() == ["near", "before"]
    assert around(made(*said), "talks", dt.date(2025, 1, 14)).index.tolist() == ["before"]
    assert around(made(*said), "plan", VIEW.as_of).empty, "nobody is known to have taken part"
