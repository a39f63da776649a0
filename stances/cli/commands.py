"""Every command. A wrong call ends with 2 and a hint, a dataset with problems with 1; nobody sees a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import BashComplete, FishComplete, ZshComplete

from stances import __version__
from stances.cli import data, options
from stances.cli.briefing import briefing
from stances.cli.cite import cite
from stances.cli.exporting import export
from stances.cli.options import FORMAT, OUTPUT, SITE_OPTION, asked_for, shared
from stances.cli.printing import hand_out, say
from stances.cli.publishing import publish
from stances.exhibits import EXHIBITS, Exhibit
from stances.export.feeds import atom, ics
from stances.figures.look import LIGHT
from stances.model import Dataset, View

_SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


class _Commands(click.Group):
    """Commands whose examples keep their lines: click's mark for that is a character that no docstring may hold."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command."""
        cmd.help = (cmd.help or "").replace("\\b\n", "\b\n")
        super().add_command(cmd, name)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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


@stances.command()
@shared(FORMAT)
def positions(dataset: str | None, lang: str, form: str, **asked: Any) -> None:
    r"""Say who stands where on a question, as of a day.

    \b
    stances positions --as-of 2025-11-25 --who Poland --who EU
    stances positions --question sanctions-pressure --format csv > positions.csv
    """
    _show("lists", *asked_for(dataset, asked), lang, form)


@stances.command()
@shared(options.SINCE, options.ALL, FORMAT)
def changes(dataset: str | None, lang: str, form: str, **asked: Any) -> None:
    r"""Say whose position differs between two days, and by which statements.

    \b
    stances changes --since 2025-11-01 --until 2025-11-25 --all
    """
    _show("changes", *asked_for(dataset, asked), lang, form)


@stances.command()
@shared(options.SINCE, options.ALL, SITE_OPTION, OUTPUT)
def feed(dataset: str | None, lang: str, site: str, output: Path | None, **asked: Any) -> None:
    """Write an Atom feed of changes, the newest first."""
    hand_out(atom(*asked_for(dataset, asked), lang, site), output)


@stances.command()
@shared(options.TRACK, SITE_OPTION, OUTPUT)
def calendar(dataset: str | None, lang: str, site: str, output: Path | None, **asked: Any) -> None:
    """Write the events as an iCalendar file."""
    hand_out(ics(*asked_for(dataset, asked), lang, site), output)


@stances.command()
@click.argument("shell", type=click.Choice(list(_SHELLS)))
def completion(shell: str) -> None:
    r"""Print what makes a shell complete commands, options, datasets and questions.

    \b
    stances completion bash > ~/.local/share/bash-completion/completions/stances
    stances completion zsh > ~/.zfunc/_stances      # with ~/.zfunc in fpath, before compinit
    stances completion fish > ~/.config/fish/completions/stances.fish
    """
    click.echo(_SHELLS[shell](stances, {}, "stances", "_STANCES_COMPLETE").source())


for _command in (export, briefing, publish, *data.COMMANDS, cite):
    stances.add_command(_command)


def _show(name: str, dataset: Dataset, view: View, lang: str, form: str) -> None:
    shown: Exhibit = EXHIBITS[name](dataset, view, lang, LIGHT)
    say(shown.table, form, shown.title, shown.subtitle)


def main(command: Callable[..., Any] = stances) -> None:
    """Run the command line; a reader that goes away (`| head`) is no error."""
    try:
        command(prog_name="stances")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
