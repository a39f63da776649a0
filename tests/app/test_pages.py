"""Every page opens, full and empty, in every language, and says something that helps."""

from __future__ import annotations

from typing import Any

import pytest

from stances import dataset
from stances.app import frame
from stances.app.frame import PAGES
from stances.dataset.shelf import opened
from stances.exhibits import Exhibit, made
from stances.language import LANGUAGES, language
from tests.app.conftest import Open, parameters, pills, shown_cards, words

SCREENS = [name for name, _ in PAGES]
CARDS = {
    "overview": ["card-balance", "card-map", "card-lists", "card-timeline"],
    "map": ["card-balance", "card-map", "card-lists"],
    "timeline": ["card-timeline"],
    "country": ["card-country", "card-said"],
    "evidence": ["card-evidence"],
    "method": ["card-method", "card-sensitivity", "card-coverage"],
}
EMPTY = {
    "overview": {"stance": "neutral"},
    "map": {"stance": "neutral"},
    "timeline": {"who": "NZL"},
    "country": {"on": "2020-01-01"},
    "evidence": {"find": "no such words"},
    "method": {"on": "2020-01-01"},
}


@pytest.mark.parametrize("locale", ["en-GB", "de-AT"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_page_shows_its_cards_in_the_browsers_language(visit: Open, screen: str, locale: str) -> None:
    page = visit(screen, locale=locale)
    assert not page.exception
    assert set(CARDS.get(screen, [])) <= set(shown_cards(page))
    assert "sn-finding" in words(page)
    assert not page.info
    assert not page.warning
    assert not page.error
    expected = {"en": "Question", "de": "Frage"}[locale[:2]]
    assert page.selectbox(key="question").label == expected


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_an_empty_page_says_so_once_and_keeps_the_way_back(visit: Open, screen: str, code: str) -> None:
    page = visit(screen, lang=code, **EMPTY.get(screen, {"stance": "neutral"}))
    assert not page.exception
    assert len(page.info) == 1
    assert len(page.info[0].value) > 20
    if "find" not in EMPTY.get(screen, {}):
        assert not page.button(key="reset").disabled


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_link_decides_the_language(visit: Open, code: str) -> None:
    other = next(name for name in LANGUAGES if name != code)
    page = visit("map", locale=other, lang=code)
    assert page.button(key="reset").label == language(code).text("Reset")
    assert parameters(page)["lang"] == code


def test_changing_the_language_keeps_the_view(visit: Open) -> None:
    page = visit("map", who="FRA", stance="support")
    pills(page, "language").set_value("de").run()
    assert not page.exception
    assert parameters(page) == {"who": "FRA", "stance": "support", "lang": "de"}
    assert page.selectbox(key="question").label == "Frage"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_actor_and_every_event_opens_its_evidence(visit: Open, code: str) -> None:
    data = opened(dataset.bundled()[0])
    page = visit("timeline", lang=code)
    kinds = {"actor": data.actors, "event": data.events, "statement": data.statements}
    everything = [f"{kind}:{code}" for kind, table in kinds.items() for code in table.index]
    broken = []
    for what in everything:
        page.query_params["open"] = what
        page.run()
        if page.exception or "card-drawer" not in shown_cards(page):
            broken.append(what)
    assert not broken


@pytest.mark.parametrize("screen", SCREENS)
def test_what_the_link_asks_for_in_vain_is_reported(visit: Open, screen: str) -> None:
    bad = {"q": "no-such-question", "on": "2025-02-31", "who": "FRA,XXX", "stance": "angry", "map": "moon",
           "open": "actor:XXX", "basis": "rumour", "all": "7", "country": "XXX", "data": "nothing"}  # fmt: skip
    page = visit(screen, **bad)
    assert not page.exception
    for name, value in bad.items():
        assert any(f"`{name}`" in warning.value and value[:3] in warning.value for warning in page.warning), name


def test_markup_in_a_link_stays_text(visit: Open) -> None:
    page = visit("map", who="<img src=x onerror=alert(1)>", q="**bold** [x](javascript:alert(1))")
    assert not page.exception
    assert len(page.warning) == 2
    for warning in page.warning:
        assert not set("<>[]*") & set(warning.value)


@pytest.mark.parametrize("screen", ["overview", "map"])
def test_the_map_that_the_browser_asks_for_is_made_first(
    visit: Open, screen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    head = frame.header

    def recorded(name: str, *asked: Any) -> Exhibit:
        done.append(name)
        return made(name, *asked)

    def header(*asked: Any) -> None:
        done.append("header")
        head(*asked)

    monkeypatch.setattr("stances.app.cards.made", recorded)
    monkeypatch.setattr(frame, "header", header)
    assert not visit(screen).exception
    assert done[:2] == ["map", "header"]
