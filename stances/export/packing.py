"""A figure's lists, one entry a mark, written more briefly: `assets/drawing.js` unpacks them.

The socket compresses a rerun against the last 32 kB that were sent. What repeats costs next to nothing there, but only
while a rerun and the one before it are no longer than that; compressed alone, a figure would hardly be smaller.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby
from operator import ne
from typing import Any

from stances.figures.labels import plain
from stances.figures.look import LIGHT, layout
from stances.names import countries
from stances.reference import codes

RUNS, ROWS, NUMBERS, AREAS, NAMED, USUAL = "$runs", "$rows", "$numbers", "$areas", "$named", "$usual"
"""What a list becomes: `[[value, times], …]`, lines of fields parted by tabs, or hundredths to the base of 36 parted by
spaces; the colour of a trace's areas; whether those names of a trace's countries stay away that the browser knows;
whether a layout has all that every figure's has."""

_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"

_FEW = 4
"""Shorter lists stay as they are."""


def packed(drawn: dict[str, Any], language: str) -> dict[str, Any]:
    """Pack a figure on light paper, as plotly writes it, for a page in some language."""
    names = known(language)
    traces = [_packed(_named(_trace(trace), names)) for trace in drawn["data"]]
    return {"data": traces, "layout": _layout(drawn["layout"])}


@cache
def known(language: str) -> dict[str, str]:
    """Return how a figure names the countries, by code: the browser is told once."""
    gazetteer = countries()
    return {code: plain(gazetteer.label(code, language)) for code in sorted(codes())}


@cache
def usual() -> dict[str, Any]:
    """Return what the layout of every figure has, which the browser is told once."""
    return {name: value for name, value in layout(LIGHT).items() if name != "template"}


def _layout(laid_out: dict[str, Any]) -> dict[str, Any]:
    known = usual()
    if not known.items() <= laid_out.items():
        return laid_out
    return {USUAL: True, **{name: value for name, value in laid_out.items() if name not in known}}


def _trace(trace: dict[str, Any]) -> dict[str, Any]:
    """Name the colour of filled areas, and nothing else that follows from it; a click on an area tells its place."""
    if trace["type"] != "choropleth":
        return trace
    places, colour = trace["locations"], trace["colorscale"][0][1]
    follows = {"z": [1] * len(places), "colorscale": [[0, colour], [1, colour]], "showscale": False}
    if not follows.items() <= trace.items():
        return trace
    if [row[0] for row in trace.get("customdata", ())] == places:
        follows["locations"] = places
    return {AREAS: colour, **{name: value for name, value in trace.items() if name not in follows}}


def _named(trace: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Leave out the name of each country that the browser knows by it."""
    rows = trace.get("customdata", ())
    if set(map(type, rows)) != {list} or set(map(len, rows)) != {2} or rows[0][0] not in names:
        return trace  # where the first is no country, none is
    brief = [row[:1] if names.get(row[0]) == row[1] else row for row in rows]
    return trace if brief == list(rows) else {**trace, NAMED: True, "customdata": brief}


def _packed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _packed(part) for name, part in value.items()}
    if not isinstance(value, list | tuple) or len(value) < _FEW:
        return value
    return _rows(value) or _runs(value) or _numbers(value) or value


def _rows(values: Sequence[Any]) -> dict[str, str] | None:
    """Write rows of text as lines, unless a text could not be told from what parts them."""
    if not set(map(type, values)) <= {list, tuple} or not all(values):
        return None
    try:
        lines = "\n".join(map("\t".join, values))
    except TypeError:  # not only texts
        return None
    told = lines.count("\n") == len(values) - 1 and lines.count("\t") == sum(map(len, values)) - len(values)
    return {ROWS: lines} if told else None


def _runs(values: Sequence[Any]) -> dict[str, list[Any]] | None:
    """Write equal values that follow each other once, if that is shorter."""
    if not set(map(type, values)) <= {str, int, float, bool}:
        return None
    if 2 * (1 + sum(map(ne, values, values[1:]))) > len(values):
        return None
    return {RUNS: [[value, len(list(same))] for value, same in groupby(values)]}


def _numbers(values: Sequence[Any]) -> dict[str, str] | None:
    """Write fractions without their point, to a base in which they are short; none of more than two decimals."""
    if set(map(type, values)) != {float}:
        return None
    different = set(values)  # few, as a rule: the columns of a matrix
    if not all(math.isfinite(value) and round(value * 100) / 100 == value for value in different):
        return None
    short = {value: _short(round(value * 100)) for value in different}
    return {NUMBERS: " ".join(map(short.__getitem__, values))}


@lru_cache(maxsize=16_384)
def _short(number: int) -> str:
    if number < 0:
        return f"-{_short(-number)}"
    rest, sign = divmod(number, 36)
    return (_short(rest) if rest else "") + _SIGNS[sign]
