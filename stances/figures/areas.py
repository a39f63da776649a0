"""The map's areas: countries filled, lines across them, dots for small states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stances import scale
from stances.figures.labels import plain
from stances.figures.look import Look, Trace
from stances.model import Row

PALE = 0.5
"""How strong the colour is of a position that is old or not a country's own."""

_EMPTY = 9
"""Pixels across a dot without a sign."""

_RECEDING = 0.6
"""How strong the outline is of a country that the filters leave out; its fill is the paper, and no weaker for that."""


def filled(rows: Sequence[Row], outcome: str, entry: str, look: Look) -> list[Trace]:
    """Fill the countries of an outcome, the pale ones by themselves: plotly has one opacity for all of a trace."""
    pale = [row for row in rows if row["faint"] or row["lent"]]
    drawn = [_filled([row for row in rows if not (row["faint"] or row["lent"])], outcome, entry, look, 1.0)]
    if pale:
        drawn.append(_filled(pale, outcome, "", look, PALE))
    return drawn


def _filled(rows: Sequence[Row], outcome: str, entry: str, look: Look, opacity: float) -> Trace:
    colour = look.stances[outcome]
    return {
        "type": "choropleth",
        "locations": [row["code"] for row in rows],
        "z": [1] * len(rows),
        **_hovers(rows),
        "colorscale": [[0, colour], [1, colour]],
        "showscale": False,
        "showlegend": bool(entry),
        "name": entry,
        "legendgroup": outcome,
        "marker": {"line": {"color": look.paper, "width": 0.8}, "opacity": opacity},
    }


def _hovers(rows: Sequence[Row]) -> Trace:
    """Write what stands beside the pointer: what all of a trace have in common once, as the template."""
    lines = [row["hover"] for row in rows]
    head = _common(lines)
    tail = _common([line[len(head) :][::-1] for line in lines])
    template = ["<b>%{customdata[1]}</b>", *head]
    return {
        "text": ["".join(f"<br>{part}" for part in line[len(head) : len(line) - len(tail)]) for line in lines],
        "customdata": [[row["code"], plain(row["name"])] for row in rows],
        "hovertemplate": "<br>".join(template) + "%{text}" + "".join(f"<br>{part}" for part in tail[::-1])
        + "<extra></extra>",
    }  # fmt: skip


def _common(lines: Sequence[Sequence[str]]) -> list[str]:
    """Return with which parts all lines begin; what reads like a part of a template stays with its line."""
    found = []
    for parts in zip(*lines, strict=False):
        if len(set(parts)) > 1 or "%{" in parts[0]:
            break
        found.append(parts[0])
    return found


def rest(codes: Sequence[str], look: Look) -> Trace:
    """Fill the countries that the dataset does not speak of.

    plotly's own layers of land and borders would be drawn beneath the other countries as well, and take longer
    than all of these.
    """
    colour = look.stances[scale.NONE.slug]
    return {
        "type": "choropleth", "locations": list(codes), "z": [1] * len(codes),
        "colorscale": [[0, colour], [1, colour]], "showscale": False, "showlegend": False, "hoverinfo": "skip",
        "marker": {"line": {"color": look.paper, "width": 0.8}},
    }  # fmt: skip


def left(rows: Sequence[Row], said: str, look: Look) -> list[Trace]:
    """Outline the countries that the view's filters leave out: nothing is said of them, not even that nothing is known.

    plotly shows no outline in the legend of areas, so a mark that stands nowhere has the entry.
    """
    shaped, small = [row for row in rows if row["shaped"]], [row for row in rows if row["small"]]
    told = {"hovertemplate": f"<b>%{{customdata[1]}}</b><br>{plain(said)}<extra></extra>"}
    marks = {"type": "scattergeo", "mode": "markers", "legendgroup": "left"}
    outlined = {"color": look.paper, "opacity": _RECEDING, "line": {"color": look.muted, "width": 0.8}}
    drawn: list[Trace] = [{
        "type": "choropleth", "locations": [row["code"] for row in shaped], "z": [1] * len(shaped), **told,
        "customdata": [[row["code"], plain(row["name"])] for row in shaped], "legendgroup": "left",
        "colorscale": [[0, look.paper], [1, look.paper]], "showscale": False, "showlegend": False,
        "marker": {"line": {"color": look.muted, "width": 0.8}, "opacity": _RECEDING},
    }, {
        **marks, "lon": [None], "lat": [None], "hoverinfo": "skip", "name": said, "showlegend": True,
        "legendrank": 1001, "marker": {**outlined, "symbol": "square", "size": 12},
    }]  # fmt: skip
    if small:
        drawn.append({
            **marks, "lon": [row["lon"] for row in small], "lat": [row["lat"] for row in small], **told,
            "customdata": [[row["code"], plain(row["name"])] for row in small], "showlegend": False,
            "marker": {**outlined, "size": _EMPTY},
        })  # fmt: skip
    return drawn


def lined(
    codes: Sequence[str],
    hatching: Mapping[str, Mapping[str, Sequence[float | None]]],
    look: Look,
    entry: str,
    width: float,
    dash: str,
) -> Trace:
    """Draw lines across countries; the figure names whose, so that they need not be sent."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for code in codes:
        lon += [*hatching[code]["lon"], None]
        lat += [*hatching[code]["lat"], None]
    return {
        "type": "scattergeo", "lon": lon or [None], "lat": lat or [None], "mode": "lines",
        "line": {"color": look.paper, "width": width, "dash": dash}, "hoverinfo": "skip", "name": entry,
        "showlegend": True, "meta": {"hatch": list(codes)},
    }  # fmt: skip


def dots(rows: Sequence[Row], look: Look, across: int) -> Trace:
    """Draw the states that are too small to be seen, with a rim where the position is not their own word.

    Those with a position are `across` pixels wide, so that their sign fits in.
    """
    return {
        "type": "scattergeo", "lon": [row["lon"] for row in rows], "lat": [row["lat"] for row in rows],
        "mode": "markers", **_hovers(rows), "showlegend": False,
        "marker": {"size": [_EMPTY if row["outcome"] == scale.NONE.slug else across for row in rows],
                   "color": [look.stances[row["outcome"]] for row in rows],
                   "opacity": [PALE if row["faint"] or row["lent"] else 1 for row in rows],
                   "line": {"color": look.ink, "width": [1.8 if row["hatched"] else 0.8 for row in rows]}},
    }  # fmt: skip
