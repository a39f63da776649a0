"""Positions as of a date in 1,000,000 statements: at most 0.3 of Polars or DuckDB, 3 times a NumPy lower bound.

100 dates at once: at most half of Polars. Ten times the statements: at most ten times as long.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from stances.measures.positions import positions
from stances.model import Dataset
from tests.benchmarks import record as made
from tests.benchmarks.bench import Bench
from tests.benchmarks.engines import NOTHING, PAIRS, AsOf, installed
from tests.benchmarks.record import Codes
from tests.benchmarks.result import Row, middle

STATEMENTS = 1_000_000
FEWER = 100_000
MANY = 100  # dates at once
MOST = 3  # samples of many dates
OURS = "ours"
ENGINES = ("numpy", "polars", "duckdb")


def measure(bench: Bench) -> list[Row]:
    """Time one date, then many, then how the time grows."""
    record = made.generate(STATEMENTS)
    own = made.dataset(record)
    engines = {name: engine(record) for name, engine in installed().items()}
    agree(own, engines)
    day = made.DAYS * 3 // 4
    asked: dict[str, Callable[[], object]] = {name: partial(engine, day) for name, engine in engines.items()}
    taken = bench.interleaved({name: partial(timed, ask) for name, ask in asked.items()} | ours(own, [day]))
    days = [round(day) for day in np.linspace(made.DAYS / 10, made.DAYS - 1, MANY)]
    many = {name: partial(timed, partial(all_of, engine, days)) for name, engine in engines.items()}
    taken_many = few(bench).interleaved(many | ours(own, days), warm=0)
    fewer = made.dataset(made.generate(FEWER))
    taken_fewer = bench.interleaved(ours(fewer, [day]))
    bench.keep("asof", {"one": taken, "many": taken_many, "fewer": taken_fewer})
    return [*rows(taken, taken_many), growth(taken, taken_fewer)]


def ours(dataset: Dataset, days: list[int]) -> dict[str, Callable[[], float]]:
    """Ours, as something to sample: all positions on each of these days."""
    dates = [(pd.Timestamp(made.FIRST) + pd.Timedelta(days=day)).date() for day in days]
    return {OURS: partial(timed, lambda: [positions(dataset, date) for date in dates])}


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
    ]


def growth(more: dict[str, list[float]], fewer: dict[str, list[float]]) -> Row:
    """The line on how the time grows with the statements."""
    large, small = middle(more[OURS]), middle(fewer[OURS])
    return Row(
        f"{STATEMENTS // FEWER} times the statements",
        large,
        "ms",
        f"{FEWER:,} statements",
        small,
        STATEMENTS / FEWER,
        relative=True,
    )


def agree(own: Dataset, engines: dict[str, AsOf]) -> None:
    """Make sure that all engines and ours answer the same, so that what is timed is the same work."""
    day = made.DAYS // 2
    answers = {name: engine(day) for name, engine in engines.items()}
    frame = positions(own, (pd.Timestamp(made.FIRST) + pd.Timedelta(days=day)).date())
    actor = pd.Categorical(frame["actor_id"], categories=made.ACTORS).codes.astype(int)
    pair = actor * made.QUESTIONS + frame["question_id"].str[1:].astype(int)
    answer = np.full(PAIRS, NOTHING)
    answer[pair] = pd.Categorical(frame["outcome"].astype("str"), categories=made.STANCES).codes
    answers[OURS] = answer
    for name, found in answers.items():
        if not np.array_equal(found, answers["numpy"]):
            raise RuntimeError(f"{name} finds other positions than numpy")
