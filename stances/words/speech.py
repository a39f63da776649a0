"""A dataset spoken of in one language: names of actors, texts of its tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from stances import names
from stances.language import Language, language
from stances.model import Dataset, Row
from stances.reference.phrases import in_sentences
from stances.spelling import sort_key

_BRIEF = 5
"""So many letters a short name has at most."""


@dataclass(frozen=True, eq=False)
class Speech:
    """How a dataset is spoken of in a language.

    Attributes:
        dataset: the dataset.
        language: the language of the interface.
        gazetteer: names of its actors and of all countries.
    """

    dataset: Dataset
    language: Language
    gazetteer: names.Gazetteer = field(repr=False)

    def name(self, actor: str) -> str:
        """Return an actor's name as it stands alone; the code if it has none."""
        return _name(self, actor)[0]

    def brief(self, actor: str) -> str:
        """Return an actor's name where there is little room: its code, or a short alias of it."""
        aliases = str(self.dataset.row("actors", actor)["aliases"]).split("|")
        return actor if len(actor) <= _BRIEF else next((name for name in aliases if 0 < len(name) <= _BRIEF), actor)

    def phrase(self, actor: str) -> str:
        """Return an actor's name as it stands inside a sentence, with its article."""
        return _phrase(self, actor)

    def is_plural(self, actor: str) -> bool:
        """Tell whether an actor's name takes a plural verb (“the Europeans are”)."""
        own = str(self.dataset.actors["plural"].get(actor, ""))
        return own == "yes" if own else (self.language.code, actor) in _plurals()

    def series(self, actors: Iterable[str]) -> str:
        """Join actors' names into a list for a sentence."""
        return self.language.series([self.phrase(actor) for actor in actors])

    def of(self, row: Row, column: str) -> str:
        """Return a localised text of a row, in this language if there is one, else in any."""
        wanted = self.dataset.column(column, self.language.code)
        others = (f"{column}_{code}" for code in self.dataset.languages)
        return next((str(row[name]) for name in (wanted, *others) if row.get(name)), "")

    def question(self, question: str, column: str = "label") -> str:
        """Return a text of a question: its label unless another column is named."""
        return _question(self, question, column)

    def sorted(self, actors: Iterable[str]) -> list[str]:
        """Order actors by their name in this language."""
        return sorted(actors, key=lambda actor: _name(self, actor)[1])


@lru_cache(maxsize=65_536)
def _name(spoken: Speech, actor: str) -> tuple[str, str]:
    """Return an actor's name, and what it is sorted by."""
    name = spoken.gazetteer.label(actor, spoken.language.code)
    return name, sort_key(name)


@lru_cache(maxsize=4096)
def _question(spoken: Speech, question: str, column: str) -> str:
    return spoken.of(spoken.dataset.row("questions", question), column)


@lru_cache(maxsize=4096)
def _phrase(spoken: Speech, actor: str) -> str:
    column = spoken.dataset.column("phrase", spoken.language.code)
    own = spoken.dataset.actors[column].get(actor, "")
    return str(own) or _phrases(spoken.language.code).get(actor) or spoken.name(actor)


@lru_cache(maxsize=64)
def speech(dataset: Dataset, code: str) -> Speech:
    """Return how a dataset is spoken of in a language of the interface; made once for both."""
    return Speech(dataset, language(code), names.for_actors(dataset.actors.reset_index()))


@cache
def _phrases(code: str) -> dict[str, str]:
    frame = in_sentences()
    here = frame[frame["lang"] == code]
    return dict(zip(here["code"], here["phrase"], strict=True))


@cache
def _plurals() -> frozenset[tuple[str, str]]:
    frame = in_sentences()
    several = frame[frame["plural"] == "1"]
    return frozenset(zip(several["lang"], several["code"], strict=True))
