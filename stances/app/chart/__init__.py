"""The card component's Python face: one component that every page uses for charts, lists and bars.

The browser mounts plotly once and updates it in place; see `stances/assets/card.js`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from threading import Condition
from typing import Any

import streamlit as st
from cachetools import cached

from stances.app.controls import whole
from stances.assets import address
from stances.exhibits import Exhibit
from stances.export import wire

_LOADER = """
export default c=>{const m=import(location.origin+"%s")
m.then(m=>m.mount(c));return()=>m.then(m=>m.unmount(c.parentElement))}"""
"""Streamlit sends it with every message, so it is short, and what it loads is kept by the browser."""

Pick = Callable[[str], None]


def card(exhibit: Exhibit, *, key: str, query: str, language: str, formats: Sequence[str], on_pick: Pick) -> None:
    """Show an exhibit's figure and markup.

    Args:
        exhibit: what to show.
        key: the element's key; the same key updates the same element in place.
        query: the view as a link's parameters, for the files that the export menu offers.
        language: the language's code.
        formats: the file formats that the menu offers.
        on_pick: called with what was clicked: `actor:FRA`, `event:…`, or a setting such as `stance=open`.
    """
    content = _content(exhibit, query, language, tuple(formats))
    _mounted()(key=key, data=content, on_pick_change=whole(lambda: on_pick(st.session_state[key]["pick"])))


@lru_cache(maxsize=1024)
def _content(exhibit: Exhibit, query: str, language: str, formats: tuple[str, ...]) -> bytes:
    settings = address(f"settings.{language}.json")
    return wire.written(
        wire.framed(exhibit, language),
        name=exhibit.name,
        query=query,
        lang=language,
        formats=formats,
        settings=settings,
    )


@cached({}, condition=Condition())
def _mounted() -> Callable[..., Any]:
    """Register the component, once a process however many begin at once; a second registration would be warned of."""
    component: Callable[..., Any] = st.components.v2.component(
        "stances_card", js=_LOADER % address("card.js"), isolate_styles=False
    )
    return component
