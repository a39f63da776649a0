"""The evidence behind a mark: who said what, when, where it is reported, and the rule that picked it."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from stances.exhibits import Exhibit, made
from stances.exhibits.drawer import drawer
from stances.exhibits.listing import LISTED
from stances.figures.look import LIGHT
from stances.measures.evidence import how_many
from stances.model import Dataset
from tests.datasets import LANGUAGES, asked, disagreeing, ordinary, stating
from tests.html_pieces import Pieces


def opened(mark: str, dataset: Dataset | None = None, language: str = "en", **changes: object) -> Exhibit:
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


def test_choices_that_do_not_matter_share_one_drawer() -> None:
    here = opened("actor:GBR")
    assert opened("actor:GBR", actors=("FRA",), stances=("open",), region="world", find="x", page=2) is here
    others: tuple[dict[str, object], ...] = (
        {"as_of": dt.date(2025, 11, 24)}, {"rule": "own"}, {"bases": ("own",)}, {"inherit": True}, {"stale": 5},
    )  # fmt: skip
    for matters in others:
        assert drawer(ordinary(), asked(ordinary(), evidence="actor:GBR", **matters), "en") is not here


MANY = stating(
    {"actor_id": "SWE", "date": "2025-01-01", "counts": pd.Timestamp("2025-01-01"), "basis": "own"},
    *({"actor_id": "SWE", "basis": "attributed", "attributed_by": "FRA"} for _ in range(LISTED + 9)),
    *({"actor_id": "SWE", "question_id": "ceasefire-soon"} for _ in range(LISTED + 20)),
)
"""What decides is the oldest of what was said."""


@pytest.mark.parametrize(("language", "ways"), [
    ("en", ["All 260 statements", "All 530 statements"]), ("de", ["Alle 260 Aussagen", "Alle 530 Aussagen"]),
])  # fmt: skip
def test_of_many_statements_the_newest_and_those_that_decide_are_listed(language: str, ways: list[str]) -> None:
    found = opened("actor:SWE", MANY, language).markup
    here, elsewhere, _ = found.split('<p class="more">')
    assert [part.count("data-said=") for part in (here, elsewhere)] == [LISTED, LISTED]
    assert here.index('data-said="s0" class="decides"') > here.index(f'data-said="s{LISTED - 1}"')
    assert f'data-said="s{LISTED}"' not in here
    settings = [setting for setting in Pieces(found).values("data-set") if "&" in setting]
    assert settings == ["q=ground-troops&who=SWE", "who=SWE&all=1"]
    assert [way for way in ways if way not in Pieces(found).text] == []


def test_the_evidence_page_lists_what_the_drawer_leads_to() -> None:
    view = asked(MANY, actors=("SWE",))
    assert (how_many(MANY, view), how_many(MANY, view.but(everything=True))) == (260, 530)


def test_a_page_of_all_that_was_said_lists_what_decides_too() -> None:
    found = made("said", MANY, asked(MANY, country="SWE"), "en", LIGHT).markup
    assert found.count("data-said=") == 2 * (LISTED // 2)
    assert 'data-said="s0" class="decides"' in found
    assert "All 260 statements" in Pieces(found).text
