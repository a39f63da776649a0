"""A dataset -> one zip: a Data Package with its tables, their declarations, coding rules, licence and citation.

Unzipped, it opens as the same dataset, with the same digest. The form is that of the Frictionless Data Package
standard, version 2 (https://datapackage.org).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from stances import scale, schema
from stances.dataset.package import FILE
from stances.dataset.reading import CODING
from stances.dataset.writing import MADE, csv, texts
from stances.export import citation
from stances.model import Dataset
from stances.words.speech import speech

LICENCE = "LICENCE.md"

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_EPOCH = dt.date(1980, 1, 1)
"""A zip knows no earlier day."""


def package(dataset: Dataset, language: str, link: str = "") -> bytes:
    """Pack a dataset.

    Args:
        dataset: the dataset.
        language: the language of the citation.
        link: the address of the dashboard's page on it, for the citation.
    """
    tables = {
        table.name: csv(texts(frame, table, dataset.languages))
        for table in schema.TABLES
        if len(frame := getattr(dataset, table.name)) or table.required
    }
    files = {
        FILE: (json.dumps(descriptor(dataset, tables), ensure_ascii=False, indent=2) + "\n").encode(),
        **{f"{name}.csv": content for name, content in tables.items()},
        LICENCE: _licence(dataset, language, link).encode(),
        **({CODING: dataset.coding.encode()} if dataset.coding else {}),
    }
    made = max(dt.date.fromisoformat(str(dataset.meta["created"])), _EPOCH)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(_entry(name, made), content)
    return stream.getvalue()


def _entry(name: str, made: dt.date) -> zipfile.ZipInfo:
    """Describe a file so that the same data make the same zip, wherever and whenever it is made."""
    entry = zipfile.ZipInfo(name, (made.year, made.month, made.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    return entry


def descriptor(dataset: Dataset, tables: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the datapackage.json of a dataset.

    Args:
        dataset: the dataset.
        tables: the files of its tables, by table.
    """
    own = {key: value for key, value in dataset.meta.items() if key not in MADE}
    resources = [
        {
            "name": table.name, "path": f"{table.name}.csv", "type": "table", "description": f"One row is {table.row}.",
            "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(tables[table.name]),
            "hash": f"sha256:{hashlib.sha256(tables[table.name]).hexdigest()}",
            "schema": table_schema(table, dataset.languages, tables),
        }
        for table in schema.TABLES if table.name in tables
    ]  # fmt: skip
    created = {"created": f"{own['created']}T00:00:00Z"}  # the standard asks for a point in time
    return {"$schema": _PROFILE, **own, **created, "resources": resources}


def table_schema(table: schema.Table, languages: Sequence[str], tables: Mapping[str, bytes]) -> dict[str, Any]:
    """Return a table's declaration as a Table Schema.

    Args:
        table: the declaration.
        languages: the dataset's languages.
        tables: the tables that the package holds; references to others are left out.
    """
    whole = all(column.required for column in table.columns if column.name in table.key)
    key = {"primaryKey": list(table.key)} if whole else {"uniqueKeys": [list(table.key)]}
    keys = {one.name: one.key[0] for one in schema.TABLES}
    references = [
        {"fields": [column.name],
         "reference": {"resource": "" if column.refers == table.name else column.refers,
                       "fields": [keys[column.refers]]}}
        for column in table.columns if column.refers in tables
    ]  # fmt: skip
    fields = [_field(column, table) for column in table.expanded(languages)]
    return {"fields": fields, **key, **({"foreignKeys": references} if references else {})}


def _field(column: schema.Column, table: schema.Table) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if table.key == (column.name,):
        constraints["unique"] = True
    if values := scale.CODES if column.kind == "stance" else column.values:
        constraints["enum"] = list(values)
    return {
        "name": column.name,
        "type": "integer" if column.kind == "integer" else "string",
        **({"format": "uri"} if column.kind == "url" else {}),
        **({"rdfType": _EDTF} if column.kind == "date" else {}),
        "description": column.meaning,
        **({"constraints": constraints} if constraints else {}),
    }


def _licence(dataset: Dataset, language: str, link: str) -> str:
    spoken = speech(dataset, language)
    terms = citation.licence(dataset, full=True) or "No licence is named: ask whoever made it before you use it."
    cited = citation.text(citation.of_dataset(spoken, link))
    return (f"# {dataset.text('title', language)}\n\nVersion {dataset.version}, content {dataset.digest}.\n\n"
            f"## Licence\n\n{terms}\n\n## How to cite\n\n{cited}\n")  # fmt: skip
