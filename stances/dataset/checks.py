"""All that can be wrong with a dataset's tables, found at once.

The checks are made from the declarations in `schema` and run by pandera; what spans rows or tables
(keys, references, corrections) is checked beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, partial

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from stances import dates, scale, schema
from stances.dataset.problems import Problem

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_URL = re.compile(r"https?://[^\s\"'<>]+")
_LOCATOR_MISSING = "Say where in the document it stands, for example p14."


def check(raw: Mapping[str, pd.DataFrame], languages: Sequence[str], skip: Collection[str]) -> list[Problem]:
    """Check the tables of a dataset.

    Args:
        raw: the tables as texts, indexed by their row in the file.
        languages: the dataset's languages.
        skip: files that could not be read; nothing is said about references to them.

    Returns:
        The problems, by file and row.
    """
    problems: list[Problem] = []
    for table in schema.TABLES:
        if f"{table.name}.csv" in skip:
            continue
        frame = raw[table.name]
        if table.required and frame.empty:
            problems.append(Problem(f"{table.name}.csv", "The table has no rows."))
            continue
        found = [
            *_cells(table, frame, tuple(languages)),
            *_keys(table, frame),
            *_references(table, raw, skip),
            *_across(table.name, frame),
        ]
        problems += sorted(found, key=lambda problem: (problem.row or 0, problem.column))
    return problems


def _rule(column: schema.Column) -> tuple[Callable[[str], bool], str] | None:
    """Return what a cell that is not empty must fulfil, and what to say when it does not."""
    match column.kind:
        case "id":
            return (
                lambda text: bool(_ID.fullmatch(text)),
                "A code has letters, digits, “.”, “_” and “-” only and begins with a letter or digit.",
            )
        case "date":
            return _is_date, (
                "Not a date. Write 2025-11-25, 2025-11, 2025, 2025-11-23/2025-11-24, ../2025-11-25 "
                "(by that day), ~ after an approximate one, or leave it empty."
            )
        case "stance":
            return lambda text: text in scale.CODES, f"Not a stance. It must be {_one_of(scale.CODES)}."
        case "choice":
            return lambda text: text in column.values, f"It must be {_one_of(column.values)}."
        case "integer":
            return str.isdecimal, "Not a whole number."
        case "url":
            return (
                lambda text: bool(_URL.fullmatch(text)),
                "Not a web address; it must begin with https:// or http://.",
            )
        case _:
            return None


def _one_of(values: Sequence[str]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"


def _is_date(text: str) -> bool:
    try:
        dates.parse(text)
    except dates.DateError:
        return False
    return True


def _passes(test: Callable[[str], bool], cells: pd.Series) -> pd.Series:
    """Apply a test to each distinct text once; empty cells pass."""
    codes, distinct = pd.factorize(cells)
    verdicts = pd.Series([not text or test(text) for text in distinct], dtype=bool)
    return verdicts.take(codes).set_axis(cells.index)


@cache
def _pandera(table: schema.Table, languages: tuple[str, ...]) -> pa.DataFrameSchema:
    columns = {}
    for column in table.expanded(languages):
        checks = []
        if column.required:
            checks.append(pa.Check(lambda cells: cells != "", error="The cell is empty."))
        if rule := _rule(column):
            test, message = rule
            checks.append(pa.Check(partial(_passes, test), error=message))
        columns[column.name] = pa.Column(str, checks, nullable=False)
    return pa.DataFrameSchema(columns)


def _cells(table: schema.Table, frame: pd.DataFrame, languages: tuple[str, ...]) -> list[Problem]:
    try:
        _pandera(table, languages).validate(frame, lazy=True)
    except SchemaErrors as error:
        return [
            Problem(f"{table.name}.csv", str(case["check"]), int(case["index"]), str(case["column"]),
                    str(case["failure_case"]))
            for case in error.failure_cases.to_dict("records")
        ]  # fmt: skip
    return []


def _keys(table: schema.Table, frame: pd.DataFrame) -> list[Problem]:
    key = list(table.key)
    again = frame[frame.duplicated(key) & (frame[key[0]] != "")]
    first = frame.reset_index().groupby(key)["row"].min()
    return [
        Problem(f"{table.name}.csv", f"The same {' and '.join(key)} as in row {first.loc[name]}; each must be unique.",
                int(row), key[0], " ".join(cells))
        for row, cells in zip(again.index, again[key].itertuples(index=False), strict=True)
        for name in [tuple(cells) if len(key) > 1 else cells[0]]
    ]  # fmt: skip


def _references(table: schema.Table, raw: Mapping[str, pd.DataFrame], skip: Collection[str]) -> list[Problem]:
    problems = []
    for column in table.columns:
        if not column.refers or f"{column.refers}.csv" in skip:
            continue
        target = raw[column.refers]
        cells = raw[table.name][column.name]
        unknown = cells[(cells != "") & ~cells.isin(target[target.columns[0]])]
        problems += [
            Problem(f"{table.name}.csv", f"“{text}” is not in {column.refers}.csv.", row, column.name, text)
            for row, text in zip(unknown.index.tolist(), unknown, strict=True)
        ]
    return problems


def _statements(frame: pd.DataFrame) -> list[Problem]:
    retracted = frame["status"] == "retracted"
    rules = (
        (~retracted & (frame["stance"] == ""), "stance", "Only a retraction has no stance."),
        (retracted & (frame["stance"] != ""), "stance", "A retraction has no stance; empty the cell."),
        ((frame["attributed_by"] != "") & (frame["basis"] != "attributed"), "attributed_by",
         "Somebody is named for a claim, but the basis is not “attributed”."),
        ((frame["attributed_by"] != "") & (frame["attributed_by"] == frame["actor_id"]), "attributed_by",
         "What an actor says of itself is “own”, not attributed."),
        ((frame["supersedes"] != "") & (frame["supersedes"] == frame["statement_id"]), "supersedes",
         "A row cannot replace itself."),
        (frame["source_id"] == "", "source_id", "A statement without a source cannot be checked; name one."),
        ((frame["source_id"] != "") & (frame["locator"] == ""), "locator", _LOCATOR_MISSING),
        (frame["date"].str.endswith("/.."), "date", "A statement cannot last without end; write when it was made."),
        ((frame["quote"] != "") & (frame["quote"].map(lambda text: len(text.split())) > 15), "quote", "At most 15 words."),
    )  # fmt: skip
    return _broken("statements", frame, rules)


def _memberships(frame: pd.DataFrame) -> list[Problem]:
    return _broken("memberships", frame, (
        (frame["group_id"] == frame["member_id"], "member_id", "A group cannot be its own member."),
    ))  # fmt: skip


def _broken(name: str, frame: pd.DataFrame, rules: Sequence[tuple[pd.Series, str, str]]) -> list[Problem]:
    return [
        Problem(f"{name}.csv", message, int(row), column, str(frame.at[row, column]))
        for wrong, column, message in rules
        for row in frame.index[wrong]
    ]


def _across(name: str, frame: pd.DataFrame) -> list[Problem]:
    """Check what spans the cells of a row."""
    rules = {"statements": _statements, "memberships": _memberships}
    return rules[name](frame) if name in rules else []
