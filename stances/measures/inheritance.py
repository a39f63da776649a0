"""What members without a position of their own would take over from their groups; it is never counted as theirs."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from stances import scale
from stances.measures.membership import lasting
from stances.model import Dataset


def inherited(dataset: Dataset, as_of: dt.date, outcomes: pd.Series) -> pd.DataFrame:
    """Return what members take over from the groups that they belong to on a day.

    Only members without a position of their own take over anything, from the groups that they are members of
    themselves, and only if all of these that have a position have the same one.

    Args:
        dataset: the dataset, for its memberships.
        as_of: the day.
        outcomes: the outcome of every actor that has a position, by actor.

    Returns:
        Index actor_id, sorted; `inherits` (the outcome taken over, `none` if the groups disagree) and `via`
        (tuple of the groups with a position, sorted). Members of groups without a position are left out.
    """
    ties = lasting(dataset, as_of)
    ties = ties.loc[ties["group_id"].isin(outcomes.index) & ~ties["member_id"].isin(outcomes.index),
                    ["member_id", "group_id"]].drop_duplicates()  # fmt: skip
    ties = ties.assign(outcome=ties["group_id"].map(outcomes.astype("str"))).sort_values(["member_id", "group_id"])
    found = ties.groupby("member_id").agg(
        agreed=("outcome", "nunique"), inherits=("outcome", "first"), via=("group_id", tuple)
    )
    found["inherits"] = found["inherits"].where(found["agreed"] == 1, scale.NONE.slug)
    return found[["inherits", "via"]].rename_axis("actor_id")
