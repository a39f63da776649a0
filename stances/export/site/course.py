"""The newest steps, day by day: the same as in the feed."""

from __future__ import annotations

from typing import Any

from stances.exhibits.changes import reasons
from stances.export.feeds import MOST
from stances.export.site.edition import Page
from stances.measures.changes import steps
from stances.model import Row, records
from stances.words import changes as words


def course(page: Page) -> list[dict[str, Any]]:
    """Return the newest changes on all questions by day, newest first, each with the statements responsible."""
    edition = page.edition
    found: dict[Any, list[dict[str, Any]]] = {}
    for row in records(steps(edition.dataset, edition.view.but(everything=True)).head(MOST)):
        found.setdefault(row["day"].date(), []).append(_step(page, row))
    return [{"iso": day.isoformat(), "day": edition.spoken.language.day(day), "steps": rows}
            for day, rows in found.items()]  # fmt: skip


def _step(page: Page, row: Row) -> dict[str, Any]:
    spoken, places = page.edition.spoken, page.edition.places
    actor, question = str(row["actor_id"]), str(row["question_id"])
    return {
        "name": spoken.name(actor),
        "actor": page.to(places.actor(actor, question)),
        "course": words.course(row, spoken),
        "detail": words.detail(row, spoken),
        "question": spoken.question(question),
        "link": page.to(places.question(question)),
        "said": [{**said, "link": page.to(places.statement(said["id"]))} for said in reasons(row, spoken)],
    }
