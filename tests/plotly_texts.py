"""What plotly.js does with texts and colours, for tests: its tags, its entities, the strings of a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from plotly.graph_objects import Figure

_NAMED = {"mu": "μ", "amp": "&", "lt": "<", "gt": ">", "nbsp": "\xa0", "times": "×", "plusmn": "±", "deg": "°"}
_ENTITY = re.compile(r"&(#\d+|#x[\da-fA-F]+|[a-z]+);")
_TAG = re.compile(r"<[^<>]*>")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b")


def strings(value: Any) -> Iterator[str]:
    """Yield every string in a figure."""
    if isinstance(value, Figure):
        value = value.to_plotly_json()
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key != "template":
                yield from strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)


def tags(text: str) -> set[str]:
    """Return what plotly.js reads as tags in a text."""
    return set(_TAG.findall(text))


def displayed(text: str) -> str:
    """Return a text as plotly.js shows it, line breaks as line breaks."""
    text = _TAG.sub("", text.replace("<br>", "\n"))

    def decoded(match: re.Match[str]) -> str:
        name = match[1]
        if name.startswith("#x"):
            return chr(int(name.removeprefix("#x"), 16))
        return chr(int(name.removeprefix("#"))) if name.startswith("#") else _NAMED.get(name, match[0])

    return _ENTITY.sub(decoded, text)


def colours(figure: Figure) -> set[str]:
    """Return every colour that a figure names."""
    return {colour for text in strings(figure) for colour in _COLOUR.findall(text)}


def recoloured(value: Any, swap: dict[str, str]) -> Any:
    """Do what `card.js` does to a figure drawn for light paper when the paper is dark."""
    if isinstance(value, str):
        return _COLOUR.sub(lambda match: swap.get(match[0], match[0]), value)
    if isinstance(value, dict):
        return {key: recoloured(item, swap) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [recoloured(item, swap) for item in value]
    return value
