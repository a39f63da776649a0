"""How far two coders agreed, and what came of checking every row."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd

from stances.exhibits.exhibit import Exhibit
from stances.figures.look import Look
from stances.markup import render
from stances.measures.agreement import ALL, agreement
from stances.model import Dataset, View
from stances.scale import N_
from stances.words import reliability as words
from stances.words.speech import Speech, speech


def reliability(dataset: Dataset, _view: View, language: str, _look: Look) -> Exhibit:
    """Report the two codings, question by question, and the second check; no view changes them."""
    return _reliability(dataset, language)


@lru_cache(maxsize=32)
def _reliability(dataset: Dataset, language: str) -> Exhibit:
    spoken = speech(dataset, language)
    frame = agreement(dataset)
    verdicts = dataset.checks["verdict"].astype("str").value_counts()
    table = _table(frame, spoken)
    return Exhibit(
        name="reliability",
        title=words.finding(frame, verdicts, spoken),
        subtitle=words.explained(spoken) if len(frame) else "",
        rows=lambda: table,
        markup=render("reliability", heads=list(table.columns), rows=_written(table, spoken)),
        empty=frame.empty and verdicts.empty,
    )


def _table(frame: pd.DataFrame, spoken: Speech) -> pd.DataFrame:
    text = spoken.language.text
    rows: list[dict[str, Any]] = [
        {
            text(N_("Question")): text(N_("All questions")) if question == ALL else spoken.question(question),
            text(N_("Pages")): pages,
            text(N_("Claims")): claims,
            text(N_("Seen by both")): both,
            text(N_("Same stance")): same,
            text(N_("Alpha")): "" if pd.isna(alpha) else round(alpha, 2),
        }
        for question, pages, claims, both, same, alpha in frame.itertuples(index=False, name=None)
    ]
    return pd.DataFrame(rows)


def _written(table: pd.DataFrame, spoken: Speech) -> list[list[str]]:
    """Write the numbers as the language does."""
    return [
        [cell if isinstance(cell, str) else spoken.language.number(cell, 0 if isinstance(cell, int) else 2)
         for cell in row]
        for row in table.astype("object").to_numpy().tolist()
    ]  # fmt: skip
