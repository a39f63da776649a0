"""A view in words: what was asked for, so that a table can be understood without the page it comes from."""

from __future__ import annotations

import datetime as dt

from stances import scale
from stances.model import View
from stances.scale import N_
from stances.words import rules
from stances.words.speech import Speech


def filters(view: View, speech: Speech, *, subject: str = "", since: dt.date | None = None) -> list[tuple[str, str]]:
    """Say what a view shows: (filter, choice). Question, day and rule are always said, the others where they are set.

    Args:
        view: the view.
        speech: names and language.
        subject: the actor whose page it is, if it is one's.
        since: the earlier day of a comparison, if it is one.
    """
    text, day = speech.language.text, speech.language.day
    everywhere = view.everything or bool(subject)
    labels = {outcome.slug: text(outcome.label) for outcome in scale.OUTCOMES}
    chosen = [
        (text(N_("Question")), text(N_("All questions")) if everywhere else speech.question(view.question)),
        (text(N_("Country or organisation")), speech.name(subject) if subject else ""),
        (text(N_("As of")), day(view.as_of)),
        (text(N_("Compared with")), day(since) if since else ""),
        (text(N_("Countries and groups")), ", ".join(speech.name(actor) for actor in view.actors)),
        (text(N_("Position")), ", ".join(labels[slug] for slug in view.stances)),
        (text(N_("Basis")), ", ".join(text(scale.BASIS_LABELS[basis]) for basis in view.bases)),
        (text(N_("Search in the statements")), view.find),
        (text(N_("What decides")), text(rules.DECIDES[view.rule])),
        (text(N_("Members without a position take their group's")), text(N_("yes")) if view.inherit else ""),
        (text(N_("Mark positions older than")), text(N_("{n} days"), n=speech.language.number(view.stale))
         if view.stale else ""),
    ]  # fmt: skip
    return [(name, choice) for name, choice in chosen if choice]
