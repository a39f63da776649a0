"""Why an exhibit cannot become what was asked for."""

from __future__ import annotations


class UnavailableError(ValueError):
    """The exhibit cannot take the form asked for; the message says why and what to take instead."""


class NoFigureError(UnavailableError):
    """The form asked for needs a figure, and the exhibit has none for this view."""


class NoBrowserError(RuntimeError):
    """There is no browser to draw with; the message says what to install, and what works without one."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"png, svg and pdf are drawn by Chromium or Chrome, and {why}. Install one (Debian and Ubuntu: "
            f"sudo apt install chromium; anywhere: choreo_get_chrome) or name it in BROWSER_PATH. "
            f"html, csv, xlsx and json need no browser."
        )
