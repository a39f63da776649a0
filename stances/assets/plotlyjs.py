"""plotly.js as the browser gets it: what the installed package holds, less what no figure of ours needs.

Three quarters of it draw what we do not draw: pies, volumes, maps of tiles. `assets/trimming.py` finds out which of its
bytes these are and writes them down for one version; of any other version the whole is served.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from plotly.offline import get_plotlyjs

TRACES = ("bar", "choropleth", "scatter", "scattergeo")
"""The kinds of traces that our figures are made of."""

CUTS = Path(__file__).parent / "cut" / "plotly.json"
"""What to leave out: `of`, the SHA-256 of the script without its wrapper, and where the `cuts` begin and end."""


def script() -> bytes:
    """Return what the browser runs."""
    whole = unwrapped(get_plotlyjs()).encode()
    known = json.loads(CUTS.read_bytes())
    return trimmed(whole, known["cuts"]) if hashlib.sha256(whole).hexdigest() == known["of"] else whole


def unwrapped(script: str) -> str:
    """Take off what plotly.js is wrapped in for other systems of modules; a script that is not, stays as it is.

    A browser reads what stands within a function twice, and the whole of it stands in one: without, it is there in two
    thirds of the time.
    """
    licence, wrapper, rest = script.partition("(\n function(root, factory) {")
    _, opening, body = rest.partition('} (typeof self !== "undefined" ? self : this, () => {\n')
    body, closing, _ = body.rpartition("\nreturn Plotly;\n}));")
    return licence + body if wrapper and opening and closing and "window.Plotly = Plotly;" in body[-100:] else script


def trimmed(script: bytes, cuts: Iterable[Sequence[int]]) -> bytes:
    """Return a script without some of its bytes.

    Args:
        script: the script.
        cuts: where each begins and ends, in bytes, in their order.
    """
    kept, at = [], 0
    for begin, end in cuts:
        kept.append(script[at:begin])
        at = end
    return b"".join([*kept, script[at:]])
