"""Choices that a single page has, and those in the head of every page."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from urllib.parse import urlsplit

import streamlit as st

from stances.app.controls.link import State, hold, put, state
from stances.dataset import DatasetError, bundled
from stances.dataset.shelf import opened
from stances.export.briefing.subject import prepared
from stances.language import LANGUAGES
from stances.measures.changes import period
from stances.model import REGIONS
from stances.scale import N_

FORMATS = {"en": "DD/MM/YYYY", "de": "DD.MM.YYYY"}
"""How the date field writes a date."""


def dataset_switch(now: State) -> None:
    """Draw the choice of dataset, if there is one."""
    if len(bundled()) < 2:
        return
    titles = {name: _title(name, now.language) for name in bundled()}
    hold(data=now.dataset.name)
    st.selectbox(
        now.text(N_("Dataset")), list(titles), key="data", format_func=lambda name: titles.get(name, name),
        on_change=_set_dataset, label_visibility="collapsed",
    )  # fmt: skip


@lru_cache(maxsize=64)
def _title(name: str, language: str) -> str:
    try:
        dataset = opened(name)
        return dataset.text("short_title", language) or dataset.text("title", language)
    except DatasetError:
        return name


def _set_dataset() -> None:
    lang = {"lang": st.query_params["lang"]} if "lang" in st.query_params else {}
    chosen = st.session_state["data"]
    st.query_params.from_dict({**lang, **({} if chosen == bundled()[0] else {"data": chosen})})


def language_switch(now: State) -> None:
    """Draw the switch of languages."""
    hold(language=now.language)
    st.segmented_control(
        now.text(N_("Language")), list(LANGUAGES), key="language", format_func=str.upper, on_change=_set_language,
        label_visibility="collapsed", required=True, help=" · ".join(LANGUAGES.values()),
    )  # fmt: skip


def _set_language() -> None:
    parameters = state().parameters()
    st.query_params.from_dict({**parameters, "lang": st.session_state["language"] or state().language})


def region(now: State) -> None:
    """Draw the switch of the map's frame."""
    labels = {"europe": now.text(N_("Europe")), "world": now.text(N_("World"))}
    hold(region=now.view.region)
    st.segmented_control(
        now.text(N_("Frame")), list(REGIONS), key="region", format_func=labels.__getitem__, required=True,
        label_visibility="collapsed", on_change=lambda: put(region=st.session_state["region"]),
    )  # fmt: skip


def country(now: State, subject: str) -> None:
    """Draw the choice of whose page is open."""
    hold(country=subject)
    st.selectbox(
        now.text(N_("Country or organisation")), now.speech.sorted(now.dataset.actors.index), key="country",
        format_func=lambda actor: f"{now.speech.name(actor)} · {actor}",
        on_change=lambda: put(country=st.session_state["country"]),
    )  # fmt: skip


def search(now: State) -> None:
    """Draw the search in statements, and the choice between this question and all."""
    left, right = st.columns([3, 1.4], vertical_alignment="bottom")
    with left:
        hold(find=now.view.find)
        st.text_input(
            now.text(N_("Search in the statements")), key="find", type="search",
            placeholder=now.text(N_("Words in summaries, conditions, speakers, countries")),
            on_change=lambda: put(find=st.session_state["find"].strip()),
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
        on_change=lambda: put(since=st.session_state["briefing-since"]),
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
        on_change=lambda: put(everything=st.session_state["everything"]),
    )


def earlier(now: State) -> None:
    """Draw the choice of the day with which the view's day is compared, and that of all questions."""
    days = period(now.dataset, now.view)
    said = now.dataset.statements["counts"].dropna()
    first = min([*(day.date() for day in said), days.since])
    with st.container(key="earlier", horizontal=True, vertical_alignment="bottom", gap="medium"):
        hold(since=days.since)
        st.date_input(
            now.text(N_("Compared with")), key="since", format=FORMATS.get(now.language, FORMATS["en"]), width=170,
            min_value=first - dt.timedelta(days=365), max_value=days.until - dt.timedelta(days=1),
            on_change=lambda: put(since=st.session_state["since"]),
        )  # fmt: skip
        _everything(now)
