"""What a table says of itself when it leaves: title, day, filters, columns, source, version, licence, citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stances.exhibits.country import subject
from stances.exhibits.exhibit import Exhibit
from stances.export import citation
from stances.measures.changes import period
from stances.model import Dataset, View
from stances.scale import N_
from stances.words.columns import meanings
from stances.words.filters import filters
from stances.words.speech import Speech
from stances.words.statements import sources_line

_OF_ONE = ("country", "said", "votes")
"""The exhibits that are about one actor."""


@dataclass(frozen=True)
class About:
    """What belongs to a table and is not in it.

    Attributes:
        title: the finding.
        subtitle: what it rests on.
        as_of: the day shown, as ISO 8601 writes it.
        filters: (filter, choice), in words.
        columns: (heading, what stands there).
        source: the documents behind the dataset.
        dataset: the dataset's title.
        version: its version.
        digest: the hash of its content.
        licence: its licence.
        citation: how to cite the table.
        link: the address that reproduces it.
        note: what else belongs at its foot.
        language: the language's code.
    """

    title: str
    subtitle: str
    as_of: str
    filters: list[tuple[str, str]]
    columns: list[tuple[str, str]]
    source: str
    dataset: str
    version: str
    digest: str
    licence: str
    citation: str
    link: str
    note: str
    language: str

    def facts(self, foot: Sequence[str], spoken: Speech) -> list[tuple[str, str]]:
        """Return all this as (name, value), for a sheet that people read; a name without a value is a heading.

        Args:
            foot: what stands at the foot of an exported figure.
            spoken: the language of the names.
        """
        text = spoken.language.text
        said = [
            (text(N_("Title")), self.title), (text(N_("What it rests on")), self.subtitle),
            *((text(N_("About")), line) for line in foot), (text(N_("Licence")), self.licence),
            (text(N_("How to cite")), self.citation),
        ]  # fmt: skip
        return [
            *((name, value) for name, value in said if value),
            (text(N_("Filters")), ""), *self.filters,
            (text(N_("Columns")), ""), *self.columns,
        ]  # fmt: skip


def about(exhibit: Exhibit, dataset: Dataset, view: View, spoken: Speech, link: str) -> About:
    """Describe an exhibit's table.

    The citation does not say when the file was read: the same view of the same data is the same file on every day.

    Args:
        exhibit: the exhibit.
        dataset: the dataset.
        view: the view.
        spoken: names and language.
        link: the address that reproduces it.
    """
    whose = subject(dataset, view) if exhibit.name in _OF_ONE else ""
    since = period(dataset, view).since if exhibit.name == "changes" else None
    return About(
        title=exhibit.title,
        subtitle=exhibit.subtitle,
        as_of=view.as_of.isoformat(),
        filters=filters(view, spoken, subject=whose, since=since, heeded={heed.field for heed in exhibit.heeds}),
        columns=meanings(exhibit.table.columns, spoken),
        source=sources_line(spoken),
        dataset=dataset.text("title", spoken.language.code),
        version=dataset.version,
        digest=dataset.digest,
        licence=citation.licence(dataset, full=True),
        citation=citation.text(citation.of_figure(exhibit, view, spoken, link)),
        link=link,
        note=exhibit.note,
        language=spoken.language.code,
    )
