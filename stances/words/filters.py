"""A view's filters in words: in one clause above what they leave, and one by one beside a table that travels alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from stances import scale
from stances.model import RULES, View
from stances.scale import N_
from stances.words import rules
from stances.words.speech import Speech

_NAMED = 3
"""Up to so many actors are named; of more, two are."""

_BASES = {"own": N_("own statements"), "attributed": N_("claims by others"), "inferred": N_("inferences")}


class Filter(NamedTuple):
    """A filter as some exhibit understands it.

    Attributes:
        field: the choice in `View`.
        tell: says as a clause what it leaves; empty if it is not set.
    """

    field: str
    tell: Callable[[View, Speech], str]


def only(view: View, speech: Speech, heeds: Sequence[Filter]) -> str:
    """Say in one clause what filters leave: “only NATO and its members; only own statements”; empty if everything."""
    return speech.language.text(N_("; ")).join(filter(None, (heed.tell(view, speech) for heed in heeds)))


def beneath(clause: str, *parts: str) -> str:
    """Join what the filters leave and what else there is to say beneath a title, in this order."""
    return " · ".join(filter(None, (clause[:1].upper() + clause[1:], *parts)))


def idle(view: View, speech: Speech) -> str:
    """Say of an exhibit that shows all positions that a filter by position, if it is set, does not apply to it."""
    text = speech.language.text
    return text(N_("The filter “{name}” does not apply here."), name=text(N_("Position"))) if view.stances else ""


def _question(view: View, speech: Speech) -> str:
    if view.everything:
        return ""
    return speech.language.text(N_("on “{question}”"), question=speech.question(view.question))


def _actors(view: View, speech: Speech) -> str:
    """Name the countries and groups; a group stands for its members too."""
    language, groups = speech.language, speech.dataset.groups
    named = speech.sorted(view.actors)
    if not named:
        return ""
    if len(named) == 1 and named[0] in groups:
        pattern = N_("{who} and their members") if speech.is_plural(named[0]) else N_("{who} and its members")
        return language.text(N_("only {what}"), what=language.text(pattern, who=speech.phrase(named[0])))
    names = [language.text(N_("{who} with members"), who=speech.phrase(actor)) if actor in groups
             else speech.phrase(actor) for actor in named]  # fmt: skip
    if len(names) > _NAMED:
        names = [*names[: _NAMED - 1],
                 language.text(N_("{n} others"), n=language.number(len(names) - _NAMED + 1))]  # fmt: skip
    return language.text(N_("only {what}"), what=language.series(names))


def _stances(pattern: str) -> Callable[[View, Speech], str]:
    def tell(view: View, speech: Speech) -> str:
        return speech.language.text(pattern, labels=labels(view, speech)) if view.stances else ""

    return tell


def labels(view: View, speech: Speech) -> str:
    """Name the outcomes that are filtered for: “Open” or “Oppose”."""
    text = speech.language.text
    named = [text(N_("“{text}”"), text=text(one.label)) for one in scale.OUTCOMES if one.slug in view.stances]
    return speech.language.either(named)


def _bases(pattern: str) -> Callable[[View, Speech], str]:
    def tell(view: View, speech: Speech) -> str:
        text = speech.language.text
        named = [text(label) for basis, label in _BASES.items() if basis in view.bases]
        return text(pattern, what=speech.language.series(named)) if named else ""

    return tell


def _tracks(view: View, speech: Speech) -> str:
    names = [speech.of(speech.dataset.row("tracks", track), "label") for track in view.tracks]
    pattern = N_("only the tracks {tracks}") if len(names) > 1 else N_("only the track {tracks}")
    return speech.language.text(pattern, tracks=speech.language.series(names)) if names else ""


QUESTION = Filter("question", _question)
ACTORS = Filter("actors", _actors)
POSITION = Filter("stances", _stances(N_("only the position {labels}")))
CHANGED = Filter("stances", _stances(N_("only changes from or to {labels}")))
RECORDED = Filter("stances", _stances(N_("only statements that record {labels}")))
BASIS = Filter("bases", _bases(N_("only {what}")))
COUNTED = Filter("bases", _bases(N_("only {what} count towards positions")))
TRACKS = Filter("tracks", _tracks)
RULE = Filter("rule", lambda view, speech: speech.language.text(rules.DECIDES[view.rule])
              if view.rule != RULES[0] else "")  # fmt: skip
FOUND = Filter("find", lambda view, speech: speech.language.text(N_("only what contains “{find}”"), find=view.find)
               if view.find else "")  # fmt: skip
SOUGHT = Filter("find", lambda _view, _speech: "")
"""Words that the title names already."""

BOARD = (ACTORS, POSITION, BASIS)
"""What where everybody stands depends on."""

STATEMENTS = (QUESTION, ACTORS, RECORDED, BASIS, FOUND)
"""What a list of statements depends on: here a filter by position selects what a statement records."""


def filters(view: View, speech: Speech, *, subject: str = "", since: dt.date | None = None,
            heeded: Collection[str] | None = None) -> list[tuple[str, str]]:  # fmt: skip
    """Say what a view shows: (filter, choice). Question, day and rule are always said, the others where they are set.

    Args:
        view: the view.
        speech: names and language.
        subject: the actor whose page it is, if it is one's.
        since: the earlier day of a comparison, if it is one.
        heeded: of the filters that can be unset, only these choices of `View` are said; all if not given.
    """
    text, day = speech.language.text, speech.language.day
    everywhere = view.everything or bool(subject)
    if heeded is not None:
        unset = {"actors": (), "stances": (), "bases": (), "tracks": (), "find": ""}
        view = view.but(**{name: value for name, value in unset.items() if name not in heeded})
    outcomes = {outcome.slug: text(outcome.label) for outcome in scale.OUTCOMES}
    chosen = [
        (text(N_("Question")), text(N_("All questions")) if everywhere else speech.question(view.question)),
        (text(N_("Country or organisation")), speech.name(subject) if subject else ""),
        (text(N_("As of")), day(view.as_of)),
        (text(N_("Compared with")), day(since) if since else ""),
        (text(N_("Countries and groups")), ", ".join(speech.name(actor) for actor in view.actors)),
        (text(N_("Position")), ", ".join(outcomes[slug] for slug in view.stances)),
        (text(N_("Basis")), ", ".join(text(scale.BASIS_LABELS[basis]) for basis in view.bases)),
        (text(N_("Tracks")), ", ".join(speech.of(speech.dataset.row("tracks", track), "label")
                                       for track in view.tracks)),
        (text(N_("Search in the statements")), view.find),
        (text(N_("What decides")), text(rules.DECIDES[view.rule])),
        (text(N_("Members without a position take their group's")), text(N_("yes")) if view.inherit else ""),
        (text(N_("Mark positions older than")), text(N_("{n} days"), n=speech.language.number(view.stale))
         if view.stale else ""),
    ]  # fmt: skip
    return [(name, choice) for name, choice in chosen if choice]
