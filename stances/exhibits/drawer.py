"""The evidence behind a mark: an actor on a question, an event, or a single statement."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd

from stances import scale
from stances.exhibits.evidence import statements_markup
from stances.exhibits.exhibit import Exhibit, taken, voices
from stances.exhibits.listing import listed
from stances.markup import render
from stances.measures.board import rows
from stances.measures.evidence import newest_first, of_actor
from stances.measures.threads import AROUND, after, around
from stances.model import Dataset, Row, View
from stances.scale import N_
from stances.words import events as event_words
from stances.words import positions as position_words
from stances.words import rules
from stances.words import statements as statement_words
from stances.words.speech import Speech, speech


def drawer(dataset: Dataset, view: View, language: str) -> Exhibit | None:
    """Gather the evidence that the view asks for: the same exhibit to all who ask the same. None when it is shut."""
    if not view.evidence:
        return None
    matters = View(view.question, view.as_of, bases=view.bases, rule=view.rule, inherit=view.inherit,
                   stale=view.stale, evidence=view.evidence)  # fmt: skip
    return _gathered(dataset, matters, language)


@lru_cache(maxsize=128)
def _gathered(dataset: Dataset, view: View, language: str) -> Exhibit:
    kind, _, code = view.evidence.partition(":")
    return {"actor": _actor, "event": _event, "statement": _statement}[kind](
        code, dataset, view, speech(dataset, language)
    )


def position(actor: str, dataset: Dataset, view: View, language: str) -> Exhibit:
    """Gather what an actor's drawer says of the view's question, for a page that says the same of every question."""
    spoken = speech(dataset, language)
    row, here, _ = _held(actor, dataset, view)
    parts = [("", _here(here, row, spoken))]
    verdict = _verdict(row, view, spoken) | {"question": ""}  # the page names it
    return _drawer(spoken.name(actor), position=verdict, lead=rules.borrowed(row, spoken),
                   parts=[] if here.empty else parts)  # fmt: skip


def of_event(event: str, dataset: Dataset, view: View, language: str) -> Exhibit:
    """Gather what an event's drawer says, for a page about it."""
    return _event(event, dataset, view, speech(dataset, language))


def _held(actor: str, dataset: Dataset, view: View) -> tuple[Row, pd.DataFrame, pd.DataFrame]:
    """Return an actor's row of the board, what it said on the view's question, and what on others."""
    row = next(row for row in rows(dataset, view.but(actors=(), stances=())) if row["actor_id"] == actor)
    said = of_actor(dataset, actor, view)
    here = said["question_id"] == view.question
    return row, said[here], said[~here]


def _actor(actor: str, dataset: Dataset, view: View, spoken: Speech) -> Exhibit:
    text = spoken.language.text
    row, here, elsewhere = _held(actor, dataset, view)
    parts = []
    if not here.empty:
        parts.append((text(N_("On this question")), _here(here, row, spoken)))
    if not elsewhere.empty:
        parts.append((text(N_("On other questions")),
                      listed(elsewhere.index.tolist(), spoken, wanted=f"who={actor}&all=1",
                             total=len(here) + len(elsewhere), question=True, actor=False)))  # fmt: skip
    nothing = text(N_("Nothing is on record from before or on {date}."), date=spoken.language.day(view.as_of))
    links = [
        _link(f"country={actor}", text(N_("All of {name}"), name=spoken.name(actor)), "country"),
        _link(f"who={actor}", text(N_("Show only {name}"), name=spoken.name(actor))),
    ]
    return _drawer(
        spoken.name(actor),
        position=_verdict(row, view, spoken),
        lead=rules.borrowed(row, spoken) or ("" if row["statements"] or not here.empty else nothing),
        parts=parts,
        links=links,
    )


def _here(said: pd.DataFrame, row: Row, spoken: Speech) -> str:
    """Write what an actor said on the question, and which part each statement has in the position."""
    why = rules.reasons(row, spoken.language)
    return listed(said.index.tolist(), spoken, wanted=f"q={row['question_id']}&who={row['actor_id']}",
                  question=False, actor=False, why=why, deciding=row["statements"])  # fmt: skip


