"""Positions as of a date by other means: a NumPy lower bound, Polars, DuckDB.

Each is prepared once and then asked for a day. It answers with one number a pair of actor and question: the
place of the stance in `record.STANCES`, or `NOTHING`. The strongest basis decides, and of it the latest.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

from tests.benchmarks.record import ACTORS, BASES, DAYS, QUESTIONS, Codes, Record

PAIRS = len(ACTORS) * QUESTIONS
NOTHING = -1
AsOf = Callable[[int], Codes]


def numpy_engine(record: Record) -> AsOf:
    """A binary search in the sorted statements for every pair and basis: hardly anything can be quicker."""
    slot = record.pair * len(BASES) + record.basis
    order = np.lexsort((record.day, slot))
    keys, stances = (slot * DAYS + record.day)[order], record.stance[order]
    first = np.arange(PAIRS * len(BASES)) * DAYS

    def as_of(day: int) -> Codes:
        place = np.searchsorted(keys, first + day, side="right") - 1
        found = (place >= 0) & (keys[place] >= first)
        found_by_pair = found.reshape(PAIRS, len(BASES))
        strongest = found_by_pair.argmax(axis=1)
        pairs = np.arange(PAIRS)
        said = stances[place.reshape(PAIRS, len(BASES))[pairs, strongest]]
        return np.where(found_by_pair[pairs, strongest], said, NOTHING)

    return as_of


def polars_engine(record: Record) -> AsOf:
    """Sorted once by strength and day; then filter, group, last."""
    polars = importlib.import_module("polars")
    weakness = record.basis.max(initial=0) - record.basis
    order = np.lexsort((record.day, weakness))
    frame = polars.DataFrame(
        {
            "pair": record.pair[order].astype(np.int32),
            "day": record.day[order].astype(np.int32),
            "stance": record.stance[order].astype(np.int8),
        }
    )

    def as_of(day: int) -> Codes:
        last = polars.col("stance").last()
        query = frame.lazy().filter(polars.col("day") <= day).group_by("pair").agg(last)
        found = query.collect()
        return _spread(found["pair"].to_numpy(), found["stance"].to_numpy())

    return as_of


def duckdb_engine(record: Record) -> AsOf:
    """A table in memory; the largest of strength and day decides."""
    duckdb = importlib.import_module("duckdb")
    pair, day, stance = record.pair.astype(np.int32), record.day.astype(np.int32), record.stance.astype(np.int8)
    strength = ((len(BASES) - record.basis) * DAYS + record.day).astype(np.int32)
    connection = duckdb.connect()
    connection.register("columns", {"pair": pair, "day": day, "stance": stance, "strength": strength})
    connection.execute("create table statements as select * from columns")

    def as_of(day: int) -> Codes:
        found = connection.execute(
            "select pair, arg_max(stance, strength) as stance from statements where day <= ? group by pair", [day]
        ).fetchnumpy()
        return _spread(found["pair"], found["stance"])

    return as_of


ENGINES: dict[str, Callable[[Record], AsOf]] = {
    "numpy": numpy_engine,
    "polars": polars_engine,
    "duckdb": duckdb_engine,
}


def installed() -> dict[str, Callable[[Record], AsOf]]:
    """The engines that can be used here."""
    return {name: engine for name, engine in ENGINES.items() if find_spec(name)}


def _spread(pairs: Codes, stances: Codes) -> Codes:
    answer = np.full(PAIRS, NOTHING)
    answer[pairs] = stances
    return answer
