"""One card: an exhibit, its reading, its alternative text and its export menu."""

from __future__ import annotations

import html
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import streamlit as st

from stances import scale
from stances.app import controls
from stances.app.chart import card
from stances.app.controls import State
from stances.exhibits import Exhibit, made
from stances.exhibits.country import subject
from stances.exhibits.drawer import drawer
from stances.export import wire
from stances.export.briefing import FORMS, About, file_name
from stances.export.briefing import briefing as made_briefing
from stances.export.drawable import drawable
from stances.export.raw import OF_STATEMENTS
from stances.figures.look import LIGHT
from stances.scale import N_
from stances.words.filters import STATEMENTS, labels

TABLES = ("csv", "xlsx", "parquet", "json")
FORMATS = ("png", "svg", "pdf", "html", *TABLES)
DRAWN, EMBEDDED = ("png?size=share", "png?theme=grey"), ("html?embed=1",)
"""What the server makes besides: a picture for links, one for print in black and white, a page to stand in another."""


_WITH_MAP = ("", "map")


def exhibit(name: str, now: State) -> Exhibit:
    """Return an exhibit of the view; the same one to everybody who asks the same."""
    page = now.view.page if name == "evidence" else 1
    return made(name, now.dataset, now.view.but(evidence="", page=page), now.language, LIGHT)


def ahead(now: State, page: str) -> None:
    """Make a page's map before anything is written.

    The browser asks for it at the moment at which the run begins (`assets/ahead.js`). If it is being made, the run now
    waits for it, instead of slowing it down with what nobody looks at yet.
    """
    if page in _WITH_MAP:
        wire.framed(exhibit("map", now), now.language)


def headline(shown: Exhibit) -> None:
    """Open a page with an exhibit's finding and what it rests on."""
    finding, rests = html.escape(shown.title), html.escape(shown.subtitle)
    st.html(f'<div class="sn-top"><h1 class="sn-finding">{finding}</h1><p class="sn-rests">{rests}</p></div>')


def heading(title: str, line: str = "") -> None:
    """Write a heading within a page, with a line beneath."""
    below = f'<p class="sn-rests">{html.escape(line)}</p>' if line else ""
    st.html(f'<h2 class="sn-heading">{html.escape(title)}</h2>{below}')


def section(title: str, shown: Exhibit, now: State) -> None:
    """Show an exhibit under a heading with its finding; nothing at all if there is nothing of it."""
    if not shown.empty:
        heading(now.text(title), f"{shown.title} {shown.subtitle}")
        show(shown, now)


def searched(title: str, shown: Exhibit, now: State) -> None:
    """Show a list of events under a heading, with a field to search it; words that nothing contains leave the field."""
    heading(now.text(title), f"{shown.title} {shown.subtitle}")
    controls.find_events(now)
    show(shown, now)


def show(shown: Exhibit, now: State, *, formats: tuple[str, ...] | None = None) -> None:
    """Show an exhibit, or what to do if the filters leave nothing of it."""
    if shown.empty:
        nothing_left(shown, now)
        return
    card(
        shown,
        key=f"card-{shown.name}",
        query=now.query(),
        language=now.language,
        formats=formats if formats is not None else _formats(shown),
        on_pick=controls.pick,
    )
    if shown.note:
        st.html(f'<p class="sn-note">{html.escape(shown.note)}</p>')


@contextmanager
def day(now: State) -> Iterator[None]:
    """Show the control of the day, if there are days to move through, in a row with what is drawn within."""
    shown = exhibit("time", now)
    with st.container(key="day", horizontal=True, vertical_alignment="center", gap="medium"):
        if not shown.empty:
            show(shown, now, formats=())
        yield


def _formats(shown: Exhibit) -> tuple[str, ...]:
    """Return what the export menu offers; the reader's browser makes PNG and SVG, the server's PDF."""
    raw = ("raw.csv",) if shown.name in OF_STATEMENTS else ()
    if shown.drawing is None:
        return (*TABLES, *raw)
    return (*(form for form in FORMATS if form != "pdf" or drawable()), *raw, *(DRAWN if drawable() else ()), *EMBEDDED)


