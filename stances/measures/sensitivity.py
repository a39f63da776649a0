"""Whose position on a question depends on the rule by which statements become positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from stances import scale
from stances.measures.ledger import ledger
from stances.measures.membership import chosen
from stances.model import RULES, Dataset, Row, View


def sensitivity(dataset: Dataset, view: View) -> list[Row]:
    """Return every position on the view's question under every rule.

    The view's own rule, its filter of outcomes and inheritance play no part.

    Returns:
        One row for every rule and every actor that has a position under the first of `RULES`, ordered by
        outcome under that rule, actor and rule: `actor_id`, `rule`, `outcome`, `n` (statements that
        count), `flips` (bool: the outcome is not the first rule's, whether another one or none).
    """
    wanted = chosen(dataset, view.actors, view.as_of)
    held = {rule: _held(dataset, view, rule) for rule in RULES}
    usual = held[RULES[0]]
    order = {slug: place for place, slug in enumerate(scale.SLUGS)}
    rows: list[Row] = []
    nothing = (scale.NONE.slug, 0)
    for actor in sorted(usual.keys() & wanted, key=lambda actor: (order[usual[actor][0]], actor)):
        first = usual[actor][0]
        for rule, positions in held.items():
            outcome, n = positions.get(actor, nothing)
            rows.append({"actor_id": actor, "rule": rule, "outcome": outcome, "n": n, "flips": outcome != first})
    return rows


def _held(dataset: Dataset, view: View, rule: str) -> dict[str, tuple[str, int]]:
    """Return each actor's outcome under a rule, and how many statements count."""
    book = ledger(dataset, tuple(sorted(view.bases)), rule)
    return {actor: (outcome, n) for actor, outcome, n in book.told(book.held(view.as_of, view.question))}


def flips(rows: Iterable[Row]) -> dict[str, int]:
    """Count the actors whose outcome each rule changes, in the order of `RULES` without the first.

    Args:
        rows: as made by `sensitivity`.
    """
    tally = Counter(row["rule"] for row in rows if row["flips"])
    return {rule: tally[rule] for rule in RULES[1:]}
