"""Supporters, the open, opponents and the silent, as lists."""

from __future__ import annotations

from typing import Any

import pandas as pd

from stances import scale
from stances.exhibits.exhibit import Exhibit, condition, positions_table
from stances.figures.look import Look
from stances.markup import render
from stances.measures.board import board
from stances.model import Dataset, View
from stances.scale import N_
from stances.words import positions
from stances.words.speech import Speech, speech


def lists(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """List who stands where, countries first, groups after them, with conditions, marks and dates."""
    spoken = speech(dataset, language)
    text = spoken.language.text
    shown = board(dataset, view)
    silent = shown[shown["outcome"] == scale.NONE.slug]
    markup = render(
        "lists",
        sections=[
            _section(rows, str(outcome), dataset, view, spoken)
            for outcome, rows in shown[shown["outcome"] != scale.NONE.slug].groupby("outcome", observed=True)
        ],
        silent=[{"actor": actor, "name": spoken.name(actor)} for actor in spoken.sorted(silent["actor_id"])],
        nothing={"symbol": scale.NONE.symbol, "label": text(N_("Named, nothing on record")),
              "count": _count(silent, spoken)},
        empty=text(N_("Nobody is left by these filters.")),
    )  # fmt: skip
    return Exhibit(
        name="lists",
        title=positions.finding(shown, view, spoken),
        subtitle=positions.rests_on(shown, view, spoken),
        rows=lambda: positions_table(shown, spoken),
        markup=markup,
        empty=shown.empty,
    )


def _section(rows: pd.DataFrame, outcome: str, dataset: Dataset, view: View, spoken: Speech) -> dict[str, Any]:
    stance = scale.stance(outcome)
    by_name = {actor: place for place, actor in enumerate(spoken.sorted(rows["actor_id"]))}
    order = rows.assign(group=rows["kind"] != "country", place=rows["actor_id"].map(by_name))
    return {
        "slug": outcome,
        "symbol": stance.symbol,
        "label": spoken.language.text(stance.label),
        "count": _count(rows, spoken),
        "rows": [_entry(row, dataset, view, spoken)
                 for _, row in order.sort_values(["group", "place"]).iterrows()],
    }  # fmt: skip


def _count(rows: pd.DataFrame, spoken: Speech) -> str:
    """Count countries, and groups apart, so that the number is the one the bar and the map show."""
    countries = int((rows["kind"] == "country").sum())
    others = len(rows) - countries
    if not others:
        return spoken.language.number(countries)
    groups = spoken.language.plural(N_("one group"), N_("{n} groups"), others)
    return f"{spoken.language.number(countries)} + {groups}" if countries else groups


def _entry(row: pd.Series, dataset: Dataset, view: View, spoken: Speech) -> dict[str, Any]:
    marks = positions.marks(row, spoken.language)
    if row["kind"] != "country":
        marks.insert(0, spoken.language.text(N_("group")))
    detail = [positions.claimants(row, spoken), condition(row, dataset, spoken)]
    if len(row["stances"]) > 1:
        detail.insert(0, " / ".join(spoken.language.text(scale.stance(slug).label) for slug in row["stances"]))
    return {
        "actor": row["actor_id"],
        "name": spoken.name(row["actor_id"]),
        "marks": marks,
        "detail": ", ".join(filter(None, detail)),
        "date": spoken.language.date(row["date"]),
        "title": positions.rule(row, view, spoken),
    }
