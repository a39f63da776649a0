"""How an actor's positions followed one another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from functools import lru_cache

import numpy as np
import pandas as pd

from stances import scale
from stances.measures.ledger import ledger
from stances.model import RULES, Dataset


def history(dataset: Dataset, actor: str, as_of: dt.date, bases: Collection[str] = (),
            rule: str = RULES[0]) -> pd.DataFrame:  # fmt: skip
    """Return the spells of an actor's positions on every question up to a day.

    A spell begins on a day from which a statement counts and lasts until the outcome or its basis changes,
    or until `as_of`; `bases` and `rule` are as for `measures.positions`.

    Returns:
        `question_id`, `outcome`, `basis`, `start`, `end` (datetime64), `statements` (tuple of those that
        decided on the first day), ordered by question and start. The frame is shared: do not change it.
    """
    return _history(dataset, actor, as_of, tuple(sorted(bases)), rule)


@lru_cache(maxsize=64)
def _history(dataset: Dataset, actor: str, as_of: dt.date, bases: tuple[str, ...], rule: str) -> pd.DataFrame:
    book = ledger(dataset, bases, rule)
    found = book.spells
    own = np.flatnonzero(book.actors == actor) * len(book.questions)
    low, high = (np.searchsorted(found.group, group).sum() for group in (own, own + len(book.questions)))
    chosen = low + np.flatnonzero(found.day[low:high] <= np.datetime64(as_of, "D").astype(np.int64))
    question, state = found.group[chosen], found.outcome[chosen] * len(scale.BASES) + found.rank[chosen]
    begins = (np.diff(question, prepend=-1) != 0) | (np.diff(state, prepend=-1) != 0)
    chosen, question = chosen[begins], question[begins]
    start = pd.Series(found.day[chosen].astype("datetime64[D]").astype("datetime64[s]"))
    ends = start.shift(-1).where(np.diff(question, append=-1) == 0, pd.Timestamp(as_of))
    spell, place = found.deciding(chosen, rule)
    codes = dataset.statements.index[book.places[place]].to_numpy()
    statements = [tuple(sorted(codes[spell == one])) for one in range(len(chosen))]
    frame = book.frame(chosen)
    columns = ["question_id", "outcome", "basis", "start", "end", "statements"]
    frame = frame.assign(start=start, end=ends, statements=pd.Series(statements, dtype="object"))
    return frame.astype({"question_id": "str"})[columns]
