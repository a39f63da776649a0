"""What is raised where an exhibit cannot become the file asked for."""

from __future__ import annotations


class UnavailableError(ValueError):
    """The exhibit cannot take the form asked for; the message says why and what to take instead."""


class NoFigureError(UnavailableError):
    """The form asked for needs a figure, and the exhibit has none for this view."""
