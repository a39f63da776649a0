"""What one actor's positions on every question were, over time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

import pandas as pd

from stances import scale
from stances.exhibits.evidence import statements_table
from stances.exhibits.exhibit import Exhibit
from stances.figures import history as drawing
from stances.figures.labels import plain, wrapped
from stances.figures.look import Look
from stances.measures.evidence import extent, of_actor, on_record, places_of, said_by
from stances.measures.history import history
from stances.model import Dataset, Row, View
from stances.scale import N_
from stances.words import country as words
from stances.words import positions, statements
from stances.words.filters import COUNTED, RULE, beneath, idle, only
from stances.words.speech import Speech, speech

_HOVER = 480
"""Width in pixels of what is told of a statement that is pointed at."""


def country(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Draw how an actor's positions on every question followed one another."""
    spoken = speech(dataset, language)
    text = spoken.language.text
    actor = subject(dataset, view)
    said = said_by(dataset, actor, view)
    spells = history(dataset, actor, view.as_of, view.bases, view.rule)
    asked = in_order(dataset, actor, view)
    present = {row["outcome"] for row in spells}
    figure = drawing.figure(
        _spells(spells, actor, spoken), _dots(said, actor, spoken),
        {question: _short(spoken.question(question)) for question in asked}, look, as_of=view.as_of,
        legend={slug: positions.label(slug, spoken.language) for slug in scale.OUTCOME.categories if slug in present},
        today=text(N_("as of {date}"), date=spoken.language.day(view.as_of, short=True)), strong=view.question,
    )  # fmt: skip
    order = text(N_("In bold the question chosen; then the newest change first.") if view.question in asked
                 else N_("The newest change first."))  # fmt: skip
    left = extent(dataset, places_of(dataset, actor, view))
    found = statements.found(left, on_record(dataset), spoken) if said else ""
    return Exhibit(
        name="country",
        title=words.finding(actor, spells, spoken),
        subtitle=" ".join(filter(None, [beneath(only(view, spoken, OF_ONE), found), order if len(asked) > 1 else "",
                                        idle(view, spoken)])),
        rows=lambda: statements_table(of_actor(dataset, actor, view), spoken),
        drawing=figure if asked else None,
        empty=not said,
        heeds=OF_ONE,
    )  # fmt: skip


OF_ONE = (COUNTED, RULE)
"""The filters that what is shown of one actor depends on: all of its statements are, whatever they rest on."""


def subject(dataset: Dataset, view: View) -> str:
    """Return whose page is open: the one chosen, else the first country filtered for, else the most talkative."""
    if view.country:
        return view.country
    if view.actors:
        return view.actors[0]
    return _most_talkative(dataset)


@lru_cache(maxsize=16)
def _most_talkative(dataset: Dataset) -> str:
    often = dataset.statements["actor_id"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    return str(often.index[0]) if len(often) else str(dataset.actors.index[0])


@lru_cache(maxsize=64)
def in_order(dataset: Dataset, actor: str, view: View) -> tuple[str, ...]:
    """Order the questions on which an actor spoke: the view's, then by the day of the newest change of position."""
    newest: dict[str, pd.Timestamp] = {}
    for row in said_by(dataset, actor, view).values():  # newest first
        newest.setdefault(row["question_id"], row["counts"])
    spells = history(dataset, actor, view.as_of, view.bases, view.rule)
    changed = {row["question_id"]: row["start"] for row in spells}  # the last one of each

    def place(question: str) -> tuple[bool, float, float, str]:
        return question != view.question, _back(changed.get(question)), _back(newest.get(question)), question

    return tuple(sorted(newest, key=place))


def _back(day: pd.Timestamp | None) -> float:
    """Return what orders days backwards, the unknown ones last."""
    return math.inf if day is None or pd.isna(day) else -day.timestamp()


def _short(label: str, most: int = 54) -> str:
    return label if len(label) <= most else label[: most - 1].rsplit(" ", 1)[0] + " …"


def _spells(spells: Iterable[Row], actor: str, spoken: Speech) -> list[Row]:
    lasting = {row["question_id"]: row for row in spells}  # the last one of each
    return [
        {**row, "id": _opens(row["question_id"], actor),
         "hover": _held(spoken, row["question_id"], row["outcome"], row["start"],
                        None if row is lasting[row["question_id"]] else row["end"])}
        for row in spells
    ]  # fmt: skip


@lru_cache(maxsize=8192)
def _held(spoken: Speech, question: str, outcome: str, start: pd.Timestamp, end: pd.Timestamp | None) -> str:
    return "<br>".join(
        [
            plain(spoken.question(question)),
            f"<b>{positions.label(outcome, spoken.language)}</b>",
            spoken.language.date(f"{start:%Y-%m-%d}/{'..' if end is None else f'{end:%Y-%m-%d}'}"),
            spoken.language.text(N_("Click for the evidence")),
        ]
    )


def _opens(question: str, actor: str) -> str:
    return f"q={question}&open=actor:{actor}"


def _dots(said: Mapping[str, Row], actor: str, spoken: Speech) -> list[Row]:
    return [
        {
            "question_id": row["question_id"],
            "outcome": row["stance"],
            "marker": _MARKERS[row["stance"]],
            "at": row["counts"],
            "hover": _told(spoken, code),
            "id": f"statement:{code}",
            "together": _opens(row["question_id"], actor),
        }
        for code, row in said.items()
        if row["counts"] is not pd.NaT
    ]


_MARKERS = {stance.slug: stance.marker.removesuffix("-open") for stance in scale.OUTCOMES}


@lru_cache(maxsize=8192)
def _told(spoken: Speech, code: str) -> str:
    row = spoken.dataset.row("statements", code)
    return "<br>".join([
        f"<b>{positions.label(str(row['stance']), spoken.language)}</b> · {spoken.language.date(row['date'])}",
        *map(plain, wrapped(spoken.of(row, "summary"), _HOVER, 13)),
    ])  # fmt: skip
