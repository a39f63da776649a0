"""How much was said in which week."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from stances import scale
from stances.exhibits.exhibit import Exhibit
from stances.figures import weeks as drawing
from stances.figures.look import Look
from stances.measures.evidence import weekly
from stances.model import Dataset, View, records
from stances.scale import N_
from stances.words import positions
from stances.words.speech import Speech, speech


def weeks(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Draw how many of the statements that the filters leave are from which week."""
    spoken = speech(dataset, language)
    found = weekly(dataset, view)
    counts = found.counts.assign(stance=found.counts["stance"].astype("str"))
    present = set(counts["stance"])
    figure = None if counts.empty else drawing.figure(
        counts.assign(hover=[_hover(spoken, row["week"], row["stance"], row["n"]) for row in records(counts)]), look,
        legend={stance.slug: positions.label(stance.slug, spoken.language) for stance in scale.OUTCOMES
                if stance.slug in present},
        first=found.first, last=found.last,
    )  # fmt: skip
    return Exhibit(
        name="weeks",
        title=_finding(counts, spoken),
        subtitle=_counted(found.unplaced, spoken),
        rows=lambda: _table(counts, spoken),
        drawing=figure,
        empty=counts.empty,
    )


def _counted(unplaced: int, spoken: Speech) -> str:
    language = spoken.language
    rule = language.text(N_("Statements by week; one from about a day counts in that day's week."))
    if not unplaced:
        return rule
    missing = language.plural(N_("One more is not drawn, because its day is not known."),
                              N_("{n} more are not drawn, because their day is not known."), unplaced)  # fmt: skip
    return f"{rule} {missing}"


def _finding(counts: pd.DataFrame, spoken: Speech) -> str:
    language = spoken.language
    if counts.empty:
        return language.text(N_("No statement with a known day is left by these filters."))
    total = counts.groupby("week")["n"].sum()
    busiest = pd.DatetimeIndex(total.index)[int(total.to_numpy().argmax())]
    return language.plural(
        N_("Most was said in the week from {date}: one statement."),
        N_("Most was said in the week from {date}: {n} statements."),
        int(total.max()), date=language.day(busiest.date()),
    )  # fmt: skip


@lru_cache(maxsize=16_384)
def _hover(spoken: Speech, week: pd.Timestamp, stance: str, n: int) -> str:
    language = spoken.language
    counted = f"<b>{positions.label(stance, language)}</b> · {language.number(n)}"
    return f"{counted}<br>{language.text(N_('week from {date}'), date=language.day(week.date()))}"


def _table(counts: pd.DataFrame, spoken: Speech) -> pd.DataFrame:
    text = spoken.language.text
    return pd.DataFrame(
        {
            text(N_("Week from")): counts["week"].dt.strftime("%Y-%m-%d"),
            text(N_("Stance")): [text(scale.stance(slug).label) for slug in counts["stance"]],
            text(N_("Statements")): counts["n"],
        }
    )
