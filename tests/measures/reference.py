"""The rule of positions once more, slowly and in plain Python: what the fast one must agree with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from stances.dates import parse
from tests.building import Row

SCALE = ("oppose", "reluctant", "neutral", "open", "support", "unclear", "absent", "not-applicable")
BASES = ("own", "attributed", "inferred")


@dataclass(frozen=True)
class Said:
    """One statement that counts."""

    code: str
    stance: str
    basis: str
    office: str
    day: dt.date
    exact: bool
    text: str
    condition: str
    by: str


@dataclass(frozen=True)
class Standing:
    """What follows for one actor and question."""

    outcome: str
    stances: tuple[str, ...]
    basis: str
    attributed_by: tuple[str, ...]
    disputed: bool
    conditional: bool
    counts: dt.date
    date: str
    n: int
    age: int
    statements: tuple[str, ...]
    unread: tuple[str, ...]
    lapsed: tuple[str, ...]


def standing(rows: Sequence[Row], actor: str, question: str, as_of: dt.date) -> Standing | None:
    replaced = {row["supersedes"] for row in rows if row["supersedes"]}
    counting = []
    for row in rows:
        span = parse(row["date"])
        if (
            (row["actor_id"], row["question_id"], row["status"]) == (actor, question, "active")
            and row["statement_id"] not in replaced
            and span.end is not None
            and span.end <= as_of
        ):
            counting.append(
                Said(row["statement_id"], row["stance"], row["basis"], row["speaker_office"], span.end,
                     span.precision == "day" and not span.approximate, row["date"], row["condition_en"],
                     row["attributed_by"])
            )  # fmt: skip
    if not counting:
        return None
    basis = min((one.basis for one in counting), key=BASES.index)
    strong = [one for one in counting if one.basis == basis]
    deciding, unread, lapsed = decide(strong)
    stances = {one.stance for one in deciding}
    newest = max(one.day for one in deciding)
    for some in (deciding, unread, lapsed):
        some.sort(key=lambda one: (-one.day.toordinal(), not one.exact, one.code))
    return Standing(
        outcome=verdict(deciding),
        stances=tuple(stance for stance in (*SCALE[4::-1], *SCALE[5:]) if stance in stances),
        basis=basis,
        attributed_by=tuple(dict.fromkeys(one.by for one in deciding)),
        disputed=any(
            one.basis != basis and one.day > newest and one.stance not in stances and readable(one) for one in counting
        ),
        conditional=any(one.condition for one in deciding),
        counts=newest,
        date=deciding[0].text,
        n=len(counting),
        age=(as_of - newest).days,
        statements=tuple(one.code for one in deciding),
        unread=tuple(one.code for one in unread),
        lapsed=tuple(one.code for one in lapsed),
    )


def readable(one: Said) -> bool:
    return one.stance not in {"unclear", "absent", "not-applicable"}


def decide(strong: list[Said]) -> tuple[list[Said], list[Said], list[Said]]:
    """Tell what decides, what cannot be read beside it, and what other voices said too long ago to count beside it."""
    voices = [word for office in {one.office for one in strong} if (word := newest_word(office, strong))]
    limit = max(one.day for one in strong) - dt.timedelta(days=90)
    standing = [one for word in voices for one in word if word[0].day >= limit]
    old = [one for word in voices for one in word if word[0].day < limit]
    clear = [one for one in standing if readable(one)]
    if clear:
        deciding, unread = clear, [one for one in standing if not readable(one)]
    else:
        deciding, unread = [one for one in standing if one.day == max(one.day for one in strong)], []
    said = {one.stance for one in deciding}
    if len(said) == 1:
        last = max(one.day for one in deciding)
        deciding = [one for one in deciding if one.day == last]
    return deciding, unread, [one for one in old if readable(one) and one.stance not in said]


def newest_word(office: str, strong: list[Said]) -> list[Said]:
    """Return what an office (or the actor as a whole) said last; nothing if the other of the two has spoken since.

    Words that cannot be read silence nobody.
    """
    last = max(one.day for one in strong if one.office == office)
    since = [one for one in strong if bool(one.office) != bool(office) and readable(one) and one.day > last]
    if since:
        return []
    return [one for one in strong if one.office == office and one.day == last]


def verdict(deciding: list[Said]) -> str:
    """One stance; divided if offices disagree, each of one mind; contested otherwise."""
    if len({one.stance for one in deciding}) == 1:
        return deciding[0].stance
    minds: dict[str, set[str]] = {}
    for one in deciding:
        minds.setdefault(one.office, set()).add(one.stance)
    of_one_mind = all(len(stances) == 1 for stances in minds.values())
    return "divided" if of_one_mind and "" not in minds else "contested"
