"""The command line as a page of documentation, made from the commands: `python -m stances.cli.manual > docs/cli.md`."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator

import click

from stances.cli.commands import stances

_FIRST = """# The command line

<!-- made by: python -m stances.cli.manual > docs/cli.md -->

`stances` says what the dashboard says. What is asked for goes to standard output or into a file; in a pipe nothing
else is written. On a terminal a line on standard error says which file was written, and how large it is.

| it ends with | when |
|---|---|
| 0 | all is well |
| 1 | a dataset has problems, or a file cannot be written; what is wrong is on standard error |
| 2 | the call is wrong; a hint says what would be right |

`STANCES_DATASET` names the dataset that is meant where `--dataset` is not given, `STANCES_SITE` the address to which
links lead where `--site` is not given. What each kind of file holds stands in [files.md](files.md)."""

_COMPLETION = """## Completion

After one of these and a new shell, the tab key completes commands, options, datasets and questions:

```sh
stances completion bash > ~/.local/share/bash-completion/completions/stances
stances completion zsh > ~/.zfunc/_stances
stances completion fish > ~/.config/fish/completions/stances.fish
```"""


def manual() -> str:
    """Return the page."""
    commands = [stances.commands[name] for name in sorted(stances.commands)]
    return "\n\n".join([_FIRST, _overview(commands), *map(_command, commands), _COMPLETION]) + "\n"


def _overview(commands: list[click.Command]) -> str:
    rows = [f"| [`{command.name}`](#{command.name}) | {command.get_short_help_str(200)} |" for command in commands]
    return "\n".join(["| command | what it does |", "|---|---|", *rows])


def _command(command: click.Command) -> str:
    context = click.Context(command, parent=click.Context(stances, info_name="stances"), info_name=command.name)
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    text, examples = _help(command)
    parts = [f"## {command.name}", f"`{usage}`", text]
    if examples:
        parts.append(f"```sh\n{examples}\n```")
    if options := list(_options(command, context)):
        parts.append("\n".join(["| option | meaning |", "|---|---|", *options]))
    return "\n\n".join(parts)


def _help(command: click.Command) -> tuple[str, str]:
    """Return a command's text and its examples, which click is told not to wrap."""
    text, _, examples = inspect.cleandoc(command.help or "").partition("\b\n")
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text).strip(), examples.strip()


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for option in command.params:
        record = option.get_help_record(context)
        if record is not None and record[1]:
            name, meaning = (" ".join(part.split()).replace("|", "\\|") for part in record)
            yield f"| `{name}` | {meaning} |"


if __name__ == "__main__":
    sys.stdout.write(manual())
