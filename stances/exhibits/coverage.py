"""What the record covers and what it does not: a matrix of actors and questions, and counts."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from stances import scale
from stances.exhibits.exhibit import Exhibit
from stances.figures import matrix
from stances.figures.labels import plain
from stances.figures.look import Drawn, Look
from stances.markup import render
from stances.measures.coverage import Coverage
from stances.measures.coverage import coverage as measure
from stances.model import Dataset, View, records
from stances.scale import N_
from stances.words import coverage as words
from stances.words import positions, rules
from stances.words.filters import ACTORS, BASIS, RULE, beneath, idle, only
from stances.words.speech import Speech, speech

_MOST, _LISTED = 60, 10
"""So many actors are drawn, so many of a tally's values listed; the table holds all."""

_ACROSS, _WIDE = 14, 32
"""With more questions than this the matrix is turned, and so many actors stand side by side, by their codes."""


def coverage(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Show how many statements there are from whom and on what, and where there is none."""
    spoken = speech(dataset, language)
    found = measure(dataset, view)
    asked = found.cells["asked"]
    return Exhibit(
        name="coverage",
        title=words.finding(found, spoken),
        subtitle=" ".join(filter(None, (beneath(only(view, spoken, _HEEDS), words.rests_on(found, view, spoken)),
                                        idle(view, spoken)))),
        rows=lambda: _table(found.cells, view, spoken),
        drawing=_figure(found, view, spoken, look) if asked.any() else None,
        markup=render("coverage", tallies=_tallies(found, spoken)),
        note=_note(found, spoken),
        empty=not asked.any(),
        heeds=_HEEDS,
    )  # fmt: skip


_HEEDS = (ACTORS, BASIS, RULE)


def _turned(found: Coverage) -> bool:
    """Tell whether there are so many questions that actors stand side by side."""
    return len(found.questions) > _ACROSS


def _drawn(found: Coverage) -> list[str]:
    """Return the actors that are drawn."""
    return found.actors[: _WIDE if _turned(found) else _MOST]


def _note(found: Coverage, spoken: Speech) -> str:
    more = len(found.actors) - len(_drawn(found))
    return spoken.language.plural(
        N_("One actor more is in the table."), N_("{n} actors more are in the table."), more
    ) if more > 0 else ""  # fmt: skip


def _figure(found: Coverage, view: View, spoken: Speech, look: Look) -> Drawn:
    turned, actors = _turned(found), _drawn(found)
    cells, wide = found.cells, len(found.questions)
    telling = bool((cells["asked"] & ~cells["single"]).any())
    drawn = np.flatnonzero(cells["asked"].to_numpy()[: len(actors) * wide])  # the cells of an actor stand together
    codes = cells["outcome"].cat.codes.to_numpy()[drawn].tolist()
    counted = list(zip(*(cells[column].to_numpy()[drawn].tolist() for column in ("n", "single", "stale")), strict=True))
    questions = {question: spoken.question(question) for question in found.questions}
    names = {actor: spoken.brief(actor) if turned else spoken.name(actor) for actor in actors}
    legend = {slug: positions.label(slug, spoken.language) for slug in scale.SLUGS}
    # Of more than a thousand cells each is put together from what is written once.
    whose = [(actor, f"<b>{plain(spoken.name(actor))}</b>") for actor in actors]
    on_what = [(question, plain(label)) for question, label in questions.items()]
    taken = [(slug, "" if turned else f"{scale.stance(slug).symbol} ", label) for slug, label in legend.items()]
    said = {count: _said(spoken, *count, view.stale, telling=telling) for count in set(counted)}
    marks = []
    for place, code, count in zip(drawn.tolist(), codes, counted, strict=True):
        actor, name = whose[place // wide]
        question, asked = on_what[place % wide]
        outcome, symbol, label = taken[code]
        text, told = said[count]
        marks.append({
            "row": question if turned else actor, "column": actor if turned else question,
            "outcome": outcome, "outlined": False, "text": symbol + text,
            "hover": f"{name}<br>{asked}<br>{label}<br>{told}", "id": f"q={question}&open=actor:{actor}",
        })  # fmt: skip
    present = {mark["outcome"] for mark in marks}
    return matrix.figure(
        marks, questions if turned else names, names if turned else questions, look,
        legend={slug: label for slug, label in legend.items() if slug in present},
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _said(spoken: Speech, n: int, single: bool, stale: bool, days: int, *, telling: bool) -> tuple[str, str]:
    """Write how many statements a cell has, and what is told of them when it is pointed at."""
    text = spoken.language.number(n) + words.SINGLE * (telling and single and n > 1) + rules.STALE * stale
    flags = words.flags({"asked": True, "single": single, "stale": stale}, days, spoken)
    said = spoken.language.plural(N_("one statement"), N_("{n} statements"), n)
    return text, plain(" · ".join([said, *flags]))


def _tallies(found: Coverage, spoken: Speech) -> list[dict[str, Any]]:
    """Write the counts, the longest to be cut short."""
    written = []
    for by, tally in found.tallies.items():
        values = list(tally.items())
        shown = values[-_LISTED:] if by == "month" else values[:_LISTED]
        most = max(tally.values(), default=1)
        more = len(values) - len(shown)
        written.append({
            "title": spoken.language.text(words.TITLES[by]),
            "values": [{"name": words.value(by, code, spoken), "n": spoken.language.number(n),
                        "share": round(100 * n / most)} for code, n in shown],
            "more": spoken.language.plural(N_("and one more"), N_("and {n} more"), more) if more else "",
        })  # fmt: skip
    return written


def _table(cells: pd.DataFrame, view: View, spoken: Speech) -> pd.DataFrame:
    text = spoken.language.text
    return pd.DataFrame(
        [
            {
                text(N_("Actor")): spoken.name(row["actor_id"]),
                text(N_("Code")): row["actor_id"],
                text(N_("Question")): spoken.question(row["question_id"]),
                text(N_("Statements")): int(row["n"]),
                text(N_("Sources")): int(row["sources"]),
                text(N_("Position")): text(scale.stance(str(row["outcome"])).label),
                text(N_("Age in days")): "" if pd.isna(row["age"]) else int(row["age"]),
                text(N_("Marks")): ", ".join(words.flags(row, view.stale, spoken)),
            }
            for row in records(cells)
        ]
    )
