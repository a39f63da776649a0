"""What stands around every page of a site: head, navigation, search, languages, foot."""

from __future__ import annotations

from typing import Any

from stances import __version__
from stances.exhibits.exhibit import border_policy
from stances.export.citation import data_line
from stances.export.site.edition import Page
from stances.export.site.places import CHANGES, EVIDENCE, METHOD, OVERVIEW, SEARCH, TIMELINE
from stances.language import LANGUAGES
from stances.markup import render
from stances.scale import N_
from stances.words.statements import sources_line

_PAGES = (
    (OVERVIEW, N_("Overview")), (f"{OVERVIEW}#questions", N_("Questions")),
    (f"{OVERVIEW}#actors", N_("Countries and groups")), (TIMELINE, N_("Timeline")), (CHANGES, N_("Changes")),
    (EVIDENCE, N_("Evidence")), (METHOD, N_("Data and method")),
)  # fmt: skip
"""What the navigation names."""


def framed(page: Page, template: str, heading: str, **values: Any) -> str:
    """Write a whole page.

    Args:
        page: the page.
        template: its template in `stances/markup/site/`.
        heading: its heading, which is its title too.
        values: what the template names.
    """
    edition = page.edition
    text = edition.text
    own = heading if heading == edition.title else f"{heading} · {edition.title}"
    frame = {
        "language": edition.language, "title": own, "heading": heading, "site": edition.title,
        "version": __version__, "root": page.up + "../", "up": page.up,
        "pages": [(page.to(place), text(title), place == page.path) for place, title in _PAGES],
        "search": page.to(SEARCH), "feed": page.to("changes.atom"), "languages": _languages(page),
        "canonical": f"{edition.base}{edition.language}/{page.path}" if edition.base else "",
        "foot": _rests_on(page),
        "words": {"skip": text(N_("Skip to the content")), "pages": text(N_("Pages")), "search": text(N_("Search")),
                  "language": text(N_("Language")), "feed": text(N_("Changes: {title}"), title=edition.title)},
    }  # fmt: skip
    return render(f"site/{template}", frame=frame, **values) + "\n"


def _languages(page: Page) -> list[dict[str, str]]:
    """Return the same page in the other languages."""
    edition = page.edition
    return [
        {"code": code, "name": LANGUAGES[code], "link": f"{page.up}../{code}/{page.path}",
         "absolute": f"{edition.base}{code}/{page.path}" if edition.base else ""}
        for code in edition.languages if code != edition.language
    ]  # fmt: skip


def _rests_on(page: Page) -> list[str]:
    """Say what the site rests on."""
    edition, text = page.edition, page.edition.text
    return [
        text(N_("As of {date}. Source: {source}."), date=edition.spoken.language.day(edition.view.as_of),
             source=sources_line(edition.spoken)),
        data_line(edition.dataset, edition.spoken),
        border_policy(edition.spoken),
        f"Stances {__version__}",
    ]  # fmt: skip
