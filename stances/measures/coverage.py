"""How complete a record is: how much was said by whom, on what, in which language, where and when; what never was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from stances import dates, scale
from stances.measures.ledger import ledger
from stances.measures.membership import chosen
from stances.measures.runs import Codes, Flags
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
    """What each statement has, as numbers: a value by each of `BY`, its cell, and its document within the cell."""

    values: Mapping[str, list[str]]
    codes: Mapping[str, Codes]  # by each of `BY`, `cell` and `document`
    place: Mapping[str, Mapping[str, int]]  # of each actor and question among `values`
    kind: Mapping[str, pd.CategoricalDtype]  # of actors and questions
    cell_of: Codes  # by document

    @cached_property
    def all(self) -> Mapping[str, Codes]:
        """How many statements there are of each, in the whole record."""
        sizes = {by: len(values) for by, values in self.values.items()}
        sizes |= {"cell": sizes["actor_id"] * sizes["question_id"], "document": len(self.cell_of)}
        return {by: np.bincount(codes, minlength=sizes[by]) for by, codes in self.codes.items()}


@dataclass(frozen=True, eq=False)
class _Left:
    """The statements that are left, counted; most of the record usually is, so that the others are counted off."""

    coded: _Coded
    keep: Flags

    @cached_property
    def _few(self) -> Codes:
        return np.flatnonzero(self.keep != self._counts_off)

    @cached_property
    def _counts_off(self) -> bool:
        return bool(2 * np.count_nonzero(self.keep) > len(self.keep))

    def count(self, by: str) -> Codes:
        """Count those left of each value, `cell` or `document`."""
        n = np.bincount(self.coded.codes[by][self._few], minlength=len(self.coded.all[by]))
        return self.coded.all[by] - n if self._counts_off else n


def coverage(dataset: Dataset, view: View) -> Coverage:
    """Measure what is on record up to the view's day, of the actors and on the bases that it leaves.

    Corrected and retracted rows are not counted; statements with an unknown date are.
    """
    rows, coded = dataset.statements, _coded(dataset)
    actors = chosen(dataset, view.actors, view.as_of)
    keep = rows["active"].to_numpy() & ~(rows["counts"].to_numpy() > np.datetime64(view.as_of))
    keep &= np.array([actor in actors for actor in coded.values["actor_id"]], np.bool_)[coded.codes["actor_id"]]
    if view.bases:
        keep &= rows["basis"].isin(list(view.bases)).to_numpy()
    left = _Left(coded, keep)
    said = dict(zip(coded.values["actor_id"], left.count("actor_id").tolist(), strict=True))
    shown = sorted(actors & said.keys(), key=lambda actor: (-said[actor], actor))
    tallies = {by: _tally(coded.values[by], left.count(by), by) for by in BY}
    return Coverage(shown, coded.values["question_id"], _cells(dataset, view, left, shown), tallies)


def _cells(dataset: Dataset, view: View, left: _Left, shown: list[str]) -> pd.DataFrame:
    coded = left.coded
    n, wide = left.count("cell"), max(len(coded.values["question_id"]), 1)
    sources = np.bincount(coded.cell_of[left.count("document") > 0], minlength=len(n))
    outcome = np.full(len(n), list(scale.OUTCOME.categories).index(scale.NONE.slug))
    age = np.full(len(n), np.nan)
    book = ledger(dataset, tuple(sorted(view.bases)), view.rule)
    held = book.held(view.as_of)
    by_actor = _places(coded.place["actor_id"], book.actors_by_code)
    by_question = _places(coded.place["question_id"], book.questions_by_code)
    group = book.spells.group[held]
    at = by_actor[group // wide] * wide + by_question[group % wide]
    outcome[at] = book.spells.outcome[held]
    age[at] = np.datetime64(view.as_of).astype(np.int64) - book.spells.last[held]
    across = np.arange(len(coded.values["question_id"]))
    order = (_places(coded.place["actor_id"], shown)[:, None] * wide + across).ravel()
    return pd.DataFrame(
        {
            "actor_id": pd.Categorical.from_codes(order // wide, dtype=coded.kind["actor_id"], validate=False),
            "question_id": pd.Categorical.from_codes(order % wide, dtype=coded.kind["question_id"], validate=False),
            "n": n[order],
            "sources": sources[order],
            "outcome": pd.Categorical.from_codes(outcome[order], dtype=scale.OUTCOME, validate=False),
            "age": age[order],
            "single": sources[order] == 1,
            "stale": age[order] > view.stale if view.stale else np.zeros(len(order), np.bool_),
            "asked": n[order] > 0,
        }
    )


def _places(known: Mapping[str, int], codes: Iterable[str]) -> Codes:
    return np.array([known[code] for code in codes], np.int64)


def _tally(values: list[str], n: Codes, by: str) -> dict[str, int]:
    found = [(value, count) for value, count in zip(values, n.tolist(), strict=True) if count]
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
    place = {by: {value: number for number, value in enumerate(values[by])} for by in known}
    kind = {by: pd.CategoricalDtype(values[by]) for by in known}
    cell = codes["actor_id"] * len(values["question_id"]) + codes["question_id"]
    documents, document = np.unique(cell * len(values["source_id"]) + codes["source_id"], return_inverse=True)
    codes |= {"cell": cell, "document": document}
    return _Coded(values, codes, place, kind, documents // max(len(values["source_id"]), 1))
