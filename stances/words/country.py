"""What one actor's positions come to, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stances import scale
from stances.model import Row
from stances.scale import N_
from stances.words import positions
from stances.words.speech import Speech

_ONE = (
    (N_("supports one"), N_("supports {number}")),
    (N_("is open to one"), N_("is open to {number}")),
    (N_("is neutral on one"), N_("is neutral on {number}")),
    (N_("is reluctant on one"), N_("is reluctant on {number}")),
    (N_("is against one"), N_("is against {number}")),
    (N_("is contested on one"), N_("is contested on {number}")),
    (N_("is divided on one"), N_("is divided on {number}")),
    (N_("is unclear on one"), N_("is unclear on {number}")),
    (N_("was absent on one"), N_("was absent on {number}")),
    (N_("is not concerned by one"), N_("is not concerned by {number}")),
)  # fmt: skip
"""What one actor does on so many questions, in the order of `scale.OUTCOMES`."""

_MANY = (
    (N_("support one"), N_("support {number}")),
    (N_("are open to one"), N_("are open to {number}")),
    (N_("are neutral on one"), N_("are neutral on {number}")),
    (N_("are reluctant on one"), N_("are reluctant on {number}")),
    (N_("are against one"), N_("are against {number}")),
    (N_("are contested on one"), N_("are contested on {number}")),
    (N_("are divided on one"), N_("are divided on {number}")),
    (N_("are unclear on one"), N_("are unclear on {number}")),
    (N_("were absent on one"), N_("were absent on {number}")),
    (N_("are not concerned by one"), N_("are not concerned by {number}")),
)  # fmt: skip
"""The same of an actor whose name is a plural."""


def finding(actor: str, spells: Sequence[Row], speech: Speech) -> str:
    """Say on how many questions an actor has a position, on how many which one, and how many have changed.

    Args:
        actor: the actor.
        spells: the rows made by `measures.history.history`.
        speech: names and language.
    """
    language, several = speech.language, speech.is_plural(actor)
    who = speech.phrase(actor)
    who = who[:1].upper() + who[1:]
    if not spells:
        return language.text(N_("{who} have no position on record on any question.") if several
                             else N_("{who} has no position on record on any question."), who=who)  # fmt: skip
    now = {row["question_id"]: row["outcome"] for row in spells}  # the last one of each
    tally = Counter(now.values())
    parts = [language.plural(*pair, tally[stance.slug])
             for stance, pair in zip(scale.OUTCOMES, _MANY if several else _ONE, strict=False)
             if tally[stance.slug]]  # fmt: skip
    if len(now) == 1:
        parts = [language.text(N_("{label} on “{question}”"), question=speech.question(question),
                               label=language.text(scale.stance(outcome).label))
                 for question, outcome in now.items()]  # fmt: skip
    one, many = (
        (N_("{who} have a position on one question: {positions}."),
         N_("{who} have a position on {number} questions: they {positions}."))
        if several
        else (N_("{who} has a position on one question: {positions}."),
              N_("{who} has a position on {number} questions: it {positions}."))
    )  # fmt: skip
    sentence = language.plural(one, many, len(now), who=who, positions=language.series(parts))
    changed = sum(n > 1 for n in Counter(row["question_id"] for row in spells).values())
    if changed:
        after = language.plural(N_("One position has changed."), N_("{number} positions have changed."), changed)
        sentence += f" {after[:1].upper()}{after[1:]}"
    return sentence


def course(spells: list[Row], speech: Speech) -> str:
    """Say which positions on a question followed one another: “△ Open from 28 Mar, ▲ Support since 5 Sept 2025”."""
    said = []
    for place, row in enumerate(spells):
        label, date = (
            positions.label(str(row["outcome"]), speech.language),
            speech.language.day(row["start"], short=True),
        )
        pattern = N_("{label} since {date}") if place == len(spells) - 1 else N_("{label} from {date}")
        said.append(speech.language.text(pattern, label=label, date=date))
    return " → ".join(said)
