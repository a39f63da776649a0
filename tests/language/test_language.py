"""The interface's languages: every message translated, formats as readers expect them."""

from __future__ import annotations

import ast
import datetime as dt
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

import stances
from stances.language import CATALOGUES, LANGUAGES, language, nearest

ROOT = Path(stances.__file__).parent
TRANSLATED = [code for code in LANGUAGES if code != "en"]

Plural = tuple[str, str]


def placeholders(text: str) -> set[str]:
    return {name for _, name, *_ in string.Formatter().parse(text) if name is not None}


def marked(node: ast.expr) -> str | None:
    """The message that an expression marks for translation: N_("...")."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)):
        return None
    name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
    first = node.args[0] if node.args else None
    text = first.value if isinstance(first, ast.Constant) else None
    return text if name == "N_" and isinstance(text, str) else None


def trees() -> Iterator[ast.Module]:
    return (ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOT.rglob("*.py")))


def pair(node: ast.AST) -> Plural | None:
    """The messages for one and for many: the arguments of plural(), or two in a tuple that is handed to it."""
    ends: list[ast.expr] = []
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "plural":
        ends = node.args[:2]
    elif isinstance(node, ast.Tuple) and len(node.elts) == 2:
        ends = node.elts
    found = [text for end in ends if (text := marked(end)) is not None]
    return (found[0], found[1]) if len(found) == 2 and placeholders(found[1]) & {"n", "number"} else None


@cache
def messages() -> tuple[frozenset[str], frozenset[Plural]]:
    """All messages in the code that stand alone, and all pairs of one and many."""
    every: list[str] = []
    plurals: list[Plural] = []
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.expr) and (text := marked(node)) is not None:
                every.append(text)
            if found := pair(node):
                plurals.append(found)
    for text in (text for found in plurals for text in found):
        every.remove(text)
    return frozenset(filter(None, every)), frozenset(plurals)


@cache
def catalogue(code: str) -> Catalog:
    with (CATALOGUES / f"{code}.po").open(encoding="utf-8") as file:
        return read_po(file, locale=code, abort_invalid=True)


def translations(code: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """A catalogue's texts by their messages; a pair of one and many has a pair of texts."""

    def texts(given: object) -> tuple[str, ...]:
        return tuple(map(str, given)) if isinstance(given, list | tuple) else (str(given or ""),)

    return {texts(entry.id): texts(entry.string) for entry in catalogue(code) if entry.id}


def test_there_are_messages_of_both_kinds() -> None:
    single, plurals = messages()
    assert len(single) > 100
    assert ("one statement", "{n} statements") in plurals
    assert "Support" in single


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_message_is_translated_with_the_same_placeholders(code: str) -> None:
    translated = translations(code)
    single, plurals = messages()
    wanted = [*((message,) for message in sorted(single)), *sorted(plurals)]
    assert [message for message in wanted if not all(translated.get(message, ("",)))] == []
    assert [
        message for message in wanted if [*map(placeholders, translated[message])] != [*map(placeholders, message)]
    ] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_nothing_in_a_catalogue_is_unused_or_doubtful(code: str) -> None:
    single, plurals = messages()
    entries = [entry for entry in catalogue(code) if entry.id]
    used = {*single, *plurals}
    assert sorted(str(entry.id) for entry in entries if entry.id not in used) == []
    assert [entry.id for entry in entries if entry.fuzzy] == []
    assert not catalogue(code).obsolete


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_message_stands_in_a_catalogue_twice(code: str) -> None:
    lines = (CATALOGUES / f"{code}.po").read_text(encoding="utf-8").splitlines()
    ids = [line for line in lines if line.startswith("msgid ") and line != 'msgid ""']
    assert len(ids) == len(set(ids))


def test_every_catalogue_is_a_language_and_every_language_has_one() -> None:
    assert sorted(path.stem for path in CATALOGUES.glob("*.po")) == sorted(TRANSLATED)


def test_every_message_fills_in_its_values() -> None:
    single, plurals = messages()
    for code in LANGUAGES:
        for message in single:
            values = dict.fromkeys(placeholders(message), "x")
            assert not placeholders(language(code).text(message, **values) if values else "")
        for one, many in plurals:
            values = dict.fromkeys((placeholders(one) | placeholders(many)) - {"n", "number"}, "x")
            assert all(language(code).plural(one, many, n, **values) for n in (0, 1, 2))


