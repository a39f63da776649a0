"""Markup in shorthand: shorter, and the same once it is spelled out."""

from __future__ import annotations

import pytest

from stances.dataset.shelf import opened
from stances.exhibits import EXHIBITS, made
from stances.figures.look import LIGHT
from stances.markup.shorthand import SIGNS, shortened
from stances.model import default_view


def spelled(short: str) -> str:
    """Spell markup out, as the browser does."""
    return "".join(SIGNS.get(char, char) for char in short)


@pytest.mark.parametrize("name", EXHIBITS)
def test_nothing_is_lost(name: str) -> None:
    votes = opened("unga-es11")
    markup = made(name, votes, default_view(votes), "en", LIGHT).markup
    assert spelled(shortened(markup)) == markup


def test_a_list_of_two_hundred_names_takes_half() -> None:
    votes = opened("unga-es11")
    markup = made("lists", votes, default_view(votes), "en", LIGHT).markup
    assert len(shortened(markup)) < len(markup) / 2


def test_a_sign_in_a_text_is_dropped_rather_than_spelled_out() -> None:
    assert spelled(shortened("a\x00b\x01c</button>")) == "abc</button>"
