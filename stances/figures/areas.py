"""The map's areas: countries filled, lines across them, dots for small states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from stances import scale
from stances.figures.look import Look

PALE = 0.5
"""How strong the colour is of a position that is old or not a country's own."""


def filled(rows: pd.DataFrame, outcome: str, entry: str, look: Look) -> list[go.Choropleth]:
    """Fill the countries of an outcome, the pale ones by themselves: plotly has one opacity for all of a trace."""
    pale = rows["faint"] | rows["lent"]
    drawn = [_filled(rows[~pale], outcome, entry, look, 1.0)]
    if pale.any():
        drawn.append(_filled(rows[pale], outcome, "", look, PALE))
    return drawn


def _filled(rows: pd.DataFrame, outcome: str, entry: str, look: Look, opacity: float) -> go.Choropleth:
    colour = look.stances[outcome]
    return go.Choropleth(
        locations=rows["code"].tolist(),
        z=[1] * len(rows),
        text=rows["hover"].tolist(),
        colorscale=[[0, colour], [1, colour]],
        showscale=False,
        showlegend=bool(entry),
        name=entry,
        legendgroup=outcome,
        marker={"line": {"color": look.paper, "width": 0.8}, "opacity": opacity},
        hovertemplate="%{text}<extra></extra>",
    )


def rest(codes: Sequence[str], look: Look) -> go.Choropleth:
    """Fill the countries that the dataset does not speak of.

    plotly's own layers of land and borders would be drawn beneath the other countries as well, and take longer
    than all of these.
    """
    colour = look.stances[scale.NONE.slug]
    return go.Choropleth(
        locations=list(codes), z=[1] * len(codes), colorscale=[[0, colour], [1, colour]], showscale=False,
        showlegend=False, hoverinfo="skip", marker={"line": {"color": look.paper, "width": 0.8}},
    )  # fmt: skip


def lined(
    codes: Sequence[str],
    hatching: Mapping[str, Mapping[str, Sequence[float | None]]],
    look: Look,
    entry: str,
    width: float,
    dash: str,
) -> go.Scattergeo:
    """Draw lines across countries; the figure names whose, so that they need not be sent."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for code in codes:
        lon += [*hatching[code]["lon"], None]
        lat += [*hatching[code]["lat"], None]
    return go.Scattergeo(
        lon=lon or [None], lat=lat or [None], mode="lines", line={"color": look.paper, "width": width, "dash": dash},
        hoverinfo="skip", name=entry, showlegend=True, meta={"hatch": list(codes)},
    )  # fmt: skip


def dots(rows: pd.DataFrame, look: Look) -> go.Scattergeo:
    """Draw the states that are too small to be seen, with a rim where the position is not their own word."""
    return go.Scattergeo(
        lon=rows["lon"].tolist(), lat=rows["lat"].tolist(), mode="markers", text=rows["hover"].tolist(),
        customdata=rows[["code"]].to_numpy().tolist(), showlegend=False, hovertemplate="%{text}<extra></extra>",
        marker={"size": 11, "color": [look.stances[outcome] for outcome in rows["outcome"]],
                "opacity": [PALE if pale else 1 for pale in rows["faint"] | rows["lent"]],
                "line": {"color": look.ink, "width": [1.8 if hatched else 0.8 for hatched in rows["hatched"]]}},
    )  # fmt: skip
