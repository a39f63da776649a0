"""What changed between two days: a figure, a list with the statements responsible, a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from stances import scale
from stances.exhibits.exhibit import Exhibit
from stances.figures import changes as drawing
from stances.figures.labels import plain
from stances.figures.look import Drawn, Look
from stances.markup import render
from stances.measures import changes as measure
from stances.model import Dataset, Row, View
from stances.scale import N_
from stances.words import changes as words
from stances.words import positions, statements
from stances.words.filters import ACTORS, BASIS, CHANGED, QUESTION, RULE, beneath, only
from stances.words.speech import Speech, speech

_DRAWN = 60
"""More changes than this are not drawn; list and files hold all of them."""

_SPELLED = 30
"""Of a kind with more changes than this, the list has names only, and the figure's drawer and the files the reasons."""

_SAID = 6
"""So many statements are given for one change; the evidence has the rest."""

_HEEDS = (QUESTION, ACTORS, CHANGED, BASIS, RULE)


def changes(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Show whose position differs between the view's two days, and which statements made the difference."""
    spoken = speech(dataset, language)
    days = measure.period(dataset, view)
    found = _in_order(measure.changed(dataset, view), spoken)
    return Exhibit(
        name="changes",
        title=words.finding(found, days, view, spoken),
        subtitle=beneath(
            only(view, spoken, _HEEDS),
            words.rests_on(found, spoken, suggested=view.since is None or view.since >= view.as_of),
        ),
        rows=lambda: table(found, spoken),
        drawing=_figure(_drawn(found), view, spoken, look) if found else None,
        markup=render("changes", sections=_sections(found, view, spoken)),
        note=spoken.language.text(N_("The figure shows {n} of them; the list has all {all}."),
                                  n=spoken.language.number(_DRAWN), all=spoken.language.number(len(found)))
        if len(found) > _DRAWN else "",
        empty=not found,
        heeds=_HEEDS,
    )  # fmt: skip


def _in_order(found: Sequence[Row], spoken: Speech) -> list[Row]:
    """Order changes as the measure does, and within that by name."""
    places = {actor: at for at, actor in enumerate(spoken.sorted({row["actor_id"] for row in found}))}
    return sorted(found, key=lambda row: (*measure.way(row), places[row["actor_id"]]))


def _drawn(found: Sequence[Row]) -> list[Row]:
    """Take as many as can be drawn; of a crowd that went the same way the first, so that each way is seen."""
    turns = Counter[tuple[str, str, str]]()
    turn = []
    for place, row in enumerate(found):
        way = (row["question_id"], row["before"], row["after"])
        turn.append((turns[way], place))
        turns[way] += 1
    return [found[place] for place in sorted(place for _, place in sorted(turn)[:_DRAWN])]


def _figure(shown: Sequence[Row], view: View, spoken: Speech, look: Look) -> Drawn:
    used = {row[side] for row in shown for side in ("before", "after")} - {scale.NONE.slug}
    ranked = [stance.slug for stance in scale.SCALE]
    aside = [slug for slug in scale.OUTCOME.categories if slug in used and slug not in ranked]
    columns = {slug: positions.label(slug, spoken.language) for slug in [*ranked, *aside]}
    frame = pd.DataFrame(
        [
            {
                "section": spoken.language.text(words.LABELS[row["change"]]),
                "label": _label(row, view, spoken),
                "before": "" if row["before"] == scale.NONE.slug else str(row["before"]),
                "after": "" if row["after"] == scale.NONE.slug else str(row["after"]),
                "text": _beside(row, spoken),
                "hover": _hover(row, spoken),
                "id": f"q={row['question_id']}&open=actor:{row['actor_id']}",
            }
            for row in shown
        ]
    )
    return drawing.figure(frame, columns, aside, look)


def _beside(row: Row, spoken: Speech) -> str:
    """Say what the marks of a change cannot: another condition or basis, a position that is not its actor's word."""
    if row["change"] in {measure.CONDITION, measure.BASIS}:
        return _short(words.detail(row, spoken))
    if row["change"] == measure.LOST:
        return spoken.language.text(N_("taken back"))
    mark = scale.BASIS_MARKS[row["basis_after"]]
    return spoken.language.text(mark) if mark else ""


def _label(row: Row, view: View, spoken: Speech) -> str:
    name = spoken.name(row["actor_id"])
    return f"{name} · {_short(spoken.question(row['question_id']), 36)}" if view.everything else name


def _short(text: str, most: int = 48) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"


def _hover(row: Row, spoken: Speech) -> str:
    lines = [f"<b>{plain(spoken.name(row['actor_id']))}</b> · {plain(spoken.question(row['question_id']))}",
             plain(", ".join(filter(None, (words.course(row, spoken), words.detail(row, spoken)))))]  # fmt: skip
    lines += [plain(_short(said["summary"], 90)) for said in reasons(row, spoken)[:2]]
    return "<br>".join([*lines, spoken.language.text(N_("Click for the evidence"))])


def _sections(found: Sequence[Row], view: View, spoken: Speech) -> list[dict[str, Any]]:
    return [
        {
            "label": spoken.language.text(words.LABELS[kind]),
            "count": spoken.language.number(len(rows)),
            "rows": [] if len(rows) > _SPELLED else [_entry(row, view, spoken) for row in rows],
            "brief": _brief(rows, view, spoken) if len(rows) > _SPELLED else [],
        }
        for kind, some in groupby(found, key=lambda row: str(row["change"]))
        for rows in [list(some)]
    ]


def _entry(row: Row, view: View, spoken: Speech) -> dict[str, Any]:
    return {
        "actor": row["actor_id"],
        "question_id": row["question_id"],
        "name": spoken.name(row["actor_id"]),
        "question": spoken.question(row["question_id"]) if view.everything else "",
        "course": words.course(row, spoken),
        "detail": words.detail(row, spoken),
        "said": reasons(row, spoken),
    }


def _brief(rows: Sequence[Row], view: View, spoken: Speech) -> list[dict[str, Any]]:
    """Gather those that went the same way on the same question under one heading, by name only."""
    return [
        {
            "question_id": same[0]["question_id"],
            "question": spoken.question(same[0]["question_id"]) if view.everything else "",
            "course": words.course(same[0], spoken),
            "count": spoken.language.number(len(same)),
            "names": [(row["actor_id"], spoken.name(row["actor_id"])) for row in same],
        }
        for _, some in groupby(rows, key=measure.way)
        for same in [list(some)]
    ]


def reasons(row: Row, spoken: Speech) -> list[dict[str, Any]]:
    """Gather the statements responsible for a change; a retraction cannot be opened, having no stance to show."""
    return [
        {
            "id": code,
            "opens": bool(said["active"]),
            "summary": spoken.of(said, "summary"),
            "about": ", ".join(filter(None, (
                spoken.language.date(said["date"]), statements.basis(said, spoken),
                statements.source(said["source_id"], spoken) if said["source_id"] else "",
                statements.place(said["locator"], spoken)))),
        }
        for code in row["statements"][:_SAID]
        for said in [spoken.dataset.row("statements", code)]
    ]  # fmt: skip


def table(found: Iterable[Row], spoken: Speech) -> pd.DataFrame:
    """Write changes as a table to read and to take away, one row a position."""
    dataset, text = spoken.dataset, spoken.language.text
    rows = []
    for row in found:
        first = dataset.row("statements", row["statements"][0])
        source = first["source_id"]
        rows.append({
            text(N_("Actor")): spoken.name(row["actor_id"]),
            text(N_("Code")): row["actor_id"],
            text(N_("Question")): spoken.question(row["question_id"]),
            text(N_("Change")): text(words.LABELS[row["change"]]),
            text(N_("Before")): text(scale.stance(str(row["before"])).label),
            text(N_("After")): text(scale.stance(str(row["after"])).label),
            text(N_("Condition before")): words.condition(row, "before", spoken),
            text(N_("Condition after")): words.condition(row, "after", spoken),
            text(N_("Summary")): spoken.of(first, "summary"),
            text(N_("Basis")): statements.basis(first, spoken),
            text(N_("Date")): spoken.language.date(row["date"]),
            text(N_("Date (EDTF)")): row["date"],
            text(N_("Statements responsible")): ", ".join(row["statements"]),
            text(N_("Source")): statements.source(source, spoken) if source else "",
            text(N_("Place")): statements.place(first["locator"], spoken),
            text(N_("Address")): str(dataset.sources["url"].get(source, "")),
        })  # fmt: skip
    return pd.DataFrame(rows)
