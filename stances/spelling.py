"""How a name is written: what makes no difference between two spellings of it, and how names are sorted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

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


def arrangements(text: str) -> Iterator[str]:
    """The text; "Korea, Republic of" and "Iran (Islamic Republic of)" turned round; umlauts written out."""
    text = text.strip().translate(_QUOTES)
    yield text
    if inverted := _INVERTED.fullmatch(text):
        tail = (inverted[2] or inverted[3]).strip()
        yield tail + ("" if tail.endswith("'") else " ") + inverted[1]
    if not text.isascii() and (plain := unicodedata.normalize("NFC", text).translate(_UMLAUTS)) != text:
        yield plain


def key(text: str) -> str:
    """The normalised name; one or two plain letters or digits stay as written, being a code or nothing."""
    found = normalise(text)
    return text.strip() if len(found) < 3 and found.isascii() else found


def normalise(text: str) -> str:
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
