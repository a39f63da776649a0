"""The content of what the browser loads beside the app: scripts, styles, boundaries, plotly.js."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from threading import Condition

import brotli
from cachetools import cached

from stances import reference
from stances.assets import address, fonts, plotlyjs, stamp
from stances.assets.settings import settings
from stances.assets.stored import stored
from stances.figures.look import DARK, LIGHT, Look
from stances.language import LANGUAGES
from stances.scale import SCALE

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Asset:
    """One thing that is served.

    Attributes:
        name: its file name.
        media_type: its media type.
        content: its bytes.
    """

    name: str
    media_type: str
    content: bytes

    @property
    def url(self) -> str:
        """Its address on the server."""
        return address(self.name)


_SCRIPTS = ("card.js", "ahead.js", "pressing.js", "taking.js", "drawing.js", "cite.js", "navigation.js")
_PICTURES = ("picture.js", "printing.js")
_SHAPES = tuple(sorted(path.name for path in reference.boundaries_folder().glob("*.json")))


def palette(look: Look, condition: str = "") -> str:
    """Write the colours of one mode as a style sheet, for what stands within a selector or for all of a page."""
    names = ("paper", "panel", "ink", "muted", "rule", "accent")
    colours = "".join(f"--sn-{name}:{getattr(look, name)};" for name in names)
    fills = [f"{condition}.sn-card .s-{slug}{{background-color:{fill};color:{look.on[slug]};}}"
             for slug, fill in look.stances.items()]  # fmt: skip
    return "\n".join([f"{condition or ':root'}{{{colours}}}", *fills])


def sheet(colours: str) -> str:
    """Complete the style sheet with the colours of the modes."""
    written = "\n".join((_HERE / name).read_text(encoding="utf-8") for name in ("style.css", "narrow.css"))
    return written.replace("/* stance-colours */", colours)


def _style() -> bytes:
    """Write the style sheet for both themes; the page says which by its own colours."""
    return sheet(palette(LIGHT) + "\n" + palette(DARK, ".sn-dark ")).encode()


def _settings(code: str) -> bytes:
    files = {"plotly": "plotly.js", "picture": "picture.js", "faces": "faces.css", "time": "time.js",
             "hatching": "hatching.json"}  # fmt: skip
    urls = {name: address(file) for name, file in files.items()}
    return settings(code, {**urls, "topojson": address("")})


def _icon() -> bytes:
    """Draw the mark of the browser's tab: for, above; against, below."""
    most, least = (LIGHT.stances[stance.slug] for stance in (SCALE[0], SCALE[-1]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="7" fill="{LIGHT.paper}"/>'
        f'<path d="M16 4 26 15H6z" fill="{most}"/><path d="M6 18H26L16 28z" fill="{least}"/></svg>'
    ).encode()


_READERS: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "plotly.js": ("text/javascript", plotlyjs.script),
    "hatching.json": ("application/json", lambda: json.dumps(reference.hatching(), separators=(",", ":")).encode()),
    "style.css": ("text/css", _style),
    "faces.css": ("text/css", lambda: fonts.whole().encode()),
    **{name: ("text/javascript", (_HERE / name).read_bytes) for name in (*_SCRIPTS, *_PICTURES, "studio.js")},
    **{f"settings.{code}.json": ("application/json", partial(_settings, code)) for code in LANGUAGES},
    "time.js": ("text/javascript", (_HERE / "time.js").read_bytes),
    "icon.svg": ("image/svg+xml", _icon),
    **{name: ("application/json", (reference.boundaries_folder() / name).read_bytes) for name in _SHAPES},
}


@cache
def asset(name: str) -> Asset:
    """Return what is served under a name.

    Raises:
        KeyError: if there is no such thing.
    """
    kind, read = _READERS[name]
    return Asset(name, kind, read())


_packed: dict[Hashable, bytes] = {}


@cached(_packed, condition=Condition())
def packed(name: str) -> bytes:
    """Return what is served under a name, compressed with Brotli; done once, for plotly.js once and for all.

    Raises:
        KeyError: if there is no such thing.
    """
    if name != "plotly.js":
        return _compressed(name)
    return stored(f"{name}.br", f"{stamp()} {brotli.__version__}", lambda: _compressed(name))


def _compressed(name: str) -> bytes:
    return bytes(brotli.compress(asset(name).content, quality=_QUALITY))


_QUALITY = 5
"""A fifth of a second for plotly.js, and four fifths of what a quick gzip leaves."""


def media_type(name: str) -> str:
    """Return the media type of what is served under a name.

    Raises:
        KeyError: if there is no such thing.
    """
    return _READERS[name][0]


def names() -> list[str]:
    """Return the names of all that is served."""
    return list(_READERS)
