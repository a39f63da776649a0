"""The versions of a text under negotiation, point by point: who is for what."""

from __future__ import annotations

import pandas as pd

from stances import scale
from stances.exhibits.exhibit import Exhibit, positions_table
from stances.figures import matrix
from stances.figures.labels import plain
from stances.figures.look import Drawn, Look
from stances.measures.plans import point_by_point, versions
from stances.model import Dataset, Row, View, keyed, records
from stances.scale import N_
from stances.words import positions, rules
from stances.words import threads as words
from stances.words.speech import Speech, speech

_MOST = 24
"""So many actors are drawn, those with the most positions; the table holds all."""


def plan(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Draw a matrix of texts and their points against actors."""
    spoken = speech(dataset, language)
    frame = point_by_point(dataset, view)
    more = frame["actor_id"].nunique() - _MOST
    return Exhibit(
        name="plan",
        title=words.by_point(frame, spoken),
        subtitle=spoken.language.text(N_("Each text in bold, then its points.")),
        rows=lambda: _table(frame, view, spoken),
        drawing=None if frame.empty else _figure(frame, dataset, view, spoken, look),
        note=spoken.language.plural(
            N_("One actor more is in the table."), N_("{n} actors more are in the table."), more
        ) if more > 0 else "",
        empty=frame.empty,
    )  # fmt: skip


def _figure(frame: pd.DataFrame, dataset: Dataset, view: View, spoken: Speech, look: Look) -> Drawn:
    often = frame["actor_id"].value_counts()
    often = often.sort_index().sort_values(ascending=False, kind="stable").head(_MOST)
    shown = frame[frame["actor_id"].isin(often.index)]
    asked = versions(dataset, view.question)
    outcomes = shown["outcome"].astype("str")
    cells = pd.DataFrame({
        "row": shown["question_id"], "column": shown["actor_id"], "outcome": outcomes, "outlined": False,
        "text": [scale.stance(slug).symbol + rules.signs(row)
                 for slug, row in zip(outcomes, records(shown), strict=True)],
        "hover": [_hover(row, spoken) for row in records(shown)],
        "id": "q=" + shown["question_id"] + "&open=actor:" + shown["actor_id"],
    })  # fmt: skip
    heads = {question: _head(question, row, spoken) for question, row in keyed(asked)}
    present = set(outcomes)
    return matrix.figure(
        cells, heads, {str(actor): spoken.brief(str(actor)) for actor in often.index}, look,
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


def _table(frame: pd.DataFrame, view: View, spoken: Speech) -> pd.DataFrame:
    text = spoken.language.text
    made = positions_table(records(frame), view.but(inherit=False), spoken)
    if len(made):
        made.insert(0, text(N_("Question")), [spoken.question(question) for question in frame["question_id"]])
    return made
