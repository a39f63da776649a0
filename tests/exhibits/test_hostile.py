"""A dataset with markup, scripts, formulas and braces in every text field: nothing of it ever acts."""

from __future__ import annotations

import pytest

from stances.exhibits import EXHIBITS
from stances.exhibits.drawer import drawer
from stances.export import stamp
from stances.figures.look import LIGHT
from stances.markup import table
from stances.words.speech import speech
from tests.datasets import HOSTILE, LANGUAGES, asked, hostile
from tests.html_pieces import Pieces
from tests.plotly_texts import displayed, strings, tags

OURS = {"<sup>", "</sup>", "<b>", "</b>", "<br>", "<extra>", "</extra>"}
ELEMENTS = {
    "article", "b", "blockquote", "button", "caption", "dd", "details", "div", "dl", "dt", "h3", "h4", "i", "input",
    "label", "li", "mark", "ol", "output", "p", "section", "span", "summary", "sup", "table", "tbody", "td", "th",
    "thead", "time", "tr", "ul",
}  # fmt: skip
"""What our templates write; no `a`, because no address in this dataset may become a link."""

NAMES = pytest.mark.parametrize("name", list(EXHIBITS))


@NAMES
def test_in_no_exhibit_is_text_read_as_markup(name: str) -> None:
    language = "de"
    for region in ("europe", "world") if name == "map" else ("europe",):
        exhibit = EXHIBITS[name](hostile(), asked(hostile(), region=region), language, LIGHT)
        for markup in (exhibit.markup, table(exhibit.table, exhibit.subtitle)):
            pieces = Pieces(markup)
            assert pieces.dangers() == []
            assert set(pieces.tags) <= ELEMENTS
        if exhibit.figure is not None:
            assert {tag for text in strings(exhibit.figure) for tag in tags(text)} <= OURS
            foot = stamp.foot(exhibit, hostile(), asked(hostile()), speech(hostile(), language), "https://x.org/<b>")
            figure, _, _ = stamp.stamped(exhibit, LIGHT, foot)
            assert {tag for text in strings(figure) for tag in tags(text)} <= OURS


@pytest.mark.parametrize("name", ["map", "timeline", "country"])
def test_what_a_figure_shows_is_the_text_itself(name: str) -> None:
    figure = EXHIBITS[name](hostile(), asked(hostile()), "en", LIGHT).figure
    shown = [displayed(text) for text in strings(figure)]
    start = HOSTILE[:20]
    assert [text for text in shown if start in text]
    assert not [text for text in shown if "&quot;" in text or "&#x27;" in text or "&amp;" in text]


@NAMES
def test_markup_shows_the_text_itself(name: str) -> None:
    exhibit = EXHIBITS[name](hostile(), asked(hostile(), region="europe"), "en", LIGHT)
    if "onerror" in exhibit.markup:
        assert HOSTILE in Pieces(exhibit.markup).text
        assert "&amp;amp;" not in exhibit.markup


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_drawer_shows_the_text_itself(language: str) -> None:
    dataset = hostile()
    marks = [
        *(f"actor:{actor}" for actor in dataset.actors.index),
        *(f"event:{event}" for event in dataset.events.index),
        *(f"statement:{statement}" for statement in dataset.statements.index),
    ]
    for mark in marks:
        opened = drawer(dataset, asked(dataset, evidence=mark), language)
        assert opened is not None
        pieces = Pieces(opened.markup)
        assert pieces.dangers() == []
        assert set(pieces.tags) <= ELEMENTS
        assert HOSTILE in f"{opened.title} {pieces.text}"


def test_an_address_that_is_no_web_address_is_not_linked() -> None:
    markup = EXHIBITS["evidence"](hostile(), asked(hostile(), everything=True), "en", LIGHT).markup
    assert "javascript:" in markup, "it is there as a text"
    assert Pieces(markup).values("href") == []
