"""Supporters, the open, opponents and the silent, as lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stances import scale
from stances.exhibits.exhibit import Exhibit, condition, heads, positions_table, voices
from stances.figures.look import Look
from stances.markup import render
from stances.measures.board import rows
from stances.model import Dataset, Row, View
from stances.scale import N_
from stances.words import positions, rules
from stances.words.filters import BOARD
from stances.words.speech import Speech, speech

_MANY = 15
"""Of a longer list, those of whom there is nothing to say but their name are written in running text."""


def lists(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """List who stands where, countries first, groups after them, with conditions, marks and dates."""
    spoken = speech(dataset, language)
    text = spoken.language.text
    title, subtitle = heads(dataset, view, language)
    held = rows(dataset, view)
    silent = [row for row in held if at(row) == scale.NONE.slug]
    markup = render(
        "lists",
        sections=[_section(some, outcome, dataset, view, spoken) for outcome, some in by_position(held, spoken)],
        silent=_silent(silent, spoken),
        nothing={"symbol": scale.NONE.symbol, "label": text(N_("Named, nothing on record")),
              "count": _count(silent, spoken)},
        empty=text(N_("Nobody is left by these filters.")),
    )  # fmt: skip
    return Exhibit(
        name="lists",
        title=title,
        subtitle=subtitle,
        rows=lambda: positions_table(held, view, spoken),
        markup=markup,
        empty=not held,
        heeds=BOARD,
    )


def at(row: Row) -> str:
    """Return the position under which an actor is listed: its own or, without one, that of its group."""
    return str(row["inherits"] if row["inherits"] != scale.NONE.slug else row["outcome"])


def by_position(held: Sequence[Row], spoken: Speech) -> list[tuple[str, list[Row]]]:
    """Part a board by position, in display order, each with its own before the lent and countries before groups."""
    places = {actor: place for place, actor in enumerate(spoken.sorted([row["actor_id"] for row in held]))}
    order = sorted(held, key=lambda row: (_lent(row), row["kind"] != "country", places[row["actor_id"]]))
    parts: dict[str, list[Row]] = {slug: [] for slug in scale.OUTCOME.categories}
    for row in order:
        parts[at(row)].append(row)
    return [(slug, some) for slug, some in parts.items() if some and slug != scale.NONE.slug]


def _lent(row: Row) -> bool:
    return bool(row["inherits"] != scale.NONE.slug)


def _section(held: Sequence[Row], outcome: str, dataset: Dataset, view: View, spoken: Speech) -> dict[str, Any]:
    stance = scale.stance(outcome)
    entries = [_entry(row, dataset, view, spoken, brief=len(held) > _MANY) for row in held]
    return {
        "slug": outcome,
        "symbol": stance.symbol,
        "label": spoken.language.text(stance.label),
        "count": counted(held, spoken),
        "rows": [entry for entry in entries if "title" in entry],
        "brief": [entry for entry in entries if "title" not in entry],
    }


def _silent(held: Sequence[Row], spoken: Speech) -> list[dict[str, str]]:
    """List those without a position, with the groups that would lend them one but disagree."""
    disagree = {row["actor_id"]: rules.borrowed(row, spoken) for row in held if row["via"]}
    mark = spoken.language.text(N_("groups disagree"))
    return [
        {"actor": actor, "name": spoken.name(actor), "mark": mark if actor in disagree else "",
         "title": disagree.get(actor, "")}
        for actor in spoken.sorted([row["actor_id"] for row in held])
    ]  # fmt: skip


def counted(held: Sequence[Row], spoken: Speech) -> str:
    """Count those of a section; who only takes its group's position is counted apart."""
    own = [row for row in held if not _lent(row)]
    lent = len(held) - len(own)
    taken = spoken.language.plural(N_("one from its group"), N_("{n} from their group"), lent) if lent else ""
    return " + ".join(filter(None, (_count(own, spoken) if own else "", taken)))


def _count(held: Sequence[Row], spoken: Speech) -> str:
    """Count countries, and groups apart, so that the number is the one the bar and the map show."""
    countries = sum(row["kind"] == "country" for row in held)
    others = len(held) - countries
    if not others:
        return spoken.language.number(countries)
    groups = spoken.language.plural(N_("one group"), N_("{n} groups"), others)
    return f"{spoken.language.number(countries)} + {groups}" if countries else groups


def _entry(row: Row, dataset: Dataset, view: View, spoken: Speech, *, brief: bool) -> dict[str, Any]:
    """Write an actor's line; in brief, of one with nothing beside its name, only that."""
    marks = positions.marks(row, view, spoken.language)
    if row["kind"] != "country":
        marks.insert(0, spoken.language.text(N_("group")))
    hangs_on = condition(row, dataset, spoken)
    detail = [*voices(row, spoken), positions.claimants(row, spoken),
              f"{rules.CONDITIONAL} {hangs_on}" if hangs_on else "",
              ", ".join(spoken.name(group) for group in row["via"])]  # fmt: skip
    told = ", ".join(filter(None, detail))
    entry = {"actor": row["actor_id"], "name": spoken.name(row["actor_id"]), "signs": rules.signs(row)}
    if brief and not marks and not told:
        return entry
    return {
        **entry,
        "marks": marks,
        "detail": told,
        "lent": bool(row["via"]),
        "date": spoken.language.date(row["date"]) if row["statements"] else "",
        "title": positions.rule(row, view, spoken) if row["statements"] else rules.borrowed(row, spoken),
    }
