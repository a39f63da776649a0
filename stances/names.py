"""Actors' names: what to call an actor in a language, and whom a written name means.

Country names come from the Unicode CLDR (Babel), codes and official names from ISO 3166-1 (pycountry), all else from
``reference/country_aliases.csv``. Only an exact name decides; a near miss (Niger, Nigeria) is for a person to confirm.
"""

from __future__ import annotations

import csv
import difflib
import gettext
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pycountry
from babel import Locale, UnknownLocaleError

from stances import spelling

if TYPE_CHECKING:
    import pandas as pd

Codes = tuple[str, ...]

BASE_LANGUAGES = ("de", "en", "fr")
FALLBACK_LANGUAGE = "en"
KOSOVO = ("XKX", "XK")  # in use, but not in ISO 3166-1

_ALIASES = Path(__file__).parent / "reference" / "country_aliases.csv"


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Names of actors in all languages: labels one way, exact resolution the other way.

    Attributes:
        labels: Names that come before CLDR's, by actor and language: the dataset's own and our short forms.
        own: What the dataset's own spellings mean; these are looked up first.
        languages: Languages in which the countries' names resolve too, besides `BASE_LANGUAGES`.
    """

    labels: Mapping[tuple[str, str], str] = field(repr=False)
    own: Mapping[str, Codes] = field(repr=False)
    languages: Codes

    @property
    def spellings(self) -> Mapping[str, Codes]:
        """What the countries' spellings mean; who only writes names need not wait for it."""
        return _spellings(self.languages)

    def label(self, actor_id: str, lang: str) -> str:
        """The display name in a language or locale (``de``, ``fr-CA``), else in English, else the id."""
        own = (self.labels.get((actor_id, wanted)) for wanted in (lang, re.split("[-_]", lang)[0]))
        fallback = self.labels.get((actor_id, FALLBACK_LANGUAGE)) or _cldr_names(FALLBACK_LANGUAGE).get(actor_id)
        return next(filter(None, own), None) or _cldr_names(lang).get(actor_id) or fallback or actor_id

    def candidates(self, text: str) -> Codes:
        """All ids the text could mean, sorted: more than one if it is ambiguous, none if it is unknown."""
        keys = [text.strip(), *map(spelling.key, spelling.arrangements(text))]
        found = (known[key] for known in (self.own, self.spellings) for key in keys if key in known)
        return next(found, ())

    def resolve(self, text: str) -> str | None:
        """The id that a code or name means, or None when it is unknown or ambiguous.

        Case, accents, punctuation, articles and "&" for "and" make no difference. A two-letter code counts in
        capitals only, because "no", "na" and "in" are words. Numbers are ISO 3166-1's: a column of Correlates
        of War numbers needs its own mapping.
        """
        found = self.candidates(text)
        return found[0] if len(found) == 1 else None

    def codes(self) -> Mapping[str, Codes]:
        """What the spellings mean that are capitals and too short to be names: “UK”, “DE”."""
        found = {**_short_spellings(), **self.own}
        return {text: found[text] for text in sorted(found) if len(text) < 3 and text.isupper()}

    def suggest(self, text: str, limit: int = 3) -> list[str]:
        """Ids with a similar name, the likeliest first: for a person to choose from, never to decide."""
        known = {**self.spellings, **self.own}
        key = spelling.normalise(text)
        near = difflib.get_close_matches(key, known, n=4 * max(limit, 1), cutoff=0.72)
        longer = [name for name in known if name.startswith(key)] if len(key) > 2 else []
        certain = self.candidates(text) or self.candidates(text.strip().upper())
        guessed = (code for name in (*near, *longer) for code in known[name])
        return list(dict.fromkeys((*certain, *guessed)))[:limit]


def countries(languages: Codes = ()) -> Gazetteer:
    """The countries and territories of ISO 3166-1 and Kosovo; `languages` as for a `Gazetteer`."""
    return Gazetteer(_labels(), {}, languages)


