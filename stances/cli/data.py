"""The commands about datasets as a whole: list, describe, check and pack them."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pandas as pd

from stances.cli.options import DATASET, FORMAT, LANG, SITE_OPTION, ProblemsError, dataset_of
from stances.cli.printing import hand_out, say
from stances.dataset import DatasetError, bundled, open_dataset
from stances.dataset.shelf import opened
from stances.export import cited
from stances.words.method import HEADS, description
from stances.words.speech import speech


@click.command()
@LANG
@FORMAT
def datasets(lang: str, form: str) -> None:
    """List the bundled datasets."""
    rows = []
    for name in bundled():
        try:
            found = opened(name)
        except DatasetError as error:
            raise ProblemsError(error) from error
        rows.append({
            "Name": name, "Title": found.text("title", lang), "Version": found.version,
            "Statements": int(found.statements["active"].sum()), "Actors": len(found.actors),
            "Questions": ", ".join(found.questions.index), "Languages": ", ".join(found.languages),
            "As of": found.default_as_of().isoformat(), "Digest": found.digest,
        })  # fmt: skip
    say(pd.DataFrame(rows), form)


@click.command()
@DATASET
@LANG
@FORMAT
def describe(dataset: str | None, lang: str, form: str) -> None:
    """Say what a dataset is: title, version, licence, languages, how much it holds, from when to when, on what."""
    found = dataset_of(dataset)
    spoken = speech(found, lang)
    rows = [*description(spoken), *((code, spoken.question(code)) for code in found.questions.index)]
    heads = [spoken.language.text(name) for name in HEADS]
    say(pd.DataFrame(rows, columns=pd.Index(heads)), form, found.text("description", lang))


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@FORMAT
def check(folder: Path, form: str) -> None:
    """Check a dataset, and list everything that is wrong with it, with file, row and column.

    Ends with 1 if there is a problem.
    """
    try:
        found = open_dataset(folder)
    except DatasetError as error:
        rows = [{"File": problem.file, "Row": problem.row, "Column": problem.column, "Value": problem.value,
                 "Problem": problem.message} for problem in error.problems]  # fmt: skip
        say(pd.DataFrame(rows).astype({"Row": "Int64"}), form)
        many = "One problem" if len(rows) == 1 else f"{len(rows)} problems"
        click.echo(f"{many} in {folder}.", err=True)
        sys.exit(1)
    if form == "table":
        click.echo(f"No problems in {folder}: {len(found.statements)} statements, {len(found.actors)} actors, "
                   f"{len(found.questions)} questions, {len(found.events)} events.")  # fmt: skip
    else:
        say(pd.DataFrame(columns=["File", "Row", "Column", "Value", "Problem"]), form)


@click.command()
@DATASET
@LANG
@SITE_OPTION
@click.option("--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The zip to write.")
def package(dataset: str | None, lang: str, site: str, output: Path) -> None:
    r"""Write a whole dataset as one Data Package: tables, their declarations, coding rules, licence, citation.

    Unzipped, it is a dataset's folder again, which --dataset opens.

    \b
    stances package --dataset unga-es11 --output unga-es11.zip
    """
    hand_out(cited.packed(dataset_of(dataset), lang, site), output)


COMMANDS = (datasets, describe, check, package)
