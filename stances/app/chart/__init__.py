"""The card component's Python face: one component that every page uses for charts, lists and bars.

The browser mounts plotly once and updates it in place; see `stances/assets/card.js`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import streamlit as st

from stances.assets import asset
from stances.exhibits import Exhibit
from stances.export import wire

_LOADER = """
export default function (component) {
  const module = import(new URL("%s", location.origin));
  module.then(({ mount }) => mount(component));
  return () => module.then(({ unmount }) => unmount(component.parentElement));
}
"""

_component: Callable[..., Any] | None = None

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
    content = wire.packed(
        name=exhibit.name,
        **wire.frame(exhibit),
        query=query,
        lang=language,
        formats=list(formats),
        urls=_urls(language),
    )
    _mounted()(key=key, data=content, on_pick_change=lambda: on_pick(st.session_state[key]["pick"]))


def _mounted() -> Callable[..., Any]:
    """Register the component once a process; a second registration would be warned of."""
    global _component  # noqa: PLW0603
    if _component is None:
        loader = _LOADER % asset("card.js").url
        _component = st.components.v2.component("stances_card", js=loader, isolate_styles=False)
    return _component


@cache
def _urls(language: str) -> dict[str, str]:
    names = {"plotly": "plotly.js", "picture": "picture.js", "time": "time.js", "hatching": "hatching.json",
             "settings": f"settings.{language}.json"}  # fmt: skip
    return {
        **{name: asset(file).url for name, file in names.items()},
        "topojson": asset("europe_50m.json").url.removesuffix("europe_50m.json"),
    }
