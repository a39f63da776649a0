"""The frozen Dataset (its frames) and the frozen View (what is asked of it)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any, cast

import pandas as pd

REGIONS = ("europe", "world")
"""The frames that a map can take."""

RULES = ("latest", "own", "official", "frequent", "sure")
"""By which rule statements become positions; the first is the one that `docs/data.md` explains."""

PERIODS = ("12m", "3m", "next")
"""What of the timeline can be shown besides the whole and a quarter of a year (`2025-Q1`): the last twelve or three
months and what comes, or only what comes."""


Row = Mapping[str, Any]
"""One row of a frame: its values by column."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """A checked dataset. Its frames are shared between sessions: never change one.

    Attributes:
        name: its code in links.
        version: its version, as its makers count.
        digest: the first twelve digits of a SHA-256 over its content: the same digits, the same data.
        languages: the languages its texts are written in, the main one first.
        meta: its datapackage.json.
        actors: index actor_id; as in `schema.ACTORS`.
        memberships: as in `schema.MEMBERSHIPS`, with `since_start` and `until_end` (datetime64).
        questions: index question_id; as in `schema.QUESTIONS`.
        sources: index source_id; as in `schema.SOURCES`.
        tracks: index track_id; as in `schema.TRACKS`, in display order.
        events: index event_id; as in `schema.EVENTS`, with `start_start`, `start_end`, `end_end`
            (datetime64), `precision`, `approximate`.
        participants: as in `schema.PARTICIPANTS`.
        statements: index statement_id; as in `schema.STATEMENTS`, with `stance` and `basis` categorical,
            `counts` (datetime64: the day from which it counts, NaT if never), `precision`, `approximate`
            and `active` (bool), ordered by `counts` and `statement_id`.
        codings: as in `schema.CODINGS`; empty if nothing was coded twice.
        checks: index statement_id; as in `schema.CHECKS`; empty if nothing was checked twice.
        coding: the rules by which it was coded (its CODING.md); empty if they are not written down.
    """

    name: str
    version: str
    digest: str
    languages: tuple[str, ...]
    meta: Mapping[str, Any] = field(repr=False)
    actors: pd.DataFrame = field(repr=False)
    memberships: pd.DataFrame = field(repr=False)
    questions: pd.DataFrame = field(repr=False)
    sources: pd.DataFrame = field(repr=False)
    tracks: pd.DataFrame = field(repr=False)
    events: pd.DataFrame = field(repr=False)
    participants: pd.DataFrame = field(repr=False)
    statements: pd.DataFrame = field(repr=False)
    codings: pd.DataFrame = field(repr=False)
    checks: pd.DataFrame = field(repr=False)
    coding: str = field(default="", repr=False)

    def row(self, table: str, code: str) -> Row:
        """Return the row of a keyed table (`actors`, `questions`, `sources`, `tracks`, `events`, `statements`).

        Raises:
            KeyError: if there is none of that code.
        """
        return _row(self, table, code)

    def text(self, key: str, language: str) -> str:
        """Return a text of datapackage.json in the language asked for, or in the dataset's main one."""
        return str(self.meta.get(f"{key}_{language}") or self.meta.get(key) or "")

    def column(self, name: str, language: str) -> str:
        """Return the column that holds a localised text in the language asked for, or in the main one."""
        return f"{name}_{language if language in self.languages else self.languages[0]}"

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The actors that have members, by code."""
        return tuple(sorted(self.memberships["group_id"].unique()))

    def default_question(self) -> str:
        """Return the question that opens first."""
        named = str(self.meta.get("view", {}).get("question", ""))
        return named if named in self.questions.index else str(self.questions.index[0])

    def default_as_of(self) -> dt.date:
        """Return the date that opens first: the one the dataset names, else its newest statement's."""
        named = self.meta.get("view", {}).get("as_of")
        if named:
            return dt.date.fromisoformat(named)
        newest = self.statements["counts"].max()
        return newest.date() if pd.notna(newest) else dt.date.fromisoformat(str(self.meta["created"]))


@lru_cache(maxsize=65_536)
def _row(dataset: Dataset, table: str, code: str) -> Row:
    frame: pd.DataFrame = getattr(dataset, table)
    place = cast("int", frame.index.get_loc(code))  # codes are unique
    return _leaf(dataset, table, place // _LEAF)[place % _LEAF]


_LEAF = 256
"""So many rows of a table are read together: one is hardly quicker to read than all of these."""


@lru_cache(maxsize=256)
def _leaf(dataset: Dataset, table: str, number: int) -> list[dict[str, Any]]:
    frame: pd.DataFrame = getattr(dataset, table)
    return records(frame.iloc[number * _LEAF : (number + 1) * _LEAF])


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame, each by column; many times quicker to read than the frame's own rows."""
    names = [str(name) for name in frame.columns]
    columns = [frame.iloc[:, place].tolist() for place in range(len(names))]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def keyed(frame: pd.DataFrame) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return the rows of a frame with their index."""
    return zip(frame.index.astype(str), records(frame), strict=True)


@dataclass(frozen=True)
class View:
    """What is asked of a dataset. Every choice that changes what is shown is here, and so in the link.

    Attributes:
        question: question_id.
        as_of: the day as of which positions are shown.
        actors: the countries and groups shown; empty for all.
        stances: the outcomes shown; empty for all.
        bases: the bases that count; empty for all.
        region: the map's frame.
        country: the actor whose page is open.
        find: words that the statements shown contain.
        everything: whether lists of statements run over all questions.
        since: the earlier day of a comparison; None for the one that suggests itself.
        period: the part of the timeline that is shown: one of `PERIODS`, a quarter (`2025-Q1`), or empty for all.
        tracks: the tracks of events shown; empty for all.
        rule: by which rule statements become positions.
        inherit: whether members without a position take their group's, shown differently.
        stale: positions older than so many days are marked; 0 for none.
        page: which page of the list of statements is open, from 1.
        evidence: what the evidence drawer shows (“actor:FRA”, “event:…”, “statement:…”); empty when shut.
    """

    question: str
    as_of: dt.date
    actors: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    region: str = "europe"
    country: str = ""
    find: str = ""
    everything: bool = False
    since: dt.date | None = None
    period: str = ""
    tracks: tuple[str, ...] = ()
    rule: str = RULES[0]
    inherit: bool = False
    stale: int = 0
    page: int = 1
    evidence: str = ""

    def but(self, **changes: Any) -> View:
        """Return a copy with some choices changed."""
        return replace(self, **changes)


@lru_cache(maxsize=64)
def default_view(dataset: Dataset) -> View:
    """Return the view that opens when a link asks for nothing."""
    region = str(dataset.meta.get("view", {}).get("region", REGIONS[0]))
    return View(
        question=dataset.default_question(),
        as_of=dataset.default_as_of(),
        region=region if region in REGIONS else REGIONS[0],
    )
