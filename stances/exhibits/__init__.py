"""The exhibits by name: dataset + view -> measure, figure, words, table. Nothing here knows Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Condition

from cachetools import LRUCache, cached

from stances.exhibits.balance import balance
from stances.exhibits.changes import changes
from stances.exhibits.country import country
from stances.exhibits.coverage import coverage
from stances.exhibits.events import events
from stances.exhibits.evidence import evidence
from stances.exhibits.exhibit import Exhibit
from stances.exhibits.groups import groups
from stances.exhibits.lists import lists
from stances.exhibits.map import map_
from stances.exhibits.method import method
from stances.exhibits.plan import plan
from stances.exhibits.reliability import reliability
from stances.exhibits.said import said
from stances.exhibits.sensitivity import sensitivity
from stances.exhibits.threads import threads
from stances.exhibits.time import time
from stances.exhibits.timeline import timeline
from stances.exhibits.votes import votes
from stances.exhibits.weeks import weeks
from stances.figures.look import Look
from stances.model import Dataset, View

__all__ = ["EXHIBITS", "Exhibit", "Make", "made"]

Make = Callable[[Dataset, View, str, Look], Exhibit]
"""How every exhibit is made: dataset, view, language code, look."""

EXHIBITS: Mapping[str, Make] = {
    "map": map_,
    "balance": balance,
    "lists": lists,
    "time": time,
    "timeline": timeline,
    "events": events,
    "threads": threads,
    "plan": plan,
    "changes": changes,
    "country": country,
    "said": said,
    "groups": groups,
    "evidence": evidence,
    "method": method,
    "sensitivity": sensitivity,
    "coverage": coverage,
    "weeks": weeks,
    "votes": votes,
    "reliability": reliability,
}
"""Every exhibit, by the name it has in links and file names."""


@cached(LRUCache(1024), condition=Condition())
def made(name: str, dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Return an exhibit by its name: the same one to everybody who asks the same, made once. Do not change it."""
    return EXHIBITS[name](dataset, view, language, look)