def members(now: State) -> None:
    """Show where the members of the group whose page is open stand; nothing if it is no group."""
    group = subject(now.dataset, now.view)
    if group in now.dataset.groups:
        within = replace(now, view=now.view.but(actors=(group,), stances=()))
        shown = exhibit("lists", within)
        heading(now.text(N_("The group and its members")), shown.title)
        show(shown, within)


def nothing_left(shown: Exhibit, now: State) -> None:
    """Say why there is nothing to show, and what to do."""
    heeded = {heed.field for heed in shown.heeds}
    if "find" in heeded and now.view.find:
        message = N_("Nothing here contains “{find}”. Look for other words, take a filter away, or clear words and "
                     "filters with “Reset” above.")  # fmt: skip
    elif shown.heeds == STATEMENTS and now.view.stances and not set(now.view.stances) & set(scale.CODES):
        message = N_("No statement records {labels}: it is what follows from several statements, or from none. Choose "
                     "another position, or reset all filters with “Reset” above.")  # fmt: skip
    else:
        message = N_("These filters leave nothing. Take one away, or reset them all with “Reset” above.")
    st.info(now.text(message, find=controls.plain(now.view.find), labels=labels(now.view, now.speech)),
            icon=":material/filter_alt_off:")  # fmt: skip


def nothing_changed(now: State) -> None:
    """Say that two days do not differ, and where to look instead."""
    st.info(now.text(N_("Nothing differs between these days under these filters. Choose an earlier day or all "
                        "questions, or reset the filters above.")))  # fmt: skip


def feed(now: State, file: str, label: str) -> None:
    """Link to a feed of what is shown, to subscribe to; it follows the dataset unless a day was chosen."""
    st.html(f'<p class="sn-note"><a href="/feeds/{file}?{html.escape(now.feed())}">{html.escape(label)}</a></p>')


def briefing(now: State, about: About) -> None:
    """Offer the briefing on the view's question, or on its country; while it is made, its button says so."""
    on = now.speech.name(subject(now.dataset, now.view)) if about == "country" else now.speech.question(
        now.view.question)  # fmt: skip
    with st.popover(now.text(N_("Briefing")), icon=":material/description:"):
        st.html(f'<p class="sn-briefing"><b>{html.escape(on)}</b></p><p class="sn-note">' + html.escape(now.text(N_(
            "One document with the source of every claim; making it takes some seconds."))) + "</p>")  # fmt: skip
        controls.since(now)
        with st.container(key="briefings", horizontal=True, gap="small"):
            for form in FORMS:
                st.download_button(
                    form.upper(), partial(_briefing, form, now, about, controls.site()), key=f"briefing-{form}",
                    file_name=file_name(form, now.dataset, now.view, now.language, about), mime=FORMS[form].media_type,
                    on_click="ignore",
                )  # fmt: skip


def _briefing(form: str, now: State, about: About, site: str) -> bytes:
    return made_briefing(form, now.dataset, now.view, now.language, about, site).content


def nothing_said(now: State) -> None:
    """Say that an actor has said nothing; no filter is to blame."""
    st.info(now.text(N_("Nothing is on record from before or on {date}."),
                     date=now.speech.language.day(now.view.as_of)))  # fmt: skip


def evidence_drawer(now: State) -> None:
    """Open the drawer if the link asks for it."""
    opened = drawer(now.dataset, now.view, now.language)
    if opened is None:
        return

    def shut() -> None:
        controls.put(evidence="")

    @st.dialog(f"{controls.plain(opened.title)}", width="medium", position="right", on_dismiss=controls.whole(shut))
    def dialog() -> None:
        if controls.state().view != now.view:
            st.rerun()  # a click in here runs only the drawer, and what it asked for concerns the whole page
        card(opened, key="card-drawer", query="", language=now.language, formats=(), on_pick=controls.pick)

    dialog()
