"""How much was said in which week."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from stances import scale
from stances.exhibits.exhibit import Exhibit
from stances.figures import weeks as drawing
from stances.figures.look import Look
from stances.language import Language
from stances.measures.evidence import Weeks, weekly
from stances.model import Dataset, Row, View
from stances.scale import N_
from stances.words import positions
from stances.words.filters import STATEMENTS, beneath, only
from stances.words.speech import Speech, speech


def weeks(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Draw how many of the statements that the filters leave are from which week."""
    spoken = speech(dataset, language)
    found = weekly(dataset, view)
    counts = found.counts
    present = {row["stance"] for row in counts}
    legend = {stance.slug: positions.label(stance.slug, spoken.language) for stance in scale.OUTCOMES
              if stance.slug in present}  # fmt: skip
    figure = drawing.figure(
        counts, look, legend=legend, hovers={stance: _hover(label, spoken) for stance, label in legend.items()},
        most=found.most, first=found.first, last=found.last,
    ) if counts else None  # fmt: skip
    return Exhibit(
        name="weeks",
        title=_finding(found, spoken),
        subtitle=beneath(only(view, spoken, STATEMENTS), _counted(found.unplaced, spoken)),
        rows=lambda: _table(counts, spoken),
        drawing=figure,
        empty=not counts,
        heeds=STATEMENTS,
    )


def _counted(unplaced: int, spoken: Speech) -> str:
    language = spoken.language
    rule = language.text(N_("Statements by week; one from about a day counts in that day's week."))
    if not unplaced:
        return rule
    missing = language.plural(N_("One more is not drawn, because its day is not known."),
                              N_("{n} more are not drawn, because their day is not known."), unplaced)  # fmt: skip
    return f"{rule} {missing}"


def _finding(found: Weeks, spoken: Speech) -> str:
    language = spoken.language
    if found.busiest is None:
        return language.text(N_("No statement with a known day is left by these filters."))
    return language.plural(
        N_("Most was said in the week from {date}: one statement."),
        N_("Most was said in the week from {date}: {n} statements."),
        found.most, date=language.day(found.busiest),
    )  # fmt: skip


def _hover(label: str, spoken: Speech) -> str:
    """Write what is told of a stance's bars: plotly fills in number and week, of which a long record has thousands."""
    week = spoken.language.text(N_("week from {date}"), date=f"%{{x|{_pattern(spoken.language)}}}")
    return f"<b>{label}</b> · %{{y}}<br>{week}"


def _pattern(language: Language) -> str:
    """Return how a day is written (`Language.day`), as plotly's pattern."""
    pattern = str(language.locale.date_formats["long"].pattern)
    return re.sub("MMMM|[dy]", lambda part: {"MMMM": "%B", "d": "%-d", "y": "%Y"}[part[0]], pattern)


def _table(counts: Sequence[Row], spoken: Speech) -> pd.DataFrame:
    text = spoken.language.text
    return pd.DataFrame(
        {
            text(N_("Week from")): [row["week"].isoformat() for row in counts],
            text(N_("Stance")): [text(scale.stance(row["stance"]).label) for row in counts],
            text(N_("Statements")): [row["n"] for row in counts],
        }
    )
