"""Countries' names as they stand inside a sentence, where that takes an article."""

from functools import cache
from pathlib import Path

import pandas as pd


@cache
def in_sentences() -> pd.DataFrame:
    """Return the table: `code`, `lang`, `phrase` (nominative, “the United Kingdom”), `plural` (1 or empty)."""
    return pd.read_csv(Path(__file__).parent / "in_sentences.csv", dtype="str", keep_default_na=False)