@lru_cache(maxsize=16)
def _spellings(languages: Codes) -> Mapping[str, Codes]:
    listed = [(row["alias"], row["code"]) for row in _aliases()]
    spellings = _index({*_standard_names((*BASE_LANGUAGES, *languages)), *listed})
    # As written, a spelling may mean less: the United Nations' CONGO is one state, Congo may be two.
    return spellings | {
        key: codes for key, codes in _collect(listed).items() if codes != spellings.get(spelling.key(key))
    }


@cache
def _short_spellings() -> Mapping[str, Codes]:
    """Those of `_spellings` that have one or two letters."""
    standard = [*((country.alpha_2, country.alpha_3) for country in pycountry.countries), (KOSOVO[1], KOSOVO[0])]
    return _collect(standard) | _collect((row["alias"], row["code"]) for row in _aliases() if len(row["alias"]) < 3)


@cache
def _aliases() -> list[dict[str, str]]:
    with _ALIASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))  # plain text: here NA is Namibia


def _labels() -> dict[tuple[str, str], str]:
    return {(row["code"], lang): row["alias"] for row in _aliases() for lang in row["label"].split()}


def for_actors(actors: pd.DataFrame) -> Gazetteer:
    """The countries plus a dataset's own actors, whose names win for display and for resolution.

    Args:
        actors: One row an actor: ``actor_id``, perhaps ``name_<lang>`` and ``aliases`` (separated by ``|``).
            Empty and missing values are skipped.
    """
    names, spelled = dict[tuple[str, str], str](), list[tuple[str, str]]()
    for row in actors.astype("object").where(actors.notna(), "").astype(str).to_dict("records"):
        actor_id = row["actor_id"].strip()
        own = {str(key)[5:]: text.strip() for key, text in row.items() if str(key).startswith("name_")}
        names |= {(actor_id, lang): name for lang, name in own.items() if name}
        texts = (actor_id, *own.values(), *row.get("aliases", "").split("|"))
        spelled += [(text, actor_id) for text in texts]
    languages = {lang for _, lang in names}.difference(BASE_LANGUAGES)
    return Gazetteer(_labels() | names, _index(spelled), tuple(sorted(languages)))


def _standard_names(languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every (spelling, code) of the codes and of the names by ISO and CLDR."""
    yield from ((code, KOSOVO[0]) for code in KOSOVO)
    folder = pycountry.LOCALES_DIR
    catalogues = [gettext.translation("iso3166-1", folder, [lang], fallback=True) for lang in BASE_LANGUAGES]
    for country in pycountry.countries:
        yield from ((text, country.alpha_3) for text in (country.alpha_3, country.alpha_2, country.numeric))
        names = (getattr(country, kind, "") for kind in ("name", "official_name", "common_name"))
        for name in filter(None, names):
            yield name, country.alpha_3
            yield from ((catalogue.gettext(name), country.alpha_3) for catalogue in catalogues)
    for lang in languages:
        yield from ((name, code) for code, name in _cldr_names(lang).items())


@lru_cache(maxsize=64)
def _cldr_names(lang: str) -> Mapping[str, str]:
    """CLDR's names by alpha-3 code; empty when Babel does not know the language."""
    try:
        territories = Locale.parse(lang.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        return {}
    codes = [*((country.alpha_3, country.alpha_2) for country in pycountry.countries), KOSOVO]
    return {alpha_3: territories[alpha_2] for alpha_3, alpha_2 in codes if territories.get(alpha_2)}


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, Codes]:
    """What each spelling means, by its key, in every arrangement of its words."""
    return _collect((spelling.key(form), code) for text, code in pairs for form in spelling.arrangements(text))


def _collect(pairs: Iterable[tuple[str, str]]) -> dict[str, Codes]:
    found: dict[str, set[str]] = {}
    for key, code in pairs:
        found.setdefault(key, set()).add(code)
    return {key: tuple(sorted(codes)) for key, codes in found.items() if key}
