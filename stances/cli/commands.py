"""Every command. A wrong call ends with 2 and a hint, a dataset with problems with 1; nobody sees a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pandas as pd

from stances import __version__
from stances.cli import options
from stances.cli.briefing import briefing
from stances.cli.exporting import export, write
from stances.cli.options import FORMAT, LANG, OUTPUT, SITE_OPTION, dataset_of, shared, view_of
from stances.cli.printing import say
from stances.cli.publishing import publish
from stances.dataset import DatasetError, bundled, open_dataset
from stances.dataset.shelf import opened
from stances.exhibits import EXHIBITS, Exhibit
from stances.export.feeds import atom, ics
from stances.figures.look import LIGHT
from stances.model import Dataset, View


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="stances")
def stances() -> None:
    """Who stands where in a negotiation; since when; on what evidence; and what changed.

    Every command that shows something shows what the dashboard shows. Quiet in pipes: only the data are written.
    """


@stances.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="The port to listen on.")
@click.option("--address", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for all, "
              "and then everybody who reaches this machine can read.")  # fmt: skip
def run(port: int, address: str) -> None:
    """Start the dashboard, and serve it until Ctrl-C."""
    from stances.cli.run import run as serve  # noqa: PLC0415 - Streamlit takes a while to load

    serve(address, port)


stances.add_command(briefing)


@stances.command()
@LANG
@FORMAT
def datasets(lang: str, form: str) -> None:
    """List the bundled datasets."""
    rows = []
    for name in bundled():
        try:
            found = opened(name)
        except DatasetError as error:
            raise options.ProblemsError(error) from error
        rows.append({
            "Name": name, "Title": found.text("title", lang), "Version": found.version,
            "Statements": int(found.statements["active"].sum()), "Actors": len(found.actors),
            "Questions": ", ".join(found.questions.index), "Languages": ", ".join(found.languages),
            "As of": found.default_as_of().isoformat(), "Digest": found.digest,
        })  # fmt: skip
    say(pd.DataFrame(rows), form)


@stances.command()
@shared(FORMAT)
def positions(dataset: str | None, lang: str, form: str, **asked: Any) -> None:
    r"""Say who stands where on a question, as of a day.

    \b
    stances positions --as-of 2025-11-25 --who Poland --who EU
    stances positions --question sanctions-pressure --format csv > positions.csv
    """
    _show("lists", *_view(dataset, asked), lang, form)


@stances.command()
@shared(options.SINCE, options.ALL, FORMAT)
def changes(dataset: str | None, lang: str, form: str, **asked: Any) -> None:
    r"""Say whose position differs between two days, and by which statements.

    \b
    stances changes --since 2025-11-01 --until 2025-11-25 --all
    """
    _show("changes", *_view(dataset, asked), lang, form)


@stances.command()
@shared(options.SINCE, options.ALL, SITE_OPTION, OUTPUT)
def feed(dataset: str | None, lang: str, site: str, output: Path | None, **asked: Any) -> None:
    """Write an Atom feed of changes, the newest first."""
    write(atom(*_view(dataset, asked), lang, site), output)


@stances.command()
@shared(SITE_OPTION, OUTPUT)
def calendar(dataset: str | None, lang: str, site: str, output: Path | None, **asked: Any) -> None:
    """Write the events as an iCalendar file."""
    write(ics(*_view(dataset, asked), lang, site), output)


stances.add_command(export)


@stances.command()
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


def _view(name: str | None, asked: dict[str, Any]) -> tuple[Dataset, View]:
    found = dataset_of(name)
    return found, view_of(found, **asked)


def _show(name: str, dataset: Dataset, view: View, lang: str, form: str) -> None:
    shown: Exhibit = EXHIBITS[name](dataset, view, lang, LIGHT)
    say(shown.table, form, shown.title, shown.subtitle)


stances.add_command(publish)


def main(command: Callable[..., Any] = stances) -> None:
    """Run the command line; a reader that goes away (`| head`) is no error."""
    try:
        command(prog_name="stances")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
