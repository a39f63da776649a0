"""What must hold between the cells, rows and tables of a dataset, beyond what each column declares."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pandas as pd
import pycountry

from stances import dates
from stances.dataset.problems import Problem
from stances.names import KOSOVO
from stances.scale import N_

Rule = tuple[pd.Series, str, str]
"""The rows that break it, the column to mend, what to say."""

_ENDS_FIRST = N_("It ends before it begins.")
_CIRCLE = N_("These rows follow each other in a circle.")


def broken_rules(table: str, raw: Mapping[str, pd.DataFrame], skip: Collection[str]) -> list[Problem]:
    """Return what breaks a rule in a table.

    Args:
        table: its name.
        raw: all tables as texts, indexed by their row in the file.
        skip: files that could not be read.
    """
    frame = raw[table]
    rules: list[Rule] = []
    match table:
        case "actors":
            rules = [*_actors(frame)]
        case "memberships":
            rules = [
                (frame["group_id"] == frame["member_id"], "member_id", N_("A group cannot be its own member.")),
                (_before(frame["until"], frame["since"]), "until", _ENDS_FIRST),
                (frame["group_id"].isin(_countries(raw["actors"])), "group_id", N_("A country has no members.")),
            ]
        case "sources":
            late = _before(frame["accessed"], frame["published"])
            rules = [(late, "accessed", N_("It was read before it came out."))]
        case "events":
            rules = [
                (_before(frame["end"], frame["start"]), "end", _ENDS_FIRST),
                ((frame["end"] != "") & (frame["start"] == ""), "start", N_("It has an end and no start.")),
                (
                    (frame["outcome"] != "") & (frame["kind"] != "deadline"),
                    "outcome",
                    N_("Only a deadline is met or missed."),
                ),
                (_circular(frame, "event_id"), "follows", _CIRCLE),
            ]
        case "questions":
            rules = [
                (_circular(frame, "question_id"), "follows", _CIRCLE),
                (
                    frame["part_of"].isin(frame.loc[frame["part_of"] != "", "question_id"]),
                    "part_of",
                    N_("A point has no points of its own; name the whole text."),
                ),
                (
                    (frame["part_of"] != "") & (frame["part_of"] == frame["question_id"]),
                    "part_of",
                    N_("A question cannot be a point of itself."),
                ),
            ]
        case "statements":
            rules = [*_statements(frame), *_corrections(frame)]
            if "sources.csv" not in skip:
                rules += _reported(frame, raw["sources"])
    return [
        Problem(f"{table}.csv", message, int(row), column, str(frame.at[row, column]))
        for wrong, column, message in rules
        for row in frame.index[wrong]
    ]


def _countries(actors: pd.DataFrame) -> pd.Series:
    return actors.loc[actors["kind"] == "country", "actor_id"]


def _actors(frame: pd.DataFrame) -> Sequence[Rule]:
    country = frame["kind"] == "country"
    known = frame["actor_id"].map(_is_country).astype(bool)
    return (
        (country & ~known, "actor_id", N_("No such country; write its ISO 3166-1 alpha-3 code, such as FRA.")),
        (~country & known, "kind", N_("The code is a country's; choose another one, or say that it is a country.")),
        (_before(frame["until"], frame["since"]), "until", _ENDS_FIRST),
    )


def _is_country(code: str) -> bool:
    listed = (pycountry.countries, pycountry.historic_countries)
    return code == KOSOVO[0] or any(one.get(alpha_3=code) and code.isupper() for one in listed)


def _statements(frame: pd.DataFrame) -> Sequence[Rule]:
    retracted = frame["status"] == "retracted"
    claimed = frame["attributed_by"] != ""
    words = frame["quote"].map(lambda text: len(text.split()))
    return (
        (~retracted & (frame["stance"] == ""), "stance", N_("Only a retraction has no stance.")),
        (retracted & (frame["stance"] != ""), "stance", N_("A retraction has no stance; empty the cell.")),
        (retracted & (frame["supersedes"] == ""), "supersedes", N_("A retraction names the row that it takes back.")),
        (claimed & (frame["basis"] != "attributed"), "attributed_by",
         N_("Somebody is named for a claim, but the basis is not “attributed”.")),
        (claimed & (frame["attributed_by"] == frame["actor_id"]), "attributed_by",
         N_("What an actor says of itself is “own”, not attributed.")),
        ((frame["supersedes"] != "") & (frame["supersedes"] == frame["statement_id"]), "supersedes",
         N_("A row cannot replace itself.")),
        (frame["source_id"] == "", "source_id", N_("A statement without a source cannot be checked; name one.")),
        ((frame["source_id"] != "") & (frame["locator"] == ""), "locator",
         N_("Say where in the document it stands, for example p14.")),
        (frame["date"].str.endswith("/.."), "date", N_("A statement cannot last without end; write when it was made.")),
        (words > 15, "quote", N_("At most 15 words.")),
    )  # fmt: skip


def _corrections(frame: pd.DataFrame) -> Sequence[Rule]:
    """Report rows that replace each other in a circle: none of them would count."""
    message = N_("These rows replace each other in a circle, so that none of them counts.")
    return ((_circular(frame, "statement_id", "supersedes"), "supersedes", message),)


def _circular(frame: pd.DataFrame, key: str, column: str = "follows") -> pd.Series:
    """Tell which rows name each other in a circle."""
    named = frame[frame[column] != ""]
    replaces = dict(zip(named[key], named[column], strict=True))
    circular: set[str] = set()
    walked: set[str] = set()
    for start in replaces:
        path: dict[str, None] = {}
        at = start
        while at in replaces and at not in walked:
            walked.add(at)
            path[at] = None
            at = replaces[at]
        if at in path:
            trail = list(path)
            circular.update(trail[trail.index(at) :] if trail[-1] != at else ())
    return frame[key].isin(circular)


def _reported(frame: pd.DataFrame, sources: pd.DataFrame) -> Sequence[Rule]:
    """Report statements made after the document that reports them was published."""
    published = sources.drop_duplicates("source_id").set_index("source_id")["published"]
    when = frame["source_id"].map(published).fillna("")
    return ((_before(when, frame["date"]), "date", N_("The statement is dated after the document that reports it.")),)


def _before(late: pd.Series, early: pd.Series) -> pd.Series:
    """Tell where what should come later is certainly over before what should come earlier begins."""
    verdicts = [_over(after, first) for after, first in zip(late, early, strict=True)]
    return pd.Series(verdicts, index=late.index, dtype=bool)


def _over(after: str, first: str) -> bool:
    try:
        end, start = dates.parse(after).end, dates.parse(first).start
    except dates.DateError:  # said elsewhere
        return False
    return end is not None and start is not None and end < start