DATES = {
    "2025-11-25": ("25 Nov 2025", "25. Nov. 2025"),
    "2025-11": ("Nov 2025", "Nov. 2025"),
    "2025": ("2025", "2025"),
    "2025-11-23/2025-11-24": ("23–24 Nov 2025", "23.–24. Nov. 2025"),
    "2025-11/2025-12": ("Nov – Dec 2025", "Nov.–Dez. 2025"),
    "2024/2025": ("2024–2025", "2024–2025"),
    "2025-03/2025-11-25": ("Mar 2025 – 25 Nov 2025", "März 2025 – 25. Nov. 2025"),
    "../2025-11-25": ("by 25 Nov 2025", "bis 25. Nov. 2025"),
    "../2025-11": ("by Nov 2025", "bis Nov. 2025"),
    "2025-11/..": ("since Nov 2025", "seit Nov. 2025"),
    "2025-21": ("Mar – May 2025", "März–Mai 2025"),
    "202X": ("2020–2029", "2020–2029"),
    "2025-XX": ("2025", "2025"),
    "": ("date unknown", "Datum unbekannt"),
}


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_written_as_precisely_as_it_is_known(text: str) -> None:
    written = [" ".join(language(code).date(text).split()) for code in ("en", "de")]
    assert written == list(DATES[text])


@pytest.mark.parametrize("text", ["2025-11-25~", "2025-11~", "2025?", "../2025-11-25~", "2025-11~/2025-12~"])
def test_an_approximate_date_says_so(text: str) -> None:
    exact = text.replace("~", "").replace("?", "")
    for code, word in (("en", "about"), ("de", "etwa")):
        written = language(code).date(text)
        assert word in written
        assert language(code).date(exact) == written.replace(f"{word} ", "")


def test_a_date_in_full() -> None:
    assert language("en").date("2025-11-25", short=False) == "25 November 2025"
    assert language("de").date("2025-11", short=False) == "November 2025"
    assert language("en").day(dt.date(2025, 3, 1)) == "1 March 2025"
    assert language("de").day(dt.date(2025, 3, 1), short=True) == "1. März 2025"


def test_numbers_small_ones_in_words() -> None:
    assert [language("en").count(n) for n in (0, 1, 2, 12, 13, 1234)] == ["0", "1", "two", "twelve", "13", "1,234"]
    assert [language("de").count(n) for n in (2, 12, 13, 1234)] == ["zwei", "zwölf", "13", "1.234"]


def test_plurals_and_lists() -> None:
    english, german = language("en"), language("de")
    assert [english.plural("one statement", "{n} statements", n) for n in (0, 1, 2)] == [
        "0 statements", "one statement", "2 statements",
    ]  # fmt: skip
    assert german.plural("one statement", "{n} statements", 1) != german.plural("one statement", "{n} statements", 2)
    assert (english.series(["a", "b", "c"]), german.series(["a", "b", "c"])) == ("a, b and c", "a, b und c")
    assert (english.series(["a"]), english.series([])) == ("a", "")


@pytest.mark.parametrize(("tag", "code"), [
    ("de", "de"), ("de-AT", "de"), ("DE", "de"), ("en-US", "en"), ("fr", "en"), ("", "en"), (None, "en"), ("den", "en"),
])  # fmt: skip
def test_the_nearest_language_of_a_browser(tag: str | None, code: str) -> None:
    assert nearest(tag) == code


def test_an_unknown_language_falls_back_to_english() -> None:
    assert language("xx").code == "en"
    assert language("de") is language("de")
    assert language("de").text("") == ""


@pytest.mark.parametrize("code", LANGUAGES)
def test_numbers_are_what_babel_writes(code: str) -> None:
    spoken = language(code)
    numbers = [*range(1100), 10_000, 123_456, 1_234_567, 12_345_678_901, -7, -999, -1000, -1_234_567]
    assert [spoken.number(n) for n in numbers] == [format_decimal(n, locale=spoken.locale) for n in numbers]
    assert spoken.number(7, 1) == format_decimal(7, format="0.0", locale=spoken.locale)
