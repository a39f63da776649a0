"""The typefaces as files beside a page, for what is shown without the server."""

from __future__ import annotations

from functools import cache

from stances.assets.typefaces import face_file

FONTS = {
    "source-sans.woff2": ("Source Sans", "normal", "SourceSansVF-Upright*.woff2"),
    "source-sans-italic.woff2": ("Source Sans", "italic", "SourceSansVF-Italic*.woff2"),
    "source-serif.woff2": ("Source Serif", "normal", "SourceSerifVariable-Roman*.woff2"),
}
"""Every face by its file: family, style, and the name that Streamlit, which brings it, has for the file."""


@cache
def fonts() -> dict[str, bytes]:
    """Return the faces that are at hand (SIL Open Font License 1.1), by file name."""
    paths = {name: face_file(pattern) for name, (_, _, pattern) in FONTS.items()}
    return {name: path.read_bytes() for name, path in paths.items() if path}


def faces() -> str:
    """Write the faces at hand as CSS, for a style sheet beside a folder `fonts`."""
    return "\n".join(
        f'@font-face{{font-family:"{family}";font-style:{style};font-weight:200 900;font-display:swap;'
        f'src:url("fonts/{name}") format("woff2");}}'
        for name, (family, style, _) in FONTS.items() if name in fonts()
    )  # fmt: skip