def _verdict(row: Row, view: View, spoken: Speech) -> dict[str, Any]:
    stance = scale.stance(str(row["outcome"]))
    return {
        "slug": stance.slug,
        "symbol": stance.symbol,
        "label": ": ".join([spoken.language.text(stance.label), *voices(row, spoken)]),
        "marks": [*filter(None, [taken(row, spoken)]), *position_words.marks(row, view, spoken.language)],
        "question": spoken.question(view.question),
        "rule": position_words.rule(row, view, spoken) if row["statements"] else "",
    }


def _event(code: str, dataset: Dataset, view: View, spoken: Speech) -> Exhibit:
    text = spoken.language.text
    event = dataset.row("events", code)
    said = dataset.statements
    said = newest_first(said[(said["event_id"] == code) & said["active"] & ~(said["counts"] > str(view.as_of))])
    facts = [
        (text(N_("When")), event_words.when(event, spoken)),
        (text(N_("Kind")), text(event_words.KINDS[event["kind"]])),
        (text(N_("Status")), text(event_words.STATUSES[event["status"]])),
        (text(N_("What became of it")), text(event_words.OUTCOMES[event["outcome"]]) if event["outcome"] else ""),
        (text(N_("Condition")), spoken.of(event, "condition")),
        (text(N_("Where")), spoken.of(event, "place")),
        (text(N_("Track")), spoken.of(dataset.row("tracks", event["track"]), "label")),
        (text(N_("Countries taking part")), "" if pd.isna(event["attendance"]) else str(event["attendance"])),
    ]  # fmt: skip
    parts = []
    if not said.empty:
        parts.append((text(N_("Said there")), statements_markup(said.index, spoken, question=True)))
    nearby = around(dataset, code, view.as_of)
    if not nearby.empty:
        title = text(N_("Said by them up to {n} days before or after"), n=AROUND)
        parts.append((title, statements_markup(nearby.index, spoken, question=True)))
    links = [_link(f"open=event:{other}", f"{text(label)}: {spoken.of(dataset.row('events', other), 'title')}")
             for label, others in ((N_("Follows"), filter(None, [event["follows"]])),
                                   (N_("Followed by"), after(dataset, code)))
             for other in others]  # fmt: skip
    if event["question_id"]:
        links.append(_link(f"q={event['question_id']}", text(N_("Who is for it?")), "overview"))
    return _drawer(
        spoken.of(event, "title"),
        lead=spoken.of(event, "summary"),
        links=links,
        facts=[(name, value) for name, value in facts if value and value != "<NA>"],
        source=_source(event, spoken),
        people=event_words.participants(code, spoken),
        people_title=text(N_("Who took part")),
        parts=parts,
    )


def _source(event: Row, spoken: Speech) -> dict[str, str] | None:
    if not event["source_id"]:
        return None
    return {
        "name": spoken.language.text(N_("Source")),
        "title": statement_words.source(event["source_id"], spoken),
        "url": spoken.dataset.row("sources", event["source_id"])["url"],
        "place": statement_words.place(event["locator"], spoken),
    }


def _statement(code: str, dataset: Dataset, view: View, spoken: Speech) -> Exhibit:
    text = spoken.language.text
    actor = str(dataset.row("statements", code)["actor_id"])
    del view
    return _drawer(
        spoken.name(actor),
        parts=[(text(N_("The statement")), statements_markup([code], spoken, question=True, actor=False))],
        links=[_link(f"open=actor:{actor}", text(N_("All that {name} said"), name=spoken.name(actor)))],
    )


def _link(setting: str, label: str, page: str = "") -> dict[str, str]:
    return {"set": setting, "label": label, "page": page}


def _drawer(title: str, **values: Any) -> Exhibit:
    empty: dict[str, Any] = {"position": None, "facts": [], "source": None, "lead": "", "people": [],
                             "people_title": "", "parts": [], "links": []}  # fmt: skip
    return Exhibit("drawer", title, "", rows=pd.DataFrame, markup=render("drawer", **{**empty, **values}))
