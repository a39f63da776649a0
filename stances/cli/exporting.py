"""`stances export`: a figure or table of the dashboard, or all of them, as files."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click

from stances.cli import options
from stances.cli.options import SITE_OPTION, dataset_of, shared, view_of
from stances.cli.printing import hand_out
from stances.exhibits import EXHIBITS
from stances.export.errors import NoBrowserError, NoFigureError, UnavailableError
from stances.export.file import File
from stances.export.files import FORMS, PICTURES, PRINT, SIZES, Asked, ask, form_of
from stances.figures.look import LIGHT, LOOKS

_FILES = tuple(form for form in FORMS if form != "table")
_ALL = "all"


@click.command(epilog=f"EXHIBIT is one of {', '.join([*EXHIBITS, _ALL])}.")
@click.argument("exhibit", type=click.Choice([*EXHIBITS, _ALL]), metavar="EXHIBIT")
@shared(options.SINCE, options.ALL, options.REGION, options.COUNTRY, options.PERIOD, options.TRACK, SITE_OPTION)
@click.option("--theme", type=click.Choice(list(LOOKS)), default=LIGHT.name, show_default=True, help="The colours; "
              "grey is for print in black and white.")  # fmt: skip
@click.option("--size", type=click.Choice(list(SIZES)), help="Of png, svg and pdf: print (3300 pixels wide, unless "
              "given), screen (1650), share (1200 x 630, for links).")  # fmt: skip
@click.option("--embed", is_flag=True, help="Of html: to stand within another page, as wide as there is room, without "
              "the table.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(_FILES), help="What it becomes; the file's ending says so unless "
              "given. Needed with “all”.")  # fmt: skip
@click.option("--output", required=True, type=click.Path(path_type=Path),
              help=f"The file; its ending says what it becomes: {', '.join(_FILES)}. With “all” a folder.")  # fmt: skip
def export(exhibit: str, dataset: str | None, lang: str, site: str, output: Path, **asked: Any) -> None:
    r"""Write a figure or table of the dashboard to a file, with title, source, version and link.

    png, svg and pdf are drawn by Chromium or Chrome, which must be there; html stands alone and works offline; csv,
    xlsx, parquet and json are the table, plotly.json is the figure for programs; raw.csv (of evidence, said and
    country) holds the statements as their dataset has them, to be put back, and is not safe in a spreadsheet. With
    “all” instead of an exhibit, each that has what the format needs is written into a folder.

    \b
    stances export map --map world --output map.pdf
    stances export map --size share --theme dark --output map.png
    stances export country --country Poland --output poland.xlsx
    stances export all --format png --output figures
    """
    form, look, size, embed = asked.pop("form"), LOOKS[asked.pop("theme")], asked.pop("size"), asked.pop("embed")
    form = _form(exhibit, output, form)
    if size and form not in PICTURES:
        raise click.BadParameter(f"it is for {', '.join(PICTURES)}.", param_hint="--size")
    if embed and (form != "html" or exhibit == _ALL):
        raise click.BadParameter("it is for one html file.", param_hint="--embed")
    if form in PICTURES:
        from stances.export import browser  # noqa: PLC0415 - kaleido takes a while to load

        browser.prepare()
    found = dataset_of(dataset)
    view = view_of(found, **asked)

    def one(name: str) -> Asked:
        return ask(name, found, view, lang, look, site, size=size or PRINT, embed=embed)

    try:
        if exhibit == _ALL:
            _every(one, form, output)
        else:
            hand_out(FORMS[form](one(exhibit)), output)
    except NoFigureError as error:
        raise click.BadParameter(f"{error} Write csv or xlsx.", param_hint="--output") from error
    except NoBrowserError as error:
        raise click.ClickException(str(error)) from error
    except UnavailableError as error:
        raise click.BadParameter(str(error), param_hint="--output") from error


def _form(exhibit: str, output: Path, form: str | None) -> str:
    """Return the format that is meant.

    Raises:
        click.BadParameter: if it is none, or not the one that the file's ending says.
    """
    ending = form_of(output.name) or output.suffix.removeprefix(".").lower()
    if exhibit == _ALL:
        if form is None:
            raise click.BadParameter(f"say which of {', '.join(_FILES)} the files become.", param_hint="--format")
        if output.exists() and not output.is_dir():
            raise click.BadParameter(f"{output} is not a folder.", param_hint="--output")
        return form
    if output.is_dir():
        raise click.BadParameter(f"{output} is a folder; name a file.", param_hint="--output")
    if form is None and ending not in _FILES:
        raise click.BadParameter(f"the file must end in {', '.join(f'.{known}' for known in _FILES)}.",
                                 param_hint="--output")  # fmt: skip
    if form is not None and ending in _FILES and ending != form:
        raise click.BadParameter(f"the file ends in .{ending}.", param_hint="--format")
    return form or ending


def _every(one: Callable[[str], Asked], form: str, folder: Path) -> None:
    """Write every exhibit that has what a format needs."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.FileError(str(folder), hint=error.strerror or str(error)) from error
    with ThreadPoolExecutor(2) as both:  # while the browser draws one, the next is made
        for name, made in zip(EXHIBITS, both.map(lambda name: _or_none(one, name, form), EXHIBITS), strict=True):
            if made is not None:
                hand_out(made, folder / (made.name or f"{name}.{form}"))


def _or_none(one: Callable[[str], Asked], name: str, form: str) -> File | None:
    try:
        return FORMS[form](one(name))
    except UnavailableError:
        return None
