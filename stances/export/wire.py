"""Exhibits -> what the card in the browser takes: the figure without what the browser has already."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from threading import Condition
from typing import Any

import msgspec
from cachetools import LRUCache, cached

from stances.exhibits.exhibit import Exhibit
from stances.export.packing import packed
from stances.figures.look import Drawn, Trace
from stances.markup.shorthand import shortened


@lru_cache(maxsize=1024)
def figure(exhibit: Exhibit) -> str:
    """Write an exhibit's figure as JSON; hatching is named, not sent. Empty if it has none."""
    return _written(_bare(exhibit.drawing)) if exhibit.drawing else ""


def _bare(drawing: Drawn) -> dict[str, Any]:
    data = [
        {name: value for name, value in trace.items() if name not in idle}
        for trace in drawing.data
        for idle in [_idle(trace)]
    ]
    return {"data": data, "layout": {name: value for name, value in drawing.layout.items() if name != "template"}}


def _idle(trace: Trace) -> set[str]:
    """Name what the browser has already, or has no use for: nothing can be clicked that is not pointed at."""
    hatching = {"lon", "lat"} if "hatch" in trace.get("meta", {}) else set()
    return hatching | ({"customdata"} if trace.get("hoverinfo") == "skip" else set())


def marks(drawn: dict[str, Any]) -> set[str]:
    """Return what a click on a figure's marks would tell the dashboard."""
    found = set()
    for trace in drawn["data"]:
        rows = trace.get("customdata") or ()
        found |= {row[0] for row in rows if isinstance(row, list) and row and isinstance(row[0], str)}
        found |= {code for code in trace.get("locations") or () if isinstance(code, str)}
    return found - {""}


def stamp(text: str) -> str:
    """Return a short name for a figure: the same name, the same figure."""
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:10]


def frame(exhibit: Exhibit, language: str) -> dict[str, str]:
    """Return what changes in a card from one view to the next: figure, its stamp, markup, alternative text."""
    drawn = _written(packed(_bare(exhibit.drawing), language)) if exhibit.drawing else ""
    return {"figure": drawn, "stamp": stamp(drawn), "markup": shortened(exhibit.markup),
            "alt": exhibit.alt if drawn else ""}  # fmt: skip


@cached(LRUCache(256), condition=Condition())
def framed(exhibit: Exhibit, language: str) -> dict[str, str]:
    """Return a `frame`, the same one to everybody who asks the same, made once. Do not change it."""
    return frame(exhibit, language)


def written(content: dict[str, str], **told: object) -> bytes:
    """Write what a card is told: JSON, the figure and the markup, parted by NUL and so without escapes.

    The socket compresses it, together with what was sent before.

    Args:
        content: as made by `frame`.
        told: the rest.
    """
    facts = {name: value for name, value in content.items() if name not in {"figure", "markup"}}
    return "\0".join([_written(facts | told), content["figure"], content["markup"]]).encode()


def _written(content: object) -> str:
    return msgspec.json.encode(content, enc_hook=str).decode()
