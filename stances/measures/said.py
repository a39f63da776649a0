"""Statements as columns of numbers."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd

from stances import scale
from stances.measures.runs import Codes, ordered

FREQUENT = "frequent"
"""The rule by which the most frequent stance decides instead of the newest."""


@dataclass(frozen=True, eq=False)
class Said:
    """Statements as numbers, in any order; as small ones as will do, for most of the time they are on their way.

    Attributes:
        group: whose position on what; from 0.
        rank: place of the basis in `scale.BASES`, the strongest first.
        day: days since 1970 from which the statement counts.
        office: the voice; 0 for the actor as a whole.
        stance: place of the stance in `scale.RECORDED`.
    """

    group: Codes
    rank: Codes
    day: Codes
    office: Codes
    stance: Codes

    @classmethod
    def of(cls, rows: pd.DataFrame, group: Codes, rule: str) -> Said:
        """Read statements (rows of `Dataset.statements` that all count); `group` names the position of each."""
        office = _codes(rows["speaker_office"])
        if rule == FREQUENT:  # every statement weighs the same, whoever spoke
            office = np.zeros_like(office)
        day = rows["counts"].to_numpy().astype("datetime64[D]").view(np.int64).astype(np.int32)
        return cls(group.astype(np.int32, copy=False), _codes(rows["basis"]), day, office, _codes(rows["stance"]))

    def __len__(self) -> int:
        return len(self.group)

    def order(self) -> Codes:
        """Return the places of the statements, ordered by group, basis, day and voice."""
        return ordered(self.group * len(scale.BASES) + self.rank, self.day, self.office)

    def take(self, places: Codes | slice) -> Said:
        """Return some of the statements."""
        return Said(*(getattr(self, column.name)[places] for column in fields(self)))


def places_among(known: pd.Index, column: pd.Series[Any]) -> Codes:
    """Return where the values of a column stand among those known, -1 for one that does not."""
    codes, names = pd.factorize(column)
    places: Codes = np.append(known.get_indexer(names), -1).astype(np.int32)[codes]
    return places


def _codes(column: pd.Series[Any]) -> Codes:
    return np.asarray(column.cat.codes, np.int8)
