"""The proportion bar: how many countries stand where; it is the legend too, and each part filters."""

from __future__ import annotations

from typing import Any

from stances import scale
from stances.exhibits.exhibit import Exhibit, heads, positions_table
from stances.figures.look import Look
from stances.markup import render
from stances.measures.board import counts, rows
from stances.model import Dataset, View
from stances.scale import N_
from stances.words.filters import BOARD
from stances.words.speech import Speech, speech


def balance(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """Count the countries by where they stand."""
    spoken = speech(dataset, language)
    everybody = rows(dataset, view.but(stances=()))
    lent = sum(row["inherits"] != scale.NONE.slug and row["kind"] == "country" for row in everybody)
    tally = counts(row for row in everybody if row["inherits"] == scale.NONE.slug)
    parts = [
        {
            "slug": slug,
            "symbol": scale.stance(slug).symbol,
            "n": n,
            "count": spoken.language.number(n),
            "label": spoken.language.text(scale.stance(slug).label),
            "chosen": slug in view.stances,
            "title": spoken.language.text(
                N_("Show only: {label}"), label=spoken.language.text(scale.stance(slug).label)
            ),
        }
        for slug, n in tally.items()
    ]
    if lent:
        parts.append(_lent(lent, view, spoken))
    shown = rows(dataset, view)
    title, subtitle = heads(dataset, view, language)
    return Exhibit(
        name="balance",
        title=title,
        subtitle=subtitle,
        rows=lambda: positions_table(shown, view, spoken),
        markup=render("balance", label=spoken.language.text(N_("Countries by position")), parts=parts),
        empty=not shown,
        heeds=BOARD,
    )


def _lent(n: int, view: View, spoken: Speech) -> dict[str, Any]:
    """Make the part of those that only take their group's position; they have none of their own."""
    label = spoken.language.text(scale.NONE.label)
    return {
        "slug": scale.NONE.slug,
        "symbol": "( )",
        "n": n,
        "count": spoken.language.number(n),
        "label": spoken.language.text(N_("from its group")),
        "chosen": scale.NONE.slug in view.stances,
        "title": spoken.language.text(N_("Show only: {label}"), label=label),
    }
