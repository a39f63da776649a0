"""Who belongs to a group on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import pandas as pd

from stances.model import Dataset


def lasting(dataset: Dataset, as_of: dt.date) -> pd.DataFrame:
    """Return the memberships that hold on a day.

    A membership without a known first day has begun; one without a last day lasts.

    Returns:
        Rows of `Dataset.memberships`.
    """
    day = pd.Timestamp(as_of)
    frame = dataset.memberships
    begun = frame["since_start"].isna() | (frame["since_start"] <= day)
    return frame[begun & (frame["until_end"].isna() | (frame["until_end"] >= day))]


def members(dataset: Dataset, group: str, as_of: dt.date) -> list[str]:
    """Return the members that a group has on a day, sorted by code."""
    frame = lasting(dataset, as_of)
    return sorted(frame.loc[frame["group_id"] == group, "member_id"].unique())


def chosen(dataset: Dataset, actors: Collection[str], as_of: dt.date) -> frozenset[str]:
    """Return the actors that a choice of countries and groups stands for; all of them for an empty choice.

    A group stands for itself and for its members on that day.
    """
    if not actors:
        return frozenset(dataset.actors.index)
    groups = set(dataset.groups)
    found = set(actors)
    for actor in actors:
        if actor in groups:
            found.update(members(dataset, actor, as_of))
    return frozenset(found)
