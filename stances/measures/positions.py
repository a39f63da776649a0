"""Positions as of a date: what follows from the statements, and from which of them.

The rule (`docs/data.md` explains it): among the active statements of an actor on a question that count on or
before the day, those of the strongest basis decide (own, else attributed, else inferred), and of these the
latest. Disagreement among them is shown, never resolved by file order: *contested* when the latest statements
disagree, *divided* when different offices do. The newest word of another office stands beside the newest of all
for `deciding.TOGETHER` days; what cannot be read (unclear, absent, not applicable) contradicts nothing that can.
`measures.rules` has the other rules, `measures.spells` works all of them out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from stances import scale
from stances.measures.ledger import BASIS, Ledger, ledger
from stances.measures.rules import admitted
from stances.measures.runs import Codes
from stances.measures.said import Said
from stances.measures.spells import DECIDES, LAPSED, UNREAD, Spells, spells
from stances.model import RULES, Dataset, records

COLUMNS: dict[str, Any] = {
    "actor_id": "str",
    "question_id": "str",
    "outcome": scale.OUTCOME,
    "stances": "object",
    "basis": BASIS,
    "attributed_by": "object",
    "disputed": "bool",
    "conditional": "bool",
    "counts": "datetime64[s]",
    "date": "str",
    "n": "int64",
    "age": "int64",
    "statements": "object",
    "unread": "object",
    "lapsed": "object",
}
"""Columns of a frame of positions and their types."""


def counted(dataset: Dataset, as_of: dt.date, questions: Collection[str] = (), bases: Collection[str] = (),
            rule: str = RULES[0]) -> pd.DataFrame:  # fmt: skip
    """Return the active statements that count on a day, in the record's order.

    Args:
        dataset: the dataset.
        as_of: the day.
        questions: only these questions; all if empty.
        bases: only these bases; all if empty.
        rule: only what counts under this rule.

    Returns:
        Rows of `Dataset.statements`.
    """
    frame = dataset.statements
    keep = frame["active"] & (frame["counts"] <= pd.Timestamp(as_of)) & frame["stance"].notna()
    if questions:
        keep &= frame["question_id"].isin(list(questions))
    if bases:
        keep &= frame["basis"].isin(list(bases))
    if rule != RULES[0]:
        keep &= admitted(frame, rule)
    return frame[keep]


def standing(dataset: Dataset, as_of: dt.date, question: str = "", bases: Collection[str] = (),
             rule: str = RULES[0]) -> pd.DataFrame:  # fmt: skip
    """Return where everybody stands on a day, without the statements behind it: quick for any number of them.

    Args:
        dataset: the dataset.
        as_of: the day.
        question: only this question; all if empty.
        bases: only statements of these bases count; all if empty.
        rule: by which rule (`model.RULES`).

    Returns:
        `actor_id` and `question_id` (categories), `outcome`, `basis`, `disputed`, `counts` and `n` as
        `positions` describes them, one row for every actor and question with a counting statement, ordered by both.
    """
    book = ledger(dataset, tuple(sorted(bases)), rule)
    return book.frame(book.held(as_of, question))


def positions(dataset: Dataset, as_of: dt.date, questions: str | Collection[str] = "", bases: Collection[str] = (),
              rule: str = RULES[0], *, actor: str = "") -> pd.DataFrame:  # fmt: skip
    """Return every position that is on record on a day, with the statements behind it.

    Args:
        dataset: the dataset.
        as_of: the day.
        questions: only this question, or these; all if empty.
        bases: only statements of these bases count; all if empty.
        rule: by which rule (`model.RULES`).
        actor: only this actor; all if empty.

    Returns:
        One row for every actor and question with a counting statement, ordered by actor and question:
        `outcome` (a stance, or contested or divided), `stances` (tuple of the stances it is made of),
        `basis`, `attributed_by` (tuple; an empty text stands for the reporter), `disputed` (a newer
        statement of a weaker basis says otherwise), `conditional`, `counts` (day from which the newest
        deciding statement counts), `date` (that statement's EDTF text), `n` (statements that count),
        `age` (days since `counts`), `statements` (tuple of the deciding ids, newest first), `unread` (tuple of
        those that stand beside them and cannot be read), `lapsed` (tuple of the newest words of other voices
        that say otherwise and are too old to stand beside the newest).
    """
    rows = held(dataset, as_of, questions, bases, rule, actor=actor)
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=kind) for name, kind in COLUMNS.items()})


def held(dataset: Dataset, as_of: dt.date, questions: str | Collection[str] = "", bases: Collection[str] = (),
         rule: str = RULES[0], *, actor: str = "") -> list[dict[str, Any]]:  # fmt: skip
    """Return the same as `positions`, row by row: many times quicker to make, and to read one by one."""
    book = ledger(dataset, tuple(sorted(bases)), rule)
    chosen = book.held(as_of, questions, actor)
    rows = described(dataset, book, chosen, rule)
    ages = np.datetime64(as_of, "D").astype(np.int64) - book.spells.last[chosen]
    for row, age in zip(rows, ages.tolist(), strict=True):
        row["age"] = age
    return rows


def described(dataset: Dataset, book: Ledger, chosen: Codes, rule: str = RULES[0]) -> list[dict[str, Any]]:
    """Describe spells of a ledger.

    Returns:
        One row a spell, with the columns that `positions` describes, but for `age`.
    """
    spell, place, part = book.spells.heard(chosen, rule)
    heard = Heard.of(dataset.statements, book.places[place], _condition(dataset), spell, part)
    actors, questions = tuple(book.actors_by_code), tuple(book.questions_by_code)
    places = (divmod(group, len(questions)) for group in book.spells.group[chosen].tolist())
    keys = [{"actor_id": actors[actor], "question_id": questions[question]} for actor, question in places]
    return _rows(keys, book.spells, chosen, heard)


def resolve(rows: pd.DataFrame, keys: Sequence[str], dataset: Dataset, rule: str = RULES[0]) -> list[dict[str, Any]]:
    """Apply the rule to statements that all count.

    Args:
        rows: statements with the columns of `Dataset.statements` and `statement_id`, in the record's order.
        keys: the columns that together name a position: actor and question, and whatever else tells
            positions apart (such as the day).
        dataset: the dataset that they are of.
        rule: by which rule; it has already settled which rows count.

    Returns:
        One row a position, with the keys and the columns that `positions` describes, but for `age`.
    """
    grouped = rows.groupby(list(keys), sort=True, observed=True)
    found = spells(Said.of(rows, grouped.ngroup().to_numpy().astype(np.int64), rule), rule)
    newest = np.flatnonzero(np.diff(found.group, append=-1))
    spell, place, part = found.heard(newest, rule)
    heard = Heard.of(rows.set_index("statement_id"), place, _condition(dataset), spell, part)
    return _rows(records(grouped[list(keys)].first()) if len(newest) else [], found, newest, heard)


def _condition(dataset: Dataset) -> str:
    return dataset.column("condition", dataset.languages[0])


class Heard(NamedTuple):
    """Statements heard in spells (`Spells.heard`), spell by spell, and what they say; the one to name comes first."""

    spell: list[int]
    part: list[int]
    code: list[str]
    stance: list[str]
    by: list[str]
    date: list[str]
    condition: list[str]

    @classmethod
    def of(cls, frame: pd.DataFrame, places: Codes, condition: str, spell: Codes, part: Codes) -> Heard:
        """Read statements off a frame of them, in the record's order, by their places."""
        # Of statements that count from the same day, one made on that very day is named before one made "by" it.
        vague = np.asarray(frame["precision"].array.take(places) != "day") | frame["approximate"].to_numpy()[places]
        later = -frame["counts"].to_numpy()[places].astype(np.int64)
        order = np.lexsort((places, vague, later, spell))
        places = places[order]
        texts = (frame[name].array.take(places).tolist() for name in ("stance", "attributed_by", "date", condition))
        return cls(spell[order].tolist(), part[order].tolist(), frame.index.take(places).tolist(), *texts)


def _rows(keys: Sequence[dict[str, Any]], found: Spells, chosen: Codes, heard: Heard) -> list[dict[str, Any]]:
    """Say of each spell what holds in it, and by which statements."""
    days = pd.DatetimeIndex(found.last[chosen].astype("datetime64[D]").astype("datetime64[s]")).tolist()
    columns = (found.outcome[chosen].tolist(), found.rank[chosen].tolist(), found.disputed[chosen].tolist(),
               days, found.n[chosen].tolist())  # fmt: skip
    rows = [
        {**key, "outcome": scale.SLUGS[outcome], "stances": (), "basis": scale.BASES[rank],
         "attributed_by": (), "disputed": disputed, "conditional": False, "counts": counts, "date": "", "n": n,
         "statements": (), "unread": (), "lapsed": ()}
        for key, outcome, rank, disputed, counts, n in zip(keys, *columns, strict=True)
    ]  # fmt: skip
    for at, part, code, stance, by, date, condition in zip(*heard, strict=True):
        row = rows[at]
        row[_PARTS[part]] += (code,)
        if part == DECIDES:
            row["date"] = row["date"] if len(row["statements"]) > 1 else date
            row["conditional"] |= bool(condition)
            row["stances"] += (stance,) if stance not in row["stances"] else ()
            row["attributed_by"] += (by,) if by not in row["attributed_by"] else ()
    for row in rows:
        if len(row["stances"]) > 1:
            row["stances"] = tuple(sorted(row["stances"], key=_ORDER.__getitem__))
    return rows


_PARTS = {DECIDES: "statements", UNREAD: "unread", LAPSED: "lapsed"}
_ORDER = {slug: place for place, slug in enumerate(scale.SLUGS)}
