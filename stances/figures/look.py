"""The shared look of all figures: three palettes, one type, and the base layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from stances import scale

if TYPE_CHECKING:  # a view is drawn without it
    import plotly.graph_objects as go

SANS = "'Source Sans', 'Source Sans 3', 'Source Sans Pro', 'Helvetica Neue', Arial, 'Stances Signs', sans-serif"
SERIF = "'Source Serif', 'Source Serif 4', 'Source Serif Pro', Georgia, serif"


Trace = dict[str, Any]
"""One trace of a figure, as plotly writes it in JSON."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """A figure as the browser takes it: traces and layout as plotly writes them in JSON. Do not change them.

    plotly would look up every property of every trace again and copy them all, which takes longer than all that a
    view needs besides; the tests check every figure against plotly's own schema instead.
    """

    data: Sequence[Trace]
    layout: Mapping[str, Any]

    @cached_property
    def figure(self) -> go.Figure:
        """The same for whoever works on it with plotly, as exports do."""
        import plotly.graph_objects as go  # noqa: PLC0415 - a view is drawn without it

        return go.Figure(list(self.data), dict(self.layout), _validate=False)


@dataclass(frozen=True, eq=False)
class Look:
    """The colours of one mode.

    Attributes:
        name: light, dark or grey.
        paper: the page.
        panel: a raised or shaded area; the sea.
        ink: text.
        muted: lesser text.
        rule: lines and borders.
        accent: the line for “as of”.
        stances: fill by outcome.
        on: text on such a fill, by outcome.
    """

    name: str
    paper: str
    panel: str
    ink: str
    muted: str
    rule: str
    accent: str
    stances: Mapping[str, str]
    on: Mapping[str, str]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (`#RRGGBB`), from 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted(_luminance(colour) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _on(fill: str, *inks: str) -> str:
    return max(inks, key=lambda ink: contrast(fill, ink))


LIGHT = Look(
    "light", "#FBFAF7", "#F1F2F3", "#1C2126", "#5F646B", "#DEDBD3", "#A4573A",
    {stance.slug: stance.light for stance in scale.OUTCOMES},
    {stance.slug: _on(stance.light, "#FFFFFF", "#1C2127") for stance in scale.OUTCOMES},
)  # fmt: skip
DARK = Look(
    "dark", "#14171A", "#191C20", "#ECE9E2", "#A0A4A9", "#33383D", "#D98A6A",
    {stance.slug: stance.dark for stance in scale.OUTCOMES},
    {stance.slug: _on(stance.dark, "#0F1214", "#FFFFFF") for stance in scale.OUTCOMES},
)  # fmt: skip
GREY = Look(
    "grey", "#FFFFFF", "#F4F4F4", "#161616", "#595959", "#D9D9D9", "#333333",
    {stance.slug: stance.grey for stance in scale.OUTCOMES},
    {stance.slug: _on(stance.grey, "#FFFFFF", "#000000") for stance in scale.OUTCOMES},
)  # fmt: skip
"""For print in black and white: the darker, the more support; what is beside the scale stands between."""

LOOKS = {look.name: look for look in (LIGHT, DARK, GREY)}


def swap(source: Look = LIGHT, target: Look = DARK) -> dict[str, str]:
    """Return what each colour of one mode becomes in the other, for a chart that follows the reader's theme."""
    pairs = {getattr(source, name): getattr(target, name) for name in ("paper", "panel", "ink", "muted", "rule",
                                                                       "accent")}  # fmt: skip
    for slug in source.stances:
        pairs[source.stances[slug]] = target.stances[slug]
        pairs.setdefault(source.on[slug], target.on[slug])
    return pairs


def layout(look: Look, **more: Any) -> dict[str, Any]:
    """Return the base layout of a figure, with additions."""
    base: dict[str, Any] = {
        "template": None,
        "paper_bgcolor": look.paper,
        "plot_bgcolor": look.paper,
        "font": {"family": SANS, "size": 13, "color": look.ink},
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "hoverlabel": {
            "bgcolor": look.paper, "bordercolor": look.rule, "align": "left",
            "font": {"family": SANS, "size": 13, "color": look.ink},
        },
        "dragmode": "pan",
        "uirevision": "kept",
        "separators": ".,",
    }  # fmt: skip
    return {**base, **more}
