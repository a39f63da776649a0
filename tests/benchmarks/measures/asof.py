"""Positions as of a date in 1,000,000 statements: at most 0.3 of Polars or DuckDB, 3 times a NumPy lower bound.

100 dates at once: at most half of Polars. Ten times the statements: at most ten times as long to prepare and to ask.
What the engines answer is the stance of every actor on every question; so is `standing`. `positions` names the
statements behind each as well, and is timed beside it.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from stances.measures.ledger import ledger
from stances.measures.positions import positions, standing
from stances.model import Dataset
from tests.benchmarks import record as made
from tests.benchmarks.bench import Bench
from tests.benchmarks.engines import NOTHING, PAIRS, AsOf, installed
from tests.benchmarks.record import Codes
from tests.benchmarks.result import Row, middle

STATEMENTS = 1_000_000
MORE = 10_000_000
MANY = 100  # dates at once
MOST = 3  # samples of many dates
OURS = "ours"
EVIDENCE = "ours, with evidence"
ENGINES = ("numpy", "polars", "duckdb")


def measure(bench: Bench) -> list[Row]:
    """Time one date, then many, then how the time grows."""
    record = made.generate(STATEMENTS)
    own = made.dataset(record)
    engines = {name: engine(record) for name, engine in installed().items()}
    prepared = timed(lambda: ledger(own))
    agree(own, engines)
    day = made.DAYS * 3 // 4
    asked: dict[str, Callable[[], object]] = {name: partial(engine, day) for name, engine in engines.items()}
    own_ways = ours(own, [day]) | {EVIDENCE: partial(timed, partial(positions, own, date_of(day), "q00"))}
    taken = bench.interleaved({name: partial(timed, ask) for name, ask in asked.items()} | own_ways)
    days = [round(day) for day in np.linspace(made.DAYS / 10, made.DAYS - 1, MANY)]
    many = {name: partial(timed, partial(all_of, engine, days)) for name, engine in engines.items()}
    taken_many = few(bench).interleaved(many | ours(own, days), warm=0)
    engines.clear()
    ledger.cache_clear()
    more = made.dataset(made.generate(MORE))
    prepared_more = timed(lambda: ledger(more))
    taken_more = bench.interleaved(ours(more, [day]))
    preparing = {OURS: [prepared]}, {OURS: [prepared_more]}
    bench.keep("asof", {"one": taken, "many": taken_many, "more": taken_more, "preparing": preparing})
    return [*rows(taken, taken_many), growth("", taken_more, taken), growth("preparing ", *reversed(preparing))]


def date_of(day: int) -> dt.date:
    """A day of the made-up record as a date."""
    return (pd.Timestamp(made.FIRST) + pd.Timedelta(days=day)).date()


def ours(dataset: Dataset, days: list[int]) -> dict[str, Callable[[], float]]:
    """Ours, as something to sample: where everybody stands on each of these days."""
    dates = [date_of(day) for day in days]
    return {OURS: partial(timed, lambda: [standing(dataset, date) for date in dates])}


def all_of(engine: AsOf, days: list[int]) -> list[Codes]:
    """One engine's answers for several days."""
    return [engine(day) for day in days]


def timed(act: Callable[[], object]) -> float:
    """Milliseconds that it takes."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def few(bench: Bench) -> Bench:
    """The same run with fewer samples, for what takes long."""
    return Bench(min(bench.samples, MOST), bench.out, bench.folder)


def rows(one: dict[str, list[float]], many: dict[str, list[float]]) -> list[Row]:
    """The lines of one date and of many."""
    what = f"positions as of a date, {STATEMENTS:,} statements"
    medians = {name: middle(samples) for name, samples in one.items()}
    engines = {name: value for name, value in medians.items() if name in ENGINES[1:] and value is not None}
    fastest = min(engines, key=engines.__getitem__, default="")
    missing = ", ".join(name for name in ENGINES if name not in one)
    note = f"not installed: {missing}" if missing else ""
    return [
        Row(what, medians[OURS], "ms", fastest or "none", engines.get(fastest), 0.3, relative=True, note=note),
        Row(what, medians[OURS], "ms", "numpy", medians["numpy"], 3, relative=True),
        Row(
            f"{MANY} dates at once", middle(many[OURS]), "ms", "polars", middle(many.get("polars")), 0.5, relative=True
        ),
        Row(f"{what}, one question, with the statements behind each", medians[EVIDENCE], "ms"),
    ]


def growth(what: str, more: dict[str, list[float]], fewer: dict[str, list[float]]) -> Row:
    """A line on how the time grows with the statements."""
    large, small = middle(more[OURS]), middle(fewer[OURS])
    times = MORE / STATEMENTS
    return Row(f"{what}{MORE:,} statements", large, "ms", f"{STATEMENTS:,}", small, times, relative=True)


def agree(own: Dataset, engines: dict[str, AsOf]) -> None:
    """Make sure that all engines and ours answer the same, so that what is timed is the same work."""
    day = made.DAYS // 2
    answers = {name: engine(day) for name, engine in engines.items()}
    frame = standing(own, date_of(day))
    actor = pd.Categorical(frame["actor_id"].astype("str"), categories=made.ACTORS).codes.astype(int)
    pair = actor * made.QUESTIONS + frame["question_id"].astype("str").str[1:].astype(int)
    answer = np.full(PAIRS, NOTHING)
    answer[pair] = pd.Categorical(frame["outcome"].astype("str"), categories=made.STANCES).codes
    answers[OURS] = answer
    for name, found in answers.items():
        if not np.array_equal(found, answers["numpy"]):
            raise RuntimeError(f"{name} finds other positions than numpy")
