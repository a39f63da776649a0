"""What the dataset is, how its positions come about, whose borders are drawn, how to open one's own."""

from __future__ import annotations

import pandas as pd

from stances.exhibits.exhibit import Exhibit, border_policy
from stances.figures.look import Look
from stances.markup import render
from stances.model import Dataset, View
from stances.scale import N_
from stances.words import method as words
from stances.words.speech import speech


def method(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """Describe the dataset and the method."""
    spoken = speech(dataset, language)
    text = spoken.language.text
    facts, rules = words.facts(spoken), words.others(spoken)
    heading, paragraphs = words.rule(view, spoken)
    sections = [
        words.own_data(spoken),
        words.errors(spoken),
        (text(N_("Borders")), [border_policy(spoken)]),
    ]
    return Exhibit(
        name="method",
        title=dataset.text("title", language),
        subtitle=dataset.text("description", language),
        rows=lambda: pd.DataFrame([*facts, *rules], columns=list(map(text, words.HEADS))),
        markup=render("method", about=text(N_("This dataset")), facts=facts, rule=heading, paragraphs=paragraphs,
                      choices=words.choices(spoken),
                      rules=rules, sections=sections),
    )  # fmt: skip
