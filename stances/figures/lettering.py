"""What is written on the map: each country's sign on its colour, and beside it a name."""

from __future__ import annotations

import math
from collections.abc import Sequence

from stances.figures import labels
from stances.figures.look import Look, Trace
from stances.figures.naming import Label, sign

_BLANK = "\u00a0"
"""What parts a name from the sign in whose middle it begins; fonts that are cut down have it."""


def signs(held: Sequence[Label], look: Look, order: Sequence[str]) -> list[Trace]:
    """Write signs in an ink that can be read on their fill, and with a halo where they have no full colour beneath.

    On a narrower map a sign is larger than its country: around it, it carries the country's colour beyond the border.
    `meta` says which of them stand elsewhere on a screen too narrow for names.
    """
    if not held:
        return []
    ordered = sorted(held, key=lambda label: (not label.clear, order.index(label.row["outcome"])))
    halos = [_halo(look.stances[label.row["outcome"]] if label.clear else look.paper) for label in ordered]
    trace = _written(ordered, [sign(label.row) for label in ordered], [label.clear for label in ordered], halos, look)
    trace["textfont"]["size"] = [label.size for label in ordered]
    moved = {str(at): label.alone for at, label in enumerate(ordered) if label.alone != label.at}
    return [{**trace, "textposition": "middle center", "meta": {"alone": moved}}]


def names(held: Sequence[Label], look: Look) -> list[Trace]:
    """Write names: those that fit into their country on its colour, the others with a halo."""
    some = sorted((label for label in held if label.text), key=lambda label: label.inside)
    if not some:
        return []
    halos = ["none" if label.inside else _halo(look.paper) for label in some]
    trace = _written(some, [_text(label) for label in some], [label.inside for label in some], halos, look)
    return [{**trace, "textposition": ["middle left" if label.before else "middle right" for label in some]}]


def _text(label: Label) -> str:
    blank, text = _BLANK * math.ceil(label.reach / labels.BLANK), labels.plain(label.text)
    return text + blank if label.before else blank + text


def _written(
    some: Sequence[Label], texts: Sequence[str], on: Sequence[bool], halos: Sequence[str], look: Look
) -> Trace:
    """Return texts, each with its halo, and in the ink for its country's colour where it stands on that."""
    inks = [look.on[label.row["outcome"]] if upon else look.ink for label, upon in zip(some, on, strict=True)]
    return {
        "type": "scattergeo", "mode": "text", "showlegend": False, "hoverinfo": "skip", "text": list(texts),
        "lon": [label.at[0] for label in some], "lat": [label.at[1] for label in some],
        "customdata": [[label.row["code"]] for label in some],
        "textfont": {"size": 12, "weight": 600, "shadow": list(halos), "color": inks},
    }  # fmt: skip


def _halo(colour: str) -> str:
    return ", ".join([f"0 0 2px {colour}"] * 5)
