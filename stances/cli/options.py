"""The options that commands share, and what they mean: a dataset and a view of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from functools import reduce
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from click.shell_completion import CompletionItem

from stances import scale
from stances.cli.printing import FORMATS
from stances.dataset import DatasetError, bundled, open_dataset
from stances.dataset.shelf import opened
from stances.language import LANGUAGES
from stances.link import from_query
from stances.model import REGIONS, RULES, Dataset, View, default_view
from stances.words.speech import speech

SITE = "http://127.0.0.1:8501"
"""Where the dashboard is unless somebody says otherwise."""

Command = Callable[..., Any]


class ProblemsError(click.ClickException):
    """A dataset that does not pass its checks."""

    exit_code = 1

    def __init__(self, error: DatasetError) -> None:
        many = "one problem" if len(error.problems) == 1 else f"{len(error.problems)} problems"
        super().__init__(f"the dataset cannot be opened ({many}):\n{error}")


class Day(click.ParamType[dt.date]):
    """A day, written 2025-11-25."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Read a day, or say what one looks like."""
        if isinstance(value, dt.date):
            return value
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            self.fail(f"“{value}” is not a day; write it like 2025-11-25.", param, ctx)
        return day


def _datasets(_context: click.Context, _option: click.Parameter, typed: str) -> list[CompletionItem]:
    """Complete the name of a bundled dataset; a folder is for the shell to complete."""
    return [CompletionItem(name) for name in bundled() if name.startswith(typed)] or [CompletionItem(typed, "dir")]


def _questions(context: click.Context, _option: click.Parameter, typed: str) -> list[CompletionItem]:
    """Complete a question's code, in the dataset that is already named."""
    with suppress(click.ClickException):
        dataset = dataset_of(context.params.get("dataset"))
        spoken = speech(dataset, "en")
        return [CompletionItem(code, help=spoken.question(code))
                for code in dataset.questions.index if code.startswith(typed)]  # fmt: skip
    return []


DATASET = click.option("--dataset", metavar="NAME|FOLDER", shell_complete=_datasets,
                       help="A bundled dataset or a folder with one; `stances datasets` lists the former. The first of "
                       "them unless given.")  # fmt: skip
LANG = click.option("--lang", type=click.Choice(list(LANGUAGES)), default=next(iter(LANGUAGES)), show_default=True,
                    help="The language of headings and texts.")  # fmt: skip
FORMAT = click.option("--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True,
                      help="csv and json for other programs; all hold the same.")  # fmt: skip
OUTPUT = click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write; standard "
                      "output unless given.")  # fmt: skip
SITE_OPTION = click.option("--site", default=SITE, show_default=True, envvar="STANCES_SITE", metavar="URL",
                           help="Where the dashboard stands; links lead there.")  # fmt: skip
_QUESTION = click.option("--question", metavar="CODE", shell_complete=_questions,
                         help="The question; the one that opens first unless given.")  # fmt: skip
_WHO = click.option("--who", multiple=True, metavar="NAME", help="Only this country, or this group and its members: "
                    "a code or a name in any language. May be repeated.")  # fmt: skip
_BASIS = click.option("--basis", multiple=True, type=click.Choice(scale.BASES), help="Only statements of this basis "
                      "count. May be repeated.")  # fmt: skip
_STANCE = click.option("--stance", multiple=True, type=click.Choice([stance.slug for stance in scale.OUTCOMES]),
                       metavar="OUTCOME", help="Only these outcomes, such as support. May be repeated.")  # fmt: skip
_RULE = click.option("--rule", type=click.Choice(RULES), default=RULES[0], show_default=True,
                     help="By which rule statements become positions.")  # fmt: skip
AS_OF = click.option("--as-of", "--until", "as_of", type=Day(), help="The day; the dataset's own unless given.")
ALL = click.option("--all", "everything", is_flag=True, help="All questions, not one.")
SINCE = click.option("--since", type=Day(), help="The earlier day; the day before the newest six changes unless given.")
REGION = click.option("--map", "region", type=click.Choice(REGIONS), help="The frame of a map.")
PERIOD = click.option("--period", metavar="PERIOD", help="A part of the timeline: 12m, 3m, next, or a quarter such as "
                      "2025-Q1.")  # fmt: skip
