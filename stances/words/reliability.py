"""How reliable a coding is, in words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from stances.scale import N_
from stances.words.speech import Speech


def finding(frame: pd.DataFrame, verdicts: pd.Series[Any], speech: Speech) -> str:
    """Say how far two coders agreed and what came of the second check.

    Args:
        frame: as made by `measures.agreement.agreement`.
        verdicts: how many statements got each verdict.
        speech: names and language.
    """
    language = speech.language
    number = language.number
    parts = []
    if len(frame):
        whole = frame.iloc[0]
        parts.append(language.text(
            N_("{pages} pages were coded twice, apart: of {claims} claims both coders saw {both}, {same} of them with "
               "the same stance."),
            pages=number(int(whole["pages"])), claims=number(int(whole["claims"])), both=number(int(whole["both"])),
            same=number(int(whole["same"])),
        ))  # fmt: skip
        if pd.notna(whole["alpha"]):
            value = number(float(whole["alpha"]), 2)
            parts.append(language.text(N_("Krippendorff's alpha: {alpha}."), alpha=value))
    if len(verdicts):
        parts.append(language.text(
            N_("Every row was checked a second time: {ok} right, {corrected} corrected, {dropped} dropped, {added} "
               "added."),
            **{name: number(int(verdicts.get(name, 0))) for name in ("ok", "corrected", "dropped", "added")},
        ))  # fmt: skip
    return " ".join(parts) or language.text(N_("Nothing was coded or checked twice."))


def explained(speech: Speech) -> str:
    """Say what the figures mean."""
    return speech.language.text(
        N_("Before anything was settled. Alpha compares the stances on the ordered scale: 1 is perfect agreement, 0 "
           "what chance would give; it is empty where too little can be compared.")
    )  # fmt: skip
