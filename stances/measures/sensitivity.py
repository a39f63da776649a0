"""Whose position on a question depends on the rule by which statements become positions."""

from __future__ import annotations

import pandas as pd

from stances import scale
from stances.measures.board import board
from stances.model import RULES, Dataset, View


def sensitivity(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return every position on the view's question under every rule.

    The view's own rule, its filter of outcomes and inheritance play no part.

    Returns:
        One row for every rule and every actor that has a position under the first of `RULES`, ordered by
        outcome under that rule, actor and rule: `actor_id`, `kind`, `rule`, `outcome`, `n` (statements that
        count), `statements` (tuple of the deciding ids), `flips` (bool: the outcome is not the first rule's,
        whether another one or none).
    """
    columns = ["actor_id", "kind", "outcome", "n", "statements"]
    frames = [
        board(dataset, view.but(rule=rule, stances=(), inherit=False))[columns].assign(rule=rule) for rule in RULES
    ]
    first = frames[0].loc[frames[0]["outcome"] != scale.NONE.slug].set_index("actor_id")["outcome"]
    frame = pd.concat(frames, ignore_index=True)
    frame = frame[frame["actor_id"].isin(first.index)]
    order = pd.DataFrame(
        {"actor": frame["actor_id"].map({actor: place for place, actor in enumerate(first.index)}),
         "rule": frame["rule"].map({rule: place for place, rule in enumerate(RULES)})}
    )  # fmt: skip
    frame = frame.loc[order.sort_values(["actor", "rule"]).index].reset_index(drop=True)
    usual = frame["actor_id"].map(first.astype("str"))
    return frame.assign(flips=frame["outcome"].astype("str") != usual)[[*columns[:2], "rule", *columns[2:], "flips"]]


def flips(frame: pd.DataFrame) -> pd.Series:
    """Count the actors whose outcome each rule changes.

    Args:
        frame: as made by `sensitivity`.

    Returns:
        Index rule, in the order of `RULES` without the first; values int64.
    """
    tally = frame[frame["flips"]].groupby("rule").size().reindex(list(RULES[1:]), fill_value=0)
    return tally.astype("int64")
