"""What changed between two days: whose position appeared, moved, hardened, softened or was taken back, and why.

Two measures share one comparison. `changes` sets the positions at the end of two days side by side; what happened
and was undone between them is not in it. `steps` gives every change on its own day, newest first, for a feed.

A retraction takes its statement out of every day (`docs/data.md`): the map of an earlier day no longer shows it.
Something was lost all the same, and a reader of the earlier map should learn of it; so here a statement stands
until the day from which its retraction counts, if that day is not after the view's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from stances import scale
from stances.measures.positions import COLUMNS, resolve
from stances.measures.retractions import standing
from stances.model import Dataset, View

CONTESTED, DIVIDED = (stance.slug for stance in scale.DERIVED)
MOVED, HARDENED, SOFTENED, SETTLED, LOST, CONDITION, BASIS, APPEARED = (
    "moved", "hardened", "softened", "settled", "lost", "condition", "basis", "appeared",
)  # fmt: skip
KINDS = (MOVED, HARDENED, SOFTENED, CONTESTED, DIVIDED, SETTLED, LOST, CONDITION, BASIS, APPEARED)
"""What can have happened to a position, in the order in which readers see it. On the ordered scale a position
*hardens* away from its middle, *softens* towards it, and *moves* to a side on which it was not; whatever comes from
or goes to a value beside the scale has moved, too. *contested* and *divided* are what it became, *settled* says that
it is neither any more. With the same outcome, its *condition* may differ, or the *basis* on which it rests."""

POSITION = ("actor_id", "question_id")
MOST = 1000
"""So many (actor, question, day) are looked at when steps are looked for, newest first."""


ENOUGH = 6
"""So many of the newest changes are looked back upon where no earlier day is chosen."""


class Period(NamedTuple):
    """Two days; what counted at the end of each is compared."""

    since: dt.date
    until: dt.date


def period(dataset: Dataset, view: View) -> Period:
    """Return the days that a view compares.

    The later one is the view's. The earlier one is `view.since`; where that is not given, or not before the later
    one, it is the day before the first of the newest `ENOUGH` changes that the view's filters leave, so that there is
    something to see; where there is none, the day before the later one.
    """
    if view.since and view.since < view.as_of:
        return Period(view.since, view.as_of)
    found = steps(dataset, view.but(since=None))
    first = found["day"].iloc[:ENOUGH].iloc[-1].date() if len(found) else view.as_of
    return Period(first - dt.timedelta(days=1), view.as_of)


def changes(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return what differs between the positions of two days.

    Args:
        dataset: the dataset.
        view: its question (or all, with `everything`), days, actors, bases, stances and rule are used. Groups
            stand for their members on the later day; positions are never inherited here.

    Returns:
        One row for every actor and question whose position differs: `change` (one of `KINDS`), `before` and
        `after` (outcomes, `none` where there is no position), `stances_before`, `stances_after`, `basis_before`,
        `basis_after`, `conditions_before`, `conditions_after` (tuples of the ids of deciding statements that name
        a condition), `statements_before`, `statements_after` (tuples of those that decided), `statements` (tuple
        of those responsible: what newly decides or cannot be read, and retractions), `date` (EDTF of the first
        of them), `vague` (it is known only to be from by a day) and `kind` (of the actor); ordered by change,
        question, outcome, actor. The frame is shared by all who ask the same: do not change it.
    """
    return _changes(
        dataset, view.but(region="", country="", find="", inherit=False, stale=0, period="", tracks=(), evidence="")
    )


@lru_cache(maxsize=128)
def _changes(dataset: Dataset, view: View) -> pd.DataFrame:
    since, until = (pd.Timestamp(day) for day in period(dataset, view))
    rows = standing(dataset, view)
    held = {
        "before": rows[(rows["counts"] <= since) & ~(rows["until"] <= since)],
        "after": rows[(rows["counts"] <= until) & rows["until"].isna()],
    }
    frame = _compared(dataset, view, held, list(POSITION))
    return frame.sort_values(["change", "question_id", "after", "before", "actor_id"], ignore_index=True)


