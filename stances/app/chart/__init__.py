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
from stances.figures.look import swap

_LOADER = """
export default function (component) {
  const module = import(new URL("%s", location.origin));
  module.then(({ mount }) => mount(component));
  return () => module.then(({ unmount }) => unmount(component.parentElement));
}
"""

_component: Callable[..., Any] | None = None

Pick = Callable[[str], None]


def card(exhibit: Exhibit, *, key: str, query: str, language: str, words: dict[str, str], locale: dict[str, Any],
         formats: Sequence[str], on_pick: Pick) -> None:  # fmt: skip
    """Show an exhibit's figure and markup.

    Args:
        exhibit: what to show.
        key: the element's key; the same key updates the same element in place.
        query: the view as a link's parameters, for the files that the export menu offers.
        language: the language's code.
        words: the menu's words: export, table, chart, working, failed.
        locale: plotly's date and number formats in that language.
        formats: the file formats that the menu offers.
        on_pick: called with what was clicked: `actor:FRA`, `event:…`, or a setting such as `stance=open`.
    """
    _mounted()(
        key=key,
        data={
            "name": exhibit.name,
            **wire.frame(exhibit),
            "query": query,
            "lang": language,
            "words": words,
            "locale": locale,
            "formats": list(formats),
            "swap": swap() if exhibit.figure else {},
            "urls": _urls(),
        },
        on_pick_change=lambda: on_pick(st.session_state[key]["pick"]),
    )


def _mounted() -> Callable[..., Any]:
    """Register the component once a process; a second registration would be warned of."""
    global _component  # noqa: PLW0603
    if _component is None:
        loader = _LOADER % asset("card.js").url
        _component = st.components.v2.component("stances_card", js=loader, isolate_styles=False)
    return _component


@cache
def _urls() -> dict[str, str]:
    return {
        "plotly": asset("plotly.js").url,
        "picture": asset("picture.js").url,
        "hatching": asset("hatching.json").url,
        "topojson": asset("europe_50m.json").url.removesuffix("europe_50m.json"),
        "export": "/export",
        "frames": "/frames",
        "time": asset("time.js").url,
    }
