"""What stands around every page: name, navigation, language, foot; and what is said when nothing opens."""

from __future__ import annotations

import html
from collections.abc import Sequence
from copy import copy
from functools import lru_cache
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.navigation.page import StreamlitPage

from stances import __version__
from stances.app import controls
from stances.app.controls import State
from stances.dataset import Problem
from stances.exhibits.exhibit import border_policy
from stances.export.citation import data_line
from stances.language import LANGUAGES, Language
from stances.markup import table
from stances.scale import N_
from stances.words.speech import Speech
from stances.words.statements import sources_line

_SCREENS = Path(__file__).parent / "screens"

PAGES = (
    ("overview", N_("Overview")), ("map", N_("Map")), ("timeline", N_("Timeline")),
    ("changes", N_("Changes")), ("country", N_("Country")),
    ("evidence", N_("Evidence")), ("method", N_("Data and method")),
)  # fmt: skip
"""Every page: its file in `screens/`, which is its address too, and its title. The first opens at “/”."""


def pages(now: State) -> list[StreamlitPage]:
    """Return the pages, titled in the language of the interface."""
    # A run marks the page that it may call, so each gets its own.
    return [copy(page) for page in _pages(now.speech.language)]


@lru_cache(maxsize=len(LANGUAGES))
def _pages(speaking: Language) -> list[StreamlitPage]:
    """Return pages to copy; to make one, Streamlit looks for its file, and seven looks are a wait where many read."""
    return [
        st.Page(_SCREENS / f"{name}.py", title=f"{speaking.text(title)} · Stances", url_path=name, default=place == 0)
        for place, (name, title) in enumerate(PAGES)
    ]


def page(known: Sequence[StreamlitPage], name: str) -> StreamlitPage:
    """Return the page of that name."""
    return known[[address for address, _ in PAGES].index(name)]


def header(now: State, known: Sequence[StreamlitPage], current: StreamlitPage) -> None:
    """Draw the name, the links to the pages with the view in them, and the switch of languages."""
    parameters = now.parameters(drawer=False)
    with st.container(key="head", horizontal=True, vertical_alignment="center", gap="medium"):
        st.html('<p class="sn-name">Stances</p>')
        with st.container(key="pages", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            for (_, title), target in zip(PAGES, known, strict=True):
                if target.url_path == current.url_path:
                    st.html(
                        f'<span class="sn-here" aria-current="page">{html.escape(now.text(title))}</span>',
                        width="content",
                    )
                else:
                    st.page_link(target, label=now.text(title), query_params=parameters)
        controls.dataset_switch(now)
        controls.language_switch(now)


def footer(now: State, current: StreamlitPage) -> None:
    """Say what all this rests on, and how to cite it."""
    data = html.escape(f"data={now.dataset.name}&lang={now.language}")
    view = html.escape(f"{now.query()}&lang={now.language}&page={current.url_path}")
    links = [
        (N_("How to cite this view"), f"/cite.txt?{view}"),
        (N_("How to cite the dataset"), f"/cite.txt?{data}&amp;of=dataset"),
        (N_("The whole dataset (zip)"), f"/export/package.zip?{data}"),
    ]
    written = " · ".join(f'<a href="{address}">{html.escape(now.text(label))}</a>' for label, address in links)
    with st.container(key="foot", gap=None):
        # What never changes is an element of its own, so that the browser keeps it.
        st.html(f'<p class="sn-foot">{html.escape(_rests_on(now.speech))}</p>')
        st.html(f'<p class="sn-foot sn-cited">{written}</p>')


@lru_cache(maxsize=32)
def _rests_on(spoken: Speech) -> str:
    lines = [
        spoken.language.text(N_("Source: {source}."), source=sources_line(spoken)),
        data_line(spoken.dataset, spoken),
        border_policy(spoken),
        f"Stances {__version__}",
    ]  # fmt: skip
    return " ".join(lines)


def problems(found: Sequence[Problem], speaking: Language) -> None:
    """List what is wrong with a dataset that does not open, in a language of the interface."""
    text = speaking.text
    st.error(text(N_("This dataset cannot be opened. Mend what is listed here and reload the page.")))
    rows = pd.DataFrame(
        {
            text(N_("File")): [problem.file for problem in found],
            text(N_("Row")): ["" if problem.row is None else str(problem.row) for problem in found],
            text(N_("Column")): [problem.column for problem in found],
            text(N_("There it says")): [problem.value[:80] for problem in found],
            text(N_("Problem")): [problem.told(speaking) for problem in found],
        }
    )
    st.html(table(rows, speaking.plural(N_("One problem"), N_("{n} problems"), len(found))))
