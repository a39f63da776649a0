"""Deeds beside words: where an actor stood in the other datasets that this one names, such as votes."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from stances import scale
from stances.dataset import bundled
from stances.dataset.shelf import opened
from stances.exhibits.country import subject
from stances.exhibits.exhibit import Exhibit
from stances.figures.look import Look
from stances.markup import render
from stances.measures.positions import held
from stances.model import Dataset, View
from stances.scale import N_
from stances.words.speech import Speech, speech


def votes(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """List the positions of the actor whose page is open in the datasets that `beside` of datapackage.json names."""
    spoken = speech(dataset, language)
    text = spoken.language.text
    actor = subject(dataset, view)
    rows = [row for other in beside(dataset) for row in _rows(actor, view, speech(other, language))]
    return Exhibit(
        name="votes",
        title=_title(rows, spoken),
        subtitle="",
        rows=lambda: pd.DataFrame(
            [
                {
                    text(N_("Question")): row["question"],
                    text(N_("Position")): row["position"],
                    text(N_("Date")): row["date"],
                    text(N_("Date (EDTF)")): row["edtf"],
                    text(N_("Dataset")): row["from"],
                }
                for row in rows
            ]
        ),
        markup=render("votes", rows=rows),
        empty=not rows,
    )


def _title(rows: list[dict[str, str]], spoken: Speech) -> str:
    if not rows:
        return spoken.language.text(N_("Nothing is on record beside its words."))
    titles = "; ".join(dict.fromkeys(row["from"] for row in rows))
    return spoken.language.text(N_("Beside its words: {titles}."), titles=titles)


def beside(dataset: Dataset) -> list[Dataset]:
    """Return the bundled datasets that are to be shown beside one."""
    named = [str(name) for name in dataset.meta.get("beside", ())]
    return [opened(name) for name in named if name in bundled() and name != dataset.name]


def _rows(actor: str, view: View, spoken: Speech) -> Iterator[dict[str, str]]:
    other = spoken.dataset
    for row in held(other, view.as_of, actor=actor):
        stance = scale.stance(str(row["outcome"]))
        meaning = (
            spoken.question(row["question_id"], stance.slug) if stance in {scale.SCALE[0], scale.SCALE[-1]} else ""
        )
        yield {
            "slug": stance.slug,
            "symbol": stance.symbol,
            "question": spoken.question(row["question_id"]),
            "position": meaning or spoken.language.text(stance.label),
            "date": spoken.language.date(row["date"]),
            "edtf": row["date"],
            "from": other.text("title", spoken.language.code),
        }
