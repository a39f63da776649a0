"""A figure -> one HTML file that works from disk without a network."""

from __future__ import annotations

import json

import pandas as pd
import plotly.graph_objects as go

from stances.assets import asset
from stances.figures.look import Look
from stances.markup import render, table


def page(figure: go.Figure, *, title: str, alt: str, content: pd.DataFrame, look: Look, language: str,
         words: tuple[str, str]) -> bytes:  # fmt: skip
    """Write a stamped figure as a page with its alternative text and its table.

    Args:
        figure: the stamped figure.
        title: the page's title.
        alt: the alternative text.
        content: the table of the same content.
        look: the colours.
        language: the page's language.
        words: how the table and its caption are called.
    """
    boundaries = ""
    if figure.layout.geo.scope:
        name = f"{figure.layout.geo.scope}_{figure.layout.geo.resolution}m"
        # Without this, plotly.js would fetch the shapes from elsewhere.
        boundaries = _inline({name: json.loads(asset(f"{name}.json").content)})
    return render(
        "page", title=title, alt=alt, look=look, language=language, words=words, table=table(content, words[1]),
        boundaries=boundaries, plotly=asset("plotly.js").content.decode(), figure=_inline(figure.to_plotly_json()),
    ).encode()  # fmt: skip


def _inline(value: object) -> str:
    """Write JSON so that nothing in it can end the script it stands in."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
