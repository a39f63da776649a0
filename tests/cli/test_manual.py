"""docs/cli.md is made from the commands, and names every one of them with every option."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from stances.cli.commands import stances
from stances.cli.manual import manual

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "python -m stances.cli.manual > docs/cli.md"


@pytest.mark.parametrize("name", list(stances.commands))
def test_every_command_is_documented_with_all_its_options(name: str) -> None:
    _, found, rest = PAGE.read_text(encoding="utf-8").partition(f"\n## {name}\n")
    assert found
    section = rest.partition("\n## ")[0]
    for option in stances.commands[name].params:
        for form in option.opts if isinstance(option, click.Option) else []:
            assert form in section
    assert stances.commands[name].get_short_help_str(200).removesuffix(".") in section


def test_examples_stand_line_by_line_and_can_be_called() -> None:
    examples = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("stances ")]
    assert len(examples) > 10
    assert {line.split()[1] for line in examples} <= set(stances.commands)
