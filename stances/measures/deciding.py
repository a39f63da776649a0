"""Which of the statements that count decide, group by group and day by day, in whole columns of numbers.

A *word* is what one voice of a group said on one day on one basis, a *block* what all its voices said then; both
are runs of the statements ordered by group, basis, day and voice (`measures.spells`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stances import scale, schema
from stances.measures.runs import Codes, Flags, carry, most

VOICES = len(next(column for column in schema.STATEMENTS.columns if column.name == "speaker_office").values) + 1
"""Offices, and the actor as a whole (0)."""


TOGETHER = 90
"""So many days before the newest word another voice's word still stands beside it. What was said longer ago was said
about another state of the talks, and often by a former holder of the office: it is history, not a disagreement."""

READABLE = np.int16(sum(1 << place for place, slug in enumerate(scale.RECORDED.categories)
                        if scale.stance(slug).rank is not None))  # fmt: skip
"""The stances on the scale, as bits. What stands beside the scale cannot be read, so it contradicts none of them."""

_NEVER = np.iinfo(np.int32).min


@dataclass(frozen=True, eq=False)
class Words:
    """Words: the block of each, the voice, the stances (bits), and where its statements begin."""

    block: Codes
    office: Codes
    bits: Codes
    low: Codes


def newest_words(words: Words, day: Codes, begin: Codes) -> tuple[Codes, Flags, Codes, Codes]:
    """Let the newest word of every voice decide, unless it is silenced or older than the newest by over `TOGETHER`.

    A statement without an office speaks for the actor as a whole: if it can be read, it silences all that was said
    before it, and falls silent when an office says something later that can be read. Of the words that stand those
    that can be read decide; if none can, those of the newest day.

    Args:
        words: the words.
        day: the day of each block.
        begin: the first word of each block's group and basis.

    Returns:
        For each block: the stances that decide (bits), whether they disagree within a voice or beside the actor as a
        whole, the block of the newest deciding word, and where the oldest word begins of all that are not silenced.
    """
    size = len(day)
    clear = (words.bits & READABLE) != 0
    bits = np.where(clear, words.bits & READABLE, words.bits)
    whole, offices = (_newest(words, clear & said, day, begin) for said in (words.office == 0, words.office > 0))
    stances, dim = np.zeros(size, np.int16), np.zeros(size, np.int16)
    unsettled, dim_unsettled = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    last, oldest = np.full(size, -1), np.full(size, len(words.block))
    for voice in np.flatnonzero(np.bincount(words.office)):
        at = np.flatnonzero(words.office == voice)
        word = carry(at, words.block[at], size)
        latest = words.block[word]
        spoke = day[latest]
        speaks = (word >= begin) & (spoke >= (whole if voice else offices))
        oldest = np.where(speaks, np.minimum(oldest, word), oldest)
        said = np.where(speaks & (spoke >= day - TOGETHER), bits[word], np.int16(0))
        read = (said & READABLE) != 0
        last = np.where(read, np.maximum(last, latest), last)
        now = np.where(~read & (spoke == day), said, np.int16(0))
        unsettled |= read & (((said & (said - 1)) != 0) | (voice == 0))
        dim_unsettled |= (now != 0) & (((now & (now - 1)) != 0) | (voice == 0))
        stances |= np.where(read, said, np.int16(0))
        dim |= now
    read = stances != 0
    return (
        np.where(read, stances, dim), np.where(read, unsettled, dim_unsettled),
        np.where(read, last, np.arange(size)), words.low[oldest],
    )  # fmt: skip


def _newest(words: Words, chosen: Flags, day: Codes, begin: Codes) -> Codes:
    """Return for each block the day of the newest of some words up to it, of the same group and basis."""
    at = np.flatnonzero(chosen)
    word = carry(at, words.block[at], len(day))
    newest: Codes = np.where(word >= begin, day[words.block[word]], _NEVER)
    return newest


def frequent_words(stance: Codes, low: Codes, high: Codes) -> tuple[Codes, Flags, Codes, Codes]:
    """Let the most frequent stance decide, of several one that can be read; the same as `newest_words` returns.

    Args:
        stance: of the statements.
        low: where the statements of each block's group and basis begin.
        high: where the statements of each block end.
    """
    tally, newest = [], []
    block = np.repeat(np.arange(len(high)), np.diff(high, prepend=0))
    for code in range(len(scale.CODES)):
        same = stance == code
        running = np.concatenate([[0], np.cumsum(same)])
        tally.append(running[high] - running[low])
        newest.append(carry(block[same], block[same], len(high)))
    most = np.max(tally, axis=0, initial=0)
    stances, last = np.zeros(len(high), np.int16), np.full(len(high), -1)
    for code, (number, spoke) in enumerate(zip(tally, newest, strict=True)):  # those on the scale come first
        bit = np.int16(1 << code)
        chosen = (number == most) & ((bit & READABLE != 0) | (stances & READABLE == 0))
        stances |= np.where(chosen, bit, np.int16(0))
        last = np.where(chosen, np.maximum(last, spoke), last)
    return stances, np.ones(len(high), np.bool_), last, low


def disputed(weaker: Codes, stances: Codes, last: Codes) -> Flags:
    """Tell on which of a group's days something newer than what decides says otherwise, in words that can be read.

    Args:
        weaker: what is said that day on weaker bases than the deciding one (bits).
        stances: what decides (bits).
        last: the place of the day of the newest deciding word.
    """
    found = np.zeros(len(weaker), np.bool_)
    said = np.flatnonzero(weaker & READABLE)
    place = carry(np.arange(len(said)), said, len(weaker))  # of the newest that was said, in `said`
    asked = np.flatnonzero(np.append(said, -1)[place] > last)
    bits, place, stances, last = weaker[said], place[asked], stances[asked], last[asked]
    for code in np.flatnonzero(READABLE >> np.arange(len(scale.CODES)) & 1):
        at = np.flatnonzero(bits >> code & 1)
        latest = carry(said[at], at, len(said))[place]
        found[asked] |= (latest > last) & (stances >> code & 1 == 0)
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
