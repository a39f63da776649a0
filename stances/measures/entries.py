"""The positions of some groups, from the day on which each began: the rule of positions written for columns of numbers.

What follows for a group of statements (an actor on a question) changes only on days from which one of them counts, so
that there is one entry for each such day.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stances import scale
from stances.measures.deciding import READABLE, Words, disputed, frequent_words, newest_words
from stances.measures.runs import Codes, Flags, Runs, carry, ordered
from stances.measures.said import FREQUENT, Said

_RANKS = len(scale.BASES)
_CODES = {slug: place for place, slug in enumerate(scale.OUTCOME.categories)}
_CONTESTED, _DIVIDED = (np.int8(_CODES[stance.slug]) for stance in scale.DERIVED)
_RECORDED = list(scale.RECORDED.categories)
_LOWEST = np.array([_CODES[_RECORDED[(bits & -bits).bit_length() - 1]] for bits in range(1 << len(_RECORDED))], np.int8)
"""The outcome of stances (bits) of which the first is what counts."""


@dataclass(frozen=True, eq=False)
class Entries:
    """One entry a group and day on which something was said, ordered by group and day.

    Attributes:
        group: as in `Said`.
        day: the day on which the position begins; it lasts until the group's next.
        outcome: place in `scale.OUTCOME`.
        rank: the basis on which it rests.
        stances: the stances that it is made of, as bits.
        last: the day from which the newest deciding statement counts.
        n: how many statements count.
        disputed: whether a newer statement of a weaker basis says otherwise, in words that can be read.
        low, high: the newest words of all voices that are not silenced are among `order[low:high]`.
        every: whether older words of other voices decide with the newest ones.
    """

    group: Codes
    day: Codes
    outcome: Codes
    rank: Codes
    stances: Codes
    last: Codes
    n: Codes
    disputed: Flags
    low: Codes
    high: Codes
    every: Flags

    def __len__(self) -> int:
        return len(self.group)


@dataclass(frozen=True, eq=False)
class _Blocks:
    """Blocks (see `measures.deciding`): `said` are the stances said (bits), `low` and `high` bound the statements."""

    group: Codes
    rank: Codes
    day: Codes
    said: Codes
    low: Codes
    high: Codes


@dataclass(frozen=True, eq=False)
class _Found:
    """What follows on each block's basis alone: as `newest_words` returns it."""

    stances: Codes
    unsettled: Flags
    last: Codes
    oldest: Codes


def entries(said: Said, rule: str, first: int = 0) -> Entries:
    """Work out the positions of whole groups.

    Args:
        said: their statements, ordered by group, basis, day and voice.
        rule: by which rule.
        first: the place of the first of them among all statements.
    """
    blocks, found = _by_basis(said, rule)
    return _by_day(blocks, found, rule, first)


def _by_basis(said: Said, rule: str) -> tuple[_Blocks, _Found]:
    """Find the blocks of statements, and what follows on each basis by itself."""
    bits = np.int16(1) << said.stance
    words = Runs.of(said.group, said.rank, said.day, said.office)
    whole = said.take(words.low)
    runs = Runs.of(whole.group, whole.rank, whole.day)  # of words
    low = words.low[runs.low]
    group, rank, day = (column[runs.low] for column in (whole.group, whole.rank, whole.day))
    blocks = _Blocks(group, rank, day, np.bitwise_or.reduceat(bits, low), low, np.append(low, len(said))[1:])
    segments = Runs.of(group, rank)
    if rule == FREQUENT:
        found = frequent_words(said.stance, segments.spread(low[segments.low]), blocks.high)
    else:
        spoken = Words(
            runs.spread(np.arange(len(runs))), whole.office, np.bitwise_or.reduceat(bits, words.low), words.low
        )
        found = newest_words(spoken, day, segments.spread(runs.low[segments.low]))
    return blocks, _Found(*found)


def _by_day(blocks: _Blocks, found: _Found, rule: str, first: int) -> Entries:
    """Let on each day the strongest basis decide on which anything was said by then."""
    by_day = ordered(blocks.group, blocks.day)
    turns = Runs.of(blocks.group[by_day], blocks.day[by_day])
    turn = np.empty(len(by_day), np.int64)
    turn[by_day] = turns.spread(np.arange(len(turns)))
    opening = by_day[turns.low]
    group, day = blocks.group[opening], blocks.day[opening]
    span = Runs.of(group)
    strong = _strongest(blocks, turn, span.spread(Runs.of(blocks.group).low))
    rank, stances = blocks.rank[strong], found.stances[strong]
    several = (stances & (stances - 1)) != 0
    outcome = np.where(several, np.where(found.unsettled[strong], _CONTESTED, _DIVIDED), _LOWEST[stances])
    last = found.last[strong]
    size = np.append(0, np.cumsum((blocks.high - blocks.low)[by_day]))
    n = size[turns.high] - span.spread(size[turns.low[span.low]])
    doubts = disputed(_weaker(blocks, turn, rank), stances, turn[last])
    low, high = found.oldest[strong] + first, blocks.high[strong] + first
    every = several & (stances & READABLE != 0) | (rule == FREQUENT)
    return Entries(
        group, day, outcome, rank, stances, blocks.day[last], n.astype(np.int32), doubts,
        low.astype(np.int32), high.astype(np.int32), every,
    )  # fmt: skip


def _strongest(blocks: _Blocks, turn: Codes, begin: Codes) -> Codes:
    """Return for each turn the newest block of the strongest basis.

    Args:
        blocks: the blocks.
        turn: the turn of each block.
        begin: the first block of each turn's group.
    """
    strongest = np.full(len(begin), -1)
    for basis in reversed(range(_RANKS)):
        at = np.flatnonzero(blocks.rank == basis)
        newest = carry(at, turn[at], len(begin))
        strongest = np.where(newest >= begin, newest, strongest)
    return strongest


def _weaker(blocks: _Blocks, turn: Codes, rank: Codes) -> Codes:
    """Return for each turn what is said in it on weaker bases than that on which the position rests (`rank`)."""
    weaker = np.zeros(len(rank), np.int16)
    for basis in range(1, _RANKS):
        at = np.flatnonzero((blocks.rank == basis) & (rank[turn] < basis))
        weaker[turn[at]] |= blocks.said[at]
    return weaker
