"""`stances publish`: a site written to a folder, with progress where somebody watches."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from stances.cli import options
from stances.export.site import Folder, FolderError
from stances.export.site import publish as write
from stances.language import LANGUAGES


@click.command()
@options.DATASET
@click.option("--lang", "languages", multiple=True, type=click.Choice(list(LANGUAGES)), help="A language of the site; "
              "may be repeated. All unless given; the first opens where a reader's own is not there.")  # fmt: skip
@options.AS_OF
@click.option("--base-url", "base", metavar="URL", callback=options.web_address, default="", help="Where the site will "
              "stand. With it, feeds have absolute links and pages name their own address.")  # fmt: skip
@click.option("--force", is_flag=True, help="Write even into a folder that has other files; they stay.")
@click.option("--output", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="A new or empty "
              "folder, or one that was published before.")  # fmt: skip
def publish(dataset: str | None, languages: tuple[str, ...], as_of: dt.date | None, base: str, force: bool,
            output: Path) -> None:  # fmt: skip
    r"""Write a site that needs no server: a folder for any web host, which opens from disk too.

    It has a page for every question, actor and event, timeline, changes, evidence and method, a search, tables to
    download and feeds. The same data make the same files.

    \b
    stances publish --output site
    stances publish --dataset troops-2025-11 --lang de --base-url https://example.org/stances/ --output site
    """
    found = options.dataset_of(dataset)
    about = {"dataset": found.name, "version": found.version, "digest": found.digest}
    try:
        folder = Folder(output, about, force=force)
        write(found, options.view_of(found, as_of=as_of), folder, languages or tuple(LANGUAGES), base, _progress)
    except FolderError as error:
        raise click.BadParameter(str(error), param_hint="--output") from error
    except OSError as error:
        raise click.FileError(str(error.filename or output), hint=error.strerror or str(error)) from error
    click.echo(f"{output}: {len(folder.files):,} files, {folder.size / 1e6:,.1f} MB; open "
               f"{output / 'index.html'}", err=True)  # fmt: skip


def _progress(done: int, total: int) -> None:
    """Say how far it is, on a terminal and only there."""
    if sys.stderr.isatty():
        click.echo(f"\rPages: {done} of {total}" + ("\n" if done == total else ""), nl=False, err=True)
