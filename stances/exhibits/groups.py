"""Where the groups stand to which the actor whose page is open belongs."""

from __future__ import annotations

from typing import Any

from stances import scale
from stances.exhibits.country import subject
from stances.exhibits.exhibit import Exhibit, positions_table
from stances.figures.look import Look
from stances.markup import render
from stances.measures.board import rows
from stances.measures.membership import lasting
from stances.model import Dataset, Row, View
from stances.scale import N_
from stances.words.filters import BASIS, RULE, beneath, only
from stances.words.speech import Speech, speech


def groups(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """List the groups to which an actor belongs on the view's day, with the position of each on the view's question."""
    spoken = speech(dataset, language)
    actor = subject(dataset, view)
    ties = lasting(dataset, view.as_of)
    found = spoken.sorted(ties.loc[ties["member_id"] == actor, "group_id"].unique())
    alone = view.but(inherit=False)
    held = {row["actor_id"]: row for row in rows(dataset, alone.but(actors=(), stances=()))} if found else {}
    shown = [held[group] for group in found]
    return Exhibit(
        name="groups",
        title=_title(found, view, spoken),
        subtitle=beneath(only(view, spoken, _HEEDS)),
        rows=lambda: positions_table(shown, alone, spoken),
        markup=render("groups", rows=[_row(row, spoken) for row in shown]),
        empty=not found,
        heeds=_HEEDS,
    )


_HEEDS = (BASIS, RULE)


def _title(found: list[str], view: View, spoken: Speech) -> str:
    if not found:
        return spoken.language.text(N_("It belongs to no group of this dataset."))
    return spoken.language.text(N_("On {object}; what a group says is its own."),
                                object=spoken.question(view.question, "object"))  # fmt: skip


def _row(row: Row, spoken: Speech) -> dict[str, Any]:
    stance = scale.stance(str(row["outcome"]))
    return {
        "actor": row["actor_id"],
        "name": spoken.name(row["actor_id"]),
        "slug": stance.slug,
        "symbol": stance.symbol,
        "position": spoken.language.text(stance.label),
        "date": spoken.language.date(row["date"]) if row["date"] else "",
    }
