"""A topojson file with its arcs decoded to degrees."""

from __future__ import annotations

from typing import Any

Point = tuple[float, float]


class Topology:
    """A topojson file with its arcs decoded to degrees."""

    def __init__(self, source: dict[str, Any]) -> None:
        self.source = source
        kx, ky = source["transform"]["scale"]
        x0, y0 = source["transform"]["translate"]
        self.arcs: list[list[Point]] = []
        for steps in source["arcs"]:
            x = y = 0
            points: list[Point] = []
            for dx, dy in steps:
                x, y = x + dx, y + dy
                points.append((x * kx + x0, y * ky + y0))
            self.arcs.append(points)

    def ring(self, numbers: list[int]) -> list[Point]:
        """The points of a ring; a number below zero is an arc walked backwards."""
        points: list[Point] = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points
