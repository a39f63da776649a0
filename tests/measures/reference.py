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
    deciding = decide([one for one in counting if one.basis == basis])
    stances = {one.stance for one in deciding}
    newest = max(one.day for one in deciding)
    deciding.sort(key=lambda one: (-one.day.toordinal(), not one.exact, one.code))
    return Standing(
        outcome=verdict(deciding),
        stances=tuple(stance for stance in (*SCALE[4::-1], *SCALE[5:]) if stance in stances),
        basis=basis,
        attributed_by=tuple(dict.fromkeys(one.by for one in deciding)),
        disputed=any(one.basis != basis and one.day > newest and one.stance not in stances for one in counting),
        conditional=any(one.condition for one in deciding),
        counts=newest,
        date=deciding[0].text,
        n=len(counting),
        age=(as_of - newest).days,
        statements=tuple(one.code for one in deciding),
    )


def decide(strong: list[Said]) -> list[Said]:
    """Take the newest of each office; what is said for the actor as a whole ends all that was said before."""
    newest = max(one.day for one in strong)
    whole = max((one.day for one in strong if not one.office), default=dt.date.min)
    voices = []
    for office in {one.office for one in strong}:
        last = max(one.day for one in strong if one.office == office)
        if last >= whole and (office or last == newest):
            voices += [one for one in strong if one.office == office and one.day == last]
    if len({one.stance for one in voices}) == 1:
        voices = [one for one in voices if one.day == newest]
    return voices


def verdict(deciding: list[Said]) -> str:
    """One stance; divided if offices disagree, each of one mind; contested otherwise."""
    if len({one.stance for one in deciding}) == 1:
        return deciding[0].stance
    minds: dict[str, set[str]] = {}
    for one in deciding:
        minds.setdefault(one.office, set()).add(one.stance)
    of_one_mind = all(len(stances) == 1 for stances in minds.values())
    return "divided" if of_one_mind and "" not in minds else "contested"
