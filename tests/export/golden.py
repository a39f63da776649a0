"""Small pictures of figures as they should look; `python -m tests.export.golden` draws them anew, to be looked at."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from tests.export.drawing import picture

FOLDER = Path(__file__).parents[1] / "fixtures" / "pictures"
CASES = (("map", "light"), ("map", "grey"), ("timeline", "dark"), ("country", "light"), ("changes", "light"),
         ("coverage", "light"))  # fmt: skip
"""Exhibit and look of each picture."""

_SMALL = 2
"""How much smaller than the picture for a link."""

_BLOCK = 12
"""Pixels of a side of the squares that are compared: letters may be drawn a little differently, but not elsewhere."""


def path(name: str, look: str) -> Path:
    """Where a picture is kept."""
    return FOLDER / f"{name}-{look}.png"


def drawn(name: str, look: str) -> Image.Image:
    """Draw a figure as it is now."""
    return small(picture(name, "png", "share", look, "en").content)


def small(content: bytes) -> Image.Image:
    """Reduce a picture as those that are kept are."""
    return Image.open(io.BytesIO(content)).convert("RGB").reduce(_SMALL)


def apart(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Return how much two pictures differ on average, and in the square where they differ most, from 0 to 255."""
    if one.size != other.size:
        return 255.0, 255.0
    grey = [ImageChops.difference(*pair) for pair in zip(squares(one).split(), squares(other).split(), strict=True)]
    most = max(float(band.getextrema()[1]) for band in grey)  # type: ignore[arg-type]
    mean = max(ImageStat.Stat(ImageChops.difference(one, other)).mean)
    return mean, most


def squares(image: Image.Image) -> Image.Image:
    """Average each square of a picture."""
    return image.reduce(_BLOCK)


def main() -> None:
    """Draw them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, look in CASES:
        drawn(name, look).quantize(256, dither=Image.Dither.NONE).save(path(name, look), optimize=True)
        print(f"{path(name, look)}: {path(name, look).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