def steps(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return every change on the day on which it happened, newest first.

    Args:
        dataset: the dataset.
        view: as for `changes`; without `since` there is no earliest day.

    Returns:
        The columns of `changes` and `day` (datetime64: the day from which the change counts); at most those of
        the newest `MOST` days on which something was said by somebody on something. Shared: do not change it.
    """
    return _steps(
        dataset, view.but(region="", country="", find="", inherit=False, stale=0, period="", tracks=(), evidence="")
    )


@lru_cache(maxsize=128)
def _steps(dataset: Dataset, view: View) -> pd.DataFrame:
    rows = standing(dataset, view)
    days = pd.concat([rows[[*POSITION, name]].set_axis([*POSITION, "day"], axis=1) for name in ("counts", "until")])
    days = days.dropna().drop_duplicates()
    if view.since:
        days = days[days["day"] > pd.Timestamp(view.since)]
    days = days.sort_values(["day", *POSITION], ascending=[False, True, True]).head(MOST)
    known = days.merge(rows, on=list(POSITION)).sort_values(["counts", "statement_id"], kind="stable")
    day = known["day"]
    held = {
        "before": known[(known["counts"] < day) & ~(known["until"] < day)],
        "after": known[(known["counts"] <= day) & ~(known["until"] <= day)],
    }
    frame = _compared(dataset, view, held, [*POSITION, "day"])
    order = ["day", "change", "question_id", "actor_id"]
    return frame.sort_values(order, ascending=[False, True, True, True], ignore_index=True)


def _compared(dataset: Dataset, view: View, held: dict[str, pd.DataFrame], keys: Sequence[str]) -> pd.DataFrame:
    """Apply the rule to the statements before and after, and say what differs."""
    condition = dataset.column("condition", dataset.languages[0])
    sides = []
    for side, rows in held.items():
        names = {name: f"{name}_{side}" for name in ("stances", "basis", "statements", "unread")}
        resolved = resolve(rows.reset_index(drop=True), keys, condition, view.rule)
        sides.append(resolved.rename(columns={"outcome": side, **names})[[*keys, side, *names.values()]])
    frame = sides[0].merge(sides[1], on=list(keys), how="outer")
    for side in held:
        frame[side] = frame[side].astype(scale.OUTCOME).fillna(scale.NONE.slug)
        frame[f"basis_{side}"] = frame[f"basis_{side}"].astype(COLUMNS["basis"])
        for name in (f"stances_{side}", f"statements_{side}", f"unread_{side}"):
            frame[name] = [value if isinstance(value, tuple) else () for value in frame[name]]
    # Nothing differs where the same statements decide; most positions end here.
    frame = frame[frame["statements_before"].map(set) != frame["statements_after"].map(set)]
    texts = dataset.statements[condition]
    for side in held:
        frame[f"conditions_{side}"] = pd.Series(
            [tuple(code for code in codes if texts[code]) for codes in frame[f"statements_{side}"]],
            index=frame.index, dtype="object",
        )  # fmt: skip
    kinds = [_kind(row, texts) for row in frame.to_dict("records")]
    frame = frame.assign(change=pd.Categorical(kinds, categories=list(KINDS), ordered=True))
    frame = frame[frame["change"].notna()]
    if view.stances:
        frame = frame[frame["before"].isin(view.stances) | frame["after"].isin(view.stances)]
    return _explained(frame, dataset, view)


def _kind(row: Mapping[Any, Any], texts: pd.Series) -> str | None:
    """Name what happened to one position; None if nothing a reader could see."""
    before, after = str(row["before"]), str(row["after"])
    if before == after:
        named = [{texts[code] for code in row[f"conditions_{side}"]} for side in ("before", "after")]
        if named[0] != named[1]:
            return CONDITION
        return None if row["basis_before"] == row["basis_after"] else BASIS
    if scale.NONE.slug in {before, after}:
        return APPEARED if before == scale.NONE.slug else LOST
    if after in {CONTESTED, DIVIDED}:
        return after
    if before in {CONTESTED, DIVIDED}:
        return SETTLED
    was, now = scale.stance(before).rank, scale.stance(after).rank
    if was is None or now is None or was * now < 0 or was == 0:
        return MOVED
    return HARDENED if abs(now) > abs(was) else SOFTENED


def _explained(frame: pd.DataFrame, dataset: Dataset, view: View) -> pd.DataFrame:
    """Add the statements responsible (unread ones may leave a voice behind), the first's date and the actor's kind."""
    said = dataset.statements
    back = said[(said["status"] == "retracted") & (said["counts"] <= pd.Timestamp(view.as_of))]
    taken = back.reset_index().groupby("supersedes")["statement_id"].agg(tuple).to_dict()
    before, after = (frame[f"statements_{side}"] + frame[f"unread_{side}"] for side in ("before", "after"))
    responsible = []
    for was, now in zip(before, after, strict=True):
        new = [code for code in now if code not in was]
        gone = [why for code in was if code not in now for why in taken.get(code, ())]
        responsible.append((*new, *gone) or now)
    first = said.loc[[codes[0] for codes in responsible]]
    return frame.assign(
        statements=pd.Series(responsible, index=frame.index, dtype="object"),
        date=first["date"].to_numpy(),
        vague=(first["precision"] == "by").to_numpy(),
        kind=frame["actor_id"].map(dataset.actors["kind"]),
    )
