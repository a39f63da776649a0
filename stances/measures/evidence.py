"""The statements behind a mark, a filter or a search."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from stances.measures.membership import chosen
from stances.model import Dataset, View
from stances.names import for_actors


def selection(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return the statements that the view's filters and words leave, newest first.

    A stance filter here selects statements that record the stance; statements with an unknown date are
    listed last. Corrected and retracted rows are not listed.

    Returns:
        Rows of `Dataset.statements`.
    """
    frame = dataset.statements
    keep = frame["active"] & ~(frame["counts"] > pd.Timestamp(view.as_of))
    keep &= frame["actor_id"].isin(chosen(dataset, view.actors, view.as_of))
    if not view.everything:
        keep &= frame["question_id"] == view.question
    if view.stances:
        keep &= frame["stance"].isin(list(view.stances))
    if view.bases:
        keep &= frame["basis"].isin(list(view.bases))
    found = frame[keep]
    if view.find:
        found = found[_contains(dataset, found, view.find)]
    return newest_first(found)


def of_actor(dataset: Dataset, actor: str, view: View) -> pd.DataFrame:
    """Return all that is recorded of an actor up to the view's day, on every question, newest first."""
    frame = dataset.statements
    return newest_first(frame[(frame["actor_id"] == actor) & ~(frame["counts"] > pd.Timestamp(view.as_of))])


def newest_first(frame: pd.DataFrame) -> pd.DataFrame:
    """Order statements for reading: newest first, unknown dates last, then by code."""
    return frame.sort_values(["counts", "statement_id"], ascending=[False, True], na_position="last", kind="stable")


def _contains(dataset: Dataset, frame: pd.DataFrame, words: str) -> pd.Series:
    """Tell which statements contain every word, in any language, in text, speaker, actor or source."""
    columns = ["statement_id", "speaker", "quote", "note", "locator", "actor_id"]
    columns += [f"{name}_{code}" for name in ("summary", "condition", "speaker_role") for code in dataset.languages]
    text = frame.reset_index()[columns].agg(" ".join, axis=1) if len(frame) else pd.Series(dtype="str")
    text = text.set_axis(frame.index).str.casefold()
    actors, sources = _labels(dataset)
    text = text + " " + frame["actor_id"].map(actors).fillna("") + " " + frame["source_id"].map(sources).fillna("")
    found = pd.Series(data=True, index=frame.index)
    for word in words.casefold().split():
        found &= text.str.contains(word, regex=False)
    return found


@lru_cache(maxsize=16)
def _labels(dataset: Dataset) -> tuple[dict[str, str], dict[str, str]]:
    """Return what each actor is called in the dataset's languages, and what is on record of each source."""
    gazetteer = for_actors(dataset.actors.reset_index())
    actors = {
        actor: " ".join(gazetteer.label(actor, code) for code in dataset.languages).casefold()
        for actor in dataset.actors.index
    }
    described = ["publisher", "title", *(f"description_{code}" for code in dataset.languages)]
    sources = {row[0]: " ".join(row).casefold() for row in dataset.sources[described].itertuples(name=None)}
    return actors, sources
