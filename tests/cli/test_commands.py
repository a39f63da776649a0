"""The command line: it says what the dashboard says, and what is wrong, without a traceback."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import feedparser
import pandas as pd
import pyarrow.parquet as pq
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from icalendar import Calendar
from openpyxl import load_workbook

from stances.cli.commands import stances
from stances.dataset import BUNDLED
from stances.dataset.shelf import opened
from stances.exhibits import EXHIBITS
from stances.export import images, tables
from stances.export.briefing import pictures
from stances.export.errors import NoBrowserError
from stances.figures.look import LIGHT
from stances.model import default_view
from tests.building import tables as tables_of
from tests.building import write
from tests.datasets import NAME

HERE = ["--dataset", NAME]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(stances, list(arguments), prog_name="stances")


def well(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def shown(name: str, language: str = "en") -> pd.DataFrame:
    data = opened(NAME)
    return EXHIBITS[name](data, default_view(data), language, LIGHT).table


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A dataset with two problems in row 2 of its statements."""
    return write(tmp_path / "broken", tables_of(statements=[{"date": "03/04/2025", "actor_id": "XXX"}]))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("command", "exhibit"), [("positions", "lists"), ("changes", "changes")])
def test_what_is_written_is_what_the_exhibit_shows(command: str, exhibit: str, language: str) -> None:
    expected = shown(exhibit, language)
    arguments = [command, *HERE, "--lang", language, "--format"]
    assert json.loads(well(*arguments, "json")) == json.loads(expected.to_json(orient="records"))
    written = well(*arguments, "csv")
    assert written.encode() == tables.csv(expected).decode("utf-8-sig").replace("\r\n", "\n").encode()
    table = well(*arguments, "table")
    head, rule, *lines = table.splitlines()
    assert set(rule) == {"-", " "}
    assert [name for name in expected.columns if name in head]
    flat = " ".join(" ".join(lines).split())
    assert all(name in flat for name in expected[expected.columns[0]] if len(name) < 30)


def test_options_filter_as_the_page_does() -> None:
    rows = json.loads(well("positions", *HERE, "--who", "Polen", "--who", "FRA", "--format", "json"))
    assert [row["Code"] for row in rows] == ["FRA", "POL"]
    assert json.loads(well("positions", *HERE, "--stance", "support", "--basis", "attributed", "--format", "json"))
    early = json.loads(well("positions", *HERE, "--as-of", "2020-01-01", "--format", "json"))
    assert {row["Statements"] for row in early} == {0}
    days = ["--since", "2025-11-01", "--until", "2025-11-25"]
    every = json.loads(well("changes", *HERE, "--all", *days, "--format", "json"))
    assert len({row["Question"] for row in every}) == 9


def test_nothing_but_the_data_is_written_into_a_pipe() -> None:
    assert well("positions", *HERE).startswith("Actor")
    assert well("changes", *HERE, "--as-of", "2020-01-01") == ""
    assert json.loads(well("changes", *HERE, "--as-of", "2020-01-01", "--format", "json")) == []


def test_datasets_are_listed() -> None:
    rows = json.loads(well("datasets", "--format", "json"))
    assert NAME in [row["Name"] for row in rows]
    assert NAME in well("datasets")


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_dataset_is_described(language: str) -> None:
    data = opened(NAME)
    said = json.loads(well("describe", *HERE, "--lang", language, "--format", "json"))
    values = [value for row in said for value in list(row.values())[1:]]
    for part in (NAME, data.text("title", language), "en, de", f"1.0.0 ({data.digest})", str(len(data.actors))):
        assert part in values
    assert {next(iter(row.values())) for row in said} >= set(data.questions.index)
    assert "2025" in well("describe", *HERE, "--lang", language)


@pytest.mark.parametrize(("form", "begin"), [("text", "The Stances contributors (2026): "), ("bibtex", "@misc{"),
                                             ("csl", "[")])  # fmt: skip
def test_how_to_cite_is_printed(form: str, begin: str) -> None:
    for subject in ("dataset", "view", "map"):
        said = well(
            "cite", subject, *HERE, "--format", form, "--accessed", "2026-01-02", "--site", "http://example.org"
        )
        assert said.startswith(begin)
        assert f"v={opened(NAME).digest}" in said
        assert "http://example.org/" in said
        assert "2026" in said
    assert well("cite", *HERE) == well("cite", "dataset", *HERE)


def test_a_citation_follows_the_options() -> None:
    said = well("cite", "country", *HERE, "--country", "Poland", "--as-of", "2025-11-20", "--lang", "de")
    assert "Polen" in said
    assert "country=POL" in said
    assert "on=2025-11-20" in said


