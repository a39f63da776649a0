"""How complete a record is, in words."""

from __future__ import annotations

from babel import Locale

from stances.measures.coverage import Coverage
from stances.model import Row, View
from stances.scale import N_
from stances.words import rules, statements
from stances.words.speech import Speech

TITLES = {
    "actor_id": N_("By actor"), "question_id": N_("By question"), "language": N_("By language of the source"),
    "publisher": N_("By publisher"), "kind": N_("By kind of publisher"),
    "source_id": N_("By source"), "month": N_("By month"),
}  # fmt: skip
"""What a tally is called."""


SINGLE = "¹"
"""The sign of several statements that are all from one source."""


def finding(found: Coverage, speech: Speech) -> str:
    """Say how much is on record, and on how much nothing is."""
    language, cells = speech.language, found.cells
    asked = int(cells["asked"].sum())
    return language.text(
        N_("{statements} fill {asked} of {all} cells of actor and question; on the other {rest} nothing is on record."),
        statements=language.plural(N_("One statement"), N_("{n} statements"), int(cells["n"].sum())),
        asked=language.number(asked), all=language.number(len(cells)), rest=language.number(len(cells) - asked),
    )  # fmt: skip


def rests_on(found: Coverage, view: View, speech: Speech) -> str:
    """Say how many cells rest on a single source, and how many are old."""
    language, cells = speech.language, found.cells
    asked, single, stale = (int(cells[name].sum()) for name in ("asked", "single", "stale"))
    alike = 0 < asked == single
    parts = [
        language.text(N_("Each rests on a single source")) if alike
        else language.plural(N_("One cell rests on a single source"), N_("{n} cells rest on a single source"), single)
    ]  # fmt: skip
    if not alike and (cells["single"] & (cells["n"] > 1)).any():
        parts.append(language.text(N_("{sign} several statements, one source"), sign=SINGLE))
    if view.stale:
        parts.append(f"{rules.STALE} {rules.stale(view.stale, language)}: {language.number(stale)}")
    parts.append(language.text(N_("a cell shows the position and the number of statements")))
    return " · ".join(parts) + "."


def flags(cell: Row, days: int, speech: Speech) -> list[str]:
    """Return what is to be said of a cell: nothing on record, a single source, older than so many days."""
    language = speech.language
    if not cell["asked"]:
        return [language.text(N_("nothing on record"))]
    found = [language.text(N_("single source"))] if cell["single"] else []
    return [*found, rules.stale(days, language)] if cell["stale"] else found


def value(by: str, code: str, speech: Speech) -> str:
    """Name what statements are counted by: an actor, a question, a language, a source or a month."""
    language = speech.language
    match by:
        case "actor_id":
            return speech.name(code)
        case "question_id":
            return speech.question(code)
        case "source_id":
            return statements.source(code, speech)
        case "publisher":
            return code or language.text(N_("publisher not recorded"))
        case "kind":
            return language.text(statements.PUBLISHERS[code] if code else N_("kind not recorded"))
        case "month":
            return language.date(code) if code else language.text(N_("month not exactly known"))
        case _:
            named = Locale.parse(language.code).languages.get(code) or code
            return str(named) or language.text(N_("language not recorded"))
