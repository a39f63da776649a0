"""A position in words: the rule behind it, the marks it carries, who claims it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from stances import dates, scale
from stances.language import Language
from stances.measures.deciding import TOGETHER
from stances.model import Row, View
from stances.scale import N_
from stances.words import rules, statements
from stances.words.speech import Speech

_CONTESTED, _DIVIDED = (stance.slug for stance in scale.DERIVED)
_BESIDE = {
    "unread": N_("what takes no clear stance contradicts no other voice ({who})"),
    "lapsed": N_("older words of other voices no longer count beside it ({who})"),
}
"""What is said of statements that stand beside those that decide."""


def rule(position: Row, view: View, speech: Speech) -> str:
    """Say which rule picked a position, from how many statements, and how old the newest is.

    Args:
        position: a row of `measures.positions.positions`.
        view: the view, for its date.
        speech: names and language.
    """
    language = speech.language
    parts = [rules.picked(str(position["basis"]), view, language),
             _decide(len(position["statements"]), int(position["n"]), language)]  # fmt: skip
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
    exact = dates.parse(position["date"]).precision == "day"
    parts.append(_newest(int(position["age"]), language, exact=exact))
    return "; ".join(parts) + "."


# Of many positions, many rest on as many statements, or are as old.
@lru_cache(maxsize=4_096)
def _decide(deciding: int, n: int, language: Language) -> str:
    return language.plural(N_("{deciding} of one statement decides"), N_("{deciding} of {n} statements decide"), n,
                           deciding=language.number(deciding))  # fmt: skip


@lru_cache(maxsize=4_096)
def _newest(age: int, language: Language, *, exact: bool) -> str:
    if age:
        return language.plural(N_("newest one day old"), N_("newest {n} days old"), age)
    return language.text(N_("newest from that day") if exact else N_("newest by that day"))


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


def remarks(position: Row, view: View, language: Language) -> list[str]:
    """Return the marks and, in words, what beside a name only a sign says: a condition, a day not exactly known."""
    signs = "".join(sign for sign in (rules.CONDITIONAL, rules.IMPRECISE) if sign in rules.signs(position))
    return [*marks(position, view, language), *(meaning for _, meaning in rules.key(signs, view, language))]


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
