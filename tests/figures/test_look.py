"""The palettes: readable, told apart by every eye and without colour, and swapped one to one."""

from __future__ import annotations

import itertools
import re

import pytest

from stances import scale
from stances.exhibits import EXHIBITS
from stances.figures.look import DARK, GREY, LIGHT, LOOKS, Look, contrast, layout, swap
from stances.model import Dataset
from tests.datasets import asked, crowd, disagreeing, ordinary
from tests.figures import colour
from tests.plotly_texts import colours, recoloured

ALL = pytest.mark.parametrize("look", [LIGHT, DARK, GREY], ids=lambda look: look.name)
EYES = pytest.mark.parametrize("eyes", list(colour.SEEN))
MAIN = [*(stance.slug for stance in scale.SCALE), scale.NONE.slug]
TELLING = 10.0
"""CIEDE2000 that two areas must keep for every eye: well above what is just seen side by side (2)."""


def test_the_yardsticks_measure_as_published() -> None:
    assert colour.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert colour.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    pairs = [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((90.8027, -2.0831, 1.441), (91.1528, -1.6435, 0.0447), 1.4441),
    ]
    for one, other, published in pairs:
        assert colour.distance(one, other) == pytest.approx(published, abs=5e-5)


@ALL
def test_text_on_every_fill_is_readable(look: Look) -> None:
    weak = {slug: ratio for slug, fill in look.stances.items() if (ratio := colour.contrast(fill, look.on[slug])) < 4.5}
    assert weak == {}
    assert all(
        contrast(fill, look.on[slug]) == colour.contrast(fill, look.on[slug]) for slug, fill in look.stances.items()
    )


@ALL
def test_text_on_paper_is_readable(look: Look) -> None:
    texts = [(name, ground) for name in ("ink", "muted", "accent") for ground in ("paper", "panel")]
    weak = [pair for pair in texts if colour.contrast(getattr(look, pair[0]), getattr(look, pair[1])) < 4.5]
    assert weak == []


@EYES
@ALL
def test_the_stances_are_told_apart_by_every_eye(look: Look, eyes: str) -> None:
    seen = {slug: colour.lab(look.stances[slug], eyes) for slug in MAIN}
    near = {
        (one, other): round(apart, 1)
        for one, other in itertools.combinations(MAIN, 2)
        if (apart := colour.distance(seen[one], seen[other])) < TELLING
    }
    assert near == {}


@ALL
def test_no_two_outcomes_share_a_colour(look: Look) -> None:
    assert len(set(look.stances.values())) == len(scale.OUTCOMES)


@ALL
def test_what_is_not_neutral_does_not_look_neutral(look: Look) -> None:
    """Neutral, unclear, not applicable and nothing on record are four different things."""
    four = ("neutral", "unclear", "not-applicable", "none")
    apart = {
        pair: round(colour.distance(*(colour.lab(look.stances[slug]) for slug in pair)), 1)
        for pair in itertools.combinations(four, 2)
    }
    assert {pair: value for pair, value in apart.items() if value < TELLING} == {}


def test_in_grey_lightness_alone_tells_everything_apart() -> None:
    assert all(len(set(re.findall("..", fill[1:]))) == 1 for fill in GREY.stances.values())
    order = sorted(colour.lab(fill)[0] for fill in GREY.stances.values())
    assert min(high - low for low, high in itertools.pairwise(order)) > 6
    ranked = [GREY.stances[stance.slug] for stance in scale.SCALE]
    assert ranked == sorted(ranked), "the darker, the more support"


def test_without_colour_the_signs_tell_everything_apart() -> None:
    assert len({stance.symbol for stance in scale.OUTCOMES}) == len(scale.OUTCOMES)
    assert len({stance.marker for stance in scale.OUTCOMES}) == len(scale.OUTCOMES)
    assert all(len(stance.symbol) == 1 for stance in scale.OUTCOMES)


def test_the_swap_is_one_to_one_and_back() -> None:
    there, back = swap(LIGHT, DARK), swap(DARK, LIGHT)
    assert len(set(there.values())) == len(there)
    assert {dark: light for light, dark in there.items()} == back
    for slug in LIGHT.stances:
        assert there[LIGHT.stances[slug]] == DARK.stances[slug]
        assert there[LIGHT.on[slug]] == DARK.on[slug]


@pytest.mark.parametrize("name", [name for name in EXHIBITS if name in {"map", "timeline", "country"}])
@pytest.mark.parametrize("dataset", [ordinary(), disagreeing(), crowd()], ids=["bundled", "every outcome", "crowd"])
def test_a_figure_recoloured_is_the_figure_drawn_for_dark_paper(dataset: Dataset, name: str) -> None:
    for region in ("europe", "world") if name == "map" else ("europe",):
        view = asked(dataset, region=region)
        light, dark = (EXHIBITS[name](dataset, view, "en", look).figure for look in (LIGHT, DARK))
        assert light is not None
        assert dark is not None
        assert colours(light) <= set(swap())
        assert recoloured(light.to_plotly_json(), swap()) == recoloured(dark.to_plotly_json(), {})


def test_the_base_layout_takes_additions() -> None:
    assert LOOKS == {"light": LIGHT, "dark": DARK, "grey": GREY}
    assert layout(LIGHT, height=3)["height"] == 3
    assert layout(LIGHT)["paper_bgcolor"] == LIGHT.paper
    assert layout(DARK)["uirevision"]
