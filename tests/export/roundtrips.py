"""Datasets that are made up, packed, unzipped and opened again: `python -m tests.export.roundtrips --count 500`."""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from stances import scale, schema
from stances.dataset import open_dataset
from stances.export.files import FORMS, ask
from stances.export.package import package
from stances.figures.look import LIGHT
from stances.model import Dataset, default_view
from tests.building import tables, write

CODES = ("FRA", "GBR", "DEU", "POL", "USA")
WORDS = (
    "we", "would", "send", "troops", "=1+1", "+x", "-y", "@z", '"quoted"', "a,b", "semi;colon", "line\nbreak",
    "carriage\r\nreturn", "tab\there", "Größe", "Україна", "日本", "שלום", "😀", "'", "''", "NA", "null", "007", "1e5",
    "|", "\u2028", "é", "e\u0301",
)  # fmt: skip
DATES = ("2025-01-10", "2025-11", "2025", "../2025-11-25", "2025-11-23/2025-11-24", "2025-08-17~", "", "2025-21")
LANGUAGES = (("en",), ("en", "de"), ("fr", "en"))


def text(random: Random, least: int = 0) -> str:
    """Return a text that is hard to write down; blanks around it mean nothing, so there are none."""
    return " ".join(random.choices(WORDS, k=random.randint(least, 5))).strip()


def made(seed: int, folder: Path) -> Path:
    """Write a dataset that passes every check, the same one for the same seed."""
    random = Random(seed)
    languages = random.choice(LANGUAGES)
    meta: dict[str, Any] = {"languages": list(languages), "title": text(random, 1) or "x",
            f"title_{languages[0]}": text(random, 1),
            "homepage": "https://example.org/?a=1&b=2",
            "mine": {"nested": [1, 2.5, None, True, text(random)]}}  # fmt: skip
    if random.random() < 0.5:
        meta |= {"licenses": [{"name": "CC0-1.0"}], "contributors": [{"title": text(random, 1), "role": "author"}]}
    given = _rows(random, languages)
    written = write(folder, tables(languages, **given), meta)
    if random.random() < 0.5:
        (written / "CODING.md").write_bytes(f"# Rules\r\n\n{text(random)}\n".encode())
    return written


def _rows(random: Random, languages: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    def with_texts(table: str, row: dict[str, str]) -> dict[str, str]:
        return row | _texts(table, random, languages)

    statements: list[dict[str, str]] = []
    for number in range(random.randint(1, 30)):
        row = {"statement_id": f"s{number}", "actor_id": random.choice(CODES), "date": random.choice(DATES),
               "stance": random.choice(scale.CODES), "basis": random.choice(scale.BASES),
               "question_id": random.choice(("troops", "sanctions"))}  # fmt: skip
        if number and random.random() < 0.2:
            row["supersedes"] = f"s{random.randrange(number)}"
            if random.random() < 0.3:
                row |= {"status": "retracted", "stance": ""}
        statements.append(with_texts("statements", row))
    random.shuffle(statements)
    return {
        "actors": [with_texts("actors", {"actor_id": code}) for code in CODES]
        + [{"actor_id": "EU", "kind": "group"}],
        "memberships": [{"group_id": "EU", "member_id": code, "since": random.choice(("", "1958"))}
                        for code in CODES if random.random() < 0.5],
        "questions": [with_texts("questions", {"question_id": code}) for code in ("troops", "sanctions")],
        "sources": [with_texts("sources", {"source_id": "paper", "url": "https://example.org/a?b=c,d"})],
        "events": [with_texts("events", {"event_id": "first", "attendance": random.choice(("", "0", "35")),
                                         "start": random.choice(DATES[:3])})],
        "statements": statements,
    }  # fmt: skip


def _texts(table: str, random: Random, languages: Sequence[str]) -> dict[str, str]:
    declared = next(known for known in schema.TABLES if known.name == table)
    free = [column for column in declared.expanded(languages) if column.kind == "text"]
    held = {"locator", "language", "quote_lang", "quote"}  # these have rules of their own
    return {column.name: text(random, 1) or "x" for column in free
            if column.name not in held and (column.required or random.random() < 0.5)}  # fmt: skip


def differences(one: Dataset, other: Dataset) -> list[str]:
    """Name what differs between two datasets; the list of files in datapackage.json follows from the files."""
    found = [name for name in ("name", "version", "digest", "languages", "coding")
             if getattr(one, name) != getattr(other, name)]  # fmt: skip
    found += ["meta"] if _said(one.meta) != _said(other.meta) else []
    return found + [table.name for table in schema.TABLES
                    if not getattr(one, table.name).equals(getattr(other, table.name))]  # fmt: skip


def _said(meta: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in meta.items() if key not in {"resources", "$schema"}}


def tried(seed: int) -> list[str]:
    """Pack a dataset, open it again, put its raw statements back, and name what is different afterwards."""
    with tempfile.TemporaryDirectory() as place:
        first = open_dataset(made(seed, Path(place) / "first"))
        again = Path(place) / "again"
        with zipfile.ZipFile(io.BytesIO(package(first, "en"))) as packed:
            packed.extractall(again)
        if found := differences(first, open_dataset(again)):
            return found
        everything = default_view(first).but(everything=True, as_of=first.default_as_of().replace(year=2100))
        raw = FORMS["raw.csv"](ask("evidence", first, everything, "en", LIGHT, "http://example.org")).content
        whole = (again / "statements.csv").read_bytes().splitlines(keepends=True)
        if not set(raw.splitlines(keepends=True)) <= set(whole):
            found.append("raw statements")
        (again / "statements.csv").write_bytes(raw)
        (again / "datapackage.json").write_bytes((Path(place) / "first" / "datapackage.json").read_bytes())
        second = open_dataset(again) if raw.count(b"\n") > 1 else first
        kept = second.statements
        if not kept.equals(first.statements.loc[kept.index]):
            found.append("statements put back")
    return found


def run(count: int) -> dict[int, list[str]]:
    """Try so many datasets; return what differed, by seed."""
    return {seed: found for seed in range(count) if (found := tried(seed))}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    count = parser.parse_args().count
    wrong = run(count)
    print(f"{count} datasets packed and opened again: {count - len(wrong)} identical, {len(wrong)} not.")
    print(*wrong.items(), sep="\n", end="")
    sys.exit(bool(wrong))
