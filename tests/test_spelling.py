"""How a name is written: what makes no difference, and what does."""

from __future__ import annotations

import pytest

from stances.names import countries
from stances.spelling import arrangements, key, normalise, sort_key


@pytest.mark.parametrize(
    ("left", "right"),
    [("Côte d\u2019Ivoire", "cote d'ivoire"), ("Antigua & Barbuda", "Antigua and Barbuda"),
     ("St. Lucia", "Saint Lucia"), ("The  Gambia", "gambia"), ("U.S.A.", "usa"),
     ("\uff29\uff54\uff41\uff4c\uff59", "italy"),
     ("Ger\u00admany", "germany"), ("Timor\u2013Leste", "timor-leste"),
     ("Großbritannien", "GROSSBRITANNIEN"), ("Türkiye", "Tu\u0308rkiye")],
)  # fmt: skip
def test_what_makes_no_difference(left: str, right: str) -> None:
    assert normalise(left) == normalise(right)
    assert countries().resolve(left) == countries().resolve(right) is not None


@pytest.mark.parametrize(
    ("left", "right"), [("Niger", "Nigeria"), ("Austria", "Australia"), ("Guinea", "Guinea-Bissau")]
)
def test_what_makes_a_difference(left: str, right: str) -> None:
    assert normalise(left) != normalise(right)


@pytest.mark.parametrize(("text", "found"), [
    ("DE", "DE"), (" no ", "no"), ("7", "7"), ("Chad", "chad"), ("The Gambia", "gambia"),
    ("\u65e5\u672c", "\u65e5\u672c"),
])  # fmt: skip
def test_what_may_be_a_code_stays_as_it_is_written(text: str, found: str) -> None:
    assert key(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("France", ["France"]),
    ("Korea, Republic of", ["Korea, Republic of", "Republic of Korea"]),
    ("Iran (Islamic Republic of)", ["Iran (Islamic Republic of)", "Islamic Republic of Iran"]),
    ("Österreich", ["Österreich", "Oesterreich"]),
])  # fmt: skip
def test_a_name_is_found_turned_round_and_with_its_umlauts_written_out(text: str, found: list[str]) -> None:
    assert list(arrangements(text)) == found


def test_names_are_sorted_without_their_accents() -> None:
    assert sorted(["Zypern", "Österreich", "Oman", "Ägypten"], key=sort_key) == [
        "Ägypten",
        "Oman",
        "Österreich",
        "Zypern",
    ]
