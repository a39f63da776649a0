"""The ledger: all spells of a dataset, worked out once; which of them hold on a day is looked up.

Spells are replayed in the order of their days. So that no day needs all of them, what held is kept after every so
many (`_EVERY`); a day starts from the last that was kept. That is linear in the number of statements to prepare, and
all but independent of it to ask.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from stances import scale
from stances.measures.rules import admitted
from stances.measures.runs import Codes, ordered
from stances.measures.said import Said, places_among
from stances.measures.spells import Spells, spells
from stances.model import RULES, Dataset

_EVERY = 4096
BASIS = pd.CategoricalDtype(list(scale.BASES), ordered=True)


@dataclass(frozen=True, eq=False)
class Ledger:
    """All positions that ever held under a rule.

    Attributes:
        places: the statements that count, by their place in `Dataset.statements`.
        actors: the actors' codes, sorted; a spell's group is the place of its actor and question among all pairs.
        questions: the questions' codes, sorted.
        spells: see `measures.spells`.
    """

    places: Codes
    actors: pd.Index
    questions: pd.Index
    spells: Spells
    _turns: Codes = field(repr=False)  # spells by day
    _kept: Codes = field(repr=False)  # what held after every `step` turns, one row each
    _step: int = field(repr=False)

    def held(self, as_of: dt.date, questions: str | Collection[str] = "", actor: str = "") -> Codes:
        """Return the spells that hold on a day, ordered by actor and question; only of those named, if any are."""
        # NumPy's own search would first copy all turns, to numbers as wide as addresses.
        until = bisect_right(self._turns, _day(as_of), key=self.spells.day.__getitem__)
        start = until // self._step
        state = self._kept[start].copy()
        turns = self._turns[start * self._step : until]
        state[self.spells.group[turns]] = turns  # of several of one group the last one stays
        rows = state.reshape(len(self.actors), len(self.questions))
        if actor:
            rows = rows[_among(self.actors_by_code, [actor])]
        if questions:
            rows = rows[:, _among(self.questions_by_code, [questions] if isinstance(questions, str) else questions)]
        state = rows.ravel()
        found: Codes = state[state >= 0]
        return found

    @cached_property
    def actors_by_code(self) -> dict[str, int]:
        """The place of each actor; in plain Python, for a look into an index takes as long as all else."""
        return {str(actor): place for place, actor in enumerate(self.actors)}

    @cached_property
    def questions_by_code(self) -> dict[str, int]:
        """The place of each question."""
        return {str(question): place for place, question in enumerate(self.questions)}

    def told(self, held: Codes) -> Iterator[tuple[str, str, int]]:
        """Tell of spells whose they are, their outcome and how many statements count; quicker than `frame`."""
        actors, wide = tuple(self.actors_by_code), max(len(self.questions), 1)
        found = self.spells
        columns = (column.tolist() for column in (found.group[held] // wide, found.outcome[held], found.n[held]))
        return ((actors[place], scale.SLUGS[outcome], n) for place, outcome, n in zip(*columns, strict=True))

    def frame(self, held: Codes) -> pd.DataFrame:
        """Describe spells.

        Returns:
            One row a spell: `actor_id` and `question_id` (categories), `outcome`, `basis`, `disputed`, `counts`
            (day from which the newest deciding statement counts) and `n` (statements that count).
        """
        found, group = self.spells, self.spells.group[held]
        return pd.DataFrame(
            {
                "actor_id": pd.Categorical.from_codes(group // len(self.questions), self.actors, validate=False),
                "question_id": pd.Categorical.from_codes(group % len(self.questions), self.questions, validate=False),
                "outcome": pd.Categorical.from_codes(found.outcome[held], dtype=scale.OUTCOME, validate=False),
                "basis": pd.Categorical.from_codes(found.rank[held], dtype=BASIS, validate=False),
                "disputed": found.disputed[held],
                "counts": found.last[held].astype("datetime64[D]").astype("datetime64[s]"),
                "n": found.n[held].astype(np.int64),
            },
            copy=False,
        )


@lru_cache(maxsize=32)
def ledger(dataset: Dataset, bases: tuple[str, ...] = (), rule: str = RULES[0]) -> Ledger:
    """Return the ledger of a dataset under a rule, of statements of some bases only if any are named."""
    frame = dataset.statements
    keep = frame["active"] & frame["stance"].notna() & frame["counts"].notna()
    if bases:
        keep &= frame["basis"].isin(list(bases))
    if rule != RULES[0]:
        keep &= admitted(frame, rule)
    places = np.flatnonzero(keep.to_numpy())
    rows = frame[["actor_id", "question_id", "basis", "counts", "speaker_office", "stance"]].iloc[places]
    actors, questions = (table.index.sort_values() for table in (dataset.actors, dataset.questions))
    group = places_among(actors, rows["actor_id"]) * len(questions) + places_among(questions, rows["question_id"])
    found = spells(Said.of(rows, group, rule), rule)
    groups = len(actors) * len(questions)
    step = max(_EVERY, groups)  # so that what is kept is no larger than the spells
    turns = ordered(found.day)
    return Ledger(places, actors, questions, found, turns, _kept(found, turns, groups, step), step)


def _kept(found: Spells, turns: Codes, groups: int, step: int) -> Codes:
    """Return the spell that each group is in after every `step` turns, -1 before its first; one row each."""
    kept = np.full((len(turns) // step + 1, groups), -1, np.int32)
    for row in range(1, len(kept)):
        some = turns[(row - 1) * step : row * step]
        kept[row] = kept[row - 1]
        kept[row, found.group[some]] = some
    return kept


def _among(known: dict[str, int], codes: Collection[str]) -> list[int]:
    return sorted({known[code] for code in codes if code in known})


def _day(day: dt.date) -> np.int32:
    return np.datetime64(day, "D").astype(np.int64).astype(np.int32)
