"""Actors' names: what to call an actor in a language, and whom a written name means.

Country names come from the Unicode CLDR (Babel), codes and official names from ISO 3166-1 (pycountry), all else from
``reference/country_aliases.csv``. Only an exact name decides; a near miss (Niger, Nigeria) is for a person to confirm.
"""

from __future__ import annotations

import csv
import difflib
import gettext
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pycountry
from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    import pandas as pd

Codes = tuple[str, ...]

BASE_LANGUAGES = ("de", "en", "fr")
FALLBACK_LANGUAGE = "en"
KOSOVO = ("XKX", "XK")  # in use, but not in ISO 3166-1

_ALIASES = Path(__file__).parent / "reference" / "country_aliases.csv"
_DOTTED = re.compile(r"(?<!\w)(?:\w\.)+(?:\w(?!\w))?")
_LEADING_ARTICLE = re.compile(r"^(?:l'|(?:the|der|die|das|den|dem|le|la|les) )(?=\w)")
_INVERTED = re.compile(r"([^,()]+?)\s*(?:,\s*([^,()]+)|\(([^()]+)\))")
_QUOTES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bb\u02bc\u2032\u00b4`", "'"))
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_LETTERS = str.maketrans("øłđð\u0131", "olddi") | str.maketrans({"æ": "ae", "œ": "oe", "'": "", "&": " & "})
_WORDS = {"&": "and", "und": "and", "et": "and", "st": "saint", "ste": "sainte", "sankt": "saint"}


class _Plain(dict[int, str | int]):
    """A table for ``str.translate``: drops accents and formatting marks, parts words at punctuation."""

    def __missing__(self, point: int) -> str | int:
        kind = unicodedata.category(chr(point))
        dropped = kind == "Cf" or 0x300 <= point <= 0x36F  # the accents of Latin, Greek and Cyrillic letters
        self[point] = "" if dropped else " " if kind[0] in "PSZC" else chr(point)
        return self[point]


_PLAIN = _Plain(_LETTERS)


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
        keys = [text.strip(), *map(_key, _arrangements(text))]
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

    def codes(self) -> list[str]:
        """All spellings in capitals that are too short to be names: “UK”, “DE”."""
        return sorted(text for text in {**self.spellings, **self.own} if len(text) < 3 and text.isupper())

    def suggest(self, text: str, limit: int = 3) -> list[str]:
        """Ids with a similar name, the likeliest first: for a person to choose from, never to decide."""
        known = {**self.spellings, **self.own}
        key = _normalise(text)
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
    return spellings | {key: codes for key, codes in _collect(listed).items() if codes != spellings.get(_key(key))}


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
    return _collect((_key(form), code) for text, code in pairs for form in _arrangements(text))


def _collect(pairs: Iterable[tuple[str, str]]) -> dict[str, Codes]:
    found: dict[str, set[str]] = {}
    for key, code in pairs:
        found.setdefault(key, set()).add(code)
    return {key: tuple(sorted(codes)) for key, codes in found.items() if key}


def _arrangements(text: str) -> Iterator[str]:
    """The text; "Korea, Republic of" and "Iran (Islamic Republic of)" turned round; umlauts written out."""
    text = text.strip().translate(_QUOTES)
    yield text
    if inverted := _INVERTED.fullmatch(text):
        tail = (inverted[2] or inverted[3]).strip()
        yield tail + ("" if tail.endswith("'") else " ") + inverted[1]
    if not text.isascii() and (plain := unicodedata.normalize("NFC", text).translate(_UMLAUTS)) != text:
        yield plain


def _key(text: str) -> str:
    """The normalised name; one or two plain letters or digits stay as written, being a code or nothing."""
    key = _normalise(text)
    return text.strip() if len(key) < 3 and key.isascii() else key


def _normalise(text: str) -> str:
    """The text without case, accents, punctuation and articles, its words as in ``_WORDS``."""
    text = unicodedata.normalize("NFKD", text.translate(_QUOTES)).casefold().strip()
    text = _LEADING_ARTICLE.sub("", text)
    if "." in text:
        text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
    text = text.translate(_PLAIN)
    words = text.split() if text.isascii() else unicodedata.normalize("NFC", text).split()
    return " ".join(_WORDS.get(w, w) for w in words if w != "the") if len(words) > 1 else "".join(words)


def sort_key(name: str) -> str:
    """Return what to sort a name by, so that “Österreich” stands beside “Oman”, not after “Zypern”."""
    return unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
