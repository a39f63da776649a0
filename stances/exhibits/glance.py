"""Who stands where, at a glance: names and signs beside the map; conditions and dates stand in the lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stances import scale
from stances.exhibits.lists import by_position, counted
from stances.markup import render
from stances.model import Row
from stances.scale import N_
from stances.words import rules
from stances.words.speech import Speech

_OPENS = '<div class="sn-glance"'
_NAMED = 30
"""Of a position held by more, so many are named less a third; the lists name all of them."""


def glance(held: Sequence[Row], spoken: Speech) -> str:
    """Write the names of all who have a position, by position, as HTML.

    Args:
        held: as made by `measures.board.rows`.
        spoken: names and language.
    """
    sections = [_section(outcome, rows, spoken) for outcome, rows in by_position(held, spoken)]
    return render("glance", sections=sections, label=spoken.language.text(N_("Who stands where"))) if sections else ""


def without(markup: str) -> str:
    """Take the names out of a map's markup: what its figure has beside it besides."""
    return markup.partition(_OPENS)[0]


def _section(outcome: str, rows: Sequence[Row], spoken: Speech) -> dict[str, Any]:
    stance, language = scale.stance(outcome), spoken.language
    named = rows if len(rows) <= _NAMED else rows[: _NAMED * 2 // 3]
    rest = len(rows) - len(named)
    return {
        "slug": outcome,
        "symbol": stance.symbol,
        "label": language.text(stance.label),
        "count": counted(rows, spoken),
        "names": [{"actor": row["actor_id"], "name": spoken.name(row["actor_id"]), "signs": rules.signs(row),
                   "lent": bool(row["via"]), "hatched": row["basis"] in scale.BASES[1:]} for row in named],
        "rest": language.plural(N_("and one more"), N_("and {n} more"), rest) if rest else "",
    }  # fmt: skip
