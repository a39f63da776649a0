"""Filter 1,000,000 statements (5 countries, a period, words) and count them by week: at most 0.5 and 1 x DuckDB."""

from __future__ import annotations

import datetime as dt
import importlib
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec

import pandas as pd

from stances.measures.evidence import selection, weekly
from stances.model import View
from tests.benchmarks import record as made
from tests.benchmarks.bench import Bench
from tests.benchmarks.measures.asof import OURS, STATEMENTS, timed
from tests.benchmarks.record import Record
from tests.benchmarks.result import Row, middle

COUNTRIES = ("FRA", "DEU", "GBR", "POL", "ITA")
WORDS = ("troops", "treaty")
LAST = dt.date(2000, 12, 31)  # the end of the period; it has no beginning
WEEKS = "ours, weeks"
NAMES = ("duckdb", "duckdb, weeks")
CONDITION = f"actor in {COUNTRIES} and day <= date '{LAST}' and " + " and ".join(
    f"contains(lower(summary), '{word}')" for word in WORDS
)


def measure(bench: Bench) -> list[Row]:
    """Ours and DuckDB in turn, for the same statements."""
    record = made.generate(STATEMENTS)
    own = made.dataset(record)
    view = View(question="q00", as_of=LAST, actors=COUNTRIES, find=" ".join(WORDS), everything=True)
    samplers = {OURS: partial(timed, partial(selection, own, view)), WEEKS: partial(timed, partial(weekly, own, view))}
    if find_spec("duckdb"):
        samplers |= {name: partial(timed, ask) for name, ask in duckdb_queries(record, len(selection(own, view)))}
    taken = bench.interleaved(samplers)
    bench.keep("filter", taken)
    note = "" if NAMES[0] in taken else "not installed: duckdb"
    filtered, by_week = (middle(taken.get(name)) for name in NAMES)
    what = f"filter {STATEMENTS:,} statements"
    return [
        Row(what, middle(taken[OURS]), "ms", "duckdb", filtered, 0.5, relative=True, note=note),
        Row("counts a week", middle(taken[WEEKS]), "ms", "duckdb", by_week, 1, relative=True, note=note),
    ]


def duckdb_queries(record: Record, expected: int) -> list[tuple[str, Callable[[], object]]]:
    """The same filter in DuckDB, and its counts by week; the filter must find as many statements as ours."""
    duckdb = importlib.import_module("duckdb")
    statements = made.tables(record)["statements"]
    columns = {"day": record.dates.astype("datetime64[s]"), "actor": statements["actor_id"].to_numpy("object")}
    frame = pd.DataFrame(columns | {"summary": statements["summary_en"].to_numpy("object")})
    connection = duckdb.connect()
    connection.register("frame", frame)
    connection.execute("create table statements as select * from frame")

    def ask(query: str) -> int:
        return len(connection.execute(query).fetchdf())

    filtered = f"select * from statements where {CONDITION} order by day desc"
    weekly = f"select date_trunc('week', day) as week, count(*) from statements where {CONDITION} group by week"
    if (found := ask(filtered)) != expected:
        raise RuntimeError(f"duckdb finds {found} statements, ours {expected}")
    return [(NAMES[0], partial(ask, filtered)), (NAMES[1], partial(ask, weekly))]
