"""What a figure's file says of itself, whatever its form: the words of Dublin Core."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from stances import __version__
from stances.exhibits.exhibit import Exhibit
from stances.model import Dataset, View
from stances.words.speech import Speech


@dataclass(frozen=True)
class Description:
    """A figure in words.

    Attributes:
        title: what it shows, in a sentence.
        description: what that rests on, as of when, from which source; with the foot of the figure.
        creator: who made the figure.
        source: the dataset: title, version and digest.
        rights: the licence of the data and its address.
        identifier: the address that reproduces the figure.
        coverage: the day that it shows, as YYYY-MM-DD.
        language: the language's code.
        publisher: the program that made it.
    """

    title: str
    description: str
    creator: str
    source: str
    rights: str
    identifier: str
    coverage: str
    language: str
    publisher: str

    @property
    def words(self) -> dict[str, str]:
        """Every attribute by its name, which is Dublin Core's."""
        return asdict(self)


def describe(
    exhibit: Exhibit, dataset: Dataset, view: View, spoken: Speech, lines: list[str], link: str
) -> Description:
    """Describe an exhibit.

    Args:
        exhibit: the exhibit.
        dataset: the dataset it shows.
        view: the view it shows.
        spoken: names and language.
        lines: the foot of its figure.
        link: the address that reproduces it.
    """
    licences = [" ".join(filter(None, (licence.get("title") or licence.get("name"), licence.get("path"))))
                for licence in dataset.meta.get("licenses", ())]  # fmt: skip
    return Description(
        title=exhibit.title,
        description=" ".join([exhibit.subtitle, *(line for line in lines if line != link)]).strip(),
        creator="Stances",
        source=f"{dataset.text('title', spoken.language.code)} ({dataset.name}), {dataset.version}, {dataset.digest}",
        rights="; ".join(licences),
        identifier=link,
        coverage=view.as_of.isoformat(),
        language=spoken.language.code,
        publisher=f"Stances {__version__}",
    )
