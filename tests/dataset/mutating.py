"""Ways in which a dataset's files get spoiled: each spoils a folder and says where."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from stances import schema

TABLES = {table.name: table for table in schema.TABLES}
LANGUAGES = ("en", "de")
PACKAGE = "datapackage.json"
IMPOSSIBLE = ("2025-02-30", "2025-13-01", "2025-00", "2025-11-31", "2023-02-29", "../2025-02-30", "2025-13", "0000")
AMBIGUOUS = ("01/02/2025", "1.2.2025", "11/25/2025", "25-11-2025", "2025/11/25", "20251125", "25 Nov 2025", "45987")
SCRIPTS = ("javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "data:text/html,<b>", "vbscript:x")
JSONS = (b"", b"{", b"[]", b"3", b"null", b"{'name': 1}", b'{"name": "x",}', b"\xff\xfe{}", b"[" * 200_000,
         b'{"name": ' + b"9" * 9_000 + b"}", b'{"name": "\\ud800"}', b'{"a": 1} {"b": 2}')  # fmt: skip
VALUES: tuple[tuple[str, Any], ...] = (
    ("name", ""), ("name", "../x"), ("version", 2), ("title", ["a"]), ("created", "25.11.2025"), ("languages", "en"),
    ("languages", ["en", "en"]), ("languages", []), ("languages", ["English"]), ("view", []), ("resources", "all"),
    ("view.question", "nothing"), ("view.as_of", "1/2/2025"), ("view.as_of", 2025), ("view.region", "Mars"),
    ("homepage", "javascript:alert(1)"), ("title", "bell\x07"), ("title_de", "fÃ¼r"),
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Where a dataset was spoiled; what is not known or does not matter is None."""

    file: str
    row: int | None = None
    column: str | None = None


Spoiler = Callable[[Path, Random], Place]


class Sheet:
    """One CSV file as rows of cells, the header first; the row's number counts from 1."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / f"{name}.csv"
        self.rows = list(csv.reader(io.StringIO(self.path.read_text(encoding="utf-8"), newline="")))

    @property
    def header(self) -> list[str]:
        return self.rows[0]

    def put(self, row: int, column: str, value: str) -> Place:
        self.rows[row - 1][self.header.index(column)] = value
        self.save()
        return Place(self.path.name, row, column)

    def get(self, row: int, column: str) -> str:
        return self.rows[row - 1][self.header.index(column)]

    def save(self) -> None:
        with self.path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(self.rows)

    def any_row(self, random: Random) -> int:
        return random.randrange(2, len(self.rows) + 1)


def columns(kind: str) -> list[tuple[str, str]]:
    return [(t.name, c.name) for t in TABLES.values() for c in t.expanded(LANGUAGES) if c.kind == kind]


def cell(places: list[tuple[str, str]], values: tuple[str, ...]) -> Spoiler:
    """Put one of the values into a cell of one of the columns."""

    def spoil(folder: Path, random: Random) -> Place:
        name, column = random.choice(places)
        sheet = Sheet(folder, name)
        return sheet.put(sheet.any_row(random), column, random.choice(values))

    return spoil


def no_country(folder: Path, random: Random) -> Place:
    """Take a code for a country's that no country has."""
    sheet = Sheet(folder, "actors")
    countries = [row for row in range(2, len(sheet.rows) + 1) if sheet.get(row, "kind") == "country"]
    return sheet.put(random.choice(countries), "actor_id", random.choice(["QQQ", "fra", "EU27", "UK", "UKD"]))


def any_file(folder: Path, random: Random) -> Path:
    return folder / f"{random.choice(list(TABLES))}.csv"


def data(change: Callable[[bytes, Random], bytes]) -> Spoiler:
    """Change the bytes of a table's file."""

    def spoil(folder: Path, random: Random) -> Place:
        path = any_file(folder, random)
        path.write_bytes(change(path.read_bytes(), random))
        return Place(path.name)

    return spoil


def truncated(content: bytes, random: Random) -> bytes:
    inside = [at for at in range(1, len(content)) if content[at - 1 : at] != b"\n"]
    return content[: random.choice(inside)]


def inserted(what: bytes) -> Callable[[bytes, Random], bytes]:
    def change(content: bytes, random: Random) -> bytes:
        at = random.randrange(len(content) + 1)
        return content[:at] + what + content[at:]

    return change


