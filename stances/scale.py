"""The ordered stances and the values beside them: the one place that knows their words and symbols.

A stance is a value on the scale from ``oppose`` to ``support``. ``unclear``, ``absent`` and
``not-applicable`` stand beside the scale and are never ranked. ``contested`` and ``divided`` are not
recorded by anybody: they are what follows when the deciding statements disagree. ``none`` is the
absence of any statement and is none of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    RECORDED: pd.CategoricalDtype
    OUTCOME: pd.CategoricalDtype


@dataclass(frozen=True)
class Stance:
    """One value a position can have.

    Attributes:
        slug: the code used in tables and links.
        rank: place on the ordered scale from -2 (oppose) to 2 (support); None beside the scale.
        symbol: a sign that tells it apart without colour, in text.
        marker: the same sign as a plotly marker symbol.
        label: its name as an English message, to be translated.
        one: what one actor does, as an English message ("supports").
        many: what several actors do, as an English message ("support").
        light: fill colour on light paper.
        dark: fill colour on dark paper.
        grey: fill where nothing is printed in colour; its lightness tells it apart.
    """

    slug: str
    rank: int | None
    symbol: str
    marker: str
    label: str
    one: str
    many: str
    light: str
    dark: str
    grey: str


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name
    """Mark a message for translation without translating it here."""
    return message


SCALE = (
    Stance("support", 2, "▲", "triangle-up", N_("Support"), N_("supports it"), N_("support it"),
           "#0F5C8C", "#5AA9D6", "#191919"),
    Stance("open", 1, "△", "triangle-up-open", N_("Open"), N_("is open to it"), N_("are open to it"),
           "#7FB5D5", "#2F6C8E", "#424242"),
    Stance("neutral", 0, "○", "circle-open", N_("Neutral"), N_("is neutral"), N_("are neutral"),
           "#B9B4A8", "#777166", "#6A6A6A"),
    Stance("reluctant", -1, "▽", "triangle-down-open", N_("Reluctant"), N_("is reluctant"),
           N_("are reluctant"), "#F0B27A", "#9A6531", "#929292"),
    Stance("oppose", -2, "▼", "triangle-down", N_("Oppose"), N_("is against it"), N_("are against it"),
           "#B5471B", "#E07A45", "#B9B9B9"),
)  # fmt: skip
"""The ordered scale, from support to oppose: the order in which readers see it."""

BESIDE = (
    Stance("unclear", None, "?", "diamond-open", N_("Unclear"), N_("is unclear"), N_("are unclear"),
           "#A79CC0", "#6A5F88", "#A4A4A4"),
    Stance("absent", None, "×", "x-thin", N_("Absent"), N_("was absent"), N_("were absent"),
           "#CFC6CE", "#4E4550", "#D1D1D1"),
    Stance("not-applicable", None, "–", "line-ew", N_("Does not apply"), N_("is not concerned"),
           N_("are not concerned"), "#6F9972", "#3B573E", "#2E2E2E"),
)  # fmt: skip
"""Recorded values that are not on the scale and never counted in a mean."""

DERIVED = (
    Stance("contested", None, "≠", "bowtie", N_("Contested"), N_("is contested"), N_("are contested"),
           "#8A5A83", "#B58AAE", "#575757"),
    Stance("divided", None, "◐", "hourglass", N_("Divided"), N_("is divided"), N_("are divided"),
           "#6F6A9C", "#9C97C9", "#7F7F7F"),
)  # fmt: skip
"""What follows when the deciding statements disagree; never written in a dataset."""

NONE = Stance("none", None, "·", "circle-open-dot", N_("No position on record"),
              N_("has no position on record"), N_("have no position on record"),
              "#E7E3DA", "#30363C", "#EFEFEF")  # fmt: skip
"""No statement: not neutral, not zero."""

CODES = tuple(stance.slug for stance in (*SCALE, *BESIDE))
"""What a statement may record."""

OUTCOMES = (*SCALE, *DERIVED, *BESIDE, NONE)
"""Everything a country on the map can be, in display order."""

SLUGS = tuple(stance.slug for stance in OUTCOMES)
"""The codes of the outcomes, in the same order: that of `OUTCOME`."""

_BY_SLUG = {stance.slug: stance for stance in OUTCOMES}


def __getattr__(name: str) -> pd.CategoricalDtype:
    """Return the type of a column, made when it is first asked for: words and colours are needed before pandas is.

    `RECORDED` is the type of a recorded stance; the five of the scale come first, from oppose to support. `OUTCOME` is
    that of a position's outcome, in display order.
    """
    values = {"RECORDED": (*reversed(SCALE), *BESIDE), "OUTCOME": OUTCOMES}.get(name)
    if values is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import pandas as pd  # noqa: PLC0415 - see above

    found = globals()[name] = pd.CategoricalDtype([stance.slug for stance in values], ordered=True)
    return found


BASES = ("own", "attributed", "inferred")
"""On what a statement rests, strongest first."""

BASIS_LABELS = {"own": N_("own statement"), "attributed": N_("claimed by others"), "inferred": N_("inferred")}
"""What a basis is called in full, as English messages."""

BASIS_MARKS = {"own": "", "attributed": N_("claimed"), "inferred": N_("inferred")}
"""The mark a position carries in lists and on the map when it does not rest on the actor's own word."""


def stance(slug: str) -> Stance:
    """Return the stance, or the outcome, of that code.

    Raises:
        KeyError: if there is none.
    """
    return _BY_SLUG[slug]
