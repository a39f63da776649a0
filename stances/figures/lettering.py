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
    ordered = sorted(held, key=lambda label: order.index(label.row["outcome"]))
    drawn = []
    for clear in (True, False):
        if some := [label for label in ordered if label.clear == clear]:
            trace = _written(some, [sign(label.row) for label in some], look, clear=clear)
            trace["textfont"]["size"] = [label.size for label in some]
            if clear:
                trace["textfont"]["shadow"] = [_halo(look.stances[label.row["outcome"]]) for label in some]
            moved = {str(at): label.alone for at, label in enumerate(some) if label.alone != label.at}
            drawn.append({**trace, "textposition": "middle center", "meta": {"alone": moved}})
    return drawn


def names(held: Sequence[Label], look: Look) -> list[Trace]:
    """Write names: those that fit into their country on its colour, the others with a halo."""
    drawn = []
    for inside in (False, True):
        if some := [label for label in held if label.text and label.inside == inside]:
            sides = ["middle left" if label.before else "middle right" for label in some]
            trace = _written(some, [_text(label) for label in some], look, clear=inside)
            drawn.append({**trace, "textposition": sides})
    return drawn


def _text(label: Label) -> str:
    blank, text = _BLANK * math.ceil(label.reach / labels.BLANK), labels.plain(label.text)
    return text + blank if label.before else blank + text


def _written(some: Sequence[Label], texts: Sequence[str], look: Look, *, clear: bool) -> Trace:
    return {
        "type": "scattergeo", "mode": "text", "showlegend": False, "hoverinfo": "skip", "text": list(texts),
        "lon": [label.at[0] for label in some], "lat": [label.at[1] for label in some],
        "customdata": [[label.row["code"]] for label in some],
        "textfont": {"size": 12, "weight": 600, "shadow": "none" if clear else _halo(look.paper),
                     "color": [look.on[label.row["outcome"]] for label in some] if clear else look.ink},
    }  # fmt: skip


def _halo(colour: str) -> str:
    return ", ".join([f"0 0 2px {colour}"] * 5)
