"""The command that says how to cite."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from stances.cli import options
from stances.cli.options import SITE_OPTION, asked_for, shared
from stances.cli.printing import hand_out
from stances.export import cited

_FORMATS = {"text": "txt", "bibtex": "bib", "csl": "json"}


@click.command()
@click.argument("subject", type=click.Choice(cited.SUBJECTS), default=cited.DATASET)
@shared(options.SINCE, options.ALL, options.REGION, options.COUNTRY, options.PERIOD, options.TRACK, SITE_OPTION)
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", show_default=True,
              help="text to print, bibtex for LaTeX, csl for Zotero, Pandoc and the like.")  # fmt: skip
@click.option("--accessed", type=options.Day(), help="The day on which it was read; today unless given.")
def cite(subject: str, dataset: str | None, lang: str, site: str, form: str, accessed: dt.date | None,
         **asked: Any) -> None:  # fmt: skip
    r"""Say how to cite the dataset, a view of it, or an exhibit such as map.

    The link in a citation names the version of the data; the dashboard says so when they have changed since.

    \b
    stances cite
    stances cite map --question sanctions-pressure --as-of 2025-11-25 --format bibtex
    """
    read = accessed or dt.datetime.now().astimezone().date()
    found = cited.cite(subject, *asked_for(dataset, asked), lang, site, read)
    hand_out(cited.written(found, _FORMATS[form]), None)
