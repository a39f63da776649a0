"""What one actor's positions on every question were, over time."""

from __future__ import annotations

import pandas as pd

from stances import scale
from stances.exhibits.evidence import statements_table
from stances.exhibits.exhibit import Exhibit
from stances.figures import history as drawing
from stances.figures.labels import plain, wrapped
from stances.figures.look import Look
from stances.measures.evidence import of_actor
from stances.measures.history import history
from stances.model import Dataset, View, records
from stances.scale import N_
from stances.words import country as words
from stances.words import positions, statements
from stances.words.speech import Speech, speech

_HOVER = 480
"""Width in pixels of what is told of a statement that is pointed at."""


def country(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Draw how an actor's positions on every question followed one another."""
    spoken = speech(dataset, language)
    text = spoken.language.text
    actor = subject(dataset, view)
    said = of_actor(dataset, actor, view)
    said = said[said["active"]]
    spells = history(dataset, actor, view.as_of, view.bases, view.rule)
    asked = in_order(said, spells, view)
    present = set(spells["outcome"].astype("str"))
    figure = drawing.figure(
        _spells(spells, actor, spoken), _dots(said, actor, spoken),
        {question: _short(spoken.question(question)) for question in asked}, look, as_of=view.as_of,
        legend={slug: positions.label(slug, spoken.language) for slug in scale.OUTCOME.categories if slug in present},
        today=text(N_("as of {date}"), date=spoken.language.day(view.as_of, short=True)), strong=view.question,
    )  # fmt: skip
    order = text(N_("In bold the question chosen; then the newest change first.") if view.question in asked
                 else N_("The newest change first."))  # fmt: skip
    found = statements.found(said, int(dataset.statements["active"].sum()), spoken) if len(said) else ""
    return Exhibit(
        name="country",
        title=words.finding(actor, spells, spoken),
        subtitle=" ".join(filter(None, [found, order if len(asked) > 1 else ""])),
        rows=lambda: statements_table(said, spoken),
        drawing=figure if asked else None,
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


def in_order(said: pd.DataFrame, spells: pd.DataFrame, view: View) -> list[str]:
    """Order the questions on which an actor spoke: the view's, then by the day of the newest change of position.

    Args:
        said: its statements, newest first.
        spells: its positions, as made by `measures.history.history`.
        view: its question is used.
    """
    changed = spells.groupby("question_id")["start"].max()
    newest = said.groupby("question_id")["counts"].max()
    asked = pd.DataFrame({"newest": newest, "changed": changed.reindex(newest.index)}).reset_index()
    asked = asked.assign(first=asked["question_id"] == view.question)
    order = ["first", "changed", "newest", "question_id"]
    ordered = asked.sort_values(order, ascending=[False, False, False, True], na_position="last")
    return [str(question) for question in ordered["question_id"]]


def _short(label: str, most: int = 54) -> str:
    return label if len(label) <= most else label[: most - 1].rsplit(" ", 1)[0] + " …"


def _spells(spells: pd.DataFrame, actor: str, spoken: Speech) -> pd.DataFrame:
    hover = [
        "<br>".join([plain(spoken.question(row["question_id"])),
                     f"<b>{positions.label(str(row['outcome']), spoken.language)}</b>",
                     spoken.language.date(f"{row['start']:%Y-%m-%d}/{row['end']:%Y-%m-%d}"),
                     spoken.language.text(N_("Click for the evidence"))])
        for row in records(spells)
    ]  # fmt: skip
    opens = [_opens(question, actor) for question in spells["question_id"]]
    return spells.assign(hover=hover, id=opens, outcome=spells["outcome"].astype("str"))


def _opens(question: str, actor: str) -> str:
    return f"q={question}&open=actor:{actor}"


def _dots(said: pd.DataFrame, actor: str, spoken: Speech) -> pd.DataFrame:
    dated = said[said["counts"].notna()]
    hover = [
        f"<b>{positions.label(str(row['stance']), spoken.language)}</b> · {spoken.language.date(row['date'])}<br>"
        + "<br>".join(map(plain, wrapped(spoken.of(row, "summary"), _HOVER, 13)))
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
            "together": [_opens(question, actor) for question in dated["question_id"]],
        }
    )
