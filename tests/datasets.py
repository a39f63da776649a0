"""Datasets for tests, made in memory from the bundled one: with other statements, other actors, hostile texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pandas as pd

from stances import reference, schema
from stances.dataset.shelf import opened
from stances.measures.board import rows
from stances.model import Dataset, View, default_view

NAME = "troops-2025-11"
LANGUAGES = ("en", "de")

HOSTILE = (
    "<img src=x onerror=alert(1)> \"quoted\" 'single' </script><script>alert(2)</script> {{7*7}} {0} %{x} "
    '<a href="javascript:alert(3)">link</a> R&D &lt;b&gt; javascript:alert(4)'
)
"""What must come out as the text it is, wherever it is shown."""


@cache
def ordinary() -> Dataset:
    """Return the bundled dataset."""
    return opened(NAME)


def asked(dataset: Dataset, **changes: object) -> View:
    """Return the default view with changes."""
    return default_view(dataset).but(**changes)


def board(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return who stands where as a frame, to look at its columns."""
    return pd.DataFrame(list(rows(dataset, view)))


def stating(*said: Mapping[str, object]) -> Dataset:
    """Return the bundled dataset with these statements only.

    Each differs from “Greece, 14th paragraph, oppose” in the columns it names; actors that it names and the
    bundled dataset lacks are added as countries.
    """
    base = ordinary()
    template = base.statements.loc["p14-grc-ground-troops"].to_dict()
    index = pd.Index([f"s{place}" for place in range(len(said))], name="statement_id", dtype="str")
    statements = pd.DataFrame([{**template, **row} for row in said], index=index, columns=base.statements.columns)
    statements = statements.astype(base.statements.dtypes.to_dict())
    missing = [str(code) for code in statements["actor_id"].unique() if code not in base.actors.index]
    extra = base.actors.loc[["GRC"] * len(missing)].set_axis(pd.Index(missing, name="actor_id", dtype="str"))
    return replace(
        base, name="stating", digest="stating", statements=statements, actors=pd.concat([base.actors, extra])
    )


@cache
def crowd() -> Dataset:
    """Return a dataset in which every country with a shape has a position, small states and Kosovo among them."""
    stances = ("support", "open", "neutral", "reluctant", "oppose", "unclear", "absent", "not-applicable")
    bases = ("own", "own", "own", "attributed", "inferred")
    return stating(
        *(
            {"actor_id": code, "stance": stances[place % len(stances)], "basis": bases[place % len(bases)]}
            for place, code in enumerate(sorted(reference.places().index))
        )
    )


@cache
def disagreeing() -> Dataset:
    """Return a dataset with every outcome there is, the derived ones too, and a disputed position."""
    plain = [
        {"actor_id": actor, "stance": stance}
        for actor, stance in zip(
            ("FRA", "SWE", "DNK", "ITA", "GRC", "POL", "TUR", "AUS"),
            ("support", "open", "neutral", "reluctant", "oppose", "unclear", "absent", "not-applicable"),
            strict=True,
        )
    ]
    return stating(
        *plain,
        {"actor_id": "DEU", "stance": "support"},
        {"actor_id": "DEU", "stance": "oppose"},
        {"actor_id": "GBR", "stance": "support", "speaker_office": "head-of-state"},
        {"actor_id": "GBR", "stance": "oppose", "speaker_office": "parliament"},
        {"actor_id": "USA", "stance": "support", "date": "2025-11-01", "counts": pd.Timestamp("2025-11-01")},
        {"actor_id": "USA", "stance": "oppose", "basis": "attributed", "attributed_by": "FRA"},
    )


@cache
def hostile() -> Dataset:
    """Return the bundled dataset with `HOSTILE` in every field that holds free text, links made into scripts."""
    base = ordinary()
    frames = {}
    for table in schema.TABLES:
        frame = getattr(base, table.name)
        spoilt = {
            column.name: "javascript:alert(5)" if column.kind == "url" else f"={column.name} {HOSTILE}"
            for column in table.expanded(base.languages)
            if column.kind in {"text", "url"}
        }
        frames[table.name] = frame.assign(**{name: pd.Series(text, frame.index) for name, text in spoilt.items()})
    meta = {
        key: f"{key} {HOSTILE}" if isinstance(value, str) and key not in {"created", "name"} else value
        for key, value in base.meta.items()
    }
    return replace(base, name="hostile", version=HOSTILE, digest="hostile", meta=meta, **frames)
