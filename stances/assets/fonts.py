"""The type that figures and pages name, Source Sans and Source Serif, for what is shown without the server."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

FONTS = {
    "source-sans.woff2": ("Source Sans", "normal", "SourceSansVF-Upright*.woff2"),
    "source-sans-italic.woff2": ("Source Sans", "italic", "SourceSansVF-Italic*.woff2"),
    "source-serif.woff2": ("Source Serif", "normal", "SourceSerifVariable-Roman*.woff2"),
}
"""Every face by its file: family, style, and the name that Streamlit, which brings it, has for the file."""


@cache
def fonts() -> dict[str, bytes]:
    """Return the faces that are at hand (SIL Open Font License 1.1), by file name."""
    found = find_spec("streamlit")  # found, not imported: nothing here needs the program
    if found is None or found.origin is None:
        return {}
    folder = Path(found.origin).parent / "static"
    paths = {name: next(iter(sorted(folder.rglob(pattern))), None) for name, (_, _, pattern) in FONTS.items()}
    return {name: path.read_bytes() for name, path in paths.items() if path}


def faces() -> str:
    """Write the faces at hand as CSS, for a style sheet beside a folder `fonts`."""
    return "\n".join(
        f'@font-face{{font-family:"{family}";font-style:{style};font-weight:200 900;font-display:swap;'
        f'src:url("fonts/{name}") format("woff2");}}'
        for name, (family, style, _) in FONTS.items() if name in fonts()
    )  # fmt: skip
