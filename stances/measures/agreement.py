"""How far two coders who did not see each other's rows agreed.

Krippendorff's alpha: K. Krippendorff, “Computing Krippendorff's Alpha-Reliability” (2011), for ordinal data with gaps.
1 is perfect agreement, 0 what chance would give.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stances import scale
from stances.model import Dataset

ALL = ""
"""Stands for all questions together."""

_CLAIM = ["source_id", "actor_id", "question_id"]
_RANKS = {stance.slug: place for place, stance in enumerate(reversed(scale.SCALE))}


@lru_cache(maxsize=16)
def agreement(dataset: Dataset) -> pd.DataFrame:
    """Compare the two codings of pages that were coded twice.

    A claim is an actor, a question and a page; where a coder has it more than once on a page, claims are matched in the
    page's order.

    Returns:
        One row a question, in the dataset's order, after one for all of them (`ALL`): `question_id`, `pages` (coded
        twice), `claims` (seen by at least one coder), `both` (seen by both), `same` (of these: with the same stance),
        `alpha` (of the stances on the ordered scale; NaN with fewer than two values to compare). Empty if nothing was
        coded twice. Shared: do not change it.
    """
    rows = dataset.codings
    if rows.empty:
        columns = ["question_id", "pages", "claims", "both", "same", "alpha"]
        return pd.DataFrame({name: [] for name in columns})
    claims = paired(rows)
    asked = [question for question in dataset.questions.index if question in set(claims["question_id"])]
    parts = {ALL: claims} | {question: claims[claims["question_id"] == question] for question in asked}
    return pd.DataFrame(
        [
            {
                "question_id": question,
                "pages": part["source_id"].nunique(),
                "claims": len(part),
                "both": int((both := part["first"].ne("") & part["second"].ne("")).sum()),
                "same": int((both & (part["first"] == part["second"])).sum()),
                "alpha": alpha(
                    part[["first", "second"]].replace("", np.nan).apply(lambda one: one.map(_RANKS)).to_numpy()
                ),
            }
            for question, part in parts.items()
        ]
    )


def paired(rows: pd.DataFrame) -> pd.DataFrame:
    """Set the two codings of each claim side by side.

    Args:
        rows: as in `schema.CODINGS`.

    Returns:
        `source_id`, `actor_id`, `question_id`, `first` and `second` (stances; empty where that coder has not seen the
        claim); the coder whose name sorts first is the first of a page.
    """
    coders = rows.groupby("source_id")["coder"].transform("min")
    # A page on which only one coder saw anything was coded twice all the same.
    turn = np.where(rows["coder"] == coders, "first", "second")
    number = rows["locator"].str.extract(r"(\d+)", expand=False).astype("float").fillna(0)
    frame = rows.assign(turn=turn, number=number, stance=rows["stance"].astype("str"))
    frame = frame.sort_values([*_CLAIM, "turn", "number"], kind="stable")
    frame["nth"] = frame.groupby([*_CLAIM, "turn"]).cumcount()
    first, second = (frame[frame["turn"] == turn].rename(columns={"stance": turn}) for turn in ("first", "second"))
    kept = [*_CLAIM, "nth"]
    both = first[[*kept, "first"]].merge(second[[*kept, "second"]], on=kept, how="outer")
    return both.drop(columns="nth").fillna("")


def alpha(values: NDArray[np.float64]) -> float:
    """Compute Krippendorff's alpha of ordinal values.

    Args:
        values: one row a unit, one column a coder; places on the scale, NaN for a gap.

    Returns:
        1 for perfect agreement; NaN if there is nothing to compare or only one value.
    """
    paired_units = values[(~np.isnan(values)).sum(axis=1) >= 2]
    size = len(_RANKS)
    seen = np.zeros((size, size))
    for unit in paired_units:
        given = unit[~np.isnan(unit)].astype(int)
        tally = np.bincount(given, minlength=size).astype(float)
        seen += (np.outer(tally, tally) - np.diag(tally)) / (len(given) - 1)
    often = seen.sum(axis=0)
    running = np.cumsum(often)
    between = np.abs(running[:, None] - running[None, :])
    # The distance of two values: all that lies between them, and half of each.
    distance = np.where(running[:, None] >= running[None, :], between - often[:, None] / 2 + often[None, :] / 2,
                        between - often[None, :] / 2 + often[:, None] / 2) ** 2  # fmt: skip
    expected = float((np.outer(often, often) * distance).sum())
    if not expected:
        return float("nan")
    return 1 - float(often.sum() - 1) * float((seen * distance).sum()) / expected
