"""All that can be wrong with a dataset's tables, found at once.

The checks are made from the declarations in `schema` and run by pandera; what spans rows or tables
(keys, references, what `rules` says) is checked beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, partial

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from stances import dates, scale, schema
from stances.dataset.problems import Problem, Said, one_of
from stances.dataset.rules import broken_rules
from stances.dataset.texts import check_texts
from stances.scale import N_

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_INTEGER = re.compile(r"[0-9]{1,9}")
_URL = re.compile(r"https?://[^\s\"'<>]+")


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
            problems.append(Problem(f"{table.name}.csv", N_("The table has no rows.")))
            continue
        found = [
            *_cells(table, frame, tuple(languages)),
            *_keys(table, frame),
            *_references(table, raw, skip),
            *check_texts(table, frame, languages),
            *broken_rules(table.name, raw, skip),
        ]
        problems += sorted(found, key=lambda problem: (problem.row or 0, problem.column))
    return problems


def _rule(column: schema.Column) -> tuple[Callable[[str], bool], str] | None:
    """Return what a cell that is not empty must fulfil, and what to say when it does not."""
    match column.kind:
        case "id":
            return (
                lambda text: bool(_ID.fullmatch(text)),
                N_("A code has letters, digits, “.”, “_” and “-” only and begins with a letter or digit."),
            )
        case "date":
            return _is_date, N_(
                "Not a date. Write 2025-11-25, 2025-11, 2025, 2025-11-23/2025-11-24, ../2025-11-25 "
                "(by that day), ~ after an approximate one, or leave it empty."
            )
        case "stance":
            return lambda text: text in scale.CODES, one_of(scale.CODES)
        case "choice":
            return lambda text: text in column.values, one_of(column.values)
        case "integer":
            return lambda text: bool(_INTEGER.fullmatch(text)), N_("Not a whole number.")
        case "url":
            return (
                lambda text: bool(_URL.fullmatch(text)),
                N_("Not a web address; it must begin with https:// or http://."),
            )
        case _ if column.name in {"language", "quote_lang"}:
            return lambda text: bool(_LANGUAGE.fullmatch(text)), N_("Not a language code; write it like en or de.")
        case _:
            return None


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
            checks.append(pa.Check(lambda cells: cells != "", error=N_("The cell is empty.")))
        if rule := _rule(column):
            test, message = rule
            checks.append(pa.Check(partial(_passes, test), error=message))
        if checks:
            columns[column.name] = pa.Column(None, checks)  # a text, as it was read: its type needs no check
    return pa.DataFrameSchema(columns)


def _cells(table: schema.Table, frame: pd.DataFrame, languages: tuple[str, ...]) -> list[Problem]:
    rules = [rule for column in table.expanded(languages) if (rule := _rule(column))]
    messages = {str(message): message for _, message in rules}  # pandera makes plain texts of them
    try:
        _pandera(table, languages).validate(frame, lazy=True)
    except SchemaErrors as error:
        return [
            Problem(f"{table.name}.csv", messages.get(said := str(case["check"]), said), int(case["index"]),
                    str(case["column"]), str(case["failure_case"]))
            for case in error.failure_cases.to_dict("records")
        ]  # fmt: skip
    return []


def _keys(table: schema.Table, frame: pd.DataFrame) -> list[Problem]:
    key = list(table.key)
    again = frame[frame.duplicated(key) & (frame[key[0]] != "")]
    first = frame.reset_index().groupby(key)["row"].min()
    message = N_("The same {key} as in row {row}; each must be unique.")
    return [
        Problem(f"{table.name}.csv", Said(message, key=" + ".join(key), row=first.loc[name]), int(row), key[0],
                " ".join(cells))
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
        message, file = N_("“{text}” is not in {file}."), f"{column.refers}.csv"
        problems += [
            Problem(f"{table.name}.csv", Said(message, text=text, file=file), row, column.name, text)
            for row, text in zip(unknown.index.tolist(), unknown, strict=True)
        ]
    return problems
