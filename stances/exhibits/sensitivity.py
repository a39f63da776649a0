"""Whose position on a question depends on the rule: a matrix of actors and rules, and a list of what flips."""

from __future__ import annotations

from typing import Any

import pandas as pd

from stances import scale
from stances.exhibits.exhibit import Exhibit
from stances.figures import matrix
from stances.figures.labels import plain
from stances.figures.look import Drawn, Look
from stances.markup import render
from stances.measures.sensitivity import sensitivity as measure
from stances.model import RULES, Dataset, Row, View, records
from stances.scale import N_
from stances.words import positions, rules
from stances.words import sensitivity as words
from stances.words.speech import Speech, speech

_MOST = 40
"""Of more actors than this only those are drawn whose position flips."""


def sensitivity(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Compare everybody's position on the view's question under all rules."""
    spoken = speech(dataset, language)
    frame = measure(dataset, view)
    flipping = frame.loc[frame["flips"], "actor_id"].unique()
    drawn = frame if frame["actor_id"].nunique() <= _MOST else frame[frame["actor_id"].isin(flipping)]
    return Exhibit(
        name="sensitivity",
        title=words.finding(frame, view, spoken),
        subtitle=words.by_rule(frame, spoken),
        rows=lambda: _table(frame, spoken),
        drawing=None if drawn.empty else _figure(drawn, spoken, look),
        markup=render("sensitivity", rules=_flips(frame, spoken)),
        empty=frame.empty,
    )


def _usual(frame: pd.DataFrame) -> dict[str, str]:
    first = frame[frame["rule"] == RULES[0]]
    return dict(zip(first["actor_id"], first["outcome"].astype("str"), strict=True))


def _figure(frame: pd.DataFrame, spoken: Speech, look: Look) -> Drawn:
    text = spoken.language.text
    outcomes = frame["outcome"].astype("str")
    cells = pd.DataFrame({
        "row": frame["actor_id"], "column": frame["rule"], "outcome": outcomes, "outlined": frame["flips"],
        "text": [scale.stance(slug).symbol for slug in outcomes],
        "hover": [_hover(row, spoken) for row in records(frame)],
        "id": "actor:" + frame["actor_id"],
    })  # fmt: skip
    present = set(outcomes)
    return matrix.figure(
        cells, {actor: spoken.name(actor) for actor in frame["actor_id"].unique()},
        {rule: text(rules.NAMES[rule]) for rule in RULES}, look,
        legend={slug: positions.label(slug, spoken.language) for slug in scale.OUTCOME.categories if slug in present},
        outlined=text(N_("another colour than under the usual rule")),
    )  # fmt: skip


def _hover(row: Row, spoken: Speech) -> str:
    counts = spoken.language.plural(N_("one statement counts"), N_("{n} statements count"), int(row["n"]))
    return "<br>".join([f"<b>{plain(spoken.name(row['actor_id']))}</b>", spoken.language.text(rules.NAMES[row["rule"]]),
                        positions.label(str(row["outcome"]), spoken.language), counts])  # fmt: skip


def _flips(frame: pd.DataFrame, spoken: Speech) -> list[dict[str, Any]]:
    """List what each rule would change."""
    usual = _usual(frame)
    changed = frame[frame["flips"]]
    return [
        {
            "rule": rule,
            "name": spoken.language.text(rules.NAMES[rule]),
            "decides": spoken.language.text(rules.DECIDES[rule]),
            "count": spoken.language.number(len(rows)),
            "flips": [{"actor": row["actor_id"], "text": words.flip(row, usual[row["actor_id"]], spoken)}
                      for row in records(rows)],
        }
        for rule in RULES[1:]
        for rows in [changed[changed["rule"] == rule]]
    ]  # fmt: skip


def _table(frame: pd.DataFrame, spoken: Speech) -> pd.DataFrame:
    """Write one row an actor: its position under each rule, and the rules under which it flips."""
    text = spoken.language.text
    names = {rule: text(rules.NAMES[rule]) for rule in RULES}
    return pd.DataFrame(
        [
            {
                text(N_("Actor")): spoken.name(str(actor)),
                text(N_("Code")): actor,
                **{names[rule]: text(scale.stance(str(outcome)).label)
                   for rule, outcome in zip(rows["rule"], rows["outcome"], strict=True)},
                text(N_("Flips under")): ", ".join(names[rule] for rule in rows.loc[rows["flips"], "rule"]),
            }
            for actor, rows in frame.groupby("actor_id", sort=False)
        ]
    )  # fmt: skip
