"""What one actor has said, on everything, over time, and through whom."""

from __future__ import annotations

import pandas as pd

from stances import scale
from stances.exhibits.evidence import statements_markup, statements_table
from stances.exhibits.exhibit import Exhibit
from stances.figures import history as drawing
from stances.figures.labels import plain
from stances.figures.look import Look
from stances.measures.evidence import of_actor
from stances.measures.history import history
from stances.model import Dataset, View, records
from stances.scale import N_
from stances.words import positions
from stances.words import statements as words
from stances.words.speech import Speech, speech


def country(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Draw how an actor's positions on every question followed one another."""
    spoken = speech(dataset, language)
    text = spoken.language.text
    actor = subject(dataset, view)
    said = of_actor(dataset, actor, view)
    said = said[said["active"]]
    spells = history(dataset, actor, view.as_of, view.bases, view.rule)
    asked = [question for question in dataset.questions.index if question in set(said["question_id"])]
    present = set(spells["outcome"].astype("str"))
    figure = drawing.figure(
        _spells(spells, actor, spoken), _dots(said, spoken),
        {question: _short(spoken.question(question)) for question in asked}, look, as_of=view.as_of,
        legend={slug: positions.label(slug, spoken.language) for slug in scale.OUTCOME.categories if slug in present},
        today=text(N_("as of {date}"), date=spoken.language.day(view.as_of, short=True)),
    )  # fmt: skip
    return Exhibit(
        name="country",
        title=_finding(actor, spells, spoken),
        subtitle=words.found(said, int(dataset.statements["active"].sum()), spoken) if len(said) else "",
        rows=lambda: statements_table(said, spoken),
        figure=figure if asked else None,
        empty=said.empty,
    )


def subject(dataset: Dataset, view: View) -> str:
    """Return whose page is open: the one chosen, else the first country filtered for, else the most talkative."""
    if view.country:
        return view.country
    if view.actors:
        return view.actors[0]
    often = dataset.statements["actor_id"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    return str(often.index[0]) if len(often) else str(dataset.actors.index[0])


def _finding(actor: str, spells: pd.DataFrame, spoken: Speech) -> str:
    text = spoken.language.text
    who = spoken.phrase(actor)
    who = who[:1].upper() + who[1:]
    several = spoken.is_plural(actor)
    if spells.empty:
        return text(N_("{who} have no position on record on any question.") if several
                    else N_("{who} has no position on record on any question."), who=who)  # fmt: skip
    now = spells.groupby("question_id")["outcome"].last().astype("str")
    parts = [
        spoken.language.plural(N_("{label} on one"), N_("{label} on {number}"), count,
                               label=text(scale.stance(str(slug)).label))
        for slug, count in now.value_counts().reindex(scale.OUTCOME.categories).dropna().astype(int).items()
    ]  # fmt: skip
    one, many = (
        (N_("{who} have a position on one question: {positions}."),
         N_("{who} have positions on {number} questions: {positions}."))
        if several
        else (N_("{who} has a position on one question: {positions}."),
              N_("{who} has positions on {number} questions: {positions}."))
    )  # fmt: skip
    sentence = spoken.language.plural(one, many, len(now), who=who, positions=spoken.language.series(parts))
    changed = int((spells.groupby("question_id").size() > 1).sum())
    if changed:
        after = spoken.language.plural(N_("One position has changed."), N_("{number} positions have changed."), changed)
        sentence += f" {after[:1].upper()}{after[1:]}"
    return sentence


def _short(label: str, most: int = 54) -> str:
    return label if len(label) <= most else label[: most - 1].rsplit(" ", 1)[0] + " …"


def _spells(spells: pd.DataFrame, actor: str, spoken: Speech) -> pd.DataFrame:
    hover = [
        "<br>".join([plain(spoken.question(row["question_id"])),
                     f"<b>{positions.label(str(row['outcome']), spoken.language)}</b>",
                     spoken.language.date(f"{row['start']:%Y-%m-%d}/{row['end']:%Y-%m-%d}")])
        for row in records(spells)
    ]  # fmt: skip
    return spells.assign(hover=hover, id=f"actor:{actor}", outcome=spells["outcome"].astype("str"))


def _dots(said: pd.DataFrame, spoken: Speech) -> pd.DataFrame:
    dated = said[said["counts"].notna()]
    hover = [
        f"<b>{positions.label(str(row['stance']), spoken.language)}</b> · {spoken.language.date(row['date'])}<br>"
        + plain(spoken.of(row, "summary"))
        for row in records(dated)
    ]
    return pd.DataFrame(
        {
            "question_id": dated["question_id"].to_numpy(),
            "outcome": dated["stance"].astype("str").to_numpy(),
            "marker": [scale.stance(slug).marker.removesuffix("-open") for slug in dated["stance"].astype("str")],
            "at": dated["counts"].to_numpy(),
            "hover": hover,
            "id": [f"statement:{code}" for code in dated.index],
        }
    )


def said(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """List all that the actor has said, newest first."""
    spoken = speech(dataset, language)
    rows = of_actor(dataset, subject(dataset, view), view)
    rows = rows[rows["active"]]
    return Exhibit(
        name="said",
        title=words.found(rows, int(dataset.statements["active"].sum()), spoken),
        subtitle="",
        rows=lambda: statements_table(rows, spoken),
        markup=statements_markup(rows, spoken, question=True, actor=False),
        empty=rows.empty,
    )
