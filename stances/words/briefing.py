"""What only a briefing says: how much is open, who is silent, how a position came about."""

from __future__ import annotations

from collections.abc import Sequence

from stances import scale
from stances.model import Row
from stances.scale import N_
from stances.words import positions, statements
from stances.words.speech import Speech

_PLACES = 12
"""So many places that are not paragraphs are named."""

_DERIVED = [stance.slug for stance in scale.DERIVED]


def unsettled(board: Sequence[Row], speech: Speech) -> str:
    """Say how many positions are contested or divided, and how many actors have none on record.

    Args:
        board: as made by `measures.board.rows`.
        speech: names and language.
    """
    language = speech.language
    held = [row for row in board if row["outcome"] != scale.NONE.slug]
    open_, silent = sum(row["outcome"] in _DERIVED for row in held), len(board) - len(held)
    return " ".join((
        language.plural(N_("One of {total} positions is contested or divided."),
                        N_("{n} of {total} positions are contested or divided."), open_,
                        total=language.number(len(held)))
        if open_ else language.text(N_("No position is contested or divided.")),
        language.plural(N_("One of {total} actors has no position on record."),
                        N_("{n} of {total} actors have no position on record."), silent,
                        total=language.number(len(board)))
        if silent else language.text(N_("Everybody has a position on record.")),
    ))  # fmt: skip


def silence(group: str, silent: Sequence[str], total: int, speech: Speech) -> str:
    """Say which members of a group have no position on record.

    Args:
        group: the group's code.
        silent: the codes of the members without a position.
        total: how many members it has.
        speech: names and language.
    """
    return speech.language.plural(
        N_("{group}: one of {total} members has no position on record: {names}."),
        N_("{group}: {n} of {total} members have no position on record: {names}."), len(silent),
        group=speech.name(group), total=speech.language.number(total), names=named(silent, speech),
    )  # fmt: skip


def others(silent: Sequence[str], speech: Speech) -> list[str]:
    """Say which countries are silent besides the members of groups, and which groups and organisations."""
    kind = speech.dataset.actors["kind"]
    countries = [actor for actor in silent if kind[actor] == "country"]
    groups = [actor for actor in silent if kind[actor] != "country"]
    text = speech.language.text
    said = [text(N_("Other countries without a position on record: {names}."), names=named(countries, speech))]
    said += [text(N_("Groups and organisations without one: {names}."), names=named(groups, speech))]
    return [sentence for sentence, there in zip(said, (countries, groups), strict=True) if there]


def named(actors: Sequence[str], speech: Speech) -> str:
    """List actors by name."""
    return speech.language.series([speech.name(actor) for actor in speech.sorted(actors)])


def stood(outcome: str, voices: Sequence[str], speech: Speech) -> str:
    """Name an outcome with its sign and, where voices disagree, with each of them: “≠ Contested (Open / Oppose)”."""
    label = positions.label(outcome, speech.language)
    said = [speech.language.text(scale.stance(slug).label) for slug in voices]
    return f"{label} ({' / '.join(said)})" if len(said) > 1 else label


def voice(row: Row, speech: Speech) -> str:
    """Name the stance of one statement among several, with its day: “Open, 6 Jan 2026”."""
    label = speech.language.text(scale.stance(str(row["stance"])).label)
    return f"{label}, {speech.language.date(row['date'])}"


def about(row: Row, speech: Speech) -> str:
    """Say who made a statement and, if it is not the actor's own, on what it rests."""
    parts = [statements.speaker(row, speech)]
    if row["basis"] != scale.BASES[0]:
        parts.append(statements.basis(row, speech))
    return "; ".join(filter(None, parts))


def places(found: Sequence[str], speech: Speech) -> str:
    """Name places in a document: “paragraphs 3 and 14”."""
    numbers = [place[1:] for place in found if place[:1] == "p" and place[1:].isdecimal()]
    rest = [place for place in found if place[1:] not in numbers]
    rest = [*rest[:_PLACES], "…"] if len(rest) > _PLACES else rest
    parts = []
    if len(numbers) == 1:
        parts = [statements.place(f"p{numbers[0]}", speech)]
    elif numbers:
        ordered = sorted(numbers, key=int)
        parts = [speech.language.text(N_("paragraphs {numbers}"), numbers=speech.language.series(ordered))]
    return "; ".join([*parts, *rest])
