"""What is wrong with a dataset, said so that its maker can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    Attributes:
        file: the file's name.
        message: what is wrong and what to do.
        row: the row as a spreadsheet counts it (the header is row 1); None for the whole file.
        column: the column's name; empty for the whole row or file.
        value: what stands there.
    """

    file: str
    message: str
    row: int | None = None
    column: str = ""
    value: str = ""

    def __str__(self) -> str:
        """Say it in a line."""
        place = [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: {self.message}"


class DatasetError(ValueError):
    """A dataset cannot be opened; `problems` says everything that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
