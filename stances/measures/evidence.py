"""The statements behind a mark, a filter or a search."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stances import scale
from stances.measures.membership import chosen
from stances.measures.runs import Codes, Flags
from stances.model import Dataset, Row, View
from stances.names import for_actors


def selection(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return the statements that the view's filters and words leave, newest first.

    A stance filter here selects statements that record the stance; statements with an unknown date are
    listed last. Corrected and retracted rows are not listed.

    Returns:
        Rows of `Dataset.statements`.
    """
    return dataset.statements.take(places(dataset, view))


def places(dataset: Dataset, view: View) -> Codes:
    """Return where in `Dataset.statements` the rows of `selection` stand, in its order."""
    return _newest_first(_numbers(dataset), _left(dataset, view))


def _newest_first(numbers: _Numbers, left: Codes) -> Codes:
    # The record is ordered by day and code, what has no day last.
    dated, rest = np.split(left, [np.searchsorted(left, numbers.dated)])
    newest = np.argsort(-numbers.counts[dated].astype(np.int64), kind="stable")
    return np.concatenate([dated[newest], rest])


def how_many(dataset: Dataset, view: View) -> int:
    """Count the statements of `selection`."""
    return len(_left(dataset, view))


class Extent(NamedTuple):
    """How many statements, by how many actors, the newest from when (None where none has a day)."""

    statements: int
    actors: int
    newest: dt.date | None


def extent(dataset: Dataset, found: Codes) -> Extent:
    """Measure statements, by their places in `Dataset.statements`."""
    numbers = _numbers(dataset)
    days = numbers.counts[found]
    days = days[~np.isnat(days)].astype("datetime64[D]")
    return Extent(len(found), len(np.unique(numbers.actor[found])), days.max().item() if len(days) else None)


@lru_cache(maxsize=16)
def on_record(dataset: Dataset) -> int:
    """Count the statements of a dataset that are neither corrected nor retracted."""
    return int(dataset.statements["active"].sum())


def first_day(dataset: Dataset) -> dt.date | None:
    """Return the first day from which a statement counts; None where none has a day."""
    days = dataset.statements["counts"].iloc[:1].dropna()  # the record is ordered by day
    return days.iloc[0].date() if len(days) else None


@dataclass(frozen=True, eq=False)
class Weeks:
    """How much was said in which week.

    Attributes:
        counts: `week` (datetime64: its Monday), `stance`, `n`; ordered by both, zeros left out.
        unplaced: so many statements are in no week, because their day is not known.
        first: the first day from which one of all of them counts; None where none has a day.
        last: the last such day.
    """

    counts: pd.DataFrame
    unplaced: int
    first: dt.date | None
    last: dt.date | None


def weekly(dataset: Dataset, view: View) -> Weeks:
    """Count the statements of `selection` by week and stance; a day that is not quite certain counts in its week."""
    numbers, left = _numbers(dataset), _left(dataset, view)
    dated = numbers.counts[left[~np.isnat(numbers.counts[left])]].astype("datetime64[D]")
    ends = (dated.min().item(), dated.max().item()) if len(dated) else (None, None)
    placed = left[numbers.sharp[left]]
    return Weeks(_by_week(numbers, placed), len(left) - len(placed), *ends)


