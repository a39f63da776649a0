"""Spells: every position that ever held, from the day it began, and the statements behind it.

What follows for one group of statements (an actor on a question) does not depend on another's. So the statements are
put in order once and then worked through by some groups at a time, few enough to stay in the processor's cache.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import chain, pairwise

import numpy as np

from stances.measures.deciding import READABLE, TOGETHER, speaks_now
from stances.measures.entries import Entries, entries
from stances.measures.runs import Codes, most
from stances.measures.said import FREQUENT, Said

DECIDES, UNREAD, LAPSED = range(3)
"""What part a statement has in a position (`Spells.heard`)."""

_AT_ONCE = 1 << 15  # statements: what is worked out of so many fits the cache


@dataclass(frozen=True, eq=False)
class Spells(Entries):
    """All positions that ever held.

    Attributes:
        said: the statements.
        order: their places, ordered by group, basis, day and voice.
    """

    said: Said
    order: Codes

    def heard(self, chosen: Codes, rule: str) -> tuple[Codes, Codes, Codes]:
        """Tell which statements decide in some spells, and which stand beside them without deciding.

        Returns:
            For each such statement the place in `chosen` of its spell, its place in `said`, and its part: `DECIDES`;
            `UNREAD`, one that cannot be read beside those that can; or `LAPSED`, the newest word of a voice that says
            otherwise but is too old to stand beside the newest.
        """
        lengths = self.high[chosen] - self.low[chosen]
        spell = np.repeat(np.arange(len(chosen)), lengths)
        within = np.arange(len(spell)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        place = self.order[self.low[chosen][spell] + within]
        day, office, stance = (column[place] for column in (self.said.day, self.said.office, self.said.stance))
        stances = self.stances[chosen][spell]
        chimes = (stances >> stance) & 1 == 1
        if rule == FREQUENT:
            return spell[chimes], place[chimes], np.full(chimes.sum(), DECIDES)
        clear = (READABLE >> stance) & 1 == 1
        speaks = speaks_now(spell, day, office, clear, len(chosen))
        near = day >= (most(spell, day, len(chosen)) - TOGETHER)[spell]
        # A voice that agrees but spoke earlier is not what the position rests on.
        newest = self.every[chosen][spell] | (day == self.last[chosen][spell])
        part = np.full(len(spell), -1)
        part[speaks & near & chimes & newest] = DECIDES
        part[speaks & near & ~clear & ((stances & READABLE) != 0)] = UNREAD
        part[speaks & ~near & clear & ~chimes] = LAPSED
        found = part >= 0
        return spell[found], place[found], part[found]

    def deciding(self, chosen: Codes, rule: str) -> tuple[Codes, Codes]:
        """Tell which statements decide in some spells: `heard` without the others."""
        spell, place, part = self.heard(chosen, rule)
        return spell[part == DECIDES], place[part == DECIDES]


def spells(said: Said, rule: str) -> Spells:
    """Work out every spell of every group under a rule; which statements count has been settled before."""
    order = said.order()
    ranged = said.take(order)
    found = (entries(ranged.take(slice(low, high)), rule, low) for low, high in _parts(ranged.group))
    return Spells(**vars(_joined(found, len(said))), said=said, order=order)


def _joined(parts: Iterator[Entries], size: int) -> Entries:
    """Write entries one part after another; there are `size` of them at most, and one part at least.

    Each is written where it stays as soon as it is known: to keep the parts and join them in the end takes more
    memory, and fresh memory takes more time than what is done with it.
    """
    first = next(parts)
    names = [column.name for column in fields(Entries)]
    columns = [np.empty(size, getattr(first, name).dtype) for name in names]
    low = 0
    for part in chain([first], parts):
        for name, column in zip(names, columns, strict=True):
            column[low : low + len(part)] = getattr(part, name)
        low += len(part)
    return Entries(*(column[:low] for column in columns))


def _parts(group: Codes) -> list[tuple[int, int]]:
    """Split sorted statements into parts of whole groups: where each begins and ends; at least one."""
    ends = np.searchsorted(group, group[_AT_ONCE - 1 :: _AT_ONCE], side="right")
    bounds = sorted({*ends.tolist(), len(group)})
    return list(pairwise([0, *bounds]))
