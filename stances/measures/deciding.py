"""Which of the statements that count decide, group by group and day by day, in whole columns of numbers.

A *word* is what one voice of a group said on one day on one basis, a *block* what all its voices said then; both
are runs of the statements ordered by group, basis, day and voice (`measures.spells`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stances import scale, schema
from stances.measures.runs import Codes, Flags, Runs, carried, most

VOICES = len(next(column for column in schema.STATEMENTS.columns if column.name == "speaker_office").values) + 1
"""Offices, and the actor as a whole (0)."""


def newest_words(words: Runs, blocks: Runs, bits: Codes, day: Codes, begin: Codes) -> tuple[Codes, Flags, Codes, Codes]:
    """Let the newest word of every voice that is not silenced decide.

    A statement without an office speaks for the actor as a whole: it silences all that was said before it, and
    falls silent when an office speaks later.

    Returns:
        For each block: the stances said (bits), whether they disagree within a voice or beside the actor as a
        whole, the newest day, and where the oldest deciding word begins.
    """
    size = len(blocks.key)
    block = np.repeat(np.arange(size), blocks.high - blocks.low)
    office = words.key % VOICES
    stances, unsettled = np.zeros(size, np.int64), np.zeros(size, np.bool_)
    oldest, whole = np.full(size, np.iinfo(np.int64).max), np.full(size, np.iinfo(np.int64).min)
    for voice in np.unique(office):
        at = np.flatnonzero(office == voice)
        latest = carried(block[at], size)
        heard = latest >= begin
        word = np.full(size, -1)
        word[block[at]] = at
        word = word[latest]
        spoke = day[latest]
        if voice == 0:
            whole = np.where(heard, spoke, whole)
            heard = heard & (spoke == day)
        speaks = heard & (spoke >= whole)
        said = np.where(speaks, bits[word], 0)
        unsettled |= ((said & (said - 1)) != 0) | (speaks & (voice == 0))
        stances |= said
        oldest = np.minimum(oldest, np.where(speaks, words.low[word], oldest))
    return stances, unsettled, day, oldest


def frequent_words(stance: Codes, low: Codes, high: Codes, day: Codes) -> tuple[Codes, Flags, Codes, Codes]:
    """Let the most frequent stance decide; the same as `_newest` returns."""
    tally, newest = [], []
    block = np.repeat(np.arange(len(high)), np.diff(high, prepend=0))
    for code in range(len(scale.CODES)):
        same = stance == code
        running = np.concatenate([[0], np.cumsum(same)])
        tally.append(running[high] - running[low])
        newest.append(day[carried(block[same], len(high))])
    most = np.max(tally, axis=0, initial=0)
    stances, last = np.zeros(len(high), np.int64), np.full(len(high), np.iinfo(np.int64).min)
    for code, (number, spoke) in enumerate(zip(tally, newest, strict=True)):
        chosen = number == most
        stances |= np.where(chosen, np.int64(1) << code, 0)
        last = np.where(chosen, np.maximum(last, spoke), last)
    return stances, np.ones(len(high), np.bool_), last, low


@dataclass(frozen=True, eq=False)
class Weak:
    """What was said on weaker bases than the deciding one.

    `rank`, `bits` (stances said) and `turn` (place of the day in `day`) are of blocks; `day` and `origin` (the first
    turn of the same group) are of turns.
    """

    rank: Codes
    bits: Codes
    turn: Codes
    day: Codes
    origin: Codes

    def disputes(self, strongest: Codes, stances: Codes, last: Codes) -> Flags:
        """Tell on which turns something newer than what decides says otherwise."""
        found = np.zeros(len(self.day), np.bool_)
        for basis in range(1, len(scale.BASES)):
            ranked = self.rank == basis
            for code in range(len(scale.CODES)) if ranked.any() else ():
                at = self.turn[ranked & (self.bits >> code & 1 == 1)]
                if not len(at):
                    continue
                latest = carried(at, len(self.day))
                heard = (latest >= self.origin) & (basis > strongest) & (self.day[latest] > last)
                found |= heard & ((stances >> code) & 1 == 0)
        return found


def speaks_now(group: Codes, day: Codes, office: Codes, size: int) -> Flags:
    """Tell which statements are the newest of a voice that is not silenced; as `_newest`, for a few statements."""
    voice = group * VOICES + office
    newest = day == most(voice, day, size * VOICES)[voice]
    whole = most(group[office == 0], day[office == 0], size)
    speaks: Flags = newest & (day >= whole[group]) & ((office > 0) | (day == most(group, day, size)[group]))
    return speaks
