"""Texts that were damaged on their way, or stand in another language's column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import pandas as pd

from stances.dataset.problems import Problem, Said
from stances.scale import N_
from stances.schema import Table

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff]")
_MANGLED = re.compile(
    r"Ã[\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a0-\u00bf]|[ÄÅ][¡-ª¬-º¼-¿€‚ƒ…†‡ˆ‰‹•˜™›]|â€|â‚¬|â„¢"
)
"""UTF-8 that was read as Windows-1252 and saved again: “Ã¼” for “ü”, “â€“” for “–”."""

_ELSEWHERE = re.compile(r"https?://\S+|(?:\.\./)?[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?[~?%]?(?:/\S*)?")
"""An address or a date and nothing else: no text, and so in the wrong column."""

_WORDS = {
    "en": frozenset(["the", "of", "and", "to", "is", "for", "with", "that", "by", "from", "on", "it", "has"]),
    "de": frozenset(["der", "den", "das", "dem", "und", "ist", "für", "mit", "dass", "von", "zu", "eine", "auf"]),
}
"""Words that make a text of a language, and no other language here has."""

_ENOUGH = 3
_MOST = 2_000


def damage(text: str) -> str:
    """Say how a text is damaged; nothing if it is not."""
    if _CONTROL.search(text):
        return N_("The text holds a character that cannot be shown; it was damaged on its way. Write it again.")
    if _MANGLED.search(text):
        return N_("Letters were mangled (“Ã¼” for “ü”): the file was read in another encoding. Write it again.")
    return ""


def _misplaced(text: str) -> str:
    """Say how a text is damaged, or that it is none."""
    if _ELSEWHERE.fullmatch(text):
        return N_("Nothing but a date or an address stands where a text belongs: is it in the wrong column?")
    return damage(text)


def check_texts(table: Table, frame: pd.DataFrame, languages: Sequence[str]) -> list[Problem]:
    """Find damaged texts, and columns whose texts are in the language of another column."""
    file = f"{table.name}.csv"
    problems = []
    free = {column.name for column in table.expanded(languages) if column.kind == "text" and column.name != "note"}
    for name in frame.columns:
        find = _misplaced if name in free else damage
        wrong = {text: message for text in frame[name].unique() if (message := find(text))}
        problems += [
            Problem(file, wrong[text], row, name, text)
            for row, text in zip(frame.index.tolist(), frame[name] if wrong else (), strict=bool(wrong))
            if text in wrong
        ]
    for column in table.columns:
        for language in languages if column.localised else ():
            name = f"{column.name}_{language}"
            if other := _foreign(frame[name], language, languages):
                message = Said(N_("The texts read like the ones for “{other}”: are two columns swapped?"), other=other)
                problems.append(Problem(file, message, 1, name))
    return problems


def _foreign(cells: pd.Series, language: str, languages: Sequence[str]) -> str:
    """Return the other language that most words of a column belong to; nothing if they do not clearly."""
    if language not in _WORDS or len(_WORDS.keys() & set(languages)) < len(_WORDS):
        return ""
    words = Counter(re.findall(r"\w+", " ".join(cells[cells != ""].unique()[:_MOST]).lower()))
    tally = {code: sum(words[word] for word in known) for code, known in _WORDS.items()}
    other = max(tally, key=tally.__getitem__)
    return other if tally[other] >= _ENOUGH and tally[language] * 4 < tally[other] else ""
