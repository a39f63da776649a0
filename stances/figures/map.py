"""The map of supporters and opponents."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from stances import scale
from stances.figures import areas, labels, naming
from stances.figures.ground import FRAMES
from stances.figures.look import Drawn, Look, Trace, layout
from stances.figures.naming import Name
from stances.model import Row

ASPECTS = {"europe": 0.72, "world": 0.5}
"""Height of each frame in widths, the legend included."""


def figure(
    rows: Sequence[Row],
    hatching: Mapping[str, Mapping[str, Sequence[float | None]]],
    look: Look,
    *,
    region: str,
    rest: Sequence[str],
    legend: Mapping[str, str],
    hatched: str,
    lent: str = "",
) -> Drawn:
    """Draw where everybody stands.

    Args:
        rows: one a country: `code` (alpha-3), `outcome`, `name`, `hover` (a tuple of lines of HTML, shown under
            the name), `hatched` (bool), `lent` (bool: taken over from a group), `faint` (bool: stale), `lon`,
            `lat`, `area` (km²), `small` (bool: drawn as a dot), `symbol` (before the name), `signs` (after it).
        hatching: lines clipped to each country: {code: {"lon": […], "lat": […]}}.
        look: the colours.
        region: a key of `FRAMES`.
        rest: the other countries that the frame has shapes for.
        legend: the entry of each outcome, in display order.
        hatched: the legend's entry for hatched countries.
        lent: the legend's entry for countries that take their group's position, which are dotted.

    Returns:
        A figure without a title; a click's point has the country's code in `location` or `customdata[0]`.
    """
    traces = [areas.rest(rest, look)]
    at: dict[str, list[Row]] = {outcome: [] for outcome in legend}
    for row in rows:
        at[row["outcome"]].append(row)
    for outcome, entry in legend.items():
        traces += areas.filled(at[outcome], outcome, entry, look)
    width = 2.0 if region == "europe" else 0.7
    for column, dash, entry in (("hatched", "solid", f"▨ {hatched}"), ("lent", "dot", f"(▲) {lent}")):
        marked = [row for row in rows if row[column]]
        if marked:
            codes = [row["code"] for row in marked if not row["small"] and row["code"] in hatching]
            traces.append(areas.lined(codes, hatching, look, entry, width, dash))
    small = [row for row in rows if row["small"] and not math.isnan(row["lon"])]
    if small:
        traces.append(areas.dots(small, look))
    named = naming.named([row for row in rows if row["outcome"] != scale.NONE.slug], region)
    for inside in (False, True):
        if some := [name for name in named if name.inside == inside]:
            traces.append(_names(some, look, inside=inside))
    around = layout(look, geo=_geo(region), legend=_legend(look), hoverdistance=1, meta={"aspect": ASPECTS[region]})
    return Drawn(traces, around)


def _geo(region: str) -> dict[str, Any]:
    return {
        **FRAMES[region],
        "fitbounds": False,
        "bgcolor": "rgba(0,0,0,0)",
        "showframe": False,
        "showcoastlines": False,
        "showlakes": False,
        "showland": False,
        "showcountries": False,
        "domain": {"x": [0, 1], "y": [0, 1]},
        "uirevision": region,
    }


def _legend(look: Look) -> dict[str, Any]:
    return {
        "orientation": "h", "x": 0, "y": -0.01, "xanchor": "left", "yanchor": "top", "itemsizing": "constant",
        "font": {"color": look.ink, "size": 13}, "bgcolor": "rgba(0,0,0,0)", "itemwidth": 30,
    }  # fmt: skip


def _names(names: Sequence[Name], look: Look, *, inside: bool) -> Trace:
    """Write names: those that fit into their country on its colour, the others with a halo."""
    halo = ", ".join([f"0 0 2px {look.paper}"] * 5)
    rows = [name.row for name in names]
    return {
        "type": "scattergeo", "lon": [row["lon"] for row in rows], "lat": [row["lat"] for row in rows], "mode": "text",
        "showlegend": False, "hoverinfo": "skip", "text": [_text(name) for name in names],
        "customdata": [[row["code"]] for row in rows],
        "textposition": ["middle right" if row["small"] else "middle center" for row in rows],
        "textfont": {"size": 12, "weight": 600, "shadow": "none" if inside else halo,
                     "color": [look.on[row["outcome"]] for row in rows] if inside else look.ink},
    }  # fmt: skip


def _text(name: Name) -> str:
    gap = "\u2003" if name.row["small"] else ""  # the name of a dot begins beside it
    written = f"{name.row['symbol']} {labels.plain(name.text)}".strip()
    return f"{gap}{written}{name.row['signs']}"
