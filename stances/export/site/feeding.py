"""The feeds of a site: those of the dashboard, with links to the site's pages."""

from __future__ import annotations

from stances.export.feeds import Links, atom, ics
from stances.export.site.edition import Edition
from stances.export.site.places import CHANGES, TIMELINE
from stances.model import View

FEED, CALENDAR = "changes.atom", "events.ics"


def feeds(edition: Edition) -> dict[str, bytes]:
    """Return the feeds by their address within the language's folder.

    Links are absolute if it is known where the site will stand. If not, those of the Atom feed are relative to the
    feed, and the calendar, whose links cannot be, has none.
    """
    base = f"{edition.base}{edition.language}/" if edition.base else ""

    def page(screen: str, view: View) -> str:
        return base + _page(edition, screen, view)

    every = edition.view.but(everything=True)
    absolute = Links(page if base else lambda _screen, _view: "", base + CALENDAR)
    return {
        FEED: atom(edition.dataset, every, edition.language, "", Links(page, base + FEED)).content,
        CALENDAR: ics(edition.dataset, edition.view, edition.language, "", absolute).content,
    }


def _page(edition: Edition, screen: str, view: View) -> str:
    """Return the page that shows what a feed's entry is about."""
    found = edition.places.find(view.evidence, view.question) if view.evidence else ""
    return found or {"changes": CHANGES, "timeline": TIMELINE}[screen]