def test_a_whole_dataset_is_packed_and_opens_again(tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    assert well("package", *HERE, "--output", str(target)) == ""
    with zipfile.ZipFile(target) as packed:
        packed.extractall(tmp_path / "all")
    again = json.loads(well("describe", "--dataset", str(tmp_path / "all"), "--format", "json"))
    assert again == json.loads(well("describe", *HERE, "--format", "json"))


def test_raw_statements_are_written_as_they_are(tmp_path: Path) -> None:
    target = tmp_path / "statements.raw.csv"
    well("export", "evidence", *HERE, "--all", "--output", str(target))
    head, *rows = csv.reader(io.StringIO(target.read_text(encoding="utf-8")))
    assert head[0] == "statement_id"
    original = csv.reader(io.StringIO((BUNDLED / NAME / "statements.csv").read_text(encoding="utf-8")))
    names = next(original)
    assert sorted(names) == sorted(head)
    kept = [sorted(zip(names, row, strict=True)) for row in original]
    assert len(rows) > 30
    assert all(sorted(zip(head, row, strict=True)) in kept for row in rows)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_how_to_complete(shell: str) -> None:
    assert "_STANCES_COMPLETE" in well("completion", shell)


@pytest.mark.parametrize(("typed", "found"), [
    (["pos"], {"positions"}), (["positions", "--dataset", "unga"], {"unga-es11"}),
    (["positions", "--dataset", "unga-es11", "--question", ""], {"es-11-1", "es-11-2", "es-11-3"}),
    (["cite", "time"], {"time", "timeline"}), (["positions", "--dataset", "nothing", "--question", ""], set()),
])  # fmt: skip
def test_completion_knows_commands_datasets_and_questions(typed: list[str], found: set[str]) -> None:
    *before, last = typed
    complete = ShellComplete(stances, {}, "stances", "_STANCES_COMPLETE")
    assert {item.value for item in complete.get_completions(before, last)} == found


def test_what_was_written_is_said_on_a_terminal_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["calendar", *HERE, "--output", str(tmp_path / "events.ics")]
    assert run(*arguments).stderr == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    stances.main(arguments, standalone_mode=False)
    said = capsys.readouterr()
    assert said.out == ""
    assert "events.ics: " in said.err


def test_feed_and_calendar_are_written_to_a_pipe_or_a_file(tmp_path: Path) -> None:
    feed = feedparser.parse(run("feed", *HERE, "--all", "--site", "http://example.org").stdout_bytes)
    assert len(feed.entries) == 30
    assert feed.entries[0].link.startswith("http://example.org/changes?")
    target = tmp_path / "events.ics"
    assert well("calendar", *HERE, "--output", str(target)) == ""
    assert Calendar.from_ical(target.read_bytes()).walk("VEVENT")


def test_a_figure_or_table_is_written_to_a_file(tmp_path: Path) -> None:
    for name in ("map.csv", "map.xlsx", "map.html", "map.json", "map.plotly.json", "map.parquet"):
        well("export", "map", *HERE, "--output", str(tmp_path / name))
    assert (tmp_path / "map.csv").read_bytes() == tables.csv(shown("map"))
    rows = list(load_workbook(io.BytesIO((tmp_path / "map.xlsx").read_bytes())).worksheets[0].values)
    assert len(rows) == len(shown("map")) + 1
    assert "<html" in (tmp_path / "map.html").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "map.plotly.json").read_text(encoding="utf-8"))["figure"]["data"]
    records = json.loads((tmp_path / "map.json").read_text(encoding="utf-8"))["rows"]
    assert records == json.loads(shown("map").to_json(orient="records"))
    assert pq.read_table(tmp_path / "map.parquet").num_rows == len(records)


def test_all_exhibits_become_files_of_a_folder(tmp_path: Path) -> None:
    said = run("export", "all", *HERE, "--format", "plotly.json", "--output", str(tmp_path / "figures"))
    assert said.exit_code == 0
    written = [path.name for path in (tmp_path / "figures").iterdir()]
    assert all(name.endswith(".plotly.json") for name in written)
    names = {name.removeprefix("stances-").partition("-")[0] for name in written}
    assert {"map", "timeline", "country"} <= names
    assert "lists" not in names, "it has no figure"


def test_a_briefing_is_written_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "picture", no_browser)
    pictures._drawn.cache_clear()
    for name, about in (("troops.docx", ["--question", "ground-troops"]), ("france.html", ["--country", "Frankreich"])):
        assert well("briefing", *HERE, *about, "--lang", "de", "--since", "2025-11-01",
                    "--output", str(tmp_path / name)) == ""  # fmt: skip
    titles = [
        p.text for p in docx.Document(str(tmp_path / "troops.docx")).paragraphs if p.style and p.style.name == "Title"
    ]
    assert titles == ["Bodentruppen in der Ukraine nach Ende der Kämpfe"]
    page = (tmp_path / "france.html").read_text(encoding="utf-8")
    assert "<h1>Frankreich</h1>" in page
    assert "Veränderungen seit 1. November 2025" in page


