"""The statements themselves, to read, to follow to the source and to take away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from stances import scale
from stances.exhibits.exhibit import Exhibit
from stances.figures.look import Look
from stances.markup import render
from stances.measures.evidence import extent, how_many, on_record, places
from stances.measures.runs import Codes
from stances.model import Dataset, Row, View, keyed
from stances.scale import N_
from stances.words import statements as words
from stances.words.filters import STATEMENTS, beneath, only
from stances.words.speech import Speech, speech

_SHOWN = 25
"""So many statements stand on a page; the table and the files hold all of them."""

_NEAR = 2
"""So many pages before and after the open one can be gone to, besides the first and the last."""


def evidence(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """List the statements that the filters leave, newest first, a page of them."""
    spoken = speech(dataset, language)
    found, title = _found(dataset, view.but(page=1, evidence=""), language)
    pages = max(1, -(-len(found) // _SHOWN))
    page = min(view.page, pages)
    first = (page - 1) * _SHOWN
    shown = dataset.statements.index.take(found[first : first + _SHOWN]).tolist()
    markup = statements_markup(shown, spoken, question=view.everything)
    return Exhibit(
        name="evidence",
        title=title,
        subtitle=beneath(only(view, spoken, STATEMENTS), spoken.language.text(N_(
            "Newest first; corrected and retracted rows are left out."))),
        rows=lambda: statements_table(dataset.statements.take(found), spoken),
        markup=markup + (_pages(page, pages, (first + 1, first + len(shown), len(found)), spoken) if pages > 1 else ""),
        empty=not len(found),
        heeds=STATEMENTS,
    )  # fmt: skip


@lru_cache(maxsize=8)
def _found(dataset: Dataset, view: View, language: str) -> tuple[Codes, str]:
    """Return where the statements that the filters leave stand, and say how many they are; the same on all pages."""
    found, spoken = places(dataset, view), speech(dataset, language)
    if len(found) or not view.find:
        return found, words.found(extent(dataset, found), on_record(dataset), spoken)
    return found, words.sought(how_many(dataset, view.but(find="")), view.find, spoken)


def _pages(page: int, pages: int, span: tuple[int, int, int], spoken: Speech) -> str:
    """Write the way to the other pages, and which statements of how many stand here."""
    text, number = spoken.language.text, spoken.language.number
    near = sorted({1, pages, *range(max(page - _NEAR, 1), min(page + _NEAR, pages) + 1)})
    first, last, total = map(number, span)
    return render(
        "paging", page=page, pages=pages, label=text(N_("Pages")),
        numbers=[{"n": n, "shown": number(n), "gap": n - before > 1, "title": text(N_("Page {n}"), n=number(n))}
                 for before, n in zip([0, *near], near, strict=False)],
        words={"before": text(N_("Previous")), "after": text(N_("Next"))},
        span=text(N_("Statements {first} to {last} of {total}"), first=first, last=last, total=total),
    )  # fmt: skip


def statements_markup(
    codes: Iterable[str],
    spoken: Speech,
    *,
    question: bool,
    actor: bool = True,
    why: Mapping[str, str] | None = None,
    deciding: Collection[str] = (),
) -> str:
    """Write statements as a list of cards.

    Args:
        codes: which ones, in order.
        spoken: names and language.
        question: whether each says on which question it is.
        actor: whether each names its actor.
        why: what is said of the part that a statement has in a position, by its code.
        deciding: the statements that decide a position; they are marked.
    """
    shown = [(code, question, actor, code in deciding, (why or {}).get(code, "")) for code in codes]
    return "\n".join(['<ol class="sn-statements">', *(_written(spoken, *one) for one in shown), "</ol>"])


@lru_cache(maxsize=8192)
def _written(spoken: Speech, code: str, question: bool, actor: bool, decides: bool, why: str) -> str:
    """Write a statement's card; what it says depends on no day, so that most views find it written already."""
    text = spoken.language.text
    labels = {
        "condition": text(N_("Condition")), "speaker": text(N_("Speaker")), "basis": text(N_("Basis")),
        "event": text(N_("Event")), "source": text(N_("Source")), "note": text(N_("Note")),
    }  # fmt: skip
    card = _card(code, spoken.dataset.row("statements", code), spoken, question=question, actor=actor)
    return render("statement", s=card, labels=labels, decides=decides, why=why)


def _card(code: str, row: Row, spoken: Speech, *, question: bool, actor: bool) -> dict[str, Any]:
    dataset, text = spoken.dataset, spoken.language.text
    # A retraction records no stance; it can be linked to all the same.
    taken_back = pd.isna(row["stance"])
    stance: scale.Stance = scale.NONE if taken_back else scale.stance(row["stance"])
    confidence = str(row["confidence"])
    return {
        "id": code,
        "slug": stance.slug,
        "symbol": stance.symbol,
        "stance": text(N_("Taken back") if taken_back else stance.label),
        "actor_id": row["actor_id"],
        "actor": spoken.name(row["actor_id"]) if actor else "",
        "date": spoken.language.date(row["date"]),
        "question_id": row["question_id"],
        "question": spoken.question(row["question_id"]) if question else "",
        "summary": spoken.of(row, "summary"),
        "quote": row["quote"],
        "quote_lang": row["quote_lang"],
        "condition": spoken.of(row, "condition"),
        "speaker": words.speaker(row, spoken),
        "basis": words.basis(row, spoken),
        "confidence": text(words.CONFIDENCES[confidence]) if confidence else "",
        "event_id": row["event_id"],
        "event": spoken.of(dataset.row("events", row["event_id"]), "title") if row["event_id"] else "",
        "source": words.source(row["source_id"], spoken),
        "url": dataset.sources.at[row["source_id"], "url"],
        "place": words.place(row["locator"], spoken),
        "note": row["note"],
    }


def statements_table(frame: pd.DataFrame, spoken: Speech) -> pd.DataFrame:
    """Write statements as a table to read and to take away, one row a statement."""
    dataset, text = spoken.dataset, spoken.language.text
    return pd.DataFrame(
        [
            {
                text(N_("Date")): spoken.language.date(row["date"]),
                text(N_("Actor")): spoken.name(row["actor_id"]),
                text(N_("Question")): spoken.question(row["question_id"]),
                text(N_("Stance")): text(scale.stance(row["stance"]).label),
                text(N_("Summary")): spoken.of(row, "summary"),
                text(N_("Condition")): spoken.of(row, "condition"),
                text(N_("Speaker")): words.speaker(row, spoken),
                text(N_("Basis")): words.basis(row, spoken),
                text(N_("Confidence")): text(words.CONFIDENCES.get(str(row["confidence"]), "")),
                text(N_("Source")): words.source(row["source_id"], spoken),
                text(N_("Place")): words.place(row["locator"], spoken),
                text(N_("Address")): dataset.sources.at[row["source_id"], "url"],
                text(N_("Code")): row["actor_id"],
                text(N_("Date (EDTF)")): row["date"],
                text(N_("Statement")): code,
            }
            for code, row in keyed(frame)
        ]
    )
