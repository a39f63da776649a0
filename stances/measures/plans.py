"""The versions of a text under negotiation and their points: where everybody stands on each."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from stances import scale
from stances.measures.membership import chosen
from stances.measures.positions import held
from stances.model import Dataset, Row, View


def versions(dataset: Dataset, question: str) -> pd.DataFrame:
    """Return the versions of the text that a question belongs to, each followed by its points.

    Args:
        dataset: the dataset.
        question: a question on a whole text or on a point of one. If it is neither, the text with the most points is
            taken.

    Returns:
        Index question_id in reading order: the first version first, points by number; `whole` (the question on the
        text as a whole) and `point` (its number; empty for the whole and where it has none). Empty if the dataset
        has no texts with points. The frame is shared: do not change it.
    """
    return _versions(dataset, question)


@lru_cache(maxsize=256)
def _versions(dataset: Dataset, question: str) -> pd.DataFrame:
    frame = dataset.questions
    wholes = frame["part_of"][frame["part_of"] != ""]
    texts = set(wholes)
    earlier = {str(later): str(former) for later, former in frame["follows"].items()}
    for later, former in earlier.items():  # a version without points belongs to its text all the same
        if (later in texts or former in texts) and not frame.at[later, "part_of"]:
            texts |= {later, former} - {""}
    if not texts:
        return pd.DataFrame({"whole": [], "point": []}, dtype="str").rename_axis("question_id")
    asked = str(frame.at[question, "part_of"]) or question
    asked = asked if asked in texts else str(wholes.value_counts().index[0])
    family = [text for text in texts if _first(text, earlier) == _first(asked, earlier)]
    family.sort(key=lambda text: (_depth(text, earlier), frame.index.get_loc(text)))
    rows = []
    for text in family:
        points = frame[frame["part_of"] == text]
        number = pd.to_numeric(points["point"], errors="coerce")
        rows.append((text, text, ""))
        rows += [(str(point), text, str(frame.at[point, "point"])) for point in number.sort_values(kind="stable").index]
    return pd.DataFrame(rows, columns=["question_id", "whole", "point"]).set_index("question_id")


def _first(text: str, earlier: dict[str, str]) -> str:
    while earlier.get(text):
        text = earlier[text]
    return text


def _depth(text: str, earlier: dict[str, str]) -> int:
    return 1 + _depth(earlier[text], earlier) if earlier.get(text) else 0


def point_by_point(dataset: Dataset, view: View) -> list[Row]:
    """Return where everybody stands on every version of a text and on each of its points.

    Args:
        dataset: the dataset.
        view: its question names the text; its day, actors, stances, bases and rule are used.

    Returns:
        The columns of `measures.positions.positions`, `kind` (of the actor) and `stale` (older than the view allows);
        questions in the order of `versions`, then by outcome and actor.
    """
    asked = {question: place for place, question in enumerate(versions(dataset, view.question).index)}
    if not asked:
        return []
    who, kinds = chosen(dataset, view.actors, view.as_of), dataset.actors["kind"]
    rows = [
        {**row, "kind": kinds[row["actor_id"]], "stale": bool(view.stale) and row["age"] > view.stale}
        for row in held(dataset, view.as_of, asked, view.bases, view.rule)
        if row["actor_id"] in who and (not view.stances or row["outcome"] in view.stances)
    ]
    order = {slug: place for place, slug in enumerate(scale.OUTCOME.categories)}
    return sorted(rows, key=lambda row: (asked[row["question_id"]], order[row["outcome"]], row["actor_id"]))
