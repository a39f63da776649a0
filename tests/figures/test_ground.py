"""Where points fall in the map's frames: as plotly draws them, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.figures import ground

DRAWN = [
    ("europe", (10, 50), (370.8, 299.1)), ("europe", (-8, 53), (228.9, 236.9)), ("europe", (26, 64), (471.4, 102.7)),
    ("europe", (25, 35), (536.2, 490.3)), ("world", (10, 50), (398.2, 83.6)), ("world", (100, 60), (546.6, 61.6)),
    ("world", (140, -30), (648.5, 270.0)), ("world", (178, 70), (653.0, 41.2)),
]  # fmt: skip
"""Frame, degrees, and where plotly.js 3 drew that point in a plot 800 pixels wide, measured in a browser."""

CLIPPED = {"europe": (45.32, 0, 754.68, 510), "world": (37.85, 0, 762.15, 337)}
"""The frame's edges in that plot."""


@pytest.mark.parametrize(("region", "point", "pixels"), DRAWN)
def test_points_fall_where_plotly_draws_them(region: str, point: tuple[float, float], pixels: tuple[float, float]
                                             ) -> None:  # fmt: skip
    left, top, right, bottom = CLIPPED[region]
    size = (right - left) / ground.WIDTH
    x, y = ground.projected(*point, region)
    middle = (top + bottom) / 2
    assert (left + x * size, middle + (y - ground.HEIGHTS[region] / 2) * size) == pytest.approx(pixels, abs=0.2)
    assert ground.HEIGHTS[region] * size == pytest.approx(bottom - top, abs=1)


@pytest.mark.parametrize("region", list(ground.FRAMES))
@given(east=st.floats(0, 1), north=st.floats(0, 1))
def test_there_is_a_way_back_from_pixels(region: str, east: float, north: float) -> None:
    (west, width), (south, height) = {"europe": ((-24, 70), (33, 38)), "world": ((-168, 358), (-57, 141))}[region]
    lon, lat = west + width * east, south + height * north
    back = ground.unprojected(*ground.projected(lon, lat, region), region)
    assert ((back[0] - lon + 180) % 360 - 180, back[1] - lat) == pytest.approx((0, 0), abs=1e-4)
