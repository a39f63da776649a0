"""Where everybody stands, in words: the finding, what it rests on, and the rule behind each position."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from stances import dates, scale
from stances.language import Language
from stances.measures.deciding import TOGETHER
from stances.model import Row, View, records
from stances.scale import N_
from stances.words import rules, statements
from stances.words.speech import Speech

_NAMED = 3
"""Up to so many actors are named in a finding; of more, two are."""

_CLAUSES = 3
"""Up to so many outcomes name who they are; of more, only the ends of the scale do, and the rest is counted."""

_HEADLINE = {
    scale.SCALE[0].slug: (N_("{who} is for {object}"), N_("{who} are for {object}")),
    scale.SCALE[-1].slug: (N_("{who} is against {object}"), N_("{who} are against {object}")),
}
_CONTESTED, _DIVIDED = (stance.slug for stance in scale.DERIVED)
_ALSO = {"attributed": N_(", it is claimed, {who}"), "inferred": N_(", by inference, {who}")}
"""Actors after others that spoke for themselves: “France and, it is claimed, Türkiye”."""

_ONLY = {"attributed": N_("{who}, it is claimed,"), "inferred": N_("{who}, by inference,")}
"""Actors with nobody before them that spoke for itself."""

_MIXED = N_("{who}, by others' word or by inference,")
"""Many actors of which none spoke for itself."""

_BESIDE = {
    "unread": N_("what takes no clear stance contradicts no other voice ({who})"),
    "lapsed": N_("older words of other voices no longer count beside it ({who})"),
}
"""What is said of statements that stand beside those that decide."""


def finding(board: pd.DataFrame, view: View, speech: Speech) -> str:
    """Say in one sentence which countries stand where on the view's question.

    Where no country has a position, the sentence is about groups and organisations.
    """
    held = _held(board)
    if board.empty:
        return speech.language.text(N_("Nobody is left by these filters."))
    if not held:
        return speech.language.text(N_("Nobody has a position on record on {object}."),
                                    object=speech.question(view.question, "object"))  # fmt: skip
    countries = [row for row in held if row["kind"] == "country"]
    return _sentence(countries or held, view, speech, follows=False)


def groups(board: pd.DataFrame, view: View, speech: Speech) -> str:
    """Say where groups and organisations stand, if countries stand somewhere too: what a group says is its own."""
    held = _held(board)
    others = [row for row in held if row["kind"] != "country"]
    return _sentence(others, view, speech, follows=True) if 0 < len(others) < len(held) else ""


_USED = ["actor_id", "outcome", "kind", "basis", "n"]


def _held(board: pd.DataFrame) -> list[Row]:
    """Return the rows of a board that hold a position."""
    return [row for row in records(board[_USED]) if row["outcome"] != scale.NONE.slug]


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


def rests_on(board: pd.DataFrame, view: View, speech: Speech) -> str:
    """Say what a board rests on: its date, how many statements by how many actors, and the rule."""
    language = speech.language
    held = _held(board)
    parts = [
        language.text(N_("Positions as of {date}"), date=language.day(view.as_of)),
        language.text(
            N_("{statements} by {actors}"),
            statements=language.plural(N_("one statement"), N_("{n} statements"), sum(int(row["n"]) for row in held)),
            actors=language.plural(N_("one actor"), N_("{n} actors"), len(held)),
        ),
        language.text(rules.DECIDES[view.rule]),
    ]
    lent = int((board["inherits"] != scale.NONE.slug).sum())
    if lent:
        parts.append(language.plural(
            N_("one member without a position is shown with its group's"),
            N_("{n} members without a position are shown with their group's"), lent))  # fmt: skip
    return " ".join(filter(None, (groups(board, view, speech), " · ".join(parts))))


def rule(position: Row, view: View, speech: Speech) -> str:
    """Say which rule picked a position, from how many statements, and how old the newest is.

    Args:
        position: a row of `measures.positions.positions`.
        view: the view, for its date.
        speech: names and language.
    """
    language = speech.language
    deciding, n = len(position["statements"]), int(position["n"])
    parts = [rules.picked(str(position["basis"]), view, language), language.plural(
        N_("{deciding} of one statement decides"), N_("{deciding} of {n} statements decide"), n,
        deciding=language.number(deciding))]  # fmt: skip
    if position["outcome"] == _CONTESTED:
        parts.append(language.text(N_("several stances are as frequent, so all are shown") if view.rule == "frequent"
                                   else N_("the latest ones disagree, so all are shown")))  # fmt: skip
    if position["outcome"] == _DIVIDED:
        parts.append(language.text(
            N_("different offices disagree within {days} days of the newest, so each voice is shown"),
            days=TOGETHER))  # fmt: skip
    for name, pattern in _BESIDE.items():
        if position[name]:
            rows = [speech.dataset.row("statements", code) for code in position[name]]
            said = language.text(N_("; ")).join(statements.voice(row, speech) for row in rows)
            parts.append(language.text(pattern, who=said))
    if position["disputed"]:
        parts.append(language.text(N_("a newer claim says otherwise")))
    age = int(position["age"])
    exact = dates.parse(position["date"]).precision == "day"
    parts.append(language.plural(N_("newest one day old"), N_("newest {n} days old"), age) if age
                 else language.text(N_("newest from that day") if exact else N_("newest by that day")))  # fmt: skip
    return "; ".join(parts) + "."


def marks(position: Row, view: View, language: Language) -> list[str]:
    """Return the marks a position carries beside its name: claimed, inferred, disputed, a voice unclear, old, lent."""
    found = []
    basis = position["basis"]
    if isinstance(basis, str) and scale.BASIS_MARKS[basis]:
        found.append(language.text(scale.BASIS_MARKS[basis]))
    if position["disputed"]:
        found.append(language.text(N_("disputed")))
    if len(position["unread"]):
        found.append(language.text(N_("a voice unclear")))
    if position.get("stale", False):
        found.append(rules.stale(view.stale, language))
    if len(position.get("via", ())):
        found.append(language.text(N_("groups disagree") if position["inherits"] == scale.NONE.slug
                                   else N_("from its group")))  # fmt: skip
    return found


def label(outcome: str, language: Language) -> str:
    """Return an outcome's name with its sign: “▲ Support”."""
    stance = scale.stance(outcome)
    return f"{stance.symbol} {language.text(stance.label)}"


def claimants(position: Row, speech: Speech) -> str:
    """Say who attributes a position: “says France”; empty for own and inferred ones."""
    if position["basis"] != "attributed":
        return ""
    who: Sequence[str] = [actor for actor in position["attributed_by"] if actor]
    if not who:
        return speech.language.text(N_("says the report"))
    return speech.language.text(N_("says {who}"), who=speech.series(who))
