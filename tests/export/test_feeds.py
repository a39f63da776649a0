"""The feeds, read back with libraries that did not write them, or read by the book."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import feedparser
import pytest
from defusedxml.ElementTree import fromstring
from icalendar import Calendar, Event

from stances.app.frame import PAGES
from stances.exhibits import EXHIBITS
from stances.export.feeds import FEEDS, atom, ics
from stances.export.files import SCREENS
from stances.measures.changes import steps
from stances.model import Dataset, View, default_view
from tests.building import Row, dataset
from tests.datasets import LANGUAGES, hostile, ordinary

SITE = "http://example.org/"
ATOM = "{http://www.w3.org/2005/Atom}"
MOVING = dataset(
    {"date": "2025-02-01", "stance": "open"}, {"date": "2025-03-01", "stance": "oppose", "summary_en": "Says no."},
    {"date": "2025-03", "actor_id": "GBR"},
)  # fmt: skip
DAY = dt.date(2025, 6, 30)


def parsed(record: Dataset = MOVING, language: str = "en", **more: Any) -> Any:
    found = feedparser.parse(atom(record, View("troops", DAY).but(**more), language, SITE).content)
    assert not found.bozo
    return found


def test_every_change_is_an_entry_the_newest_first() -> None:
    entries = parsed().entries
    assert [entry.title for entry in entries] == [
        "United Kingdom: ▲ Support · text", "France: △ Open → ▼ Oppose · text", "France: △ Open · text",
    ]  # fmt: skip
    assert [entry.updated for entry in entries] == [f"2025-{day}T00:00:00+00:00" for day in ("03-31", "03-01", "02-01")]
    assert "Says no." in entries[1].summary
    assert len(entries) == len(steps(MOVING, View("troops", DAY)))


def test_a_link_of_an_entry_opens_that_change_with_its_evidence() -> None:
    link = parsed().entries[1].link
    assert link.startswith("http://example.org/changes?")
    for part in ("since=2025-02-28", "on=2025-03-01", "open=actor%3AFRA", "lang=en"):
        assert part in link


def test_ids_are_tags_that_stay_and_tell_apart() -> None:
    one, more = parsed(), parsed(everything=True, since=dt.date(2025, 2, 15))
    ids = [entry.id for entry in one.entries]
    assert all(re.fullmatch(r"tag:stances\.invalid,2025:[\w./%-]+", code) for code in ids)
    assert len(set(ids)) == len(ids)
    assert [entry.id for entry in more.entries] == ids[:2], "an entry is the same in every feed"
    assert one.feed.id != more.feed.id


def test_a_feed_says_what_the_standard_asks_for() -> None:
    root = fromstring(atom(MOVING, View("troops", DAY), "en", SITE).content)
    assert root.tag == f"{ATOM}feed"
    for parent in (root, *root.iter(f"{ATOM}entry")):
        for child in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{child}")) == 1, (parent, child)
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert {link.get("rel") for link in root.findall(f"{ATOM}link")} == {"self", "alternate"}


def test_an_empty_feed_is_dated_by_its_dataset_not_by_the_clock() -> None:
    found = parsed(as_of=dt.date(2020, 1, 1))
    assert found.entries == []
    assert found.feed.updated == "2025-12-31T00:00:00+00:00"


def test_hostile_texts_stay_texts() -> None:
    view = default_view(hostile()).but(everything=True)
    for name, make in FEEDS.items():
        content = make(hostile(), view, "en", SITE).content.decode()
        if name.endswith(".atom"):
            assert not re.search(r"<(img|script|a)\b", content)
            for entry in fromstring(content).iter(f"{ATOM}entry"):
                summary = entry.findtext(f"{ATOM}summary") or ""
                assert not re.search(r"<(?!/?(p|b|ul|li|small)>)", summary)
        else:
            assert len(Calendar.from_ical(content).walk("VEVENT")) > 0


def events(*rows: Row, language: str = "en") -> tuple[Calendar, list[Event]]:
    record = dataset({}, events=rows)
    made = Calendar.from_ical(ics(record, View("troops", DAY), language, SITE).content)
    assert isinstance(made, Calendar)
    return made, [event for event in made.walk("VEVENT") if isinstance(event, Event)]


@pytest.mark.parametrize(("start", "end", "first", "last", "said"), [
    ("2025-11-25", "", "2025-11-25", "2025-11-25", ""),
    ("2025-11-23/2025-11-24", "", "2025-11-23", "2025-11-24", ""),
    ("2025-11-23", "2025-11-25", "2025-11-23", "2025-11-25", ""),
    ("2025-11", "", "2025-11-01", "2025-11-30", " (Nov 2025)"),
    ("2030", "", "2030-01-01", "2030-12-31", " (2030)"),
    ("2025-11-25~", "", "2025-11-25", "2025-11-25", " (about 25 Nov 2025)"),
])  # fmt: skip
def test_an_event_stands_on_the_days_it_can_mean(start: str, end: str, first: str, last: str, said: str) -> None:
    _, [event] = events({"event_id": "e", "start": start, "end": end, "title_en": "Talks"})
    assert event["dtstart"].params["value"] == "DATE"
    assert event.start == dt.date.fromisoformat(first)
    assert event.end == dt.date.fromisoformat(last) + dt.timedelta(days=1), "the end is the day after the last"
    assert event["summary"] == f"Talks{said}"


@pytest.mark.parametrize(("start", "said"), [
    ("", "date unknown"), ("../2025-11-25", "by 25 Nov 2025"), ("2025-11-25/..", "since 25 Nov 2025"),
])  # fmt: skip
def test_a_day_that_is_not_known_is_not_made_up(start: str, said: str) -> None:
    made, found = events({"event_id": "e", "start": start, "title_en": "Talks"})
    assert found == []
    assert f"Talks ({said})" in str(made.description)


@pytest.mark.parametrize(("status", "written"), [
    ("held", "CONFIRMED"), ("planned", "TENTATIVE"), ("conditional", "TENTATIVE"), ("cancelled", "CANCELLED"),
])  # fmt: skip
def test_whether_it_takes_place_is_said(status: str, written: str) -> None:
    _, [event] = events({"event_id": "e", "start": "2025-11-25", "status": status, "title_en": "Talks"})
    assert event["status"] == written
    assert event["summary"] == ("Talks" if status == "held" else f"Talks ({status})")


def test_an_event_says_what_the_standard_asks_for() -> None:
    record = ordinary()
    made = Calendar.from_ical(ics(record, default_view(record), "en", SITE).content)
    found = made.walk("VEVENT")
    assert {"PRODID", "VERSION"} <= set(made)
    assert len({event["uid"] for event in found}) == len(found)
    for event in found:
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(event)
        assert str(event["uid"]).startswith("tag:stances.invalid,2025:troops-2025-11/event/")
        assert str(event["url"]).startswith("http://example.org/timeline?open=event%3A")


def test_every_event_is_in_the_calendar_or_named_beside_it() -> None:
    record = ordinary()
    made = Calendar.from_ical(ics(record, default_view(record), "en", SITE).content)
    placed = {str(event["uid"]).rpartition("/")[2] for event in made.walk("VEVENT")}
    for code, row in record.events.iterrows():
        assert (code in placed) != (row["title_en"] in str(made["description"]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FEEDS)
def test_the_same_question_has_the_same_answer(name: str, language: str) -> None:
    view = default_view(ordinary()).but(everything=True)
    first, second = (FEEDS[name](ordinary(), view, language, SITE) for _ in range(2))
    assert first == second


def test_every_exhibit_links_to_a_page_that_there_is() -> None:
    pages = {name for name, _ in PAGES}
    assert {SCREENS.get(name, name) for name in EXHIBITS} <= pages
