"""The pages of one language: each places exhibits and lists, as the dashboard's screens do, and computes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stances import scale
from stances.exhibits.drawer import of_event, position
from stances.exhibits.evidence import statements_markup
from stances.export.site.course import course
from stances.export.site.days import control
from stances.export.site.edition import Edition, Page
from stances.export.site.feeding import CALENDAR, FEED
from stances.export.site.frame import framed
from stances.export.site.places import CHANGES, EVIDENCE, METHOD, OVERVIEW, SEARCH, TIMELINE
from stances.measures.evidence import selection
from stances.scale import N_

Make = Callable[[], tuple[Page, str]]
"""Makes a page: its files, and its HTML."""


def pages(edition: Edition) -> Iterator[Make]:
    """Return what makes each page of a language, in the order in which they are made."""
    dataset = edition.dataset
    yield lambda: overview(edition)
    for code in dataset.questions.index.astype(str):
        yield lambda code=code: question(edition, code)  # type: ignore[misc]
    for code in dataset.actors.index.astype(str):
        yield lambda code=code: actor(edition, code)  # type: ignore[misc]
    for code in dataset.events.index.astype(str):
        yield lambda code=code: event(edition, code)  # type: ignore[misc]
    for make in (timeline, changes, evidence, method, search):
        yield lambda make=make: make(edition)  # type: ignore[misc]


def overview(edition: Edition) -> tuple[Page, str]:
    """Say where things stand on the first question, and list all questions and actors."""
    page, spoken, dataset = Page(edition, OVERVIEW), edition.spoken, edition.dataset
    first = edition.view.question
    standing = edition.exhibit("balance")
    inner = [part for part in dataset.questions["part_of"].unique() if part]
    points = {whole: _questions(page, dataset.questions.index[dataset.questions["part_of"] == whole])
              for whole in inner}  # fmt: skip
    kinds = dataset.actors["kind"]
    named = [(spoken.language.text(label), [(page.to(edition.places.actor(code)), spoken.name(code))
                                            for code in spoken.sorted(kinds.index[chosen].astype(str))])
             for label, chosen in ((N_("Countries"), kinds == "country"), (N_("Groups and organisations"),
                                                                           kinds != "country"))]  # fmt: skip
    return page, framed(
        page, "overview", edition.title, description=dataset.text("description", edition.language),
        first={"label": spoken.question(first), "link": page.to(edition.places.question(first))}, standing=standing,
        balance=page.card("balance", tabled=False), map=page.card("map", first),
        lists=page.card("lists", tabled=False),
        questions=_questions(page, dataset.questions.index[dataset.questions["part_of"] == ""]), points=points,
        actors=named,
        heads={"questions": edition.text(N_("Questions")), "actors": edition.text(N_("Countries and groups"))},
    )  # fmt: skip


def _questions(page: Page, codes: object) -> list[dict[str, str]]:
    edition = page.edition
    return [
        {"code": code, "label": edition.spoken.question(code), "link": page.to(edition.places.question(code)),
         "finding": edition.exhibit("balance", question=code).title}
        for code in map(str, codes)  # type: ignore[call-overload]
    ]  # fmt: skip


def question(edition: Edition, code: str) -> tuple[Page, str]:
    """Say who stands where on a question, what changed last, and what depends on the rule."""
    page, spoken, text = Page(edition, edition.places.question(code)), edition.spoken, edition.text
    whole = str(edition.dataset.questions.at[code, "part_of"])
    ends = [(text(stance.label), spoken.question(code, stance.slug)) for stance in (scale.SCALE[0], scale.SCALE[-1])]
    sections = [_section(page, title, name, code, question=code) for title, name in (
        (N_("What changed last"), "changes"), (N_("What depends on the rule"), "sensitivity"))]  # fmt: skip
    said = edition.exhibit("evidence", question=code)
    return page, framed(
        page, "question", spoken.question(code), about=spoken.question(code, "text"),
        whole=(page.to(edition.places.question(whole)), spoken.question(whole)) if whole else None,
        ends=[end for end in ends if end[1]], standing=edition.exhibit("balance", question=code),
        days=control(page, code), balance=page.card("balance", tabled=False, question=code),
        map=page.card("map", code, question=code), lists=page.card("lists", tabled=False, question=code),
        sections=[section for section in sections if section], said=said,
        evidence=page.to(f"{EVIDENCE}#on-{code}") if not said.empty else "",
        files=page.offer("evidence", f"evidence-{code}", edition.view.but(question=code)),
        heads={"part": text(N_("Part of")), "map": text(N_("Map")), "lists": text(N_("Who stands where")),
               "evidence": text(N_("Evidence")), "read": text(N_("Read the statements")),
               "files": text(N_("Download the table"))},
    )  # fmt: skip


def _section(page: Page, title: str, name: str, about: str = "", **changes: object) -> dict[str, str] | None:
    """Return a part of a page under a heading with its finding; None if there is nothing of it."""
    shown = page.edition.exhibit(name, **changes)
    if shown.empty:
        return None
    return {"title": page.edition.text(title), "finding": f"{shown.title} {shown.subtitle}".strip(),
            "card": page.card(name, about, **changes)}  # type: ignore[arg-type]  # fmt: skip


def actor(edition: Edition, code: str) -> tuple[Page, str]:
    """Say what an actor has said, on everything, over time, and what decides its position on each question."""
    page, spoken, text = Page(edition, edition.places.actor(code)), edition.spoken, edition.text
    shown = edition.exhibit("country", country=code)
    asked = [str(asked) for asked in edition.dataset.questions.index if (code, asked) in edition.places.heard]
    sections = [
        {"code": asked, "label": spoken.question(asked), "link": page.to(edition.places.question(asked)),
         "markup": page.link(position(code, edition.dataset, edition.view.but(question=asked), edition.language).markup,
                             asked)}
        for asked in asked
    ]  # fmt: skip
    more = [_section(page, N_("The group and its members"), "lists", code, actors=(code,))
            if code in edition.dataset.groups else None,
            _section(page, N_("Its groups"), "groups", code, country=code)]  # fmt: skip
    return page, framed(
        page, "actor", spoken.name(code), shown=shown, history=page.card("country", code, country=code),
        votes=_section(page, N_("Votes beside statements"), "votes", code, country=code), sections=sections,
        more=[part for part in more if part],
        nothing=text(N_("Nothing is on record from before or on {date}."),
                     date=spoken.language.day(edition.view.as_of)),
        heads={"questions": text(N_("Question by question"))},
    )  # fmt: skip


def event(edition: Edition, code: str) -> tuple[Page, str]:
    """Say what happened at an event, who took part and what was said there."""
    page = Page(edition, edition.places.event(code))
    opened = of_event(code, edition.dataset, edition.view, edition.language)
    back = (page.to(f"{TIMELINE}#event-{code}"), edition.text(N_("Timeline")))
    return page, framed(page, "event", opened.title, markup=page.link(opened.markup, h4="h2"), back=back)


def timeline(edition: Edition) -> tuple[Page, str]:
    """Draw the negotiation so far, and list its events."""
    page, text = Page(edition, TIMELINE), edition.text
    sections = [_section(page, N_("Event by event"), "events"),
                _section(page, N_("Proposals, answers and deadlines"), "threads"),
                _section(page, N_("The texts, point by point"), "plan")]  # fmt: skip
    return page, framed(
        page, "timeline", text(N_("Timeline")), shown=edition.exhibit("timeline"), course=page.card("timeline"),
        sections=[section for section in sections if section],
        calendar=(page.to(CALENDAR), text(N_("Take these events into a calendar (iCalendar)"))),
    )  # fmt: skip


def changes(edition: Edition) -> tuple[Page, str]:
    """Say what changed last on all questions, and what changed before that, step by step."""
    page, text = Page(edition, CHANGES), edition.text
    return page, framed(
        page, "changes", text(N_("Changes")), shown=edition.exhibit("changes", everything=True),
        card=page.card("changes", levels={"h3": "h2"}, everything=True), days=course(page),
        feed=(page.to(FEED), text(N_("Follow these changes in a feed reader (Atom)"))),
        heads={"steps": text(N_("Step by step"))},
    )  # fmt: skip


def evidence(edition: Edition) -> tuple[Page, str]:
    """List all statements, by question."""
    page, spoken, text = Page(edition, EVIDENCE), edition.spoken, edition.text
    view = edition.view.but(everything=True)
    weeks = edition.exhibit("weeks", everything=True)
    sections = []
    for code in edition.dataset.questions.index.astype(str):
        shown = edition.exhibit("evidence", question=code)
        rows = selection(edition.dataset, edition.view.but(question=code))
        if not shown.empty:
            sections.append({
                "code": code, "label": spoken.question(code), "finding": shown.title,
                "link": page.to(edition.places.question(code)),
                "markup": page.link(statements_markup(rows.index, spoken, question=False), code),
            })  # fmt: skip
    return page, framed(
        page, "evidence", text(N_("Evidence")), shown=edition.exhibit("evidence", everything=True), weeks=weeks,
        card=page.card("weeks", everything=True), files=page.offer("evidence", "evidence", view), sections=sections,
        heads={"contents": text(N_("Questions")), "files": text(N_("Download the table"))},
    )  # fmt: skip


def method(edition: Edition) -> tuple[Page, str]:
    """Say what the dataset is, how it is coded, what it covers."""
    page, text = Page(edition, METHOD), edition.text
    sections = [_section(page, N_("How reliable the coding is"), "reliability"),
                _section(page, N_("What the record covers"), "coverage")]  # fmt: skip
    return page, framed(
        page, "method", text(N_("Data and method")), shown=edition.exhibit("method"),
        card=page.card("method", levels={"h3": "h2"}), sections=[section for section in sections if section],
    )  # fmt: skip


def search(edition: Edition) -> tuple[Page, str]:
    """Offer to search actors, questions, events and statements."""
    page, text = Page(edition, SEARCH), edition.text
    return page, framed(
        page, "search", text(N_("Search")),
        hint=text(N_("Names of countries and groups, questions, events, and what was said; case and accents make no "
                     "difference.")),
        words={"label": text(N_("Search for")), "go": text(N_("Search")),
               "script": text(N_("The search needs JavaScript. Without it, the overview lists all questions and "
                                 "countries, and “Evidence” all statements."))},
    )  # fmt: skip