def partly_latin(content: bytes, random: Random) -> bytes:
    """Save one line in Latin-1, one with other letters than ASCII's if there is any that Latin-1 can hold."""
    lines = content.decode().splitlines(keepends=True)
    able = [at for at, line in enumerate(lines) if max(line) < "\u0100"]
    at = random.choice([at for at in able if not lines[at].isascii()] or able)
    return b"".join(line.encode("latin-1" if number == at else "utf-8") for number, line in enumerate(lines))


def rows_cut_off(folder: Path, random: Random) -> Place:
    """Cut whole rows off a dataset that lists the sizes of its files, as one that is handed on does."""
    listed = [{"path": f"{name}.csv", "bytes": (folder / f"{name}.csv").stat().st_size} for name in TABLES]
    edit_package(folder, "resources", listed)
    sheet = Sheet(folder, random.choice(list(TABLES)))
    sheet.rows = sheet.rows[: random.randrange(1, len(sheet.rows))]
    sheet.save()
    return Place(sheet.path.name)


def without_column(folder: Path, random: Random) -> Place:
    sheet = Sheet(folder, random.choice(list(TABLES)))
    at = random.randrange(len(sheet.header))
    name = sheet.header[at]
    sheet.rows = [row[:at] + row[at + 1 :] for row in sheet.rows]
    sheet.save()
    return Place(sheet.path.name, 1, name)


def with_column(folder: Path, random: Random) -> Place:
    sheet = Sheet(folder, random.choice(list(TABLES)))
    name = random.choice(["colour", "Note", "stance ", "summary_fr", "statement id", sheet.header[0]])
    sheet.rows = [[*row, name if number == 0 else "x"] for number, row in enumerate(sheet.rows)]
    sheet.save()
    return Place(sheet.path.name, 1)


def odd_row(folder: Path, random: Random) -> Place:
    sheet = Sheet(folder, random.choice(list(TABLES)))
    number = sheet.any_row(random)
    row = sheet.rows[number - 1]
    sheet.rows[number - 1] = [*row, "x"] if random.random() < 0.5 else row[:-1]
    sheet.save()
    return Place(sheet.path.name, number)


def duplicated(folder: Path, random: Random) -> Place:
    sheet = Sheet(folder, random.choice([name for name in TABLES if name != "sources"]))
    first, second = sorted(random.sample(range(2, len(sheet.rows) + 1), 2))
    key = TABLES[sheet.path.stem].key
    for column in key:
        sheet.put(second, column, sheet.get(first, column))
    return Place(sheet.path.name, second, key[0])


def missing(folder: Path, random: Random) -> Place:
    path = random.choice([folder / PACKAGE, *(folder / f"{name}.csv" for name in TABLES)])
    path.unlink()
    return Place(path.name)


def not_json(folder: Path, random: Random) -> Place:
    (folder / PACKAGE).write_bytes(random.choice(JSONS))
    return Place(PACKAGE)


def edit_package(folder: Path, path: str, value: Any) -> None:
    meta = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
    *parents, last = path.split(".")
    place = meta
    for parent in parents:
        place = place[parent]
    place[last] = value
    (folder / PACKAGE).write_text(json.dumps(meta), encoding="utf-8")


def wrong_value(folder: Path, random: Random) -> Place:
    path, value = random.choice(VALUES)
    edit_package(folder, path, value)
    return Place(PACKAGE, None, path)


def told_apart(one: schema.Column, other: schema.Column) -> bool:
    """Tell whether a program can see that the cells of one column stand in the other."""
    if one.kind == other.kind == "text":
        sentences = ("summary", "text")
        return one.name != other.name and all(column.name.startswith(sentences) for column in (one, other))
    return {one.name, other.name} != {"since", "until"}


def swaps(table: schema.Table) -> Iterator[tuple[str, str]]:
    expanded = list(table.expanded(LANGUAGES))
    for at, one in enumerate(expanded):
        yield from ((one.name, other.name) for other in expanded[at + 1 :] if told_apart(one, other))


def swapped(folder: Path, random: Random) -> Place:
    sheet = Sheet(folder, random.choice(list(TABLES)))
    one, other = (sheet.header.index(name) for name in random.choice(list(swaps(TABLES[sheet.path.stem]))))
    sheet.header[one], sheet.header[other] = sheet.header[other], sheet.header[one]
    sheet.save()
    return Place(sheet.path.name)
