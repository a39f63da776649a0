"""Which names have room on the map, and which of them fit into their country."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from stances.figures import labels
from stances.figures.ground import projected, within
from stances.model import Row

_LABELLED = 40
"""With more positions than this a label for each would hide the map."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Name:
    """A name on the map, or only the signs of a country whose name has no room.

    Attributes:
        row: whose; see `figures.map.figure`.
        text: what is written; empty where only the signs are.
        inside: whether it fits into its country and stands on its colour.
    """

    row: Row
    text: str
    inside: bool


def named(rows: Iterable[Row], region: str) -> list[Name]:
    """Keep the names that have room, the larger countries' first, and of the others the signs that have."""
    inside = [row for row in rows if within(row["lon"], row["lat"], region)]
    inside.sort(key=lambda row: (-row["area"], row["code"]))
    boxes = [_box(row, region, f"{row['symbol']} {row['name']}{row['signs']}") for row in inside]
    stand = [*labels.free(boxes[:_LABELLED]), *[False] * len(boxes[_LABELLED:])]
    taken = [box for box, stands in zip(boxes, stand, strict=True) if stands]
    others = [row for row, stands in zip(inside, stand, strict=True) if not stands]
    room = labels.free([*taken, *(_box(row, region, row["symbol"] + row["signs"]) for row in others)])[len(taken) :]
    return [
        *(Name(row, row["name"], _fits(row, box, region))
          for row, box, stands in zip(inside, boxes, stand, strict=True) if stands),
        *(Name(row, "", _fits(row, boxes[inside.index(row)], region))
          for row, stands in zip(others, room, strict=True) if stands),
    ]  # fmt: skip


def _fits(row: Row, box: Box, region: str) -> bool:
    """Tell whether a name fits into its country, so that it can stand on the country's colour."""
    if region == "world" or row["small"] or row["hatched"] or row["faint"] or row["lent"]:
        return False
    per_kilometre = projected(row["lon"], row["lat"], region)[2]
    return (box[2] - box[0]) * (1.9 if row["signs"] else 1.4) < math.sqrt(row["area"]) * per_kilometre


def _box(row: Row, region: str, text: str) -> Box:
    x, y, _ = projected(row["lon"], row["lat"], region)
    wide = labels.width(text) + (20 if row["small"] else 10)
    left = x if row["small"] else x - wide / 2
    return left, y - 8, left + wide, y + 8
