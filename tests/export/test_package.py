"""A whole dataset as a Data Package: it opens again as the same one, and says in the standard's words what it holds."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from stances import scale, schema
from stances.dataset import bundled, open_dataset
from stances.dataset.shelf import opened
from stances.export.package import package
from tests.building import dataset as building
from tests.building import tables, write
from tests.export import roundtrips

SAMPLE = 25


@cache
def packed(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package(opened(name), "en", "http://example.org/method"))) as content:
        return {file: content.read(file) for file in content.namelist()}


def descriptor(name: str) -> dict[str, Any]:
    return dict(json.loads(packed(name)["datapackage.json"]))


@pytest.mark.parametrize("seed", range(SAMPLE))
def test_a_dataset_comes_back_as_it_was(seed: int) -> None:
    assert roundtrips.tried(seed) == []


def test_the_sample_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.export.roundtrips.package", lambda *_: package(building({}), "en"))
    assert {"digest", "statements"} <= set(roundtrips.tried(0))


@pytest.mark.parametrize("name", bundled())
def test_a_bundled_dataset_comes_back_as_it_was(name: str, tmp_path: Path) -> None:
    for file, content in packed(name).items():
        (tmp_path / file).write_bytes(content)
    assert roundtrips.differences(opened(name), open_dataset(tmp_path)) == []


@pytest.mark.parametrize("name", bundled())
def test_the_files_are_listed_with_size_and_hash(name: str) -> None:
    listed = descriptor(name)["resources"]
    assert [one["path"] for one in listed] == [file for file in packed(name) if file.endswith(".csv")]
    for one in listed:
        content = packed(name)[one["path"]]
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.parametrize("name", bundled())
def test_the_declarations_describe_the_files(name: str) -> None:
    rows = {one["name"]: list(csv.DictReader(io.StringIO(packed(name)[one["path"]].decode())))
            for one in descriptor(name)["resources"]}  # fmt: skip
    for one in descriptor(name)["resources"]:
        declared, cells = one["schema"], rows[one["name"]]
        assert [field["name"] for field in declared["fields"]] == list(cells[0])
        for field in declared["fields"]:
            rules = field.get("constraints", {})
            column = [row[field["name"]] for row in cells]
            assert not rules.get("required") or all(column)
            assert not rules.get("unique") or len(set(column)) == len(column)
            assert set(column) <= {"", *rules.get("enum", column)}
            assert field["type"] == "string" or all(cell.isdecimal() for cell in column if cell)
        for key in [declared["primaryKey"]] if "primaryKey" in declared else declared["uniqueKeys"]:
            assert len({tuple(row[part] for part in key) for row in cells}) == len(cells)
        for foreign in declared.get("foreignKeys", []):
            (here,), (there,) = foreign["fields"], foreign["reference"]["fields"]
            target = rows[foreign["reference"]["resource"] or one["name"]]
            assert {row[here] for row in cells} <= {"", *(row[there] for row in target)}


def test_the_declarations_are_those_of_the_schema() -> None:
    fields = {field["name"]: field for one in descriptor("troops-2025-11")["resources"]
              if one["name"] == "statements" for field in one["schema"]["fields"]}  # fmt: skip
    assert fields["stance"]["constraints"]["enum"] == list(scale.CODES)
    assert fields["date"]["rdfType"].endswith("/EDTF")
    meaning = next(column.meaning for column in schema.STATEMENTS.columns if column.name == "summary")
    assert fields["summary_de"]["description"] == meaning
    assert fields["summary_de"]["constraints"] == {"required": True}


def test_coding_rules_licence_and_citation_come_with_it() -> None:
    files = packed("troops-2025-11")
    assert files["CODING.md"].decode() == opened("troops-2025-11").coding
    licence = files["LICENCE.md"].decode()
    assert "https://creativecommons.org/licenses/by/4.0/" in licence
    assert opened("troops-2025-11").digest in licence
    assert "http://example.org/method" in licence


def test_the_same_data_are_the_same_zip() -> None:
    assert package(opened("unga-es11"), "en") == package(opened("unga-es11"), "en")


def test_without_a_licence_none_is_made_up() -> None:
    with zipfile.ZipFile(io.BytesIO(package(building({}), "en"))) as content:
        assert "No licence is named" in content.read("LICENCE.md").decode()
        assert "CODING.md" not in content.namelist()


def test_the_digest_is_that_of_the_content_not_of_the_files(tmp_path: Path) -> None:
    """Quotation marks, ends of lines, a mark of the encoding, the order of columns and of statements do not count."""
    made = tables(statements=[{"date": "2025-01-02"}, {"date": "2025-01-01"}])
    one = open_dataset(write(tmp_path / "one", made))
    made["statements"] = [dict(reversed(row.items())) for row in reversed(made["statements"])]
    folder = write(tmp_path / "other", made)
    for file in folder.glob("*.csv"):
        rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
        with file.open("w", encoding="utf-8-sig", newline="") as target:
            csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    assert open_dataset(folder).digest == one.digest
    made["statements"][0]["note"] = "Another one."
    assert open_dataset(write(tmp_path / "changed", made)).digest != one.digest


def test_the_digest_can_be_reckoned_without_this_program(tmp_path: Path) -> None:
    """As `docs/files.md` describes it."""
    folder = write(tmp_path, tables(statements=[{}, {"actor_id": "GBR"}]))
    meta = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    total = json.dumps(meta, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    for table in schema.TABLES:
        total += f"\x1d{table.name}"
        file = folder / f"{table.name}.csv"
        if file.exists() and (rows := list(csv.reader(file.read_text(encoding="utf-8").splitlines()))[1:]):
            names = [column.name for column in table.expanded(("en",))]
            ordered = sorted(rows) if table.name == "statements" else rows
            total += "".join("\x1e" + "\x1f".join(row) for row in [names, *ordered])
    assert open_dataset(folder).digest == hashlib.sha256(total.encode()).hexdigest()[:12]


@pytest.mark.parametrize("written", ["2025-12-31T00:00:00Z", "2025-12-31T09:30:00+02:00"])
def test_a_point_in_time_is_read_as_its_day(tmp_path: Path, written: str) -> None:
    folder = write(tmp_path, tables(statements=[{}]), {"created": written})
    assert open_dataset(folder).meta["created"] == "2025-12-31"
