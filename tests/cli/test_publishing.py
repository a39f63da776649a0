"""`stances publish`: it says what it wrote, refuses what it must not touch, and writes the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner
from icalendar import Calendar

from stances.cli.commands import stances
from tests.building import tables, write

STATEMENTS = [
    {"actor_id": "FRA", "question_id": "troops", "stance": "support", "date": "2025-03-01"},
    {"actor_id": "GBR", "question_id": "troops", "stance": "oppose", "date": "2025-03-02"},
    {"actor_id": "FRA", "question_id": "sanctions", "stance": "open", "date": "2025-03-03"},
]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A dataset of three statements."""
    return write(tmp_path / "small", tables(statements=STATEMENTS))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_dataset_makes_the_same_bytes(small: Path, tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        target = tmp_path / seed
        command = [sys.executable, "-m", "stances", "publish", "--dataset", str(small), "--output", str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=True,
                              env={**os.environ, "PYTHONHASHSEED": seed})  # fmt: skip
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1, "no progress where nobody watches"
        assert "files" in done.stderr
        made.append(contents(target))
    assert made[0] == made[1]


def test_with_an_address_links_are_absolute_and_only_then(small: Path, tmp_path: Path) -> None:
    arguments = ["publish", "--dataset", str(small), "--lang", "en", "--output", str(tmp_path / "out")]
    result = CliRunner().invoke(stances, [*arguments, "--base-url", "https://example.org/x"])
    assert result.exit_code == 0, result.output
    feed = feedparser.parse((tmp_path / "out/en/changes.atom").read_bytes())
    assert "https://example.org/x/en/actor/FRA.html#on-troops" in [entry.link for entry in feed.entries]
    assert feed.feed.link == "https://example.org/x/en/changes.html"
    events = Calendar.from_ical((tmp_path / "out/en/events.ics").read_bytes()).walk("VEVENT")
    assert {str(event["url"]) for event in events} <= {"https://example.org/x/en/event/first.html"}
    page = (tmp_path / "out/en/question/troops.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/x/en/question/troops.html">' in page
    again = CliRunner().invoke(stances, arguments)
    assert again.exit_code == 0, again.output
    assert not [name for name, content in contents(tmp_path / "out/en").items()
                if b"https://example.org/x" in content]  # fmt: skip


@pytest.mark.parametrize(("arguments", "said"), [
    (["--base-url", "example.org"], "https://example.org/"),
    (["--base-url", "ftp://example.org/"], "https://example.org/"),
    (["--lang", "xx"], "xx"),
    (["--dataset", "no-such-thing"], "neither a bundled dataset"),
    ([], "--force"),
])  # fmt: skip
def test_a_wrong_call_says_what_is_wrong(arguments: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    result = CliRunner().invoke(stances, ["publish", "--output", str(tmp_path), *arguments])
    assert result.exit_code == 2
    assert said in result.stderr.replace("\n", " ")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
