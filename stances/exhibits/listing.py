"""Lists of statements that have an end: so many of them, and the way to all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from stances.exhibits.evidence import statements_markup
from stances.markup import render
from stances.scale import N_
from stances.words.speech import Speech

LISTED = 250
"""So many statements are listed where all of an actor's would be."""


def listed(codes: Sequence[str], spoken: Speech, *, wanted: str, most: int = LISTED, total: int = 0,
           deciding: Collection[str] = (), **how: Any) -> str:  # fmt: skip
    """Write statements as a list of cards; of too many those that decide first, then the newest.

    Args:
        codes: which ones, newest first.
        spoken: names and language.
        wanted: the settings with which the Evidence page lists all.
        most: so many are listed.
        total: how many that page lists, if it lists more than these.
        deciding: the statements that decide a position; they are marked.
        how: as for `statements_markup`.
    """
    shown = _chosen(codes, most, deciding)
    markup = statements_markup(shown, spoken, deciding=deciding, **how)
    if len(shown) == len(codes):
        return markup
    text = spoken.language.text(N_("All {n} statements"), n=spoken.language.number(total or len(codes)))
    return markup + render("more", setting=wanted, text=text)


def _chosen(codes: Sequence[str], most: int, deciding: Collection[str]) -> Sequence[str]:
    if len(codes) <= most:
        return codes
    decides = set(deciding)
    kept = set(sorted(codes, key=lambda code: code not in decides)[:most])
    return [code for code in codes if code in kept]
