"""Spoiled datasets: each opens with the same content or says what is wrong and where.

`python -m tests.dataset.mutations --count 2000` spoils as many, class by class, and prints what became of them.
What no program can tell is not among the classes: two texts of one language swapped, one possible date for another.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal

from stances import schema
from stances.dataset import BUNDLED, DatasetError, open_dataset
from stances.model import Dataset
from tests.dataset import mutating as how
from tests.dataset.mutating import Place, Sheet, Spoiler

Verdict = Literal["same content", "reported", "wrong place", "traceback", "accepted"]
VERDICTS: tuple[Verdict, ...] = ("same content", "reported", "wrong place", "traceback", "accepted")

_DATES = how.columns("date")
_TEXTS = how.columns("text")
_REFERRING = [(table.name, column.name) for table in schema.TABLES for column in table.columns if column.refers]
_ACTORS = [(table, column) for table, column in _REFERRING if column in {"actor_id", "group_id", "member_id"}]

CLASSES: dict[str, Spoiler] = {
    "truncated": how.data(how.truncated),
    "whole rows cut off, sizes listed": how.rows_cut_off,
    "NUL": how.data(how.inserted(b"\0")),
    "Latin-1": how.data(how.partly_latin),
    "Windows-1252": how.data(lambda content, _: content.decode().encode("cp1252", "replace")),
    "UTF-8 read as Windows-1252": how.data(lambda content, _: content.decode("cp1252", "replace").encode()),
    "UTF-16": how.data(lambda content, _: content.decode().encode("utf-16")),
    "stray quotes": how.data(how.inserted(b'"')),
    "semicolons": how.data(lambda content, _: content.replace(b",", b";")),
    "swapped columns": how.swapped,
    "missing column": how.without_column,
    "extra column": how.with_column,
    "cells too many or too few": how.odd_row,
    "duplicate ids": how.duplicated,
    "dangling ids": how.cell(_REFERRING, ("no-such", "x", "2025")),
    "unknown actors": how.cell(_ACTORS, ("QQQ", "fra", "Frankreich", "EU27", "UK")),
    "unknown countries": how.no_country,
    "impossible dates": how.cell(_DATES, how.IMPOSSIBLE),
    "ambiguous dates": how.cell(_DATES, how.AMBIGUOUS),
    "unknown codes": how.cell([*how.columns("stance"), *how.columns("choice")], ("Support", "contested", "1", "für")),
    "malformed ids": how.cell(how.columns("id"), ("a b", "<b>", "../x", "a,b", "=1+1", "é")),
    "numbers": how.cell(how.columns("integer"), ("thirty", "1e3", "-5", "3.5", "٣", "9" * 40)),
    "javascript: links": how.cell([("sources", "url")], how.SCRIPTS),
    "control characters": how.cell(_TEXTS, ("bell\x07", "a\x1bb", "lost \ufffd", "\x85")),
    "missing file": how.missing,
    "empty file": how.data(lambda _, random: random.choice([b"", b"\n", b"\xef\xbb\xbf", b"\r\n\r\n", b" "])),
    "not JSON": how.not_json,
    "wrong values in datapackage.json": how.wrong_value,
    "harmless: line ends": how.data(lambda content, _: content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")),
    "harmless: byte-order mark": how.data(lambda content, _: b"\xef\xbb\xbf" + content),
    "harmless: blank lines": how.data(lambda content, random: content + b"\n" * random.randrange(1, 4)),
}
"""Each class of `bars`, and more, with what spoils a dataset that way."""


@dataclass(frozen=True)
class Outcome:
    """What became of one spoiled dataset."""

    kind: str
    seed: int
    place: Place
    verdict: Verdict
    detail: str


def prepare(folder: Path) -> Path:
    """Copy the bundled dataset and fill the columns that it leaves empty, so that spoiling them matters."""
    shutil.copytree(BUNDLED / "troops-2025-11", folder, ignore=shutil.ignore_patterns("codings", "*.md"))
    how.edit_package(
        folder, "resources", [{"name": table.name, "path": f"{table.name}.csv"} for table in schema.TABLES]
    )
    checked = ["statement_id,verdict,support,correction,checked_on"]
    checked += [
        f"{row[0]},ok,Truppen {place},,2026-01-05" for place, row in enumerate(Sheet(folder, "statements").rows[1:])
    ]
    (folder / "checks.csv").write_text("\n".join([*checked, ""]), encoding="utf-8")
    sources = Sheet(folder, "sources")
    for column, value in (("url", "https://example.org/report"), ("accessed", "2026-01-05"), ("title", "Über Truppen")):
        sources.put(2, column, value)
    statements = Sheet(folder, "statements")
    first = statements.rows[1]
    fields = dict(zip(statements.header, first, strict=True))
    for name, changes in (
        ("corrected", {"supersedes": fields["statement_id"], "quote": "wir sind bereit", "quote_lang": "de"}),
        ("taken-back", {"supersedes": statements.get(3, "statement_id"), "status": "retracted", "stance": ""}),
    ):
        statements.rows.append([*(fields | {"statement_id": name} | changes).values()])
    statements.save()
    return folder


@cache
def original() -> Dataset:
    with tempfile.TemporaryDirectory() as folder:
        return open_dataset(prepare(Path(folder) / "original"))


def same(one: Dataset, other: Dataset) -> bool:
    frames = all(getattr(one, table.name).equals(getattr(other, table.name)) for table in schema.TABLES)
    return frames and (one.meta, one.languages) == (other.meta, other.languages)


def tried(kind: str, seed: int) -> Outcome:
    """Spoil a dataset and try to open it."""
    random = Random(f"{kind} {seed}")
    with tempfile.TemporaryDirectory() as parent:
        folder = prepare(Path(parent) / "spoiled")
        place = CLASSES[kind](folder, random)
        try:
            opened = open_dataset(folder)
        except DatasetError as error:
            verdict: Verdict = "reported" if names(error, place) else "wrong place"
            return Outcome(kind, seed, place, verdict, str(error))
        except Exception as error:
            return Outcome(kind, seed, place, "traceback", repr(error))
    return Outcome(kind, seed, place, "same content" if same(opened, original()) else "accepted", "")


def names(error: DatasetError, place: Place) -> bool:
    """Tell whether a problem names the place, as far as it is known, and all name a file."""
    return all(problem.file and problem.message for problem in error.problems) and any(
        problem.file == place.file and place.row in {None, problem.row} and place.column in {None, problem.column}
        for problem in error.problems
    )


def run(count: int, seed: int = 0, kinds: Sequence[str] = tuple(CLASSES)) -> list[Outcome]:
    """Spoil `count` datasets, the classes in turn."""
    return [tried(kinds[number % len(kinds)], seed + number // len(kinds)) for number in range(count)]


def table(outcomes: list[Outcome]) -> str:
    """Write what became of each class, a line a class, and of all."""
    tally = Counter((outcome.kind, outcome.verdict) for outcome in outcomes)
    kinds = [kind for kind in CLASSES if any(outcome.kind == kind for outcome in outcomes)]
    rows = [(kind, [tally[kind, verdict] for verdict in VERDICTS]) for kind in kinds]
    rows.append(("all", [sum(column) for column in zip(*(counts for _, counts in rows), strict=True)]))
    width = max(map(len, CLASSES))
    widths = [len(verdict) for verdict in VERDICTS]
    lines = [[kind, *(str(n).rjust(w) for n, w in zip(counts, widths, strict=True))] for kind, counts in rows]
    return "\n".join(" | ".join([kind.ljust(width), *cells]) for kind, *cells in [["class", *VERDICTS], *lines])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", action="append", choices=list(CLASSES), help="only this class (may be repeated)")
    options = parser.parse_args()
    outcomes = run(options.count, options.seed, options.kind or list(CLASSES))
    print(table(outcomes))
    wrong = [outcome for outcome in outcomes if outcome.verdict not in {"same content", "reported"}]
    for outcome in wrong:
        print(f"{outcome.verdict}: {outcome.kind}, seed {outcome.seed}, {outcome.place}\n{outcome.detail[:400]}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
