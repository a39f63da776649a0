"""What is wrong with a dataset, said so that its maker can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from stances.language import Language
from stances.scale import N_


class Said(str):
    """A message with its values filled in, which can still be told in another language.

    Attributes:
        pattern: the message, as it is marked for translation.
        values: what is filled in.
    """

    __slots__ = ("pattern", "values")
    pattern: str
    values: dict[str, object]

    def __new__(cls, pattern: str, **values: object) -> Self:
        """Fill values into a message."""
        said = super().__new__(cls, pattern.format(**values))
        said.pattern, said.values = pattern, values
        return said


def one_of(values: Sequence[str]) -> Said:
    """Say which values there are to choose from."""
    return Said(N_("It must be one of these: {values}."), values=", ".join(values))


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

    def told(self, language: Language) -> str:
        """Say what is wrong in a language; as it stands where that has no words for it."""
        if isinstance(self.message, Said):
            return language.text(self.message.pattern, **self.message.values)
        return language.text(self.message)

    def __str__(self) -> str:
        """Say it in a line, in English."""
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
