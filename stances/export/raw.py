"""Statements as their dataset has them, for programs and for re-import: codes, all languages, nothing added."""

from __future__ import annotations

import pandas as pd

from stances import schema
from stances.dataset.writing import csv, texts
from stances.exhibits.exhibit import Exhibit
from stances.export.errors import UnavailableError
from stances.model import Dataset
from stances.words.columns import STATEMENT
from stances.words.speech import Speech

OF_STATEMENTS = ("evidence", "said", "country")
"""The exhibits whose table has one row a statement."""


def raw(exhibit: Exhibit, dataset: Dataset, spoken: Speech) -> bytes:
    """Write the statements that an exhibit lists as a statements.csv: the columns of `schema.STATEMENTS`.

    Rows that a listed one supersedes come with it, so that the file refers to nothing that is not in it or in the
    dataset's other tables. No cell is changed: what begins with “=” still does, so this is no file for spreadsheets.

    Args:
        exhibit: what is shown.
        dataset: the dataset.
        spoken: the language of the exhibit's headings.

    Raises:
        UnavailableError: if the exhibit lists no statements.
    """
    if exhibit.name not in OF_STATEMENTS:
        raise UnavailableError(f"“{exhibit.name}” is no list of statements; {', '.join(OF_STATEMENTS)} are.")
    shown = exhibit.table.get(spoken.language.text(STATEMENT), pd.Series(dtype="str"))
    statements = dataset.statements
    wanted = statements.index.isin(shown)
    while (named := statements.index.isin(statements.loc[wanted, "supersedes"]) & ~wanted).any():
        wanted |= named
    return csv(texts(statements[wanted], schema.STATEMENTS, dataset.languages))
