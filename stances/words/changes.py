"""What changed, in words: the finding, what it rests on, and each change with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stances import scale
from stances.measures import changes as measure
from stances.measures.changes import Period
from stances.model import Row, View
from stances.scale import N_
from stances.words.speech import Speech

_NAMED = 3
"""Up to so many actors are named; of more, two are."""

_SPELLED = 3
"""So many kinds of change are spelled out; of more, the rest is counted."""

LABELS = {
    measure.MOVED: N_("Moved"), measure.HARDENED: N_("Hardened"), measure.SOFTENED: N_("Softened"),
    measure.CONTESTED: N_("Became contested"), measure.DIVIDED: N_("Became divided"), measure.SETTLED: N_("Settled"),
    measure.LOST: N_("Taken back"), measure.CONDITION: N_("Condition changed"), measure.BASIS: N_("On another basis"),
    measure.APPEARED: N_("New on record"),
}  # fmt: skip
"""What each kind of change is called."""

_CLAUSES = {
    measure.MOVED: (N_("{who} moved from {before} to {after}"), N_("{who} moved")),
    measure.HARDENED: (N_("{who} hardened from {before} to {after}"), N_("{who} hardened")),
    measure.SOFTENED: (N_("{who} softened from {before} to {after}"), N_("{who} softened")),
    measure.CONTESTED: (N_("{who} became contested after {before}"), N_("{who} became contested")),
    measure.DIVIDED: (N_("{who} became divided after {before}"), N_("{who} became divided")),
    measure.SETTLED: (N_("{who} settled on {after}"), N_("{who} settled")),
    measure.LOST: (N_("{who} dropped off the record, {before} being taken back"), N_("{who} dropped off the record")),
    measure.CONDITION: (N_("{who} kept to {after}, {detail}"),
                        N_("{who} came to name another condition, or none")),
    measure.BASIS: (N_("{who} kept to {after}, {detail}"), N_("{who} came to rest on another basis")),
    measure.APPEARED: (N_("{who} came on record with {after}"), N_("{who} came on record ({outcomes})")),
}  # fmt: skip
"""What one actor did, and what several did. No verb agrees with a number: names of actors can be plurals."""


def finding(changed: Sequence[Row], days: Period, view: View, speech: Speech) -> str:
    """Say in one sentence who changed between two days: on one question by name, on all questions by number.

    Args:
        changed: the rows made by `measures.changes.changes`.
        days: the days compared.
        view: its question is used, and whether all are meant.
        speech: names and language.
    """
    language = speech.language
    since, until = (language.day(day, short=True) for day in days)
    if not changed and view.everything:
        return language.text(N_("Nothing changed between {since} and {until}."), since=since, until=until)
    if not changed:
        return language.text(N_("On {object}, nothing changed between {since} and {until}."), since=since, until=until,
                             object=speech.question(view.question, "object"))  # fmt: skip
    if view.everything:
        return _numbers(changed, since, until, speech)
    by_kind = {kind: some for kind in LABELS if (some := [row for row in changed if row["change"] == kind])}
    spelled = list(by_kind)[:_SPELLED] if len(by_kind) > _SPELLED + 1 else list(by_kind)
    clauses = [_clause(kind, by_kind[kind], speech) for kind in spelled]
    if rest := sum(len(some) for kind, some in by_kind.items() if kind not in spelled):
        clauses.append(language.plural(N_("one more change"), N_("{number} more changes"), rest))
    return language.text(N_("Between {since} and {until}, {clauses}."), since=since, until=until,
                         clauses=language.text(N_("; ")).join(clauses))  # fmt: skip


def _numbers(changed: Sequence[Row], since: str, until: str, speech: Speech) -> str:
    language = speech.language
    tally = Counter(row["change"] for row in changed)
    parts = [f"{language.text(LABELS[kind])} {language.number(tally[kind])}" for kind in LABELS if tally[kind]]
    questions, actors = (len({row[name] for row in changed}) for name in ("question_id", "actor_id"))
    sentence = language.text(
        N_("{changes} on {questions} by {actors} between {since} and {until}: {parts}."),
        changes=language.plural(N_("one change"), N_("{number} changes"), len(changed)),
        questions=language.plural(N_("one question"), N_("{number} questions"), questions),
        actors=language.plural(N_("one actor"), N_("{n} actors"), actors),
        since=since, until=until, parts=", ".join(parts),
    )  # fmt: skip
    return sentence[:1].upper() + sentence[1:]


def _clause(kind: str, rows: Sequence[Row], speech: Speech) -> str:
    language = speech.language
    first = rows[0]
    tally = Counter(row["after"] for row in rows)
    outcomes = [f"{language.text(scale.stance(slug).label)} {language.number(tally[slug])}"
                for slug in scale.OUTCOME.categories if tally[slug]]  # fmt: skip
    return language.text(
        _CLAUSES[kind][int(len(rows) > 1)], who=_who(rows, speech), before=_quoted(first["before"], speech),
        after=_quoted(first["after"], speech), outcomes=", ".join(outcomes), detail=detail(first, speech),
    )  # fmt: skip


def _who(rows: Sequence[Row], speech: Speech) -> str:
    actors = speech.sorted([row["actor_id"] for row in rows])
    if len(actors) <= _NAMED:
        return speech.series(actors)
    # Of many, countries are named rather than groups.
    countries = speech.sorted([row["actor_id"] for row in rows if row["kind"] == "country"])
    many = (N_("{number} countries, among them {named},") if len(countries) == len(rows)
            else N_("{number} actors, among them {named},"))  # fmt: skip
    return speech.language.text(many, number=speech.language.count(len(rows)),
                                named=speech.series((countries or actors)[:2]))  # fmt: skip


def _quoted(outcome: str, speech: Speech) -> str:
    return speech.language.text(N_("“{text}”"), text=speech.language.text(scale.stance(str(outcome)).label))


def rests_on(changed: Sequence[Row], speech: Speech, *, suggested: bool = False) -> str:
    """Say what is compared, by how many statements it changed, and how many of those have no day of their own.

    Args:
        changed: the rows made by `measures.changes.changes`.
        speech: names and language.
        suggested: whether nobody chose the earlier day.
    """
    language = speech.language
    parts = [language.text(N_("Positions at the end of both days are compared"))]
    if changed:
        codes = {code for row in changed for code in row["statements"]}
        parts.append(language.plural(N_("one statement made the difference"),
                                     N_("{n} statements made the difference"), len(codes)))  # fmt: skip
    if vague := sum(row["vague"] for row in changed):
        parts.append(language.plural(N_("of one change it is only known by when it was made; it can be older"),
                                     N_("of {n} changes it is only known by when they were made; they can be older"),
                                     vague))  # fmt: skip
    if suggested and changed:
        parts.append(language.text(N_("the earlier day is the one before the newest {number} steps"),
                                   number=language.count(measure.ENOUGH)))  # fmt: skip
    return " · ".join(parts)


def course(row: Row, speech: Speech) -> str:
    """Say from what to what a position went: “△ Open → ▲ Support”."""
    sides = [_side(row, side, speech) for side in ("before", "after")]
    match row["change"]:
        case measure.APPEARED:
            return sides[1]
        case measure.LOST:
            return speech.language.text(N_("{before}, taken back"), before=sides[0])
        case measure.CONDITION | measure.BASIS:
            return sides[1]
    return " → ".join(sides)


def _side(row: Row, side: str, speech: Speech) -> str:
    language = speech.language
    stance = scale.stance(str(row[side]))
    label = f"{stance.symbol} {language.text(stance.label)}"
    if stance in scale.DERIVED:
        said = " / ".join(language.text(scale.stance(slug).label) for slug in row[f"stances_{side}"])
        label = f"{label} ({said})"
    return label


def detail(row: Row, speech: Speech) -> str:
    """Say what else differs: another condition, another basis."""
    text = speech.language.text
    was, now = (condition(row, side, speech) for side in ("before", "after"))
    if row["change"] == measure.CONDITION:
        if not now:
            return text(N_("no condition named any more (before: {condition})"), condition=was)
        return text(N_("now {condition} (before: {before})"), condition=now, before=was or text(N_("no condition")))
    if row["change"] == measure.BASIS:
        bases = {side: text(scale.BASIS_LABELS[row[f"basis_{side}"]]) for side in ("before", "after")}
        return text(N_("now {after} (before: {before})"), **bases)
    return "" if row["change"] == measure.LOST else now


def condition(row: Row, side: str, speech: Speech) -> str:
    """Return what the position hung on before, or hangs on after."""
    texts = (speech.of(speech.dataset.row("statements", code), "condition") for code in row[f"conditions_{side}"])
    return ", ".join(dict.fromkeys(texts))
