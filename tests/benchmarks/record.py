"""A made-up record of any size, the same for the same seed: who said what on which question, when, on what basis.

The statements name a position by three numbers (pair of actor and question, basis, day); no two agree in all
three, so that every position follows from one statement and all engines must find the same one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stances import scale, schema
from stances.dataset.frames import typed
from stances.model import Dataset
from tests.benchmarks.programs.world import CODES

ACTORS = CODES
QUESTIONS = 50
DAYS = 20_000  # from the first day on
FIRST = np.datetime64("1971-01-01")
STANCES = [stance.slug for stance in scale.SCALE]
BASES = list(scale.BASES)  # the strongest first
SHARES = [0.8, 0.15, 0.05]  # of the bases
WORDS = ("troops", "treaty", "guarantees", "sanctions", "ceasefire", "monitors", "borders", "funds")
SEED = 20251125
LANGUAGE = "en"
NAME = "generated"

Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Record:
    """The statements as numbers, ordered by day."""

    actor: Codes
    question: Codes
    basis: Codes  # 0 is the strongest
    stance: Codes  # place in STANCES
    day: Codes  # from FIRST

    def __len__(self) -> int:
        return len(self.day)

    @property
    def pair(self) -> Codes:
        """Actor and question as one number."""
        return self.actor * QUESTIONS + self.question

    @property
    def dates(self) -> NDArray[np.datetime64]:
        """The days as dates."""
        return FIRST + self.day.astype("timedelta64[D]")


def generate(number: int, seed: int = SEED) -> Record:
    """Make `number` statements."""
    chance = np.random.default_rng(seed)
    drawn = int(number * 1.05) + 100
    actor = chance.integers(len(ACTORS), size=drawn)
    question = chance.integers(QUESTIONS, size=drawn)
    basis = chance.choice(len(BASES), size=drawn, p=SHARES)
    day = chance.integers(DAYS, size=drawn)
    slot = ((actor * QUESTIONS + question) * len(BASES) + basis) * DAYS + day
    kept = np.unique(slot, return_index=True)[1]
    if len(kept) < number:
        raise ValueError(f"{number} statements do not fit into {DAYS} days without ties")
    kept = chance.permutation(kept)[:number]
    kept = kept[np.argsort(day[kept], kind="stable")]
    stance = chance.integers(len(STANCES), size=number)
    return Record(actor[kept], question[kept], basis[kept], stance, day[kept])


def tables(record: Record) -> dict[str, pd.DataFrame]:
    """Write the record as the texts of our tables; those that it does not need are empty."""
    found = {
        table.name: pd.DataFrame({column.name: [] for column in table.expanded([LANGUAGE])}, dtype="str")
        for table in schema.TABLES
    }
    questions = [f"q{code:02d}" for code in range(QUESTIONS)]
    found["actors"] = _filled("actors", actor_id=ACTORS, kind="country")
    found["questions"] = _filled(
        "questions",
        question_id=questions,
        **dict.fromkeys(("topic", "label_en", "text_en", "object_en", "support_en", "oppose_en"), "made-up"),
    )
    found["sources"] = _filled("sources", source_id=["s"], publisher="nobody", published="2025-11-25")
    words = np.array([f"{first} and {second}" for first in WORDS for second in WORDS])
    found["statements"] = _filled(
        "statements",
        statement_id=[f"s{place:08d}" for place in range(len(record))],
        date=record.dates.astype("str"),
        actor_id=np.array(ACTORS)[record.actor],
        question_id=np.array(questions)[record.question],
        stance=np.array(STANCES)[record.stance],
        summary_en=words[(record.pair + record.day) % len(words)],
        source_id="s",
        basis=np.array(BASES)[record.basis],
        status="active",
    )
    return found


def dataset(record: Record) -> Dataset:
    """Give the record as our dataset, typed as if it had been read from files."""
    meta: Mapping[str, Any] = {"name": NAME, "version": "0", "title": NAME, "languages": [LANGUAGE], "view": {}}
    return Dataset(NAME, "0", "0" * 12, (LANGUAGE,), meta, coding="", **typed(tables(record)))


def _filled(table: str, **columns: Any) -> pd.DataFrame:
    declared = next(known for known in schema.TABLES if known.name == table)
    names = [column.name for column in declared.expanded([LANGUAGE])]
    return pd.DataFrame(columns).astype("str").reindex(columns=names, fill_value="")
