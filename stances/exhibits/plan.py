"""The versions of a text under negotiation, point by point: who is for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from stances import scale
from stances.exhibits.exhibit import Exhibit, positions_table
from stances.figures import matrix
from stances.figures.labels import plain
from stances.figures.look import Drawn, Look
from stances.measures.plans import point_by_point, versions
from stances.model import Dataset, Row, View, keyed
from stances.scale import N_
from stances.words import positions, rules
from stances.words import threads as words
from stances.words.filters import BOARD, RULE, beneath, only
from stances.words.speech import Speech, speech

_MOST = 24
"""So many actors are drawn, those with the most positions; the table holds all."""

_HEEDS = (*BOARD, RULE)


def plan(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Draw a matrix of texts and their points against actors."""
    spoken = speech(dataset, language)
    held = point_by_point(dataset, view)
    more = len({row["actor_id"] for row in held}) - _MOST
    return Exhibit(
        name="plan",
        title=words.by_point(held, spoken),
        subtitle=beneath(only(view, spoken, _HEEDS), spoken.language.text(N_("Each text in bold, then its points."))),
        rows=lambda: _table(held, view, spoken),
        drawing=_figure(held, dataset, view, spoken, look) if held else None,
        note=spoken.language.plural(
            N_("One actor more is in the table."), N_("{n} actors more are in the table."), more
        ) if more > 0 else "",
        empty=not held,
        heeds=_HEEDS,
    )  # fmt: skip


def _figure(held: Sequence[Row], dataset: Dataset, view: View, spoken: Speech, look: Look) -> Drawn:
    tally = Counter(row["actor_id"] for row in held)
    often = sorted(tally, key=lambda actor: (-tally[actor], actor))[:_MOST]
    shown = [row for row in held if row["actor_id"] in set(often)]
    asked = versions(dataset, view.question)
    cells = [
        {
            "row": row["question_id"], "column": row["actor_id"], "outcome": row["outcome"], "outlined": False,
            "text": scale.stance(row["outcome"]).symbol + rules.signs(row), "hover": _hover(row, spoken),
            "id": f"q={row['question_id']}&open=actor:{row['actor_id']}",
        }
        for row in shown
    ]  # fmt: skip
    heads = {question: _head(question, row, spoken) for question, row in keyed(asked)}
    present = {row["outcome"] for row in shown}
    return matrix.figure(
        cells, heads, {actor: spoken.brief(actor) for actor in often}, look,
        legend={slug: positions.label(slug, spoken.language) for slug in scale.OUTCOME.categories if slug in present},
        bold=tuple(dict.fromkeys(asked["whole"])),
    )  # fmt: skip


def _head(question: str, row: Row, spoken: Speech) -> str:
    label = spoken.question(question)
    return label if row["whole"] == question else f"{row['point']} · {label}" if row["point"] else f"· {label}"


def _hover(row: Row, spoken: Speech) -> str:
    return "<br>".join([
        f"<b>{plain(spoken.name(row['actor_id']))}</b>", plain(spoken.question(row["question_id"])),
        positions.label(str(row["outcome"]), spoken.language), spoken.language.date(row["date"]),
    ])  # fmt: skip


def _table(held: Sequence[Row], view: View, spoken: Speech) -> pd.DataFrame:
    text = spoken.language.text
    made = positions_table(held, view.but(inherit=False), spoken)
    if len(made):
        made.insert(0, text(N_("Question")), [spoken.question(row["question_id"]) for row in held])
    return made
