"""The other rules by which statements become positions: which statements they let count, and which they let decide.

The rule itself, *latest*, is in `measures.positions`; these differ from it in one thing each (`docs/data.md`):
*own* counts own statements only, *official* of these only what the state's organs said or what is reported of the
state as a whole, *sure* only what the coder is highly confident of; *frequent* counts what *latest* counts, but
lets the most frequent stance decide instead of the newest.
"""

from __future__ import annotations

import pandas as pd

from stances import scale

OFFICIAL = (
    "head-of-state", "head-of-government", "foreign-ministry", "defence-ministry", "ministry", "parliament",
    "government", "spokesperson",
)  # fmt: skip
"""The offices that speak for a state; officers and other offices do not."""


def admitted(frame: pd.DataFrame, rule: str) -> pd.Series:
    """Tell which statements count under a rule.

    Args:
        frame: statements with `basis`, `speaker`, `speaker_office` and `confidence`.
        rule: one of `model.RULES`.

    Returns:
        True or False for each row of the frame.
    """
    match rule:
        case "own":
            return frame["basis"] == scale.BASES[0]
        case "official":
            unnamed = (frame["speaker"] == "") & (frame["speaker_office"] == "")
            return (frame["basis"] == scale.BASES[0]) & (unnamed | frame["speaker_office"].isin(list(OFFICIAL)))
        case "sure":
            return frame["confidence"] == "high"
        case _:
            return pd.Series(data=True, index=frame.index)
