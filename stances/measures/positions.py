"""Positions as of a date: what follows from the statements, and from which of them.

The rule (`docs/data.md` explains it): among the active statements of an actor on a question that count on or
before the day, those of the strongest basis decide (own, else attributed, else inferred), and of these the
latest. Disagreement among them is shown, never resolved by file order: *contested* when the latest statements
disagree, *divided* when the newest statements of different offices do. `measures.rules` has the other rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stances import scale, schema
from stances.measures.rules import admitted, most_frequent
from stances.model import RULES, Dataset

Codes = NDArray[np.int64]

_VOICES = len(next(column for column in schema.STATEMENTS.columns if column.name == "speaker_office").values) + 1
"""Offices, and the actor as a whole."""

COLUMNS: dict[str, Any] = {
    "actor_id": "str",
    "question_id": "str",
    "outcome": scale.OUTCOME,
    "stances": "object",
    "basis": pd.CategoricalDtype(list(scale.BASES), ordered=True),
    "attributed_by": "object",
    "disputed": "bool",
    "conditional": "bool",
    "counts": "datetime64[s]",
    "date": "str",
    "n": "int64",
    "age": "int64",
    "statements": "object",
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


def positions(dataset: Dataset, as_of: dt.date, questions: Collection[str] = (), bases: Collection[str] = (),
              rule: str = RULES[0]) -> pd.DataFrame:  # fmt: skip
    """Return every position that is on record on a day.

    Args:
        dataset: the dataset.
        as_of: the day.
        questions: only these questions; all if empty.
        bases: only statements of these bases count; all if empty.
        rule: by which rule (`model.RULES`).

    Returns:
        One row for every actor and question with a counting statement, ordered by actor and question:
        `outcome` (a stance, or contested or divided), `stances` (tuple of the stances it is made of),
        `basis`, `attributed_by` (tuple; an empty text stands for the reporter), `disputed` (a newer
        statement of a weaker basis says otherwise), `conditional`, `counts` (day from which the newest
        deciding statement counts), `date` (that statement's EDTF text), `n` (statements that count),
        `age` (days since `counts`), `statements` (tuple of the deciding ids, newest first).
    """
    rows = counted(dataset, as_of, questions, bases, rule).reset_index()
    frame = resolve(rows, ["actor_id", "question_id"], dataset.column("condition", dataset.languages[0]), rule)
    age = (pd.Timestamp(as_of) - frame["counts"]).dt.days
    return frame.assign(age=age)[list(COLUMNS)].astype({k: v for k, v in COLUMNS.items() if v != "object"})


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
    group = grouped.ngroup().to_numpy().astype(np.int64)
    size = int(group.max(initial=-1)) + 1
    rank = rows["basis"].cat.codes.to_numpy().astype(np.int64)
    stance = rows["stance"].cat.codes.to_numpy().astype(np.int64)
    counts: Codes = rows["counts"].to_numpy().astype("datetime64[s]").astype(np.int64)

    strongest = _least(group, rank, size)
    strong = rank == strongest[group]
    office = _offices(rows)
    if frequent := rule == "frequent":
        office = np.zeros_like(office)  # every statement weighs the same, whoever spoke
        decides = most_frequent(group[strong], stance[strong], size)
    else:
        decides = _speaks(group[strong], counts[strong], office[strong], size)
    speaks = np.flatnonzero(strong)[decides]
    outcome, said, last = _outcome(group[speaks], stance[speaks], counts[speaks], office[speaks], size)

    # A voice that agrees but spoke earlier is not what the position rests on.
    every = ((said & (said - 1)) != 0) | frequent
    deciding = rows.iloc[speaks[every[group[speaks]] | (counts[speaks] == last[group[speaks]])]]
    disputes = ~strong & (counts > last[group]) & ((said[group] >> stance) & 1 == 0)
    frame = pd.DataFrame(index=pd.RangeIndex(size)).assign(
        outcome=pd.Categorical(outcome, dtype=scale.OUTCOME),
        basis=pd.Categorical(np.array(scale.BASES)[strongest], dtype=COLUMNS["basis"]),
        disputed=np.bincount(group[disputes], minlength=size) > 0,
        counts=last.astype("datetime64[s]"),
        n=np.bincount(group, minlength=size),
    )
    names = grouped[list(keys)].first().set_axis(frame.index) if size else rows[list(keys)]
    return names.join(frame).join(_dressed(deciding, group[deciding.index], condition))


def _offices(rows: pd.DataFrame) -> Codes:
    return rows["speaker_office"].cat.codes.to_numpy().astype(np.int64)


def _least(group: Codes, values: Codes, size: int) -> Codes:
    least = np.full(size, np.iinfo(np.int64).max)
    np.minimum.at(least, group, values)
    return least


def _most(group: Codes, values: Codes, size: int) -> Codes:
    most = np.full(size, np.iinfo(np.int64).min)
    np.maximum.at(most, group, values)
    return most


def _speaks(group: Codes, counts: Codes, office: Codes, size: int) -> NDArray[np.bool_]:
    """Tell which statements are the newest of a voice that is not silenced.

    A statement without an office (code 0) speaks for the actor as a whole: it silences all that was said
    before it, and falls silent when an office speaks later.
    """
    voice = group * _VOICES + office
    newest = counts == _most(voice, counts, size * _VOICES)[voice]
    whole = _most(group[office == 0], counts[office == 0], size)
    last = _most(group, counts, size)
    speaks: NDArray[np.bool_] = newest & (counts >= whole[group]) & ((office > 0) | (counts == last[group]))
    return speaks


def _outcome(
    group: Codes, stance: Codes, counts: Codes, office: Codes, size: int
) -> tuple[NDArray[np.str_], Codes, Codes]:
    """Return each position's outcome, the set of stances said (as bits) and the newest day."""
    bit = np.int64(1) << stance
    said = np.zeros(size, np.int64)
    np.bitwise_or.at(said, group, bit)
    voice = group * _VOICES + office
    by_voice = np.zeros(size * _VOICES, np.int64)
    np.bitwise_or.at(by_voice, voice, bit)
    contested, divided = scale.DERIVED
    several = (said & (said - 1)) != 0
    unsettled = ((by_voice & (by_voice - 1)) != 0).reshape(size, _VOICES).any(axis=1)
    unnamed = by_voice.reshape(size, _VOICES)[:, 0] != 0
    only = np.array(scale.RECORDED.categories, dtype="U16")[_lowest_bit(said)]
    outcome = np.where(several, np.where(unsettled | unnamed, contested.slug, divided.slug), only)
    return outcome, said, _most(group, counts, size)


def _lowest_bit(bits: Codes) -> Codes:
    places: Codes = np.log2(np.maximum(bits & -bits, 1)).astype(np.int64)
    return places


def _dressed(deciding: pd.DataFrame, group: Codes, condition: str) -> pd.DataFrame:
    """Gather what is said of the deciding statements, one row a position."""
    # Of statements that count from the same day, one made on that very day is named before one made "by" it.
    vague = (deciding["precision"] != "day") | deciding["approximate"]
    ordered = deciding.assign(group=group, vague=vague).sort_values(
        ["group", "counts", "vague", "statement_id"], ascending=[True, False, True, True]
    )
    gathered: dict[int, dict[str, Any]] = {}
    columns = ["group", "stance", "attributed_by", "date", "statement_id", condition]
    for at, stance, by, date, code, hangs_on in ordered[columns].itertuples(index=False, name=None):
        one = gathered.setdefault(
            at, {"stances": [], "attributed_by": [], "date": date, "statements": [], "conditional": False}
        )
        one["stances"].append(stance)
        one["attributed_by"].append(by)
        one["statements"].append(code)
        one["conditional"] |= bool(hangs_on)
    order = {slug: place for place, slug in enumerate(scale.OUTCOME.categories)}
    for one in gathered.values():
        one["stances"] = tuple(sorted(set(one["stances"]), key=order.__getitem__))
        one["attributed_by"] = tuple(dict.fromkeys(one["attributed_by"]))
        one["statements"] = tuple(one["statements"])
    names = ["stances", "attributed_by", "date", "statements", "conditional"]
    return pd.DataFrame(list(gathered.values()), index=list(gathered), columns=names)