def no_browser(*_: object) -> bytes:
    raise NoBrowserError("none")


@pytest.mark.parametrize(("arguments", "said"), [
    (["briefing", "--output", "x.txt"], ".docx, .pdf, .html"),
    (["briefing", "--country", "FRA", "--question", "ground-troops", "--output", "x.html"], "not on both"),
    (["briefing", "--country", "Frnace", "--output", "x.html"], "Did you mean FRA"),
    (["export", "map", "--output", "map.docx"], ".html"),
    (["export", "map", "--output", "map.html", "--size", "share"], "it is for png, svg, pdf"),
    (["export", "map", "--output", "map.csv", "--embed"], "one html file"),
    (["export", "map", "--output", "map.csv", "--format", "html"], "ends in .csv"),
    (["export", "map", "--output", "tests"], "is a folder"),
    (["export", "all", "--output", "figures"], "say which of"),
    (["export", "all", "--format", "csv", "--output", "README.md"], "not a folder"),
    (["export", "lists", "--output", "lists.html"], "no figure"),
    (["export", "map", "--output", "map.raw.csv"], "no list of statements"),
    (["export", "timeline", "--output", "x.csv", "--period", "soon"], "“soon” is not known"),
    (["calendar", "--track", "nowhere"], "“nowhere” is not known"),
    (["cite", "nothing"], "nothing"),
    (["cite", "--accessed", "today"], "write it like 2025-11-25"),
    (["completion", "tcsh"], "tcsh"),
    (["package"], "--output"),
    (["export", "map"], "--output"),
    (["export", "nothing", "--output", "x.csv"], "nothing"),
    (["positions", "--who", "Frnace"], "Did you mean FRA (France)"),
    (["positions", "--question", "nothing"], "ground-troops"),
    (["positions", "--as-of", "25.11.2025"], "write it like 2025-11-25"),
    (["positions", "--as-of", "20251125"], "write it like 2025-11-25"),
    (["changes", "--since", "2025-11-25", "--until", "2025-11-01"], "not before"),
    (["positions", "--dataset", "no-such-folder"], "neither a bundled dataset"),
    (["positions", "--stance", "perhaps"], "perhaps"),
    (["check", "no-such-folder"], "does not exist"),
    (["run", "--port", "99999999"], "--port"),
    (["dance"], "dance"),
])  # fmt: skip
def test_a_wrong_call_says_what_is_wrong_and_ends_with_2(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr.replace("\n", " ")
    assert "Traceback" not in result.output


def test_a_file_that_cannot_be_written_ends_with_1(tmp_path: Path) -> None:
    result = run("export", "map", *HERE, "--output", str(tmp_path / "nowhere" / "map.csv"))
    assert result.exit_code == 1
    assert "No such file or directory" in result.stderr


def test_check_lists_every_problem_with_its_place(broken: Path) -> None:
    result = run("check", str(broken))
    assert result.exit_code == 1
    for part in ("statements.csv", "date", "03/04/2025", "actor_id", "XXX"):
        assert part in result.stdout
    assert "2 problems" in result.stderr
    rows = json.loads(run("check", str(broken), "--format", "json").stdout)
    assert {(row["File"], row["Row"], row["Column"]) for row in rows} == {
        ("statements.csv", 2, "date"), ("statements.csv", 2, "actor_id")}  # fmt: skip


def test_check_is_content_with_a_good_dataset(tmp_path: Path) -> None:
    folder = write(tmp_path / "good", tables_of(statements=[{}]))
    assert "No problems" in well("check", str(folder))
    assert json.loads(well("check", str(folder), "--format", "json")) == []
    assert json.loads(well("positions", "--dataset", str(folder), "--format", "json"))[0]["Position"] == "Support"


def test_a_dataset_with_problems_is_not_shown_but_explained(broken: Path) -> None:
    result = run("positions", "--dataset", str(broken))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "statements.csv, row 2, column date" in result.stderr


@pytest.mark.parametrize("command", [None, *stances.commands])
def test_every_command_has_a_helpful_help(command: str | None) -> None:
    said = well(*filter(None, [command]), "--help")
    assert len(said) > 100
    for option in stances.commands[command].params if command else []:
        assert getattr(option, "help", "x") or option.param_type_name == "argument", f"{command} {option.name}"


def test_the_program_can_be_started_and_its_reader_may_go_away() -> None:
    command = f"{sys.executable} -m stances evidence 2>&1; {sys.executable} -m stances feed --all | head -c 20"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert "No such command" in done.stdout
    assert done.stdout.endswith('<?xml version="1.0" ')
    assert "Traceback" not in done.stdout + done.stderr
