"""Every widget, its key and its callback, and nothing else that keeps state.

The link is the state: a callback writes the parameters, and every run reads them. Widgets hold nothing of
their own; they are set from the view before they are drawn.
"""

from stances.app.controls.choices import (
    country,
    course,
    dataset_switch,
    earlier,
    find_events,
    language_switch,
    region,
    search,
    since,
    site,
)
from stances.app.controls.filters import filters
from stances.app.controls.link import State, pick, plain, put, settle, speaking, state, wanted_page, whole

__all__ = [
    "State", "country", "course", "dataset_switch", "earlier", "filters", "find_events", "language_switch", "pick",
    "plain", "put", "region", "search", "settle", "since", "site", "speaking", "state", "wanted_page", "whole",
]  # fmt: skip
