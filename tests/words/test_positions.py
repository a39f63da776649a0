"""Where everybody stands, in words: exact sentences for the bundled dataset and for the edges."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from stances.measures.board import rows
from stances.measures.positions import positions
from stances.model import Dataset, records
from stances.words import findings
from stances.words import positions as words
from stances.words.speech import speech
from tests.datasets import LANGUAGES, asked, crowd, disagreeing, hostile, ordinary, stating

TROOPS = {
    "en": "ground troops in Ukraine once hostilities end",
    "de": "Bodentruppen in der Ukraine nach dem Ende der Kämpfe",
}
CLAIMED = {"basis": "attributed", "attributed_by": "FRA"}
OWN, INFERRED = {"basis": "own"}, {"basis": "inferred"}


def finding(dataset: Dataset, language: str, **changes: object) -> str:
    view = asked(dataset, **changes)
    return findings.finding(rows(dataset, view), view, speech(dataset, language))


def rests_on(dataset: Dataset, language: str, **changes: object) -> str:
    view = asked(dataset, **changes)
    return findings.rests_on(rows(dataset, view), view, speech(dataset, language))


def said(*rows: Mapping[str, object], language: str = "en") -> str:
    return finding(stating(*rows), language)


@pytest.mark.parametrize(
    ("question", "english", "german"),
    [
        (
            "ground-troops",
            "France, the United Kingdom and, it is claimed, Türkiye are for ground troops in Ukraine once hostilities "
            "end; Australia, Denmark and Sweden are open to it; four countries, among them Greece and Italy, are "
            "against it.",
            "Frankreich, das Vereinigte Königreich und, so heißt es, die Türkei sind für Bodentruppen in der Ukraine "
            "nach dem Ende der Kämpfe; Australien, Dänemark und Schweden sind offen; vier Länder, darunter "
            "Griechenland und Italien, sind dagegen.",
        ),
        (
            "ukraine-forces",
            "The United Kingdom is for planning and paying for Ukraine's future forces.",
            "Das Vereinigte Königreich ist für die Planung und Finanzierung der künftigen ukrainischen Streitkräfte.",
        ),
        (
            "plan-28-original",
            "Russia and, by inference, the United States are for the original 28-point plan.",
            "Russland und, so ist zu schließen, die Vereinigten Staaten sind für den ursprünglichen 28-Punkte-Plan.",
        ),
        (
            "plan-28-point-8",
            "Russia and the United States, by inference, are for point 8, which rules out NATO troops in Ukraine; "
            "France and the United Kingdom, by inference, are against it.",
            "Russland und die Vereinigten Staaten, so ist zu schließen, sind für Punkt 8, der NATO-Truppen in der "
            "Ukraine ausschließt; Frankreich und das Vereinigte Königreich, so ist zu schließen, sind dagegen.",
        ),
    ],
)
def test_the_bundled_dataset_is_told_in_one_sentence(question: str, english: str, german: str) -> None:
    assert finding(ordinary(), "en", question=question) == english
    assert finding(ordinary(), "de", question=question) == german


def test_nobody_is_said_to_be_silent_and_nothing_more() -> None:
    assert finding(ordinary(), "en", actors=("JPN",)) == (
        f"Nobody left by these filters has a position on record on {TROOPS['en']}."
    )
    assert finding(ordinary(), "de", actors=("JPN",)).startswith("Niemand, den diese Filter übrig lassen")
    before = finding(ordinary(), "en", as_of=dt.date(2025, 1, 1))
    early = finding(ordinary(), "de", as_of=dt.date(2025, 1, 1))
    assert early == f"Niemand hat eine erfasste Position dazu: {TROOPS['de']}."
    assert before == f"Nobody has a position on record on {TROOPS['en']}."


def test_one_country() -> None:
    assert finding(ordinary(), "en", actors=("FRA",)) == f"France is for {TROOPS['en']}."
    assert finding(ordinary(), "de", actors=("FRA",)) == f"Frankreich ist für {TROOPS['de']}."


def test_a_name_in_the_plural_takes_a_plural_verb_where_its_language_wants_one() -> None:
    america = {"actor_id": "USA", "stance": "oppose"}
    assert said(america) == f"The United States is against {TROOPS['en']}."
    assert said(america, language="de") == f"Die Vereinigten Staaten sind gegen {TROOPS['de']}."
    assert "Die Europäer sind dafür" in rests_on(ordinary(), "de", question="european-consent")
    assert "The Europeans support it" in rests_on(ordinary(), "en", question="european-consent")


def test_what_others_claim_is_never_told_as_fact() -> None:
    claim = {"actor_id": "TUR", "stance": "support", **CLAIMED}
    assert said(claim) == f"Türkiye, it is claimed, is for {TROOPS['en']}."
    assert said(claim, language="de") == f"Die Türkei, so heißt es, ist für {TROOPS['de']}."


@pytest.mark.parametrize(
    ("bases", "told"),
    [
        ((OWN, OWN, OWN, OWN), "Denmark and Italy, are for"),
        ((CLAIMED, CLAIMED, CLAIMED, CLAIMED), "Denmark and Italy, it is claimed, are for"),
        ((INFERRED, INFERRED, INFERRED, INFERRED), "Denmark and Italy, by inference, are for"),
        ((INFERRED, CLAIMED, INFERRED, CLAIMED), "Denmark and Italy, by others' word or by inference, are for"),
    ],
)
def test_many_are_counted_and_two_named(bases: tuple[dict[str, str], ...], told: str) -> None:
    actors = ("SWE", "DNK", "ITA", "POL")
    rows = [{"actor_id": actor, "stance": "support", **basis} for actor, basis in zip(actors, bases, strict=True)]
    assert said(*rows) == f"Four countries, among them {told} {TROOPS['en']}."


def test_those_who_spoke_for_themselves_are_named_first_among_many() -> None:
    own = [{"actor_id": actor, "stance": "oppose"} for actor in ("SWE", "POL")]
    claimed = [{"actor_id": actor, "stance": "oppose", **CLAIMED} for actor in ("AUS", "DNK")]
    assert said(*own, *claimed).startswith("Four countries, among them Poland and Sweden, are against")


def test_groups_only_are_told_of_and_not_called_countries() -> None:
    rows = [{"actor_id": group, "stance": "support"} for group in ("COALITION", "EU", "EUROPEANS", "NATO")]
    assert said(rows[0]) == f"The Coalition of the Willing is for {TROOPS['en']}."
    assert said(*rows) == f"Four actors, among them the Coalition of the Willing and the EU, are for {TROOPS['en']}."
    assert said(*rows, language="de").startswith("Vier Akteure, darunter die Europäer und die EU, sind für")


def test_a_group_stands_apart_from_the_countries() -> None:
    for language, told in (("en", "The Coalition of the Willing, it is claimed, supports it."),
                           ("de", "Die Koalition der Willigen, so heißt es, ist dafür.")):  # fmt: skip
        assert "oalition" not in finding(ordinary(), language)
        assert rests_on(ordinary(), language).startswith(f"{told} ")


def test_a_finding_that_does_not_open_with_an_end_of_the_scale_names_the_question() -> None:
    assert said({"actor_id": "SWE", "stance": "open"}) == f"On {TROOPS['en']}: Sweden is open to it."
    german = said({"actor_id": "SWE", "stance": "open"}, language="de")
    assert german == f"Zur Frage „{TROOPS['de']}“: Schweden ist offen."


def test_every_outcome_has_its_verb() -> None:
    assert finding(disagreeing(), "en") == (
        f"France and the United States are for {TROOPS['en']}; Greece is against it; Sweden is open to it, Denmark is "
        "neutral, Italy is reluctant, Germany is contested, the United Kingdom is divided, Poland is unclear, Türkiye "
        "was absent and Australia is not concerned."
    )


def test_of_more_than_three_outcomes_the_ends_are_named_and_the_rest_counted() -> None:
    rows = [
        *({"actor_id": actor, "stance": "open"} for actor in ("SWE", "DNK")),
        *({"actor_id": actor, "stance": "reluctant", **CLAIMED} for actor in ("ITA", "POL")),
        {"actor_id": "GRC", "stance": "neutral"}, {"actor_id": "AUS", "stance": "oppose"},
    ]  # fmt: skip
    assert said(*rows) == (
        f"Australia is against {TROOPS['en']}; two are open to it, Greece is neutral and two, it is claimed, "
        "are reluctant."
    )
    assert said(*rows, {"actor_id": "FRA", "stance": "support"}, language="de") == (
        f"Frankreich ist für {TROOPS['de']}; Australien ist dagegen; zwei sind offen, Griechenland ist neutral und "
        "zwei, so heißt es, zögern."
    )


def test_what_a_board_rests_on_is_counted() -> None:
    assert rests_on(ordinary(), "en").endswith(
        "Positions as of 25 November 2025 · resting on 19 statements by 11 actors · the latest own statement decides; "
        "claims and inferences are marked"
    )
    nobody = rests_on(ordinary(), "en", actors=("JPN",))
    assert nobody.startswith("Only Japan · Positions as of 25 November 2025 · the latest own statement decides")
    assert "gestützt auf eine Aussage von einem Akteur" in rests_on(ordinary(), "de", question="ceasefire-soon")


def test_the_rule_behind_a_position_is_said() -> None:
    def rule(dataset: Dataset, actor: str, language: str = "en") -> str:
        view = asked(dataset)
        held = positions(dataset, view.as_of, view.question)
        return words.rule(records(held[held["actor_id"] == actor])[0], view, speech(dataset, language))

    assert rule(ordinary(), "TUR") == (
        "No own statement on record: latest claim by others on or before 25 Nov 2025; 1 of one statement decides; "
        "newest from that day."
    )
    assert rule(ordinary(), "POL", "de") == (
        "Jüngste eigene Aussage bis 25. Nov. 2025; 1 von einer Aussage entscheidet; "
        "die neueste spätestens von diesem Tag."
    )
    assert "the latest ones disagree, so all are shown" in rule(disagreeing(), "DEU")
    assert "different offices disagree within 90 days of the newest, so each voice is shown" in rule(
        disagreeing(), "GBR"
    )
    assert rule(disagreeing(), "USA").endswith("a newer claim says otherwise; newest 24 days old.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_braces_in_a_dataset_are_text(language: str) -> None:
    dataset = hostile()
    for stances in ((), ("open",), ("support",)):
        view = asked(dataset, stances=stances)
        found = findings.finding(rows(dataset, view), view, speech(dataset, language))
        assert "{{7*7}} {0} %{x}" in found
    assert finding(crowd(), language).count(";") == 2
