"""Which statements filters and words leave."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stances import scale
from stances.measures.membership import chosen
from stances.measures.runs import Codes, Flags
from stances.measures.said import places_among
from stances.model import Dataset, View
from stances.names import for_actors


@dataclass(frozen=True, eq=False)
class Numbers:
    """What statements are filtered by, as numbers; places are those in the index of the same name."""

    active: Flags
    counts: NDArray[np.datetime64]
    dated: int  # so many have a day from which they count; they stand first
    monday: np.datetime64  # of the first week in which a statement is placed
    week: Codes  # weeks since then; -1 where the date is not even nearly known to the week
    actors: pd.Index
    actor: Codes
    questions: pd.Index
    question: Codes
    stance: Codes
    basis: Codes


@lru_cache(maxsize=16)
def numbers(dataset: Dataset) -> Numbers:
    """Return what the statements of a dataset are filtered by."""
    frame, actors, questions = dataset.statements, dataset.actors.index, dataset.questions.index
    sharp = ((frame["precision"] == "day") & frame["stance"].notna()).to_numpy()
    days = frame["counts"].to_numpy().astype("datetime64[D]")
    weeks = (days.astype(np.int64) + 3) // 7  # the first of January 1970 was a Thursday
    first = int(weeks[sharp].min(initial=weeks.max(initial=0)))
    return Numbers(
        frame["active"].to_numpy(), frame["counts"].to_numpy(), int(frame["counts"].notna().sum()),
        np.datetime64(first * 7 - 3, "D"), np.where(sharp, weeks - first, -1).astype(np.int32),
        actors, places_among(actors, frame["actor_id"]), questions, places_among(questions, frame["question_id"]),
        frame["stance"].cat.codes.to_numpy().astype(np.int64), frame["basis"].cat.codes.to_numpy().astype(np.int64),
    )  # fmt: skip


def left(dataset: Dataset, view: View) -> Codes:
    """Return the places of the statements that filters and words leave, in the record's order."""
    known = numbers(dataset)
    # In the record's order, what counts later stands between what counts by the day and what has no day.
    until = int(np.searchsorted(known.counts[: known.dated], np.datetime64(view.as_of), side="right"))
    keep = known.active.copy()
    keep[until : known.dated] = False
    if view.actors:
        keep &= known.actors.isin(list(chosen(dataset, view.actors, view.as_of)))[known.actor]
    if not view.everything:
        keep &= known.question == place(known.questions, view.question)
    if view.stances:
        keep &= np.isin(scale.RECORDED.categories, view.stances)[known.stance] & (known.stance >= 0)
    if view.bases:
        keep &= np.isin(scale.BASES, view.bases)[known.basis]
    found = np.flatnonzero(keep)
    if words := view.find.casefold().split():
        texts = _texts(dataset).take(found)
        for word in words:
            holds = texts.str.contains(word, regex=False).to_numpy(dtype=bool)
            found, texts = found[holds], texts[holds]
    return found


def place(index: pd.Index, code: str) -> int:
    """Return where in an index without duplicates a code stands; -1 if it does not."""
    return cast("int", index.get_loc(code)) if code in index else -1


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
