"""Supporters, the open, opponents and the silent, as lists."""

from __future__ import annotations

from typing import Any

import pandas as pd

from stances import scale
from stances.exhibits.exhibit import Exhibit, condition, positions_table, voices
from stances.figures.look import Look
from stances.markup import render
from stances.measures.board import board
from stances.model import Dataset, Row, View, records
from stances.scale import N_
from stances.words import positions, rules
from stances.words.speech import Speech, speech

_MANY = 15
"""Of a longer list, those of whom there is nothing to say but their name are written in running text."""


def lists(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """List who stands where, countries first, groups after them, with conditions, marks and dates."""
    spoken = speech(dataset, language)
    text = spoken.language.text
    shown = board(dataset, view)
    silent = shown[(shown["outcome"] == scale.NONE.slug) & (shown["inherits"] == scale.NONE.slug)]
    markup = render(
        "lists",
        sections=[_section(rows, outcome, dataset, view, spoken) for outcome, rows in by_position(shown, spoken)],
        silent=_silent(silent, spoken),
        nothing={"symbol": scale.NONE.symbol, "label": text(N_("Named, nothing on record")),
              "count": _count(silent, spoken)},
        empty=text(N_("Nobody is left by these filters.")),
    )  # fmt: skip
    return Exhibit(
        name="lists",
        title=positions.finding(shown, view, spoken),
        subtitle=positions.rests_on(shown, view, spoken),
        rows=lambda: positions_table(shown, view, spoken),
        markup=markup,
        empty=shown.empty,
    )


def by_position(shown: pd.DataFrame, spoken: Speech) -> list[tuple[str, pd.DataFrame]]:
    """Part a board by position, in display order, each with its own before the lent and countries before groups."""
    lent = shown["inherits"] != scale.NONE.slug
    at = shown["outcome"].mask(lent, shown["inherits"])
    places = {actor: place for place, actor in enumerate(spoken.sorted(shown["actor_id"]))}
    order = shown.assign(lent=lent, group=shown["kind"] != "country", place=shown["actor_id"].map(places))
    order = order[at != scale.NONE.slug].sort_values(["lent", "group", "place"])
    return [(str(outcome), rows) for outcome, rows in order.groupby(at, observed=True)]


def _section(rows: pd.DataFrame, outcome: str, dataset: Dataset, view: View, spoken: Speech) -> dict[str, Any]:
    stance = scale.stance(outcome)
    entries = [_entry(row, dataset, view, spoken) for row in records(rows)]
    brief = len(entries) > _MANY
    return {
        "slug": outcome,
        "symbol": stance.symbol,
        "label": spoken.language.text(stance.label),
        "count": counted(rows, spoken),
        "rows": [entry for entry in entries if not brief or entry["marks"] or entry["detail"]],
        "brief": [entry for entry in entries if brief and not entry["marks"] and not entry["detail"]],
    }


def _silent(rows: pd.DataFrame, spoken: Speech) -> list[dict[str, str]]:
    """List those without a position, with the groups that would lend them one but disagree."""
    disagree = {row["actor_id"]: rules.borrowed(row, spoken) for row in records(rows) if row["via"]}
    mark = spoken.language.text(N_("groups disagree"))
    return [
        {"actor": actor, "name": spoken.name(actor), "mark": mark if actor in disagree else "",
         "title": disagree.get(actor, "")}
        for actor in spoken.sorted(rows["actor_id"])
    ]  # fmt: skip


def counted(rows: pd.DataFrame, spoken: Speech) -> str:
    """Count those of a section; who only takes its group's position is counted apart."""
    own = _count(rows[~rows["lent"]], spoken) if not rows["lent"].all() else ""
    taken = spoken.language.plural(N_("one from its group"), N_("{n} from their group"), int(rows["lent"].sum()))
    return " + ".join(filter(None, (own, taken if rows["lent"].any() else "")))


def _count(rows: pd.DataFrame, spoken: Speech) -> str:
    """Count countries, and groups apart, so that the number is the one the bar and the map show."""
    countries = int((rows["kind"] == "country").sum())
    others = len(rows) - countries
    if not others:
        return spoken.language.number(countries)
    groups = spoken.language.plural(N_("one group"), N_("{n} groups"), others)
    return f"{spoken.language.number(countries)} + {groups}" if countries else groups


def _entry(row: Row, dataset: Dataset, view: View, spoken: Speech) -> dict[str, Any]:
    marks = positions.marks(row, view, spoken.language)
    if row["kind"] != "country":
        marks.insert(0, spoken.language.text(N_("group")))
    hangs_on = condition(row, dataset, spoken)
    detail = [*voices(row, spoken), positions.claimants(row, spoken),
              f"{rules.CONDITIONAL} {hangs_on}" if hangs_on else "",
              ", ".join(spoken.name(group) for group in row["via"])]  # fmt: skip
    return {
        "actor": row["actor_id"],
        "name": spoken.name(row["actor_id"]),
        "marks": marks,
        "detail": ", ".join(filter(None, detail)),
        "lent": bool(row["via"]),
        "signs": rules.signs(row),
        "date": spoken.language.date(row["date"]) if row["statements"] else "",
        "title": positions.rule(row, view, spoken) if row["statements"] else rules.borrowed(row, spoken),
    }
