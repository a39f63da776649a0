"""How complete a record is: how much was said by whom, on what, in which language, where and when; what never was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from stances import dates, scale
from stances.measures.ledger import ledger
from stances.measures.membership import chosen
from stances.measures.runs import Codes
from stances.model import Dataset, View

BY = ("actor_id", "question_id", "language", "publisher", "kind", "source_id", "month")
"""What statements are counted by."""


@dataclass(frozen=True, eq=False)
class Coverage:
    """What a record covers.

    Attributes:
        actors: those whose statements are counted, in the order of the cells.
        questions: those of the dataset.
        cells: one row for every actor and question: `actor_id`, `question_id` (categories), `n` (statements), `sources`
            (documents they are from), `outcome` (`none` without a position), `age` (days, float, NaN without
            a position), `single` (bool: all from one document), `stale` (bool: older than the view allows),
            `asked` (bool: there is a statement). Actors are ordered by their number of statements, then by
            code; questions as in the dataset.
        tallies: for each of `BY` how many statements have which value: its code (empty for an unknown language,
            and for a month where a date is less precise); months in time, all else by number, then by code.
    """

    actors: list[str]
    questions: list[str]
    cells: pd.DataFrame
    tallies: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, eq=False)
class _Coded:
    """Of each statement, by the columns of `BY`, which value it has; its cell, and its document within the cell."""

    values: Mapping[str, list[str]]
    codes: Mapping[str, Codes]
    cell: Codes
    document: Codes
    cell_of: Codes  # by document


def coverage(dataset: Dataset, view: View) -> Coverage:
    """Measure what is on record up to the view's day, of the actors and on the bases that it leaves.

    Corrected and retracted rows are not counted; statements with an unknown date are.
    """
    rows, coded = dataset.statements, _coded(dataset)
    actors = chosen(dataset, view.actors, view.as_of)
    keep = rows["active"].to_numpy() & ~(rows["counts"].to_numpy() > np.datetime64(view.as_of))
    keep &= np.isin(coded.values["actor_id"], list(actors))[coded.codes["actor_id"]]
    if view.bases:
        keep &= rows["basis"].isin(list(view.bases)).to_numpy()
    left = np.flatnonzero(keep)
    said = dict(zip(coded.values["actor_id"], np.bincount(coded.codes["actor_id"][left], minlength=len(dataset.actors))
                    .tolist(), strict=True))  # fmt: skip
    shown = sorted(actors & said.keys(), key=lambda actor: (-said[actor], actor))
    tallies = {by: _tally(coded, by, left) for by in BY}
    return Coverage(shown, coded.values["question_id"], _cells(dataset, view, coded, left, shown), tallies)


def _cells(dataset: Dataset, view: View, coded: _Coded, left: Codes, shown: list[str]) -> pd.DataFrame:
    actors, questions = (pd.Index(coded.values[by]) for by in ("actor_id", "question_id"))
    wide, size = len(questions), len(actors) * len(questions)
    n = np.bincount(coded.cell[left], minlength=size)
    present = np.zeros(len(coded.cell_of), np.bool_)
    present[coded.document[left]] = True
    sources = np.bincount(coded.cell_of[present], minlength=size)
    outcome = np.full(size, list(scale.OUTCOME.categories).index(scale.NONE.slug))
    age = np.full(size, np.nan)
    book = ledger(dataset, tuple(sorted(view.bases)), view.rule)
    held = book.held(view.as_of)
    by_actor, by_question = actors.get_indexer(book.actors), questions.get_indexer(book.questions)
    group = book.spells.group[held]
    at = by_actor[group // max(wide, 1)] * wide + by_question[group % max(wide, 1)]
    outcome[at] = book.spells.outcome[held]
    age[at] = np.datetime64(view.as_of).astype(np.int64) - book.spells.last[held]
    order = (actors.get_indexer(pd.Index(shown, dtype=actors.dtype))[:, None] * wide + np.arange(wide)).ravel()
    return pd.DataFrame(
        {
            "actor_id": pd.Categorical.from_codes(order // max(wide, 1), actors),
            "question_id": pd.Categorical.from_codes(order % max(wide, 1), questions),
            "n": n[order],
            "sources": sources[order],
            "outcome": pd.Categorical.from_codes(outcome[order], dtype=scale.OUTCOME),
            "age": age[order],
            "single": sources[order] == 1,
            "stale": age[order] > view.stale if view.stale else np.zeros(len(order), np.bool_),
            "asked": n[order] > 0,
        }
    )


def _tally(coded: _Coded, by: str, left: Codes) -> dict[str, int]:
    values = coded.values[by]
    n = np.bincount(coded.codes[by][left], minlength=len(values)).tolist()
    found = [(value, count) for value, count in zip(values, n, strict=True) if count]
    return dict(sorted(found, key=lambda one: (one[0],) if by == "month" else (-one[1], one[0])))


@lru_cache(maxsize=16)
def _coded(dataset: Dataset) -> _Coded:
    rows, sources = dataset.statements, dataset.sources
    spans = dates.parsed(rows["date"])
    first, last = (spans[end].dt.strftime("%Y-%m") for end in ("start", "end"))
    columns = {
        **{by: rows[by] for by in ("actor_id", "question_id", "source_id")},
        **{by: rows["source_id"].map(sources[by].astype("str")).fillna("") for by in ("language", "publisher", "kind")},
        "month": last.where(first == last).fillna(""),  # a date that is less precise than a month has none
    }
    known = {"actor_id": dataset.actors.index, "question_id": dataset.questions.index}
    values = {by: list(known.get(by, sorted(column.unique()))) for by, column in columns.items()}
    codes = {by: pd.Categorical(column, categories=values[by]).codes.astype(np.int64) for by, column in columns.items()}
    cell = codes["actor_id"] * len(values["question_id"]) + codes["question_id"]
    documents, document = np.unique(cell * len(values["source_id"]) + codes["source_id"], return_inverse=True)
    return _Coded(values, codes, cell, document, documents // max(len(values["source_id"]), 1))
