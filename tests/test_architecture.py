"""The rules of `docs/architecture.md` that can be read off the source: layers, who may know what, sizes, names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from stances import scale

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "stances"

LAYERS = {
    "stances": 0,  # the package itself: its version
    "stances.data": 0,
    "stances.reference": 0,
    "stances.dates": 1,
    "stances.language": 1,
    "stances.names": 1,
    "stances.scale": 1,
    "stances.schema": 1,
    "stances.spelling": 1,
    "stances.dataset": 2,
    "stances.model": 2,
    "stances.link": 2,
    "stances.importing": 3,
    "stances.measures": 3,
    "stances.words": 4,
    "stances.markup": 4,
    "stances.figures": 5,
    "stances.exhibits": 6,
    "stances.assets": 7,
    "stances.export": 7,
    "stances.__main__": 8,
    "stances.app": 8,
    "stances.cli": 8,
    "stances.server": 8,
    "dashboard": 8,
}
"""Every folder and every module beside them, with its layer; imports point down or stay within a layer."""

STREAMLIT = ("stances/app/", "dashboard.py", "stances/cli/")
PLOTLY = {
    "stances/figures/": "draws",
    "stances/export/": "stamps figures and writes them",
    "stances/exhibits/exhibit.py": "names the type of a figure",
    "stances/assets/": "serves plotly.js",
}
FILES = {
    "stances/dataset/": "opens datasets",
    "stances/importing/": "opens foreign tables",
    "stances/reference/": "holds third parties' data",
    "stances/language/": "reads catalogues",
    "stances/assets/": "serves files",
    "stances/cli/": "reads the server's settings",
    "stances/export/site/": "reads which files of a site it wrote before",
    "stances/names.py": "reads the aliases kept in reference/",
}
SAME_WORD = {
    ("stances/schema.py", "support"): "a column: what support means",
    ("stances/schema.py", "oppose"): "a column: what opposition means",
    ("stances/link.py", "open"): "a link's parameter: what the drawer shows",
    ("stances/measures/events.py", "open"): "a zone of the timeline",
    ("stances/exhibits/timeline.py", "open"): "a zone of the timeline",
    ("stances/figures/timeline.py", "open"): "a zone of the timeline",
    ("stances/figures/zones.py", "open"): "a zone of the timeline",
    ("stances/export/site/places.py", "open"): "a link's parameter: what the drawer shows",
    ("stances/figures/lettering.py", "none"): "CSS: no shadow",
    ("stances/figures/matrix.py", "none"): "plotly: text is not fitted",
}
"""Words that are also a stance's code but mean something else where they stand."""

LINES, SCREEN_LINES = 220, 80
READERS = {"open", "read_text", "read_bytes", "read_csv", "read_json", "read_excel", "read_parquet", "connect"}
"""Calls that read a file, or a database."""


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of the program by its path."""
    paths = [*sorted(PACKAGE.rglob("*.py")), ROOT / "dashboard.py"]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports(path: str) -> Iterator[str]:
    """Every module that a module imports, wherever in it; `from a import b` gives `a.b` where that is a module."""
    for node in ast.walk(sources()[path]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: import by the full name"
            modules = {module(known) for known in sources()}
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in modules or full in LAYERS else str(node.module)


def unit(name: str) -> str:
    """The folder, or the module beside the folders, that a module belongs to."""
    return ".".join(name.split(".")[:2])


def calls(path: str) -> Iterator[str]:
    for node in ast.walk(sources()[path]):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def test_the_table_of_layers_knows_every_folder_and_module() -> None:
    assert {unit(module(path)) for path in sources()} <= set(LAYERS)


def test_imports_point_down() -> None:
    wrong = [
        f"{path} (layer {LAYERS[unit(module(path))]}) imports {name} (layer {LAYERS[unit(name)]})"
        for path in sources()
        for name in imports(path)
        if name.split(".")[0] == "stances" and LAYERS[unit(name)] > LAYERS[unit(module(path))]
    ]
    assert wrong == []


def test_no_module_reaches_itself_through_its_imports() -> None:
    graph = {module(path): set(imports(path)) - {module(path)} for path in sources()}
    TopologicalSorter(graph).prepare()  # raises CycleError with the cycle


@pytest.mark.parametrize(
    ("library", "allowed"),
    [("streamlit", STREAMLIT), ("plotly", tuple(PLOTLY)), ("starlette", ("stances/server/", "stances/app/"))],
)
def test_only_its_layer_knows_a_library(library: str, allowed: tuple[str, ...]) -> None:
    wrong = [
        path
        for path in sources()
        if not path.startswith(allowed) and any(name.split(".")[0] == library for name in imports(path))
    ]
    assert wrong == []


def test_files_are_read_only_where_data_come_in() -> None:
    wrong = {path: found for path in sources()
             if not path.startswith(tuple(FILES)) and (found := READERS.intersection(calls(path)))}  # fmt: skip
    assert wrong == {}


def test_every_exception_is_needed() -> None:
    unused = [
        prefix
        for prefix in PLOTLY
        if not any(
            path.startswith(prefix) and any(name.startswith("plotly") for name in imports(path)) for path in sources()
        )
    ]
    unused += [prefix for prefix in FILES if (ROOT / prefix).exists() and not any(
        path.startswith(prefix) and READERS.intersection(calls(path)) for path in sources())]  # fmt: skip
    unused += [f"{path}: {word}" for path, word in SAME_WORD if word not in constants(path)]
    assert unused == []


def constants(path: str) -> list[object]:
    return [node.value for node in ast.walk(sources()[path]) if isinstance(node, ast.Constant)]


def test_one_place_knows_the_stances() -> None:
    slugs = {stance.slug for stance in scale.OUTCOMES}
    wrong = [
        f"{path}: {word}"
        for path in sources()
        if path != "stances/scale.py"
        for word in {value for value in constants(path) if isinstance(value, str)} & slugs
        if (path, word) not in SAME_WORD
    ]
    assert sorted(wrong) == []


def test_one_place_knows_the_colours_of_stances() -> None:
    colours = {colour.upper() for stance in scale.OUTCOMES for colour in (stance.light, stance.dark)}
    texts = [path for kind in ("py", "js", "css", "jinja") for path in sorted(PACKAGE.rglob(f"*.{kind}"))]
    wrong = {
        path.relative_to(ROOT).as_posix(): found
        for path in texts
        if path.name != "scale.py"
        if (found := colours & set(re.findall(r"#[0-9A-F]{6}\b", path.read_text(encoding="utf-8").upper())))
    }
    assert wrong == {}


def test_modules_are_small() -> None:
    long = {path: lines for path in sources() if (lines := len((ROOT / path).read_text("utf-8").splitlines())) > LINES}
    assert long == {}


def test_no_folder_or_module_is_named_after_nothing() -> None:
    nothing = {"utils", "util", "helpers", "helper", "common", "misc", "pages"}
    paths = [*PACKAGE.rglob("*"), *(ROOT / "tests").rglob("*")]
    assert [path for path in paths if path.stem in nothing] == []


@pytest.mark.parametrize("path", sorted(path for path in sources() if path.startswith("stances/app/screens/")))
def test_a_screen_places_and_never_computes(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= SCREEN_LINES
    assert not {"groupby", "loc", "iloc", "at", "merge", "assign", "query"}.intersection(calls(path))
    assert {name.split(".")[0] for name in imports(path)} <= {"streamlit", "stances", "__future__"}
