"""The control of the day: what a reader moves through, and where along it something changed."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from stances.exhibits.exhibit import Exhibit
from stances.figures.look import Look
from stances.markup import render
from stances.measures.board import change_days
from stances.model import Dataset, View
from stances.scale import N_
from stances.words.filters import ACTORS, BASIS, RULE, beneath, only
from stances.words.speech import speech

_BEFORE = dt.timedelta(days=3)
"""So far before the first change the control begins, so that there is a time when nothing was on record."""

_HEEDS = (ACTORS, BASIS, RULE)


def time(dataset: Dataset, view: View, language: str, _look: Look) -> Exhibit:
    """Offer the days from before the first change on the view's question to the last."""
    spoken = speech(dataset, language)
    text = spoken.language.text
    days = change_days(dataset, view)
    first = min([days[0] - _BEFORE, view.as_of]) if days else view.as_of
    last = max([*days, view.as_of, dataset.default_as_of()])  # so that leaving the day that opens moves nothing
    markup = render(
        "time",
        first=first.isoformat(),
        length=(last - first).days,
        at=(view.as_of - first).days,
        days=" ".join(str((day - first).days) for day in days),
        now=spoken.language.day(view.as_of, short=True),
        words={"play": text(N_("Play")), "stop": text(N_("Stop")), "day": text(N_("As of"))},
    )
    return Exhibit(
        name="time",
        title=text(N_("As of {date}"), date=spoken.language.day(view.as_of)),
        subtitle=beneath(only(view, spoken, _HEEDS), spoken.language.plural(
            N_("Something may have changed on one day."), N_("Something may have changed on {n} days."), len(days)
        )),
        rows=lambda: pd.DataFrame({text(N_("Date")): [day.isoformat() for day in days]}),
        markup=markup,
        empty=not days,
        heeds=_HEEDS,
    )  # fmt: skip
