"""The versions of a text under negotiation and their points: where everybody stands on each."""

from __future__ import annotations

import pandas as pd

from stances.measures.board import board
from stances.model import Dataset, View


def versions(dataset: Dataset, question: str) -> pd.DataFrame:
    """Return the versions of the text that a question belongs to, each followed by its points.

    Args:
        dataset: the dataset.
        question: a question on a whole text or on a point of one. If it is neither, the text with the most points is
            taken.

    Returns:
        Index question_id in reading order: the first version first, points by number; `whole` (the question on the
        text as a whole) and `point` (its number; empty for the whole and where it has none). Empty if the dataset
        has no texts with points.
    """
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


def point_by_point(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return where everybody stands on every version of a text and on each of its points.

    Args:
        dataset: the dataset.
        view: its question names the text; its day, actors, stances, bases and rule are used.

    Returns:
        The rows of `measures.board.board` that have a position, on every question of `versions`, in its order.
    """
    boards = [board(dataset, view.but(question=question, inherit=False))
              for question in versions(dataset, view.question).index]  # fmt: skip
    held = [frame[frame["n"] > 0] for frame in boards]
    return pd.concat(held, ignore_index=True) if held else board(dataset, view).iloc[:0]
