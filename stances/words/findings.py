"""Where everybody stands, in one sentence; and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from stances import scale
from stances.model import Row, View
from stances.scale import N_
from stances.words import filters, rules
from stances.words.speech import Speech

_NAMED = 3
"""Up to so many actors are named in a finding; of more, two are."""

_CLAUSES = 3
"""Up to so many outcomes name who they are; of more, only the ends of the scale do, and the rest is counted."""

_HEADLINE = {
    scale.SCALE[0].slug: (N_("{who} is for {object}"), N_("{who} are for {object}")),
    scale.SCALE[-1].slug: (N_("{who} is against {object}"), N_("{who} are against {object}")),
}
_ALSO = {"attributed": N_(", it is claimed, {who}"), "inferred": N_(", by inference, {who}")}
"""Actors after others that spoke for themselves: “France and, it is claimed, Türkiye”."""

_ONLY = {"attributed": N_("{who}, it is claimed,"), "inferred": N_("{who}, by inference,")}
"""Actors with nobody before them that spoke for itself."""

_MIXED = N_("{who}, by others' word or by inference,")
"""Many actors of which none spoke for itself."""


def finding(board: Sequence[Row], view: View, speech: Speech) -> str:
    """Say in one sentence which countries stand where on the view's question.

    Where no country has a position, the sentence is about groups and organisations.

    Args:
        board: as made by `measures.board.rows`.
        view: the view, for its question.
        speech: names and language.
    """
    held = _held(board)
    if not board:
        return speech.language.text(N_("Nobody is left by these filters."))
    if not held:
        nobody = (
            N_("Nobody left by these filters has a position on record on {object}.")
            if filters.only(view, speech, filters.BOARD)
            else N_("Nobody has a position on record on {object}.")
        )
        return speech.language.text(nobody, object=speech.question(view.question, "object"))  # fmt: skip
    countries = [row for row in held if row["kind"] == "country"]
    return _sentence(countries or held, view, speech, follows=False)


def groups(board: Sequence[Row], view: View, speech: Speech) -> str:
    """Say where groups and organisations stand, if countries stand somewhere too: what a group says is its own."""
    held = _held(board)
    others = [row for row in held if row["kind"] != "country"]
    return _sentence(others, view, speech, follows=True) if 0 < len(others) < len(held) else ""


def _held(board: Sequence[Row]) -> list[Row]:
    """Return the rows of a board that hold a position."""
    return [row for row in board if row["outcome"] != scale.NONE.slug]


def _sentence(held: Sequence[Row], view: View, speech: Speech, *, follows: bool) -> str:
    language = speech.language
    at = {str(outcome): [row for row in held if row["outcome"] == outcome] for outcome in scale.OUTCOME.categories}
    present = [outcome for outcome, rows in at.items() if rows]
    few = len(present) <= _CLAUSES
    opening = [outcome for outcome in present if few or outcome in _HEADLINE] or present[:1]
    clauses: list[str] = []
    for outcome in opening:
        who, several = _who(at[outcome], speech)
        said = _stands(outcome, who, speech, several=several)
        if clauses or follows:
            clauses.append(said)
        elif outcome in _HEADLINE:
            pattern = _HEADLINE[outcome][int(several)]
            clauses.append(language.text(pattern, who=who, object=speech.question(view.question, "object")))
        else:
            clauses.append(language.text(N_("On {object}: {clause}"), clause=said,
                                         object=speech.question(view.question, "object")))  # fmt: skip
    if rest := [outcome for outcome in present if outcome not in opening]:
        clauses.append(language.series([_counted(at[outcome], outcome, speech) for outcome in rest]))
    sentence = language.text(N_("; ")).join(clauses)
    return sentence[:1].upper() + sentence[1:] + "."


def _stands(outcome: str, who: str, speech: Speech, *, several: bool) -> str:
    stance = scale.stance(outcome)
    return f"{who} {speech.language.text(stance.many if several else stance.one)}"


def _counted(rows: Sequence[Row], outcome: str, speech: Speech) -> str:
    """Say how many have an outcome, or who if it is one; those of whom none spoke for itself are told as such."""
    if len(rows) == 1:
        who, several = _who(rows, speech)
        return _stands(outcome, who, speech, several=several)
    return _stands(outcome, _hedged(speech.language.count(len(rows)), rows, speech), speech, several=True)


def _hedged(who: str, rows: Sequence[Row], speech: Speech) -> str:
    """Say of many on what they rest, unless one of them spoke for itself."""
    bases = list(dict.fromkeys(row["basis"] for row in rows))
    if "own" in bases:
        return who
    return speech.language.text(_ONLY[bases[0]] if len(bases) == 1 else _MIXED, who=who.removesuffix(","))


def _who(rows: Sequence[Row], speech: Speech) -> tuple[str, bool]:
    """Name the actors of a clause, those that rest on others' word or on inference apart."""
    language = speech.language
    on = {basis: speech.sorted([row["actor_id"] for row in rows if row["basis"] == basis]) for basis in scale.BASES}
    own = on[scale.BASES[0]]
    if len(rows) > _NAMED:
        named = speech.series((own or speech.sorted([row["actor_id"] for row in rows]))[:2])
        many = (N_("{number} countries, among them {named},") if all(row["kind"] == "country" for row in rows)
                else N_("{number} actors, among them {named},"))  # fmt: skip
        return _hedged(language.text(many, number=language.count(len(rows)), named=named), rows, speech), True
    parts = [speech.phrase(actor) for actor in own]
    for basis in scale.BASES[1:]:
        if on[basis]:
            pattern = _ALSO[basis] if parts else _ONLY[basis]
            parts.append(language.text(pattern, who=speech.series(on[basis])))
    several = len(rows) > 1 or speech.is_plural(str(rows[0]["actor_id"]))
    return language.series(parts).replace(" ,", ","), several


def rests_on(board: Sequence[Row], view: View, speech: Speech) -> str:
    """Say what a board rests on: what filters leave, its date, how many statements by how many actors, the rule."""
    language = speech.language
    held = _held(board)
    parts = [
        language.text(N_("Positions as of {date}"), date=language.day(view.as_of)),
        language.text(
            N_("resting on {statements} by {actors}"),
            statements=language.plural(N_("one statement"), N_("{n} statements"), sum(int(row["n"]) for row in held)),
            actors=language.plural(N_("one actor"), N_("{n} actors"), len(held)),
        ) if held else "",
        language.text(rules.DECIDES[view.rule]),
    ]  # fmt: skip
    lent = sum(row["inherits"] != scale.NONE.slug for row in board)
    if lent:
        parts.append(language.plural(
            N_("one member without a position is shown with its group's"),
            N_("{n} members without a position are shown with their group's"), lent))  # fmt: skip
    rests = filters.beneath(filters.only(view, speech, filters.BOARD), *parts)
    return " ".join(filter(None, (groups(board, view, speech), rests)))
