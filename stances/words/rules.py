"""The rules by which statements become positions, in words: named, in half a sentence, and for one position."""

from __future__ import annotations

from functools import lru_cache

from stances import dates, scale
from stances.language import Language
from stances.measures.deciding import TOGETHER
from stances.model import Row, View
from stances.scale import N_
from stances.words.speech import Speech

NAMES = {
    "latest": N_("Latest, own first"), "own": N_("Own only"), "official": N_("Official only"),
    "frequent": N_("Most frequent"), "sure": N_("High confidence"),
}  # fmt: skip
"""What a rule is called in a choice or above a column."""

DECIDES = {
    "latest": N_("the latest own statement decides; claims and inferences are marked"),
    "own": N_("only own statements count, the latest decides"),
    "official": N_("only what official speakers say for their own country counts, the latest decides"),
    "frequent": N_("the most frequent stance decides, own statements before claims and inferences"),
    "sure": N_("only statements coded with high confidence count, the latest own one decides"),
}
"""What decides, as half a sentence."""

_LATEST = {
    "own": N_("Latest own statement on or before {date}"),
    "attributed": N_("No own statement on record: latest claim by others on or before {date}"),
    "inferred": N_("No statement on record: latest inference from conduct on or before {date}"),
}
_FREQUENT = {
    "own": N_("Most frequent stance in own statements on or before {date}"),
    "attributed": N_("No own statement on record: most frequent stance in claims by others on or before {date}"),
    "inferred": N_("No statement on record: most frequent stance inferred from conduct on or before {date}"),
}
_SURE = {
    "own": N_("Latest own statement coded with high confidence on or before {date}"),
    "attributed": N_("No own statement coded with high confidence: latest claim by others on or before {date}"),
    "inferred": N_("No statement coded with high confidence: latest inference from conduct on or before {date}"),
}
_OFFICIAL = {"own": N_("Latest own statement by an official speaker on or before {date}")}
_PICKED = {"frequent": _FREQUENT, "sure": _SURE, "official": _OFFICIAL}


def picked(basis: str, view: View, language: Language) -> str:
    """Say what a position of some basis was picked by."""
    day = language.day(view.as_of, short=True)
    return language.text(_PICKED.get(view.rule, _LATEST)[basis], date=day)


def borrowed(position: Row, speech: Speech) -> str:
    """Say from whom an actor without a position takes one over; empty if from nobody.

    Args:
        position: a row of `measures.board.rows`.
        speech: names and language.
    """
    if not position["via"]:
        return ""
    groups = speech.series(position["via"])
    if position["inherits"] == scale.NONE.slug:
        return speech.language.text(N_("No position of its own, and its groups disagree: {groups}."), groups=groups)
    return speech.language.text(N_("No position of its own; shown is that of {groups}."), groups=groups)


IMPRECISE, CONDITIONAL, DISPUTED, UNREAD, STALE = "~", "*", "!", "?", "◷"

_KEY = {
    CONDITIONAL: N_("on a condition"), IMPRECISE: N_("day not exactly known"),
    DISPUTED: N_("a newer claim says otherwise"), UNREAD: N_("another voice cannot be read"),
}  # fmt: skip


def reasons(position: Row, language: Language) -> dict[str, str]:
    """Say of the statements heard in a position what part each has: by code."""
    texts = {
        "statements": language.text(N_("This statement decides the colour.")),
        "unread": language.text(N_("This statement takes no clear stance, so it contradicts no other voice.")),
        "lapsed": language.text(N_("More than {days} days older than the newest: it no longer counts beside it."),
                                days=TOGETHER),
    }  # fmt: skip
    return {code: text for part, text in texts.items() for code in position[part]}


def signs(position: Row) -> str:
    """Return the signs beside a name that say what a colour cannot: `key` explains them."""
    if not position["statements"]:
        return ""
    flags = ("conditional", "disputed", "unread", "stale")
    return _signs(position["date"], *(bool(position.get(flag, False)) for flag in flags))


@lru_cache(maxsize=8192)
def _signs(day: str, conditional: bool, disputed: bool, unread: bool, old: bool) -> str:
    date = dates.parse(day)
    there = {CONDITIONAL: conditional, IMPRECISE: date.precision != "day" or date.approximate, DISPUTED: disputed,
             UNREAD: unread, STALE: old}  # fmt: skip
    return "".join(sign for sign, used in there.items() if used)


def key(used: str, view: View, language: Language) -> list[tuple[str, str]]:
    """Explain the signs that are used: (sign, meaning)."""
    meanings = {sign: language.text(meaning) for sign, meaning in _KEY.items()}
    meanings[STALE] = stale(view.stale, language)
    return [(sign, meaning) for sign, meaning in meanings.items() if sign in used]


def stale(days: int, language: Language) -> str:
    """Say how old a position must be to be marked."""
    return language.plural(N_("over one day old"), N_("over {n} days old"), days)
