"""The axis of days that timelines and histories share."""

from __future__ import annotations

from typing import Any

import pandas as pd

from stances.figures.look import Look

_DAY = 86_400_000


def days(low: pd.Timestamp, high: pd.Timestamp, look: Look) -> dict[str, Any]:
    """Return a date axis from one day to another, with a label a day at most.

    Args:
        low: its left end.
        high: its right end.
        look: the colours.
    """
    few = high - low <= pd.Timedelta(days=12)
    return {
        "type": "date",
        "range": [f"{low:%Y-%m-%d %H:%M}", f"{high:%Y-%m-%d %H:%M}"],
        "zeroline": False,
        "tickfont": {"color": look.muted, "size": 12},
        "nticks": 8,
        **({"dtick": _DAY, "tick0": f"{low.normalize():%Y-%m-%d}"} if few else {}),
        "tickformatstops": [
            {"dtickrange": [None, _DAY * 27], "value": "%-d %b\n%Y"},
            {"dtickrange": [_DAY * 27, None], "value": "%b\n%Y"},
        ],
    }
