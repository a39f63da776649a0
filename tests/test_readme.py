"""What the documentation says is true: its Python runs, its commands name what there is, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [path for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
         if path.exists()]  # fmt: skip
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```\s*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
HEADING = re.compile(r"^#+\s+(.+?)\s*$", re.MULTILINE)
MARK = "<!-- test-command -->"


def text_of(page: Path) -> str:
    """Return a page's text; empty if it is not written yet."""
    return page.read_text(encoding="utf-8") if page.exists() else ""


def blocks(page: Path, language: str) -> list[str]:
    """Return a page's fenced blocks of a language."""
    return [body for name, body in FENCE.findall(text_of(page)) if name == language]


def anchors(page: Path) -> set[str]:
    """Return the anchors that a page's headings have."""
    plain = FENCE.sub("", text_of(page))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in HEADING.findall(plain)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_run(page: Path) -> None:
    names: dict[str, object] = {"__name__": "example"}
    for place, body in enumerate(blocks(page, "python")):
        exec(compile(body, f"{page.name}, example {place + 1}", "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    dead = []
    for target in LINK.findall(FENCE.sub("", text_of(page))):
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            continue
        file = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        if not file.exists() or (parts.fragment and file.suffix == ".md" and parts.fragment not in anchors(file)):
            dead.append(target)
    assert not dead


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_name_what_there_is(page: Path) -> None:
    missing = []
    for command in " && ".join(blocks(page, "sh")).replace("\n", " && ").split("&&"):
        words = shlex.split(command, comments=True)
        for word, after in pairwise(words):
            if word == "-c" and not (ROOT / after).exists():
                missing.append(after)
            if word == "run" and after.endswith(".py") and not (ROOT / after).exists():
                missing.append(after)
            if word == "-m" and after.split(".")[0] in {"tests", "stances"}:
                module = ROOT / after.replace(".", "/")
                if not (module.with_suffix(".py").exists() or (module / "__main__.py").exists()):
                    missing.append(after)
    assert not missing


def test_the_build_server_runs_the_command_of_the_readme() -> None:
    readme = text_of(ROOT / "README.md")
    if MARK not in readme and "## Tests" not in readme:
        pytest.skip("README has no test command yet.")
    command = subprocess.run([ROOT / ".ci" / "run", "--show"], capture_output=True, text=True, check=True).stdout
    assert command.strip() in [body.strip() for body in blocks(ROOT / "README.md", "sh")]
    for tool in ("ruff check", "mypy", "pytest"):
        assert tool in command