TRACK = click.option("--track", multiple=True, metavar="CODE", help="Only events on this track. May be repeated.")
COUNTRY = click.option("--country", metavar="NAME", help="Whose page, for the exhibits country and said.")


def web_address(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """Take an address at which a site can stand, or say what one looks like."""
    parts = urlsplit(value)
    if value and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment):
        raise click.BadParameter(f"“{value}” is not the address of a site; write it like https://example.org/stances/.")
    return value


def shared(*more: Command) -> Callable[[Command], Command]:
    """Give a command the options that choose a dataset, a language and what everybody can filter by."""

    def decorate(command: Command) -> Command:
        options = (DATASET, LANG, _QUESTION, AS_OF, _WHO, _STANCE, _BASIS, _RULE, *more)
        return reduce(lambda made, option: option(made), reversed(options), command)

    return decorate


def dataset_of(name: str | None) -> Dataset:
    """Return the dataset that is meant.

    Raises:
        click.BadParameter: if there is none of that name, and no such folder.
        ProblemsError: if it does not pass its checks.
    """
    try:
        if name is None or name in bundled():
            return opened(name or bundled()[0])
        if not Path(name).is_dir():
            known = ", ".join(bundled())
            raise click.BadParameter(f"“{name}” is neither a bundled dataset ({known}) nor a folder.",
                                     param_hint="--dataset")  # fmt: skip
        return open_dataset(Path(name))
    except DatasetError as error:
        raise ProblemsError(error) from error


def view_of(dataset: Dataset, *, question: str | None = None, as_of: dt.date | None = None, who: tuple[str, ...] = (),
            country: str | None = None, region: str | None = None, **rest: Any) -> View:  # fmt: skip
    """Return the view that the options ask for.

    Raises:
        click.BadParameter: if they name what the dataset does not have.
    """
    view = default_view(dataset)
    if question is not None and question not in dataset.questions.index:
        known = ", ".join(dataset.questions.index)
        raise click.BadParameter(f"“{question}” is not a question of {dataset.name}; there are {known}.",
                                 param_hint="--question")  # fmt: skip
    view = view.but(
        question=question or view.question, as_of=as_of or view.as_of, region=region or view.region,
        actors=tuple(dict.fromkeys(_actor(dataset, name, "--who") for name in who)),
        country=_actor(dataset, country, "--country") if country else "",
        stances=tuple(rest.get("stance", ())), bases=tuple(rest.get("basis", ())), rule=rest.get("rule", view.rule),
        everything=bool(rest.get("everything")), since=rest.get("since"),
    )  # fmt: skip
    # What a link would refuse is refused here, too.
    asked = {"period": rest.get("period") or "", "track": ",".join(rest.get("track", ()))}
    read, refused = from_query(asked, dataset)
    for name, text in refused.items():
        raise click.BadParameter(f"“{text}” is not known to {dataset.name}.", param_hint=f"--{name}")
    view = view.but(period=read.period, tracks=read.tracks)
    if view.since and view.since >= view.as_of:
        raise click.BadParameter(f"{view.since} is not before {view.as_of}.", param_hint="--since")
    return view


def asked_for(name: str | None, asked: dict[str, Any]) -> tuple[Dataset, View]:
    """Return the dataset and the view of it that the options of a command ask for."""
    found = dataset_of(name)
    return found, view_of(found, **asked)


def _actor(dataset: Dataset, name: str, option: str) -> str:
    """Resolve a code or a name; what is not known is never guessed."""
    gazetteer = speech(dataset, "en").gazetteer
    actor = name if name in dataset.actors.index else gazetteer.resolve(name)
    if actor in dataset.actors.index:
        return str(actor)
    near = [code for code in gazetteer.suggest(name) if code in dataset.actors.index]
    named = " or ".join(f"{code} ({gazetteer.label(code, 'en')})" for code in near)
    hint = f" Did you mean {named}?" if near else ""
    raise click.BadParameter(f"“{name}” is not in {dataset.name}.{hint}", param_hint=option)
