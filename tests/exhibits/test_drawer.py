"""The evidence behind a mark: who said what, when, where it is reported, and the rule that picked it."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from stances.exhibits.drawer import Drawer, drawer
from stances.model import Dataset
from tests.datasets import LANGUAGES, asked, disagreeing, ordinary, stating
from tests.html_pieces import Pieces


def opened(mark: str, dataset: Dataset | None = None, language: str = "en", **changes: object) -> Drawer:
    dataset = dataset or ordinary()
    found = drawer(dataset, asked(dataset, evidence=mark, **changes), language)
    assert found is not None
    return found


def test_it_is_shut_unless_asked_for() -> None:
    assert drawer(ordinary(), asked(ordinary()), "en") is None


def test_an_actors_position_is_shown_with_its_rule_and_its_statements() -> None:
    found = opened("actor:GBR")
    text = Pieces(found.markup).text
    assert found.title == "United Kingdom"
    assert "Latest own statement on or before 25 Nov 2025; 4 of 5 statements decide" in text
    assert "Keir Starmer, Prime Minister" in text
    assert "paragraph 11" in text
    assert text.count("This statement decides the colour.") == 4
    assert text.index("On this question") < text.index("On other questions")


def test_who_said_nothing_here_is_told_so() -> None:
    text = Pieces(opened("actor:JPN", language="de").markup).text
    assert "Keine Position erfasst" in text
    assert "Bis einschließlich 25. November 2025 ist nichts erfasst." in text


def test_a_statement_after_the_day_is_not_yet_known() -> None:
    assert "Keir Starmer" not in opened("actor:GBR", as_of=dt.date(2025, 11, 24)).markup


@pytest.mark.parametrize("actor", ["DEU", "GBR", "USA"])
def test_disagreement_shows_every_voice(actor: str) -> None:
    text = Pieces(opened(f"actor:{actor}", disagreeing()).markup).text
    assert text.count("This statement decides the colour.") == (1 if actor == "USA" else 2)


VOICES = stating(
    *(
        {"actor_id": "SWE", "stance": stance, "speaker_office": office, "date": date, "precision": "day",
         "counts": pd.Timestamp(date)}
        for stance, office, date in (("reluctant", "head-of-government", "2025-11-25"),
                                     ("open", "foreign-ministry", "2025-02-17"), ("unclear", "military", "2025-11-20"))
    )
)  # fmt: skip


@pytest.mark.parametrize(("language", "told"), [
    ("en", ("what takes no clear stance contradicts no other voice (? military, 20 Nov 2025)",
            "older words of other voices no longer count beside it (△ foreign ministry, 17 Feb 2025)",
            "More than 90 days older than the newest: it no longer counts beside it.",
            "This statement takes no clear stance", "a voice unclear")),
    ("de", ("was keine klare Haltung einnimmt, widerspricht keiner anderen Stimme (? Militär, 20. Nov. 2025)",
            "ältere Worte anderer Stimmen zählen neben ihr nicht mehr (△ Außenministerium, 17. Feb. 2025)",
            "Mehr als 90 Tage älter als die jüngste", "Diese Aussage nimmt keine klare Haltung ein",
            "eine Stimme unklar")),
])  # fmt: skip
def test_voices_that_do_not_decide_are_named_with_the_reason(language: str, told: tuple[str, ...]) -> None:
    found = opened("actor:SWE", VOICES, language).markup
    assert found.count('class="decides"') == 1
    assert [words for words in told if words not in Pieces(found).text] == []


def test_an_event_is_shown_with_its_people_and_what_was_said_there() -> None:
    found = opened("event:coalition-meeting")
    pieces = Pieces(found.markup)
    assert found.title == "35 countries meet"
    assert "Countries taking part" in pieces.text
    assert "35" in pieces.text
    assert "<NA>" not in found.markup
    assert {"actor:FRA", "actor:GBR"} <= set(pieces.values("data-open"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_opens(language: str) -> None:
    dataset = ordinary()
    for kind, table in (("actor", dataset.actors), ("event", dataset.events), ("statement", dataset.statements)):
        for code in table.index:
            found = opened(f"{kind}:{code}", language=language)
            pieces = Pieces(found.markup)
            assert found.title
            assert pieces.dangers() == []
            assert "None" not in pieces.text
            for mark in pieces.values("data-open"):
                where, _, what = mark.partition(":")
                assert what in {"actor": dataset.actors, "event": dataset.events}[where].index


def test_a_statement_leads_on_to_its_actor_and_its_question() -> None:
    pieces = Pieces(opened("statement:p9-tur-ground-troops").markup)
    assert "q=ground-troops" in pieces.values("data-set")
    assert "open=actor:TUR" in pieces.values("data-set")
    assert "claimed by France" in pieces.text
