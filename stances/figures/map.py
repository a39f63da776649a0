"""The map of supporters and opponents."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from stances import scale
from stances.figures import areas, lettering
from stances.figures.ground import ASPECTS, FRAMES
from stances.figures.look import Drawn, Look, layout
from stances.figures.naming import labelled
from stances.figures.siting import DOTS
from stances.model import Row


def figure(
    rows: Sequence[Row],
    hatching: Mapping[str, Mapping[str, Sequence[float | None]]],
    look: Look,
    *,
    region: str,
    rest: Sequence[str],
    left: Sequence[Row] = (),
    legend: Mapping[str, str],
    marks: Mapping[str, str],
) -> Drawn:
    """Draw where everybody stands.

    Args:
        rows: one a country: `code` (alpha-3), `outcome`, `name`, `hover` (a tuple of lines of HTML, shown under
            the name), `hatched` (bool), `lent` (bool: taken over from a group), `faint` (bool: stale), `lon`,
            `lat`, `area` (km²), `small` (bool: drawn as a dot), `symbol` (before the name), `signs` (after it).
        hatching: lines clipped to each country: {code: {"lon": […], "lat": […]}}.
        look: the colours.
        region: a key of `FRAMES`.
        rest: the countries that the frame has shapes for and the dataset does not speak of.
        left: those that the view's filters leave out: `code`, `name`, `lon`, `lat` and `small` as in
            `rows`, and `shaped` (bool: the frame has a shape for it).
        legend: the entry of each outcome, in display order.
        marks: what the legend says of countries that are `hatched`, of those that are `lent` their group's position,
            which are dotted, and of `left`.

    Returns:
        A figure without a title; a click's point has the country's code in `location` or `customdata[0]`.
    """
    traces = [areas.rest(rest, look)]
    if left:
        traces += areas.left(left, marks["left"], look)
    at: dict[str, list[Row]] = {outcome: [] for outcome in legend}
    for row in rows:
        at[row["outcome"]].append(row)
    for outcome, entry in legend.items():
        traces += areas.filled(at[outcome], outcome, entry, look)
    width = 2.0 if region == "europe" else 0.7
    for column, dash, entry in (("hatched", "solid", f"▨ {marks['hatched']}"), ("lent", "dot", f"(▲) {marks['lent']}")):
        marked = [row for row in rows if row[column]]
        if marked:
            codes = [row["code"] for row in marked if not row["small"] and row["code"] in hatching]
            traces.append(areas.lined(codes, hatching, look, entry, width, dash))
    small = [row for row in rows if row["small"] and not math.isnan(row["lon"])]
    if small:
        traces.append(areas.dots(small, look, DOTS[region]))
    held = labelled([row for row in rows if row["outcome"] != scale.NONE.slug], region)
    traces += lettering.signs(held, look, list(legend))
    traces += lettering.names(held, look)
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
