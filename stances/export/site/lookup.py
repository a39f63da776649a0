"""What the search of a site looks through: a list that a page loads as a script, so that it works from disk."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping

from stances import scale
from stances.export.site.edition import Edition
from stances.measures.evidence import newest_first
from stances.model import keyed
from stances.scale import N_
from stances.words import events as event_words
from stances.words import statements

LETTERS: Mapping[str, str] = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ß": "ss",
    "’": "'",
}
"""Letters that are not an accented one, and what is typed for them; the page folds what is typed in the same way."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})

KINDS = (N_("Question"), N_("Actor"), N_("Event"), N_("Statement"))
"""What is found, in the order in which it is shown."""


def folded(text: str) -> str:
    """Return a text without case and accents: “Türkiye” and “turkiye” are the same."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(str.maketrans(dict[str, str | int | None](LETTERS))))
    return " ".join("".join(sign for sign in plain if unicodedata.category(sign) != "Mn").split())


def index(edition: Edition) -> bytes:
    """Write the list as a script.

    Each entry is `[place in KINDS, title, line beneath, address, what is looked through]`; the last is folded, with
    umlauts written out, too.
    """
    kinds = [edition.text(kind) for kind in KINDS]
    words = {
        "nothing": edition.text(N_("Nothing was found.")), "one": edition.text(N_("One result")),
        "many": edition.text(N_("{n} results"), n="{n}"), "first": edition.text(N_("the first {n} are shown"), n="{n}"),
    }  # fmt: skip
    entries = [[kind, title, line, place, _sought(f"{title} {line} {more}")]
               for kind, title, line, place, more in _entries(edition)]  # fmt: skip
    content = {"kinds": kinds, "words": words, "letters": dict(LETTERS), "entries": entries}
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"window.STANCES_INDEX={written};\n".encode()


def _sought(text: str) -> str:
    plain = folded(text)
    spelled = folded(text.lower().translate(_UMLAUTS))
    more = [word for word in dict.fromkeys(spelled.split()) if word not in plain]
    return " ".join([plain, *more])


Entry = tuple[int, str, str, str, str]


def _entries(edition: Edition) -> Iterator[Entry]:
    """Give every entry: kind, title, line beneath, address, what else is looked through."""
    dataset, spoken, places = edition.dataset, edition.spoken, edition.places
    for code in dataset.questions.index.astype(str):
        yield 0, spoken.question(code), spoken.question(code, "text"), places.question(code), code
    for code in spoken.sorted(dataset.actors.index.astype(str)):
        yield 1, spoken.name(code), "", places.actor(code), _names(edition, code)
    for code, row in keyed(dataset.events):
        yield (2, spoken.of(row, "title"), event_words.when(row, spoken), places.event(code),
               f"{spoken.of(row, 'place')} {spoken.of(row, 'summary')}")  # fmt: skip
    for code, row in keyed(newest_first(dataset.statements)):
        if place := places.statement(code):
            line = " · ".join([spoken.name(row["actor_id"]), edition.text(scale.stance(str(row["stance"])).label),
                               spoken.question(row["question_id"]), spoken.language.date(row["date"])])  # fmt: skip
            more = f"{statements.speaker(row, spoken)} {spoken.of(row, 'condition')} {row['quote']} "
            yield 3, spoken.of(row, "summary"), line, place, more + statements.source(row["source_id"], spoken)


def _names(edition: Edition, code: str) -> str:
    """Return everything an actor is called: its code, its names in all languages, its other names."""
    row, gazetteer = edition.dataset.row("actors", code), edition.spoken.gazetteer
    labels = [gazetteer.label(code, language) for language in (*edition.dataset.languages, *edition.languages)]
    return " ".join([code, *dict.fromkeys(labels), str(row["aliases"]).replace("|", " ")])
