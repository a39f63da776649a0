"""A view -> an Atom feed of changes, and an iCalendar file of events: from the same frames as the pages.

Every entry and every event has a tag URI (RFC 4151) that stays the same as long as the dataset calls it the same.
Nothing here knows what time it is: an entry is dated by the day from which its change counts, a file by its dataset.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast
from urllib.parse import quote, urlencode

import pandas as pd
from feedgenerator import Atom1Feed
from icalendar import Calendar, Event

from stances import __version__, dates
from stances.exhibits.changes import reasons
from stances.export.file import File
from stances.export.files import address
from stances.link import to_query
from stances.markup import render
from stances.measures.changes import steps
from stances.measures.events import calendar as events_of
from stances.model import Dataset, Row, View, keyed, records
from stances.scale import N_
from stances.words import changes as words
from stances.words import events as event_words
from stances.words import statements
from stances.words.filters import ACTORS, BASIS, CHANGED, RULE, TRACKS, beneath, only
from stances.words.speech import Speech, speech

MOST = 200
"""More entries than this are not in a feed, but newer ones than those left out."""

_CHANGES, _EVENTS = (ACTORS, CHANGED, BASIS, RULE), (ACTORS, TRACKS)
"""The filters that the feeds depend on."""

_AUTHORITY = "stances.invalid,2025"
"""Who mints the tag URIs: a name that nobody can own (RFC 2606), because a dataset has no address of its own."""

_STATUSES = {"held": "CONFIRMED", "planned": "TENTATIVE", "conditional": "TENTATIVE", "cancelled": "CANCELLED"}


class _Feed(Atom1Feed):  # type: ignore[misc]  # it has no types
    """An Atom feed that is dated by its newest entry or, without one, by its dataset; never by the clock."""

    def latest_post_date(self) -> dt.datetime:
        """Return the day of the newest entry."""
        days: list[dt.datetime] = [item["updateddate"] for item in self.items]
        return max(days) if days else cast("dt.datetime", self.feed["empty_date"])


@dataclass(frozen=True)
class Links:
    """Where those who follow a feed are sent.

    Attributes:
        page: the address of a page (`changes`, `timeline`) that shows a view; empty if an entry has no link.
        feed: the address of the feed itself.
    """

    page: Callable[[str, View], str]
    feed: str


def atom(dataset: Dataset, view: View, language: str, site: str, links: Links | None = None) -> File:
    """Write every change that the view's filters leave as a feed, the newest first.

    Args:
        dataset: the dataset.
        view: as for `measures.changes.steps`.
        language: the language's code.
        site: the address at which the dashboard stands.
        links: where else than to the dashboard readers are sent.
    """
    spoken = speech(dataset, language)
    text = spoken.language.text
    view = view.but(evidence="")
    title = text(N_("Changes: {title}"), title=dataset.text("title", language))
    about = text(N_("all questions")) if view.everything else spoken.question(view.question)
    asked = urlencode(to_query(view, dataset) | {"data": dataset.name, "lang": language})
    to = links or Links(partial(_dashboard, site, dataset, language),
                        f"{site.rstrip('/')}/feeds/changes.atom?{asked}")  # fmt: skip
    feed = _Feed(
        title=" · ".join(filter(None, (title, about, beneath(only(view, spoken, _CHANGES))))),
        link=to.page("changes", view), description=None,
        language=language, subtitle=dataset.text("description", language) or None,
        feed_url=to.feed, feed_guid=_tag(dataset, "changes") + f"?{asked}",
        author_name="Stances", empty_date=_made(dataset),
    )  # fmt: skip
    for row in records(steps(dataset, view).head(MOST)):
        _entry(feed, row, dataset, view, spoken, to)
    return File(feed.writeString("utf-8").encode(), "application/atom+xml; charset=utf-8")


def _dashboard(site: str, dataset: Dataset, language: str, screen: str, view: View) -> str:
    return address(site, screen, dataset, view, language)


def _entry(feed: _Feed, row: Row, dataset: Dataset, view: View, spoken: Speech, to: Links) -> None:
    day, actor, question = row["day"].date(), str(row["actor_id"]), str(row["question_id"])
    about = {"name": spoken.name(actor), "course": words.course(row, spoken), "detail": words.detail(row, spoken)}
    shown = view.but(question=question, as_of=day, since=day - dt.timedelta(days=1), everything=False,
                     evidence=f"actor:{actor}")  # fmt: skip
    at = dt.datetime.combine(day, dt.time(), dt.UTC)
    went = ", ".join(filter(None, (about["course"], about["detail"])))
    feed.add_item(
        title=f"{about['name']}: {went} · {spoken.question(question)}",
        link=to.page("changes", shown),
        description=render("entry", question=spoken.question(question), statements=reasons(row, spoken), **about),
        unique_id=_tag(dataset, "change", question, actor, day.isoformat()), pubdate=at, updateddate=at,
        categories=[spoken.language.text(words.LABELS[row["change"]]), spoken.question(question)],
    )  # fmt: skip


def ics(dataset: Dataset, view: View, language: str, site: str, links: Links | None = None) -> File:
    """Write the events that the view leaves as a calendar.

    An event stands on all the days that its date can mean, and its title says so unless the day is known. Events
    whose day is not known at all cannot stand in a calendar; they are listed in the calendar's description.

    Args:
        dataset: the dataset.
        view: as for `measures.events.calendar`.
        language: the language's code.
        site: the address at which the dashboard stands.
        links: where else than to the dashboard readers are sent.
    """
    spoken = speech(dataset, language)
    to = links or Links(partial(_dashboard, site, dataset, language), "")
    frame = events_of(dataset, view)
    placed = frame["start_start"].notna() & frame["end_end"].notna()
    made = Calendar()
    made.add("prodid", f"-//Stances//Stances {__version__}//{language.upper()}")
    made.add("version", "2.0")
    made.calendar_name = " · ".join(
        filter(None, (dataset.text("title", language), beneath(only(view, spoken, _EVENTS))))
    )
    made.description = _without_a_day(frame[~placed], spoken)
    for code, row in keyed(frame[placed]):
        made.add_component(_event(str(code), row, dataset, view, spoken, to))
    return File(made.to_ical(), "text/calendar; charset=utf-8", "stances-events.ics")


def _without_a_day(frame: pd.DataFrame, spoken: Speech) -> str:
    listed = [f"{spoken.of(row, 'title')} ({_when_and_whether(row, spoken)})" for row in records(frame)]
    if not listed:
        return spoken.language.text(N_("Every event has a date."))
    return spoken.language.text(N_("Not in the calendar, because the day is not known: {events}."),
                                events="; ".join(listed))  # fmt: skip


def _event(code: str, row: Row, dataset: Dataset, view: View, spoken: Speech, to: Links) -> Event:
    title, said_of = spoken.of(row, "title"), _when_and_whether(row, spoken)
    event = Event()
    event.add("uid", _tag(dataset, "event", code))
    event.add("dtstamp", _made(dataset))
    event.add("dtstart", row["start_start"].date())
    event.add("dtend", row["end_end"].date() + dt.timedelta(days=1))  # the day after the last one
    event.add("summary", f"{title} ({said_of})" if said_of else title)
    event.add("description", _description(code, row, spoken))
    event.add("status", _STATUSES[row["status"]])
    event.add("transp", "TRANSPARENT")  # it keeps nobody from other appointments
    event.add("categories", [spoken.of(dataset.row("tracks", row["track"]), "label"),
                             spoken.language.text(event_words.KINDS[row["kind"]])])  # fmt: skip
    if link := to.page("timeline", view.but(evidence=f"event:{code}")):
        event.add("url", link)
    if place := spoken.of(row, "place"):
        event.add("location", place)
    return event


def _when_and_whether(row: Row, spoken: Speech) -> str:
    """Say what a calendar cannot show: that the day is not exactly known, that the event has not taken place."""
    parts = [] if _exact(row) else [event_words.when(row, spoken)]
    if row["status"] != "held":
        parts.append(spoken.language.text(event_words.STATUSES[row["status"]]))
    return ", ".join(parts)


def _exact(row: Row) -> bool:
    ends = [part for text in (row["start"], row["end"]) if text for part in text.split("/")]
    spans = [dates.parse(end) for end in ends if end != ".."]
    return len(spans) == len(ends) > 0 and all(span.precision == "day" and not span.approximate for span in spans)


def _description(code: str, row: Row, spoken: Speech) -> str:
    text = spoken.language.text
    who = ", ".join(name for _, name, _ in event_words.participants(code, spoken))
    source = statements.source(row["source_id"], spoken) if row["source_id"] else ""
    place = statements.place(row["locator"], spoken)
    lines = [
        spoken.of(row, "summary"),
        *(f"{text(label)}: {value}" for label, value in (
            (N_("Condition"), spoken.of(row, "condition")), (N_("Who took part"), who),
            (N_("Source"), ", ".join(filter(None, (source, place))))) if value),
    ]  # fmt: skip
    return "\n".join(filter(None, lines))


def _tag(dataset: Dataset, *parts: str) -> str:
    return f"tag:{_AUTHORITY}:" + "/".join(quote(part, safe="") for part in (dataset.name, *parts))


def _made(dataset: Dataset) -> dt.datetime:
    return dt.datetime.combine(dt.date.fromisoformat(str(dataset.meta["created"])), dt.time(), dt.UTC)


FEEDS: Mapping[str, Callable[[Dataset, View, str, str], File]] = {"changes.atom": atom, "events.ics": ics}
"""Every feed by the name of its file."""
