"""Threads of events and plans point by point, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from stances.model import Row
from stances.scale import N_
from stances.words import events
from stances.words.speech import Speech


def finding(found: Collection[Row], speech: Speech) -> str:
    """Say how many texts were answered or revised, and what became of the deadlines.

    Args:
        found: the rows made by `measures.threads.threads`.
        speech: names and language.
    """
    language = speech.language
    texts = len({row["thread"] for row in found if not row["deadline"]})
    deadlines = [row for row in found if row["deadline"]]
    parts = []
    if texts:
        parts.append(language.plural(N_("One thread of proposals and answers."),
                                     N_("{n} threads of proposals and answers."), texts))  # fmt: skip
    if deadlines:
        tally = Counter(row["outcome"] for row in deadlines)
        said = [f"{language.number(tally[outcome])} {language.text(label)}"
                for outcome, label in events.OUTCOMES.items() if tally[outcome]]  # fmt: skip
        total = language.plural(N_("One deadline"), N_("{n} deadlines"), len(deadlines))
        parts.append(f"{total}: {', '.join(said)}." if said else f"{total}.")
    return " ".join(parts) or language.text(N_("No text answers another, and there is no deadline."))


def became(event: Row, speech: Speech) -> str:
    """Say what became of a deadline; empty for anything else."""
    if not event["deadline"]:
        return ""
    if event["outcome"]:
        return speech.language.text(events.OUTCOMES[event["outcome"]])
    return speech.language.text(N_("still to come") if event["due"] else N_("what became of it is not on record"))


def by_point(held: Collection[Row], speech: Speech) -> str:
    """Say how many positions there are on how many points, and on which they are furthest apart.

    Args:
        held: as made by `measures.plans.point_by_point`.
        speech: names and language.
    """
    language = speech.language
    if not held:
        return language.text(N_("Nobody has a position on record on any version or point."))
    return language.text(
        N_("{positions} by {actors} on {questions}."),
        positions=language.plural(N_("One position"), N_("{n} positions"), len(held)),
        actors=language.plural(N_("one actor"), N_("{n} actors"), len({row["actor_id"] for row in held})),
        questions=language.plural(
            N_("one text or point"), N_("{n} texts and points"), len({row["question_id"] for row in held})
        ),
    )
