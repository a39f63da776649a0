"""A figure -> one HTML file that works from disk without a network: to keep, or to stand within another page."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from functools import cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from stances.assets import fonts
from stances.assets.content import asset
from stances.assets.settings import locale
from stances.export.description import Description
from stances.figures.look import Look
from stances.markup import render, table

_CLEAR = "rgba(0,0,0,0)"
_BUTTONS = {"map": [["zoomInGeo", "zoomOutGeo", "resetGeo"]], "chart": [["zoomIn2d", "zoomOut2d", "resetScale2d"]]}
_NARROWEST = 1000
"""Below this many pixels a figure that is not a map scrolls sideways: its labels would run into one another."""


def page(figure: go.Figure, *, about: Description, alt: str, content: pd.DataFrame, look: Look,
         words: tuple[str, str], live: str = "") -> bytes:  # fmt: skip
    """Write a stamped figure as a page with its alternative text and its table.

    Args:
        figure: the stamped figure.
        about: what the page says of itself.
        alt: the alternative text.
        content: the table of the same content.
        look: the colours.
        words: how the table and its caption are called.
        live: what the figure's texts end in where a click does something; here it does not.
    """
    listed = table(content, words[1])
    drawn = _without(live, figure.to_plotly_json())
    return _written(drawn, about, alt, look, table=(words[0], listed), said=listed)


def embedded(figure: go.Figure, *, about: Description, alt: str, look: Look, foot: Sequence[str],
             live: str = "") -> bytes:  # fmt: skip
    """Write a figure as a page that stands within another: as wide as there is room, on the other page's paper.

    Its title and foot are text above and below. It tells the page around it how tall it is, by a message
    `{type: "stances:height", height: pixels}`.

    Args:
        figure: the exhibit's figure, without a stamp.
        about: what the page says of itself.
        alt: the alternative text.
        look: the colours.
        foot: the lines below the figure; the link is one of them.
        live: what the figure's texts end in where a click does something; here it does not.
    """
    clear = go.Figure(figure)
    clear.layout.template = None
    on_map = bool(clear.layout.geo.scope)
    # A map's own shape is kept whatever its width; a map writes its legend beneath.
    shape = f"aspect-ratio: 1 / {(clear.layout.meta or {}).get('aspect', 0.6)}" if on_map else (
        f"height: {clear.layout.height or 480}px; min-width: {_NARROWEST}px")  # fmt: skip
    clear.update_layout(paper_bgcolor=_CLEAR, autosize=True)
    if clear.layout.plot_bgcolor == look.paper:
        clear.update_layout(plot_bgcolor=_CLEAR)
    return _written(_without(live, clear.to_plotly_json()), about, alt, look, foot=foot, shape=shape,
                    said="".join(foot) + about.title)  # fmt: skip


def _written(
    figure: dict[str, Any], about: Description, alt: str, look: Look, *,
    said: str, table: tuple[str, str] = ("", ""), foot: Sequence[str] = (), shape: str = "",
) -> bytes:  # fmt: skip
    geo = figure["layout"].get("geo", {})
    scope, drawn = geo.get("scope"), _inline(figure)
    config: dict[str, Any] = {
        "displaylogo": False, "showTips": False, "scrollZoom": False,
        "modeBarButtons": _BUTTONS["map" if scope else "chart"],  # plotly's own would offer to send it to a cloud
        "responsive": bool(shape), "locale": about.language, "locales": {about.language: locale(about.language)},
    }  # fmt: skip
    return render(
        "page", about=about, alt=alt, look=look, table=table, foot=foot, shape=shape, figure=drawn,
        library=_library(f"{scope}_{geo['resolution']}m" if scope else ""), config=_inline(config),
        faces=fonts.cut(drawn + said + about.title),
    ).encode()  # fmt: skip


@cache
def _library(shapes: str) -> str:
    """Return plotly.js, and the shapes that it would fetch from elsewhere, compressed, as letters."""
    boundaries = asset(f"{shapes}.json").content.decode().strip() if shapes else ""
    before = f'window.PlotlyGeoAssets={{topojson:{{"{shapes}":{boundaries}}}}};\n' if shapes else ""
    return base64.b64encode(zlib.compress(before.encode() + asset("plotly.js").content, 9)).decode()


def _without(live: str, value: Any) -> Any:
    """Take out of a figure's texts what is true in the dashboard only."""
    if isinstance(value, str):
        return value.replace(f"<br>{live}", "").removesuffix(live) if live else value
    if isinstance(value, dict):
        return {name: _without(live, part) for name, part in value.items()}
    return [_without(live, part) for part in value] if isinstance(value, list | tuple) else value


def _inline(value: object) -> str:
    """Write JSON so that nothing in it can end the script it stands in."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
