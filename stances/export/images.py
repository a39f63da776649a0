"""A figure -> a picture, drawn by a browser that is not seen; nothing is fetched from elsewhere."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal, cast

import plotly.graph_objects as go

from stances.assets import asset

Form = Literal["png", "svg"]


class NoBrowserError(RuntimeError):
    """There is no browser that could draw; the message says what to install."""


@dataclass(frozen=True)
class _Page:
    """The page on which a figure is drawn: plotly.js and the shapes of the map, all of it inside."""

    shapes: str

    def generate_index(self) -> str:
        """Write the page, as kaleido asks for it."""
        from kaleido._page_generator import KJS_PATH  # noqa: PLC0415

        given = ""
        if self.shapes:
            read = json.dumps(json.loads(asset(f"{self.shapes}.json").content))
            given = f"<script>window.PlotlyGeoAssets={{topojson:{{{self.shapes}:{read}}}}};</script>"
        return (
            (
                '<!doctype html><html><head><meta charset="utf-8"><style id="head-style"></style>'
                f"{given}<script>{asset('plotly.js').content.decode()}</script>"
                f'<script src="{KJS_PATH.as_uri()}"></script></head><body><img id="kaleido-image"></body></html>'
            )
            .encode("ascii", "xmlcharrefreplace")
            .decode()
        )


def picture(figure: go.Figure, form: Form, width: int, height: int, scale: float, description: str) -> bytes:
    """Draw a figure.

    Args:
        figure: the figure.
        form: png or svg.
        width: in pixels, before scaling.
        height: in pixels, before scaling.
        scale: how many pixels of the picture one pixel of the figure is.
        description: what the picture shows, for its metadata.

    Raises:
        NoBrowserError: if there is no browser.
    """
    import kaleido  # noqa: PLC0415 - loads for long and is rarely needed
    from choreographer.errors import BrowserFailedError, ChromeNotFoundError  # noqa: PLC0415

    del description
    scope = figure.layout.geo.scope
    page = _Page(f"{scope}_{figure.layout.geo.resolution}m" if scope else "")
    try:
        return cast("bytes", kaleido.calc_fig_sync(
            figure, opts={"format": form, "width": width, "height": height, "scale": scale},
            kopts={"page_generator": page}))  # fmt: skip
    except (ChromeNotFoundError, BrowserFailedError) as error:
        raise NoBrowserError("Pictures need Chrome or Chromium; install one of them.") from error
