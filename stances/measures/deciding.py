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


TOGETHER = 90
"""So many days before the newest word another voice's word still stands beside it. What was said longer ago was said
about another state of the talks, and often by a former holder of the office: it is history, not a disagreement."""

READABLE = np.int64(sum(1 << place for place, slug in enumerate(scale.RECORDED.categories)
                        if scale.stance(slug).rank is not None))  # fmt: skip
"""The stances on the scale, as bits. What stands beside the scale cannot be read, so it contradicts none of them."""

_NEVER = np.iinfo(np.int64).min


def newest_words(words: Runs, blocks: Runs, bits: Codes, day: Codes, begin: Codes) -> tuple[Codes, Flags, Codes, Codes]:
    """Let the newest word of every voice decide, unless it is silenced or older than the newest by over `TOGETHER`.

    A statement without an office speaks for the actor as a whole: if it can be read, it silences all that was said
    before it, and falls silent when an office says something later that can be read. Of the words that stand those
    that can be read decide; if none can, those of the newest day.

    Returns:
        For each block: the stances that decide (bits), whether they disagree within a voice or beside the actor as a
        whole, the newest day of a deciding word, and where the oldest word begins of all that are not silenced.
    """
    size = len(blocks.key)
    block = np.repeat(np.arange(size), blocks.high - blocks.low)
    office = words.key % VOICES
    clear = (bits & READABLE) != 0
    bits = np.where(clear, bits & READABLE, bits)
    whole, offices = (_newest(block[clear & said], day, begin) for said in (office == 0, office > 0))
    stances, dim = np.zeros(size, np.int64), np.zeros(size, np.int64)
    unsettled, dim_unsettled = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    last, oldest = np.full(size, _NEVER), np.full(size, np.iinfo(np.int64).max)
    for voice in np.unique(office):
        at = np.flatnonzero(office == voice)
        latest = carried(block[at], size)
        word = np.full(size, -1)
        word[block[at]] = at
        word = word[latest]
        spoke = day[latest]
        speaks = (latest >= begin) & (spoke >= (whole if voice else offices))
        oldest = np.minimum(oldest, np.where(speaks, words.low[word], oldest))
        said = np.where(speaks & (spoke >= day - TOGETHER), bits[word], 0)
        read = (said & READABLE) != 0
        last = np.where(read, np.maximum(last, spoke), last)
        now = np.where(~read & (spoke == day), said, 0)
        unsettled |= read & (((said & (said - 1)) != 0) | (voice == 0))
        dim_unsettled |= (now != 0) & (((now & (now - 1)) != 0) | (voice == 0))
        stances |= np.where(read, said, 0)
        dim |= now
    read = stances != 0
    return (
        np.where(read, stances, dim), np.where(read, unsettled, dim_unsettled), np.where(read, last, day), oldest,
    )  # fmt: skip


def _newest(block: Codes, day: Codes, begin: Codes) -> Codes:
    """Return for each block the day of the newest of some blocks up to it, of the same group and basis."""
    latest = carried(block, len(day))
    newest: Codes = np.where(latest >= begin, day[latest], _NEVER)
    return newest


def frequent_words(stance: Codes, low: Codes, high: Codes, day: Codes) -> tuple[Codes, Flags, Codes, Codes]:
    """Let the most frequent stance decide, of several one that can be read; the same as `newest_words` returns."""
    tally, newest = [], []
    block = np.repeat(np.arange(len(high)), np.diff(high, prepend=0))
    for code in range(len(scale.CODES)):
        same = stance == code
        running = np.concatenate([[0], np.cumsum(same)])
        tally.append(running[high] - running[low])
        newest.append(day[carried(block[same], len(high))])
    most = np.max(tally, axis=0, initial=0)
    stances, last = np.zeros(len(high), np.int64), np.full(len(high), _NEVER)
    for code, (number, spoke) in enumerate(zip(tally, newest, strict=True)):  # those on the scale come first
        bit = np.int64(1) << code
        chosen = (number == most) & ((bit & READABLE != 0) | (stances & READABLE == 0))
        stances |= np.where(chosen, bit, 0)
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
        """Tell on which turns something newer than what decides says otherwise, in words that can be read."""
        found = np.zeros(len(self.day), np.bool_)
        for basis in range(1, len(scale.BASES)):
            ranked = self.rank == basis
            for code in np.flatnonzero(READABLE >> np.arange(len(scale.CODES)) & 1) if ranked.any() else ():
                at = self.turn[ranked & (self.bits >> code & 1 == 1)]
                if not len(at):
                    continue
                latest = carried(at, len(self.day))
                heard = (latest >= self.origin) & (basis > strongest) & (self.day[latest] > last)
                found |= heard & ((stances >> code) & 1 == 0)
        return found


def speaks_now(group: Codes, day: Codes, office: Codes, clear: Flags, size: int) -> Flags:
    """Tell which statements are a voice's newest and not silenced; as `newest_words`, for a few statements.

    Args:
        group: from 0; there are `size` of them.
        day: as in `Said`.
        office: as in `Said`.
        clear: whether the stance can be read.
        size: how many groups there are.
    """
    voice = group * VOICES + office
    newest = day == most(voice, day, size * VOICES)[voice]
    whole, offices = (most(group[clear & said], day[clear & said], size) for said in (office == 0, office > 0))
    speaks: Flags = newest & (day >= np.where(office > 0, whole[group], offices[group]))
    return speaks