def _by_week(numbers: _Numbers, left: Codes) -> pd.DataFrame:
    monday = (numbers.counts[left].astype("datetime64[D]").astype(np.int64) + 3) // 7 * 7 - 3
    codes = len(scale.RECORDED.categories)
    found, n = np.unique(monday * codes + numbers.stance[left], return_counts=True)
    return pd.DataFrame(
        {
            "week": (found // codes).astype("datetime64[D]").astype("datetime64[s]"),
            "stance": pd.Categorical.from_codes(found % codes, dtype=scale.RECORDED),
            "n": n,
        }
    )


def of_actor(dataset: Dataset, actor: str, view: View) -> pd.DataFrame:
    """Return all statements of an actor up to the view's day, on every question, newest first.

    Corrected and retracted rows are left out.

    Returns:
        Rows of `Dataset.statements`.
    """
    return dataset.statements.take(places_of(dataset, actor, view))


def said_by(dataset: Dataset, actor: str, view: View) -> dict[str, Row]:
    """Return the same as `of_actor`, each row by its id; quicker to read one by one."""
    codes = dataset.statements.index.take(places_of(dataset, actor, view)).tolist()
    return {code: dataset.row("statements", code) for code in codes}


def places_of(dataset: Dataset, actor: str, view: View) -> Codes:
    """Return where in `Dataset.statements` the rows of `of_actor` stand, in its order."""
    numbers = _numbers(dataset)
    own = numbers.active & (numbers.actor == (numbers.actors.get_loc(actor) if actor in numbers.actors else -1))
    return _newest_first(numbers, np.flatnonzero(own & ~(numbers.counts > np.datetime64(view.as_of))))


def newest_first(frame: pd.DataFrame) -> pd.DataFrame:
    """Order statements for reading: newest first, unknown dates last, then by code."""
    return frame.sort_values(["counts", "statement_id"], ascending=[False, True], na_position="last", kind="stable")


@dataclass(frozen=True, eq=False)
class _Numbers:
    """What statements are filtered by, as numbers; places are those in the index of the same name."""

    active: Flags
    counts: NDArray[np.datetime64]
    dated: int  # so many have a day from which they count; they stand first
    sharp: Flags  # the date is known to the week, or nearly
    actors: pd.Index
    actor: Codes
    questions: pd.Index
    question: Codes
    stance: Codes
    basis: Codes


@lru_cache(maxsize=16)
def _numbers(dataset: Dataset) -> _Numbers:
    frame, actors, questions = dataset.statements, dataset.actors.index, dataset.questions.index
    return _Numbers(
        frame["active"].to_numpy(), frame["counts"].to_numpy(), int(frame["counts"].notna().sum()),
        ((frame["precision"] == "day") & frame["stance"].notna()).to_numpy(),
        actors, _places(frame["actor_id"], actors), questions, _places(frame["question_id"], questions),
        frame["stance"].cat.codes.to_numpy().astype(np.int64), frame["basis"].cat.codes.to_numpy().astype(np.int64),
    )  # fmt: skip


def _places(column: pd.Series[Any], known: pd.Index) -> Codes:
    places: Codes = pd.Categorical(column, categories=known).codes.astype(np.int32)
    return places


def _left(dataset: Dataset, view: View) -> Codes:
    """Return the places of the statements that filters and words leave, in the record's order."""
    numbers = _numbers(dataset)
    # In the record's order, what counts later stands between what counts by the day and what has no day.
    until = int(np.searchsorted(numbers.counts[: numbers.dated], np.datetime64(view.as_of), side="right"))
    keep = numbers.active.copy()
    keep[until : numbers.dated] = False
    if view.actors:
        keep &= numbers.actors.isin(list(chosen(dataset, view.actors, view.as_of)))[numbers.actor]
    if not view.everything:
        keep &= (numbers.questions == view.question)[numbers.question]
    if view.stances:
        keep &= np.isin(scale.RECORDED.categories, view.stances)[numbers.stance] & (numbers.stance >= 0)
    if view.bases:
        keep &= np.isin(scale.BASES, view.bases)[numbers.basis]
    left = np.flatnonzero(keep)
    if words := view.find.casefold().split():
        texts = _texts(dataset).take(left)
        for word in words:
            found = texts.str.contains(word, regex=False).to_numpy(dtype=bool)
            left, texts = left[found], texts[found]
    return left


@lru_cache(maxsize=4)
def _texts(dataset: Dataset) -> pd.Series[str]:
    """Return all that can be searched of each statement, in any language: text, speaker, actor, source."""
    frame = dataset.statements
    columns = ["speaker", "quote", "note", "locator", "actor_id"]
    columns += [f"{name}_{code}" for name in ("summary", "condition", "speaker_role") for code in dataset.languages]
    actors, sources = _labels(dataset)
    text = frame.index.to_series().astype("str").reset_index(drop=True)
    for name in columns:
        text = text + " " + frame[name].reset_index(drop=True)
    for labels, name in ((actors, "actor_id"), (sources, "source_id")):
        text = text + " " + frame[name].map(labels).fillna("").astype("str").reset_index(drop=True)
    folded: pd.Series[str] = text.str.casefold()
    return folded


@lru_cache(maxsize=16)
def _labels(dataset: Dataset) -> tuple[dict[str, str], dict[str, str]]:
    """Return what each actor is called in the dataset's languages, and what is on record of each source."""
    gazetteer = for_actors(dataset.actors.reset_index())
    actors = {
        actor: " ".join(gazetteer.label(actor, code) for code in dataset.languages) for actor in dataset.actors.index
    }
    described = ["publisher", "title", *(f"description_{code}" for code in dataset.languages)]
    sources = {row[0]: " ".join(row) for row in dataset.sources[described].itertuples(name=None)}
    return actors, sources
