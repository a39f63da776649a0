"""Figures look as they did: what changes one by accident is seen here."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from stances.export.files import FORMS, ask
from stances.figures.look import LIGHT
from stances.model import Dataset
from tests.datasets import asked, ordinary
from tests.export import golden
from tests.export.drawing import SITE, needs_browser

MEAN, MOST = 1.2, 16.0
"""What two versions of a browser may differ by: on average and in a square of 12 pixels, of 255."""

pytestmark = [needs_browser(), pytest.mark.browser]


def kept(name: str, look: str) -> Image.Image:
    return Image.open(golden.path(name, look)).convert("RGB")


@pytest.mark.parametrize(("name", "look"), golden.CASES, ids=map("-".join, golden.CASES))
def test_a_figure_looks_as_it_did(name: str, look: str) -> None:
    mean, most = golden.apart(golden.drawn(name, look), kept(name, look))
    told = "it looks different. If that is meant: python -m tests.export.golden, look at the pictures, commit them."
    assert (mean, most) < (MEAN, 256.0), told
    assert most < MOST, told


def changed(dataset: Dataset, name: str = "map") -> Image.Image:
    made = FORMS["png"](ask(name, dataset, asked(dataset), "en", LIGHT, SITE, size="share"))
    return golden.small(made.content)


def test_one_small_country_that_changes_its_colour_would_be_seen() -> None:
    base = ordinary()
    statements = base.statements.copy()
    denmark = (statements["actor_id"] == "DNK") & (statements["question_id"] == "ground-troops")
    assert denmark.any()
    statements.loc[denmark, "stance"] = "oppose"
    _, most = golden.apart(changed(replace(base, statements=statements)), kept("map", "light"))
    assert most > MOST


def test_another_title_would_be_seen() -> None:
    base = ordinary()
    view = asked(base, question="ground-troops", actors=("FRA", "POL"))
    made = FORMS["png"](ask("changes", base, view, "en", LIGHT, SITE, size="share"))
    _, most = golden.apart(golden.small(made.content), kept("changes", "light"))
    assert most > MOST
