"""How an actor's positions followed one another."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

import numpy as np
import pandas as pd

from stances import scale
from stances.measures.ledger import ledger
from stances.model import RULES, Dataset, Row


def history(dataset: Dataset, actor: str, as_of: dt.date, bases: Collection[str] = (),
            rule: str = RULES[0]) -> tuple[Row, ...]:  # fmt: skip
    """Return the spells of an actor's positions on every question up to a day.

    A spell begins on a day from which a statement counts and lasts until the outcome or its basis changes,
    or until `as_of`; `bases` and `rule` are as for `measures.positions`.

    Returns:
        One row a spell: `question_id`, `outcome`, `basis`, `start`, `end` (Timestamp), `statements` (tuple of those
        that decided on the first day), ordered by question and start. Shared: do not change them.
    """
    return _history(dataset, actor, as_of, tuple(sorted(bases)), rule)


@lru_cache(maxsize=64)
def _history(dataset: Dataset, actor: str, as_of: dt.date, bases: tuple[str, ...], rule: str) -> tuple[Row, ...]:
    book = ledger(dataset, bases, rule)
    found, wide = book.spells, max(len(book.questions), 1)
    own = np.flatnonzero(book.actors == actor) * wide
    low, high = (np.searchsorted(found.group, group).sum() for group in (own, own + wide))
    chosen = low + np.flatnonzero(found.day[low:high] <= np.datetime64(as_of, "D").astype(np.int64))
    question, state = found.group[chosen], found.outcome[chosen] * len(scale.BASES) + found.rank[chosen]
    begins = (np.diff(question, prepend=-1) != 0) | (np.diff(state, prepend=-1) != 0)
    chosen, question = chosen[begins], question[begins]
    starts = pd.DatetimeIndex(found.day[chosen].astype("datetime64[D]").astype("datetime64[s]")).tolist()
    last = np.diff(question, append=-1) != 0
    today = pd.Timestamp(as_of)
    ends = [today if lasts else starts[at + 1] for at, lasts in enumerate(last.tolist())]
    decided: dict[int, list[str]] = defaultdict(list)
    spell, place = found.deciding(chosen, rule)
    for one, code in zip(spell.tolist(), dataset.statements.index.take(book.places[place]).tolist(), strict=True):
        decided[one].append(code)
    asked = tuple(book.questions_by_code)
    columns = (column.tolist() for column in (question % wide, found.outcome[chosen], found.rank[chosen]))
    return tuple(
        {"question_id": asked[at], "outcome": scale.SLUGS[outcome], "basis": scale.BASES[rank], "start": start,
         "end": end, "statements": tuple(sorted(decided[one]))}
        for one, (at, outcome, rank, start, end) in enumerate(zip(*columns, starts, ends, strict=True))
    )  # fmt: skip
