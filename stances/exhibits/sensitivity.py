"""Whose position on a question depends on the rule: a matrix of actors and rules, and a list of what flips."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

import pandas as pd

from stances import scale
from stances.exhibits.exhibit import Exhibit
from stances.figures import matrix
from stances.figures.labels import plain
from stances.figures.look import Drawn, Look
from stances.markup import render
from stances.measures.sensitivity import sensitivity as measure
from stances.model import RULES, Dataset, Row, View
from stances.scale import N_
from stances.words import positions, rules
from stances.words import sensitivity as words
from stances.words.filters import ACTORS, BASIS, beneath, idle, only
from stances.words.speech import Speech, speech

_MOST, _FLIPPING = 40, 60
"""Of more actors than this only those are drawn whose position flips, and of those so many; the table holds all.
Listed are those that are drawn."""


def sensitivity(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Compare everybody's position on the view's question under all rules."""
    spoken = speech(dataset, language)
    found = measure(dataset, view)
    actors = dict.fromkeys(row["actor_id"] for row in found)
    flips = [row for row in found if row["flips"]]
    flipping = dict.fromkeys(row["actor_id"] for row in flips)
    kept = set(actors if len(actors) <= _MOST else list(flipping)[:_FLIPPING])
    drawn = [row for row in found if row["actor_id"] in kept]
    more = len(flipping.keys() - kept)
    return Exhibit(
        name="sensitivity",
        title=words.finding(found, view, spoken),
        subtitle=" ".join(filter(None, (beneath(only(view, spoken, _HEEDS), words.by_rule(found, spoken)),
                                        idle(view, spoken)))),
        rows=lambda: _table(found, spoken),
        drawing=_figure(drawn, spoken, look) if drawn else None,
        markup=render("sensitivity", rules=_flips(found, flips, kept, spoken)),
        note=spoken.language.plural(
            N_("One actor more is in the table."), N_("{n} actors more are in the table."), more
        ) if more else "",
        empty=not found,
        heeds=_HEEDS,
    )  # fmt: skip


_HEEDS = (ACTORS, BASIS)


def _figure(shown: Sequence[Row], spoken: Speech, look: Look) -> Drawn:
    text = spoken.language.text
    cells = [
        {
            "row": row["actor_id"], "column": row["rule"], "outcome": row["outcome"], "outlined": row["flips"],
            "text": scale.stance(row["outcome"]).symbol, "id": f"actor:{row['actor_id']}",
            "hover": _hover(spoken, row["actor_id"], row["rule"], row["outcome"], row["n"]),
        }
        for row in shown
    ]  # fmt: skip
    present = {row["outcome"] for row in shown}
    return matrix.figure(
        cells, {row["actor_id"]: spoken.name(row["actor_id"]) for row in shown},
        {rule: text(rules.NAMES[rule]) for rule in RULES}, look,
        legend={slug: positions.label(slug, spoken.language) for slug in scale.OUTCOME.categories if slug in present},
        outlined=text(N_("another colour than under the usual rule")),
    )  # fmt: skip


@lru_cache(maxsize=16_384)
def _hover(spoken: Speech, actor: str, rule: str, outcome: str, n: int) -> str:
    counts = spoken.language.plural(N_("one statement counts"), N_("{n} statements count"), n)
    return "<br>".join([f"<b>{plain(spoken.name(actor))}</b>", spoken.language.text(rules.NAMES[rule]),
                        positions.label(outcome, spoken.language), counts])  # fmt: skip


def _flips(found: Sequence[Row], flips: Sequence[Row], kept: Collection[str], spoken: Speech) -> list[dict[str, Any]]:
    """Count what each rule would change, and list it of those actors that are drawn."""
    usual = {row["actor_id"]: row["outcome"] for row in found if row["rule"] == RULES[0]}
    return [
        {
            "rule": rule,
            "name": spoken.language.text(rules.NAMES[rule]),
            "decides": spoken.language.text(rules.DECIDES[rule]),
            "count": spoken.language.number(len(changed)),
            "flips": [_flip(spoken, row["actor_id"], row["outcome"], usual[row["actor_id"]])
                      for row in changed if row["actor_id"] in kept],
        }
        for rule in RULES[1:]
        for changed in [[row for row in flips if row["rule"] == rule]]
    ]  # fmt: skip


@lru_cache(maxsize=16_384)
def _flip(spoken: Speech, actor: str, outcome: str, usual: str) -> dict[str, str]:
    return {"actor": actor, "text": words.flip(actor, outcome, usual, spoken)}


def _table(found: Sequence[Row], spoken: Speech) -> pd.DataFrame:
    """Write one row an actor: its position under each rule, and the rules under which it flips."""
    text = spoken.language.text
    names = {rule: text(rules.NAMES[rule]) for rule in RULES}
    return pd.DataFrame(
        [
            {
                text(N_("Actor")): spoken.name(actor),
                text(N_("Code")): actor,
                **{names[row["rule"]]: text(scale.stance(row["outcome"]).label) for row in rows},
                text(N_("Flips under")): ", ".join(names[row["rule"]] for row in rows if row["flips"]),
            }
            for actor, some in groupby(found, key=lambda row: str(row["actor_id"]))
            for rows in [list(some)]
        ]
    )
