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
from stances.measures.spells import DECIDES, LAPSED, UNREAD, Said, spells
from stances.model import RULES, Dataset

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
    book = ledger(dataset, tuple(sorted(bases)), rule)
    frame = described(dataset, book, book.held(as_of, questions, actor), rule)
    frame["age"] = (pd.Timestamp(as_of) - frame["counts"]).dt.days
    return frame[list(COLUMNS)].astype({"actor_id": "str", "question_id": "str", "age": "int64"})


def described(dataset: Dataset, book: Ledger, chosen: Codes, rule: str = RULES[0]) -> pd.DataFrame:
    """Describe spells of a ledger.

    Returns:
        The columns that `positions` describes, but for `age`; one row a spell.
    """
    spell, place, part = book.spells.heard(chosen, rule)
    condition = dataset.column("condition", dataset.languages[0])
    heard = dataset.statements[[*_SAID, condition]].iloc[book.places[place]]
    return _dressed(book.frame(chosen), Heard(spell, place, part, heard))


def resolve(rows: pd.DataFrame, keys: Sequence[str], condition: str, rule: str = RULES[0]) -> pd.DataFrame:
    """Apply the rule to statements that all count.

    Args:
        rows: statements with the columns of `Dataset.statements` and `statement_id`, in the record's order.
        keys: the columns that together name a position: actor and question, and whatever else tells
            positions apart (such as the day).
        condition: the column that holds the condition.
        rule: by which rule; it has already settled which rows count.

    Returns:
        The keys and the columns that `positions` describes, but for `age`; one row a position.
    """
    grouped = rows.groupby(list(keys), sort=True, observed=True)
    found = spells(Said.of(rows, grouped.ngroup().to_numpy().astype(np.int64), rule), rule)
    newest = np.flatnonzero(np.diff(found.group, append=-1))
    frame = pd.DataFrame(index=pd.RangeIndex(len(newest))).assign(
        outcome=pd.Categorical.from_codes(found.outcome[newest], dtype=scale.OUTCOME),
        basis=pd.Categorical.from_codes(found.rank[newest], dtype=BASIS),
        disputed=found.disputed[newest],
        counts=found.last[newest].astype("datetime64[D]").astype("datetime64[s]"),
        n=found.n[newest],
    )
    names = grouped[list(keys)].first().set_axis(frame.index) if len(newest) else rows[list(keys)]
    spell, place, part = found.heard(newest, rule)
    heard = rows[[*_SAID, condition]].iloc[place].set_axis(rows["statement_id"].iloc[place])
    return _dressed(names.join(frame), Heard(spell, place, part, heard))


_SAID = ["counts", "precision", "approximate", "stance", "attributed_by", "date"]
_ORDER = {slug: place for place, slug in enumerate(scale.OUTCOME.categories)}


class Heard(NamedTuple):
    """Statements heard in spells (`Spells.heard`), and what they say: `_SAID` and the condition, index their ids."""

    spell: Codes
    place: Codes
    part: Codes
    said: pd.DataFrame


def _dressed(frame: pd.DataFrame, heard: Heard) -> pd.DataFrame:
    """Add to spells, one row each, what is said of the statements heard in them."""
    said = heard.said
    # Of statements that count from the same day, one made on that very day is named before one made "by" it.
    vague = (said["precision"] != "day").to_numpy() | said["approximate"].to_numpy()
    later = -said["counts"].to_numpy().astype(np.int64)
    order = np.lexsort((heard.place, vague, later, heard.spell))
    size = len(frame)
    stances: list[set[str]] = [set() for _ in range(size)]
    claimed: list[dict[str, None]] = [{} for _ in range(size)]
    dates, conditional = [""] * size, [False] * size
    codes: dict[int, list[tuple[str, ...]]] = {part: [()] * size for part in (DECIDES, UNREAD, LAPSED)}
    texts = said.iloc[:, 3:]
    columns = [said.index.tolist(), *(texts.iloc[:, at].tolist() for at in range(texts.shape[1]))]
    rows = list(zip(heard.spell.tolist(), heard.part.tolist(), *columns, strict=True))
    for at, part, code, stance, by, date, hangs_on in map(rows.__getitem__, order.tolist()):
        if part == DECIDES:
            stances[at].add(stance)
            claimed[at][by] = None
            dates[at] = dates[at] if codes[part][at] else date
            conditional[at] |= bool(hangs_on)
        codes[part][at] += (code,)
    return frame.assign(
        stances=_objects([tuple(sorted(said, key=_ORDER.__getitem__)) for said in stances], frame.index),
        attributed_by=_objects([tuple(by) for by in claimed], frame.index),
        date=pd.Series(dates, index=frame.index, dtype="str"),
        statements=_objects(codes[DECIDES], frame.index),
        conditional=np.array(conditional, np.bool_),
        unread=_objects(codes[UNREAD], frame.index),
        lapsed=_objects(codes[LAPSED], frame.index),
    )


def _objects(values: list[tuple[str, ...]], index: pd.Index) -> pd.Series:
    return pd.Series(values, index=index, dtype="object")
