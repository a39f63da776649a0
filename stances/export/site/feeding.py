"""The feeds of a site: those of the dashboard, with links to the site's pages."""

from __future__ import annotations

from collections.abc import Callable

from stances.export.feeds import Links, atom, ics
from stances.export.files import File
from stances.export.site.edition import Edition
from stances.export.site.places import CHANGES, TIMELINE
from stances.model import Dataset, View

FEED, CALENDAR = "changes.atom", "events.ics"


def feeds(edition: Edition) -> dict[str, bytes]:
    """Return the feeds by their address within the language's folder.

    Links are absolute if it is known where the site will stand. If not, those of the Atom feed are relative to the
    feed, and the calendar, whose links cannot be, has none.
    """
    base = f"{edition.base}{edition.language}/" if edition.base else ""
    every = edition.view.but(everything=True)
    return {
        FEED: _written(atom, edition, every, Links(lambda screen, view: base + _page(edition, screen, view), base + FEED)),
        CALENDAR: _written(ics, edition, edition.view, Links(
            lambda screen, view: base + _page(edition, screen, view) if base else "", base + CALENDAR)),
    }  # fmt: skip


def _written(write: Callable[[Dataset, View, str, str, Links], File], edition: Edition, view: View,
             links: Links) -> bytes:  # fmt: skip
    return write(edition.dataset, view, edition.language, "", links).content


def _page(edition: Edition, screen: str, view: View) -> str:
    """Return the page that shows what a feed's entry is about."""
    found = edition.places.find(view.evidence, view.question) if view.evidence else ""
    return found or {"changes": CHANGES, "timeline": TIMELINE}[screen]
