"""What a card needs to know once: its words, plotly's names of days and months, the dark palette."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from babel import Locale

from stances.export.packing import known, usual
from stances.figures.look import swap
from stances.language import language
from stances.markup.shorthand import SIGNS
from stances.scale import N_

_MUCH = "1 MB"
"""About how large a page with plotly.js in it is; a test holds two to it."""

_BUTTONS = (N_("Zoom in"), N_("Zoom out"), N_("Reset axes"), N_("Reset"))
"""What plotly calls the buttons above a figure."""


def settings(code: str, urls: Mapping[str, str]) -> bytes:
    """Return the settings in a language, as JSON, with the addresses of what a card loads."""
    text = language(code).text
    words = {
        "export": text(N_("Export")), "table": text(N_("Table")), "chart": text(N_("Chart")),
        "instead": text(N_("Too wide for this screen: what the chart shows stands below as a list.")),
        "show": text(N_("Show the chart")),
        "cite": text(N_("How to cite")), "text": text(N_("Text")), "copy": text(N_("Copy")),
        "copied": text(N_("Copied")), "close": text(N_("Close")),
        "forms": {
            "raw.csv": text(N_("CSV for re-import")), "png?size=share": "PNG 1200 × 630",
            "png?theme=grey": text(N_("PNG in grey")), "html": text(N_("HTML, {size}"), size=_MUCH),
            "html?embed=1": text(N_("HTML to embed")),
        },
        "working": text(N_("Making the picture …")), "failed": text(N_("That did not work:")),
    }  # fmt: skip
    told = {"words": words, "locale": locale(code), "day": day(code), "swap": swap(), "signs": SIGNS,
            "layout": usual(), "names": known(code), "urls": dict(urls)}  # fmt: skip
    return json.dumps(told, separators=(",", ":")).encode()


def day(code: str) -> dict[str, Any]:
    """Return how a day is written in short (`Language.day`): the pattern, and the months' names in it."""
    spoken = language(code).locale
    return {
        "pattern": spoken.datetime_skeletons["yMMMd"].pattern,
        "months": list(spoken.months["format"]["abbreviated"].values()),
    }


def locale(code: str) -> dict[str, Any]:
    """Return plotly's month and day names in a language, from Babel."""
    names, text = Locale.parse(code), language(code).text
    sunday_first = (6, 0, 1, 2, 3, 4, 5)
    return {
        "name": code,
        "dictionary": {name: text(name) for name in _BUTTONS},
        "format": {
            "days": [names.days["format"]["wide"][day] for day in sunday_first],
            "shortDays": [names.days["format"]["abbreviated"][day] for day in sunday_first],
            "months": list(names.months["format"]["wide"].values()),
            "shortMonths": list(names.months["format"]["abbreviated"].values()),
        },
    }
