"""Choices that a single page has, and those in the head of every page."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

import streamlit as st

from stances.app.controls.link import State, hold, put, state, whole, write
from stances.dataset import bundled
from stances.dataset.shelf import title
from stances.export.briefing.subject import prepared
from stances.language import LANGUAGES
from stances.measures.changes import period
from stances.measures.events import quarters
from stances.measures.evidence import first_day
from stances.model import REGIONS, keyed
from stances.scale import N_

FORMATS = {"en": "DD/MM/YYYY", "de": "DD.MM.YYYY"}
"""How the date field writes a date."""


def dataset_switch(now: State) -> None:
    """Draw the choice of dataset, if there is one."""
    if len(bundled()) < 2:
        return
    titles = {name: title(name, now.language) for name in bundled()}
    hold(data=now.dataset.name)
    st.selectbox(
        now.text(N_("Dataset")), list(titles), key="data", format_func=lambda name: titles.get(name, name),
        on_change=whole(_set_dataset), label_visibility="collapsed", placeholder=now.text(N_("Choose")),
    )  # fmt: skip


def _set_dataset() -> None:
    link, chosen = state().link, st.session_state["data"]
    lang = {"lang": link["lang"]} if "lang" in link else {}
    write({**lang, **({} if chosen == bundled()[0] else {"data": chosen})})


def language_switch(now: State) -> None:
    """Draw the switch of languages."""
    hold(language=now.language)
    st.segmented_control(
        now.text(N_("Language")), list(LANGUAGES), key="language", format_func=str.upper,
        on_change=whole(_set_language), label_visibility="collapsed", required=True,
    )  # fmt: skip


def _set_language() -> None:
    now = state()
    write({**now.parameters(), "lang": st.session_state["language"] or now.language})


def region(now: State) -> None:
    """Draw the switch of the map's frame."""
    labels = {"europe": now.text(N_("Europe")), "world": now.text(N_("World"))}
    hold(region=now.view.region)
    st.segmented_control(
        now.text(N_("Frame")), list(REGIONS), key="region", format_func=labels.__getitem__, required=True,
        label_visibility="collapsed", on_change=whole(lambda: put(region=st.session_state["region"])),
    )  # fmt: skip


def country(now: State, subject: str) -> None:
    """Draw the choice of whose page is open."""
    hold(country=subject)
    st.selectbox(
        now.text(N_("Country or organisation")), now.speech.sorted(now.dataset.actors.index), key="country",
        format_func=lambda actor: f"{now.speech.name(actor)} · {actor}",
        on_change=whole(lambda: put(country=st.session_state["country"])), placeholder=now.text(N_("Choose")),
    )  # fmt: skip


def course(now: State) -> None:
    """Draw the choice of the part of the timeline, and of the tracks."""
    with st.container(key="course", horizontal=True, vertical_alignment="bottom", gap="medium"):
        _period(now)
        names = {str(track): now.speech.of(row, "label") for track, row in keyed(now.dataset.tracks)}
        hold(tracks=list(now.view.tracks))
        st.multiselect(
            now.text(N_("Tracks")), list(names), key="tracks", format_func=names.__getitem__,
            placeholder=now.text(N_("All")), select_all=False,
            on_change=whole(lambda: put(tracks=tuple(st.session_state["tracks"]))),
        )  # fmt: skip


def _period(now: State) -> None:
    labels = {
        "": N_("Everything"), "12m": N_("Last twelve months and what comes"),
        "3m": N_("Last three months and what comes"), "next": N_("What is to come"),
    }  # fmt: skip
    parts = sorted({*quarters(now.dataset), now.view.period} - set(labels), reverse=True)
    hold(period=now.view.period)
    st.selectbox(
        now.text(N_("Period")), [*labels, *parts], key="period", width=320,
        format_func=lambda code: now.text(labels[code]) if code in labels else _quarter(code, now),
        on_change=whole(lambda: put(period=st.session_state["period"])), placeholder=now.text(N_("Choose")),
    )  # fmt: skip


def _quarter(code: str, now: State) -> str:
    year, _, quarter = code.partition("-Q")
    first = int(quarter) * 3 - 2
    return now.speech.language.date(f"{year}-{first:02}/{year}-{first + 2:02}")


def find_events(now: State) -> None:
    """Draw the search in the list of events."""
    hold(find=now.view.find)
    st.text_input(
        now.text(N_("Search in the events")), key="find", type="search", label_visibility="collapsed",
        placeholder=now.text(N_("Search in the events: words in titles, summaries, places, countries")),
        on_change=whole(lambda: put(find=st.session_state["find"].strip())),
    )  # fmt: skip


def search(now: State) -> None:
    """Draw the search in statements, and the choice between this question and all."""
    left, right = st.columns([3, 1.4], vertical_alignment="bottom")
    with left:
        hold(find=now.view.find)
        st.text_input(
            now.text(N_("Search in the statements")), key="find", type="search",
            placeholder=now.text(N_("Words in summaries, conditions, speakers, countries")),
            on_change=whole(lambda: put(find=st.session_state["find"].strip())),
        )  # fmt: skip
    with right:
        _everything(now)


def since(now: State) -> None:
    """Draw the choice of the day from which a briefing says what changed."""
    day = prepared(now.view).since
    st.session_state["briefing-since"] = day
    st.date_input(
        now.text(N_("Changes since")), key="briefing-since", format=FORMATS.get(now.language, FORMATS["en"]), width=170,
        min_value=dt.date(1800, 1, 1), max_value=now.view.as_of - dt.timedelta(days=1),
        on_change=whole(lambda: put(since=st.session_state["briefing-since"])),
    )  # fmt: skip


def site() -> str:
    """Return the address at which the reader sees the dashboard; empty where there is none."""
    found = urlsplit(st.context.url or "")
    return f"{found.scheme}://{found.netloc}" if found.netloc else ""


def _everything(now: State) -> None:
    hold(everything=now.view.everything)
    st.toggle(
        now.text(N_("All questions")),
        key="everything",
        on_change=whole(lambda: put(everything=st.session_state["everything"])),
    )


def earlier(now: State) -> None:
    """Draw the choice of the day with which the view's day is compared, and that of all questions."""
    days = period(now.dataset, now.view)
    first = min(first_day(now.dataset) or days.since, days.since)
    with st.container(key="earlier", horizontal=True, vertical_alignment="bottom", gap="medium"):
        hold(since=days.since)
        st.date_input(
            now.text(N_("Compared with")), key="since", format=FORMATS.get(now.language, FORMATS["en"]), width=170,
            min_value=first - dt.timedelta(days=365), max_value=days.until - dt.timedelta(days=1),
            on_change=whole(lambda: put(since=st.session_state["since"])),
        )  # fmt: skip
        _back(now, first - dt.timedelta(days=1))
        _everything(now)


def _back(now: State, first: dt.date) -> None:
    """Draw how far back the comparison can go at one click; none of them chosen is the day that suggests itself."""
    days = {code: now.view.as_of - dt.timedelta(days=int(code)) for code in ("30", "90", "365")} | {"all": first}
    labels = {"30": N_("30 days"), "90": N_("90 days"), "365": N_("a year"), "all": N_("from the beginning")}
    hold(back=next((code for code, day in days.items() if day == now.view.since), None))
    st.pills(
        now.text(N_("How far back")), list(days), key="back", format_func=lambda code: now.text(labels[code]),
        label_visibility="collapsed", on_change=whole(lambda: put(since=days.get(st.session_state["back"]))),
    )  # fmt: skip
