"""Whose position depends on the rule, in words."""

from __future__ import annotations

from collections.abc import Sequence

from stances import scale
from stances.measures.sensitivity import flips
from stances.model import RULES, Row, View
from stances.scale import N_
from stances.words import rules
from stances.words.speech import Speech

_NAMED = 6
"""Up to so many actors are named."""


def finding(rows: Sequence[Row], view: View, speech: Speech) -> str:
    """Say how many positions some other rule would change, and whose.

    Args:
        rows: as made by `measures.sensitivity.sensitivity`.
        view: the view, for its question.
        speech: names and language.
    """
    language = speech.language
    about = speech.question(view.question, "object")
    changed = {row["actor_id"] for row in rows if row["flips"]}
    total = len({row["actor_id"] for row in rows})
    if not changed:
        return language.text(N_("No position on {object} depends on the rule."), object=about)
    sentence = language.plural(
        N_("One of {total} positions on {object} depends on the rule"),
        N_("{n} of {total} positions on {object} depend on the rule"), len(changed), object=about,
        total=language.number(total),
    )  # fmt: skip
    return f"{sentence}: {speech.series(speech.sorted(changed))}." if len(changed) <= _NAMED else f"{sentence}."


def by_rule(rows: Sequence[Row], speech: Speech) -> str:
    """Say how many positions flip under each rule, compared with the first."""
    text = speech.language.text
    counted = [f"{text(rules.NAMES[rule])}: {speech.language.number(n)}" for rule, n in flips(rows).items()]
    return text(N_("Flips compared with “{rule}”: {counts}."), rule=text(rules.NAMES[RULES[0]]),
                counts=" · ".join(counted))  # fmt: skip


def flip(actor: str, outcome: str, usual: str, speech: Speech) -> str:
    """Say what becomes of a position: “Türkiye: Support → No position on record”."""
    before, after = (speech.language.text(scale.stance(slug).label) for slug in (usual, outcome))
    return f"{speech.name(actor)}: {before} → {after}"
