"""The list of events: by month, searched, each with what a timeline's mark opens."""

from __future__ import annotations

import datetime as dt

import pytest

from stances.dataset.shelf import opened
from stances.exhibits import Exhibit
from stances.exhibits.events import events
from stances.figures.look import LIGHT
from tests.datasets import LANGUAGES, asked
from tests.export.site.crawling import Parsed

CROWDED = opened("postwar-ukraine")


def made(language: str = "en", **changes: object) -> Exhibit:
    return events(CROWDED, asked(CROWDED, **changes), language, LIGHT)


def opens(exhibit: Exhibit) -> list[str]:
    return [button["data-open"] for button in Parsed(exhibit.markup).named("button")]


def heads(exhibit: Exhibit) -> list[str]:
    return [text for tag, text in Parsed(exhibit.markup).texts if tag == "summary"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_is_listed_once(language: str) -> None:
    exhibit = made(language)
    assert sorted(opens(exhibit)) == sorted(f"event:{event}" for event in CROWDED.events.index)
    assert len(exhibit.table) == len(CROWDED.events)
    assert exhibit.title.startswith(f"{len(CROWDED.events)} ")


def test_what_is_to_come_stands_first_then_the_newest_month() -> None:
    assert heads(made())[:3] == ["To come", "June 2026", "May 2026"]
    assert heads(made())[-1] == "February 2025"
    assert opens(made())[0] == "event:ankara-nato-2026-07-07"
    assert heads(made("de"))[0] == "Was kommt"


def test_of_many_months_the_newest_are_open_and_of_few_all() -> None:
    folds = Parsed(made().markup).named("details")
    assert ["open" in fold for fold in folds] == [True] * 3 + [False] * (len(folds) - 3)
    assert all("open" in fold for fold in Parsed(made(period="2025-Q1").markup).named("details"))


def test_words_are_sought_in_titles_and_among_participants() -> None:
    found = made(find="geneva TEXT")
    assert 0 < len(opens(found)) < 20
    assert found.title == f"Of {len(CROWDED.events)} events, {len(opens(found))} contain “geneva TEXT”."
    present = set(CROWDED.participants.loc[CROWDED.participants["actor_id"] == "TUR", "event_id"])
    assert {f"event:{event}" for event in present} <= set(opens(made(find="Türkiye")))
    assert made(find="no such words").empty


def test_a_day_in_the_past_does_not_call_the_past_to_come() -> None:
    exhibit = made(as_of=dt.date(2025, 3, 1))
    first = Parsed(exhibit.markup).texts
    assert ("summary", "To come") in first
    assert len(opens(exhibit)) == len(CROWDED.events)
