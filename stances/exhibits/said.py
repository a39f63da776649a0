"""All that an actor has said, question by question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stances import scale
from stances.exhibits.country import OF_ONE, in_order, subject
from stances.exhibits.evidence import statements_table
from stances.exhibits.exhibit import Exhibit, condition, voices
from stances.exhibits.listing import LISTED, listed
from stances.figures.look import Look
from stances.markup import render
from stances.measures.evidence import extent, of_actor, on_record, places_of, said_by
from stances.measures.history import history
from stances.measures.positions import held
from stances.model import Dataset, Row, View
from stances.scale import N_
from stances.words import country as words
from stances.words import positions as position_words
from stances.words import statements
from stances.words.filters import beneath, idle, only
from stances.words.speech import Speech, speech


def said(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """List all that the actor has said, by question; each opens with the position that follows from it."""
    spoken = speech(dataset, language)
    actor = subject(dataset, view)
    found = said_by(dataset, actor, view)
    spells = history(dataset, actor, view.as_of, view.bases, view.rule)
    now = {row["question_id"]: row for row in held(dataset, view.as_of, "", view.bases, view.rule, actor=actor)}
    before: dict[str, list[Row]] = {}
    for row in spells:
        before.setdefault(row["question_id"], []).append(row)
    by_question: dict[str, dict[str, Row]] = {}
    for code, one in found.items():
        by_question.setdefault(one["question_id"], {})[code] = one
    asked = in_order(dataset, actor, view)
    # Where there are more than are listed, so many of each question, that it is about these.
    most = LISTED if len(found) <= LISTED else max(LISTED // len(asked), 1)
    return Exhibit(
        name="said",
        title=statements.found(extent(dataset, places_of(dataset, actor, view)), on_record(dataset), spoken),
        subtitle=" ".join(filter(None, (beneath(only(view, spoken, OF_ONE)), idle(view, spoken)))),
        rows=lambda: statements_table(of_actor(dataset, actor, view), spoken),
        markup=render(
            "said", elsewhere=spoken.language.text(N_("Where do others stand?")),
            questions=[_question(question, by_question[question], now.get(question), before.get(question, []), view,
                                 spoken, most, unfolded=place == 0) for place, question in enumerate(asked)],
        ),
        empty=not found,
        heeds=OF_ONE,
    )  # fmt: skip


def _question(question: str, rows: Mapping[str, Row], now: Row | None, spells: list[Row], view: View,
              spoken: Speech, most: int, *, unfolded: bool) -> dict[str, Any]:  # fmt: skip
    language = spoken.language
    stance = scale.NONE if now is None else scale.stance(str(now["outcome"]))
    newest = next(iter(rows.values()))
    count = language.plural(N_("one statement"), N_("{n} statements"), len(rows))
    told = [": ".join([language.text(stance.label), *(voices(now, spoken) if now else [])])]
    if now:
        told.append(condition(now, spoken.dataset, spoken))
    if len(spells) > 1:
        was = scale.stance(str(spells[-2]["outcome"]))
        told.append(language.text(N_("before: {label}"), label=language.text(was.label)))
    told += [count, language.date(newest["date"])]
    return {
        "id": question,
        "label": spoken.question(question),
        "slug": stance.slug,
        "symbol": stance.symbol,
        "told": " · ".join(filter(None, told)),
        "marks": position_words.marks(now, view, language) if now else [],
        "course": words.course(spells, spoken) if len(spells) > 1 else "",
        "unfolded": unfolded,
        "statements": listed(list(rows), spoken, wanted=f"q={question}&who={newest['actor_id']}", most=most,
                             question=False, actor=False, deciding=now["statements"] if now else ()),
    }  # fmt: skip
