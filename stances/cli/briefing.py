"""`stances briefing`: one document on a question or a country."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from stances.cli.options import SINCE, SITE_OPTION, dataset_of, shared, view_of
from stances.cli.printing import hand_out, progress
from stances.export.briefing import FORMS as BRIEFINGS
from stances.export.briefing import About, NoPdfError
from stances.export.briefing import briefing as brief


@click.command()
@shared(SINCE, SITE_OPTION)
@click.option("--country", metavar="NAME", help="A briefing on this country or organisation, not on a question.")
@click.option("--output", required=True, type=click.Path(dir_okay=False, path_type=Path),
              help="The file; its ending says what it becomes: docx, pdf, html.")  # fmt: skip
def briefing(dataset: str | None, lang: str, site: str, output: Path, **asked: Any) -> None:
    r"""Write one document on a question or a country, with every claim's source.

    It holds the state of play, the map, who stands where, what changed since a day (half a year ago unless --since is
    given), the last events and the next dates, and what is open. Pictures need Chrome or Chromium; without it the
    document says that they are left out.

    \b
    stances briefing --question own-troops --since 2026-01-01 --output troops.docx
    stances briefing --country Germany --lang de --output deutschland.pdf
    """
    form = output.suffix.removeprefix(".").lower()
    if form not in BRIEFINGS:
        raise click.BadParameter(f"the file must end in {', '.join(f'.{known}' for known in BRIEFINGS)}.",
                                 param_hint="--output")  # fmt: skip
    if asked["country"] and asked["question"]:
        raise click.UsageError("A briefing is on --question or on --country, not on both.")
    about: About = "country" if asked["country"] else "question"
    found = dataset_of(dataset)
    try:
        file = brief(form, found, view_of(found, **asked), lang, about, site, progress)
    except NoPdfError as error:
        raise click.ClickException(str(error)) from error
    hand_out(file, output)
