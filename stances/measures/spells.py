"""Spells: every position that ever held, from the day it began, worked out in one pass over all statements.

This is the rule of positions itself (`measures.positions` tells it in words), written for whole columns of numbers:
what follows for a group of statements (an actor on a question) changes only on days from which one of them counts, so
that there is one spell for each such day, and asking for a day is no more than looking one up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from stances import scale
from stances.measures.deciding import READABLE, TOGETHER, VOICES, Weak, frequent_words, newest_words, speaks_now
from stances.measures.runs import Codes, Flags, Runs, carried, most

FREQUENT = "frequent"
"""The rule by which the most frequent stance decides instead of the newest."""

DECIDES, UNREAD, LAPSED = range(3)
"""What part a statement has in a position (`Spells.heard`)."""

_RANKS = len(scale.BASES)
_CODES = {slug: place for place, slug in enumerate(scale.OUTCOME.categories)}
_CONTESTED, _DIVIDED = (_CODES[stance.slug] for stance in scale.DERIVED)
_ONLY = np.array([_CODES[slug] for slug in scale.RECORDED.categories])


@dataclass(frozen=True, eq=False)
class Said:
    """Statements as numbers, in any order.

    Attributes:
        group: whose position on what; from 0.
        rank: place of the basis in `scale.BASES`, the strongest first.
        day: days since 1970 from which the statement counts.
        office: the voice; 0 for the actor as a whole.
        stance: place of the stance in `scale.RECORDED`.
    """

    group: Codes
    rank: Codes
    day: Codes
    office: Codes
    stance: Codes

    @classmethod
    def of(cls, rows: pd.DataFrame, group: Codes, rule: str) -> Said:
        """Read statements (rows of `Dataset.statements` that all count); `group` names the position of each."""
        office = _codes(rows["speaker_office"])
        if rule == FREQUENT:  # every statement weighs the same, whoever spoke
            office = np.zeros_like(office)
        day = rows["counts"].to_numpy().astype("datetime64[D]").astype(np.int64)
        return cls(group, _codes(rows["basis"]), day, office, _codes(rows["stance"]))


@dataclass(frozen=True, eq=False)
class Spells:
    """One entry a group and day on which something was said, ordered by group and day.

    Attributes:
        said: the statements.
        order: their places, ordered by group, basis, day and voice.
        group: as in `Said`.
        day: the day on which the spell begins; it lasts until the group's next.
        outcome: place in `scale.OUTCOME`.
        rank: the basis on which it rests.
        stances: the stances that it is made of, as bits.
        last: the day from which the newest deciding statement counts.
        n: how many statements count.
        disputed: whether a newer statement of a weaker basis says otherwise, in words that can be read.
        low, high: the newest words of all voices that are not silenced are among `order[low:high]`.
        every: whether older words of other voices decide with the newest ones.
    """

    said: Said
    order: Codes
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
    first = int(said.day.min(initial=0))
    days = int(said.day.max(initial=0)) - first + 1
    key = ((said.group * _RANKS + said.rank) * days + said.day - first) * VOICES + said.office
    order = np.argsort(key, kind="stable")
    words = Runs.of(key[order])  # what one voice said on one day
    blocks = Runs.of(words.key // VOICES)  # what all voices said on one day on one basis
    group = blocks.key // days // _RANKS
    rank = blocks.key // days % _RANKS
    day = blocks.key % days + first
    bits = np.int64(1) << said.stance[order]
    low, high = words.low[blocks.low], words.high[blocks.high - 1] if len(blocks.key) else blocks.high
    segment = Runs.of(blocks.key // days)
    begin = np.repeat(segment.low, segment.high - segment.low)  # the first block of each block's group and basis
    if rule == FREQUENT:
        found = frequent_words(said.stance[order], low[begin], high, day)
    else:
        found = newest_words(words, blocks, np.bitwise_or.reduceat(bits, words.low) if len(bits) else bits, day, begin)
    stances, unsettled, last, oldest = found
    several = (stances & (stances - 1)) != 0
    outcome = np.where(several, np.where(unsettled, _CONTESTED, _DIVIDED), _ONLY[_lowest_bit(stances)])

    # From here on by group: on each day the strongest basis decides that anything was said on by then.
    by_day = np.argsort(group * days + day - first, kind="stable")
    turns = Runs.of((group * days + day - first)[by_day])
    turn = np.empty(len(by_day), np.int64)
    turn[by_day] = np.repeat(np.arange(len(turns.key)), turns.high - turns.low)
    whose = turns.key // days
    start = Runs.of(whose)
    origin = np.repeat(start.low, start.high - start.low)
    strong = np.full(len(whose), -1)
    for basis in reversed(range(_RANKS)):
        at = np.flatnonzero(rank == basis)
        latest = carried(turn[at], len(whose))
        held = latest >= origin
        block = np.full(len(whose), -1)
        block[turn[at]] = at
        strong = np.where(held, block[latest], strong)
    size = np.cumsum((high - low)[by_day])
    total = size[turns.high - 1] if len(size) else size
    before = np.concatenate([[0], total])[origin]
    said_on = np.bitwise_or.reduceat(bits, low) if len(bits) else bits
    weak = Weak(rank, said_on, turn, turns.key % days + first, origin)
    return Spells(
        said, order, whose, turns.key % days + first, outcome[strong], rank[strong], stances[strong], last[strong],
        total - before, weak.disputes(rank[strong], stances[strong], last[strong]), oldest[strong], high[strong],
        (several & (stances & READABLE != 0))[strong] | (rule == FREQUENT),
    )  # fmt: skip


def _lowest_bit(bits: Codes) -> Codes:
    places: Codes = np.log2(np.maximum(bits & -bits, 1)).astype(np.int64)
    return places


def _codes(column: pd.Series[Any]) -> Codes:
    codes: Codes = column.cat.codes.to_numpy().astype(np.int64)
    return codes
