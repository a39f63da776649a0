"""What the checks find in tables that could be read, and where they say it is."""

from collections.abc import Mapping, Sequence

import pytest

from stances import schema
from stances.dataset import Problem
from stances.dataset.checks import check
from stances.language import language
from tests.building import Row, raw, tables

Place = tuple[str, int | None, str]
CLUB = {"actor_id": "CLUB", "kind": "group"}
ACTORS = [{"actor_id": "FRA"}, {"actor_id": "GBR"}, CLUB]


def found(languages: Sequence[str] = ("en",), **given: Sequence[Row]) -> list[Problem]:
    return check(raw(tables(languages, **{"statements": [{}], **given}), languages), languages, skip=())


def places(problems: list[Problem]) -> list[Place]:
    return [(problem.file, problem.row, problem.column) for problem in problems]


def test_a_sound_dataset_has_no_problem() -> None:
    assert found() == []


CELLS: dict[str, tuple[str, Sequence[Row], Place]] = {
    "empty required cell": ("questions", [{"question_id": "troops", "label_en": ""}], ("questions", 2, "label_en")),
    "unknown stance": ("statements", [{}, {"stance": "maybe"}], ("statements", 3, "stance")),
    "derived stance": ("statements", [{"stance": "contested"}], ("statements", 2, "stance")),
    "impossible date": ("statements", [{"date": "2025-02-30"}], ("statements", 2, "date")),
    "ambiguous date": ("events", [{"event_id": "first", "start": "01/02/2025"}], ("events", 2, "start")),
    "unknown basis": ("statements", [{"basis": "rumour"}], ("statements", 2, "basis")),
    "unknown actor": ("statements", [{}, {}, {"actor_id": "ZZZ"}], ("statements", 4, "actor_id")),
    "unknown claimer": (
        "statements", [{"basis": "attributed", "attributed_by": "X"}], ("statements", 2, "attributed_by"),
    ),
    "unknown question": ("statements", [{"question_id": "other"}], ("statements", 2, "question_id")),
    "unknown source": ("statements", [{"source_id": "blog"}], ("statements", 2, "source_id")),
    "unknown event": ("statements", [{"event_id": "second"}], ("statements", 2, "event_id")),
    "unknown replaced row": ("statements", [{"supersedes": "s9"}], ("statements", 2, "supersedes")),
    "unknown track": ("events", [{"event_id": "first", "track": "side"}], ("events", 2, "track")),
    "id twice": ("statements", [{"statement_id": "x"}, {"statement_id": "x"}], ("statements", 3, "statement_id")),
    "code with a space": ("sources", [{"source_id": "paper"}, {"source_id": "a b"}], ("sources", 3, "source_id")),
    "script as address": ("sources", [{"source_id": "paper", "url": "javascript:alert(1)"}], ("sources", 2, "url")),
    "markup in address": ("sources", [{"source_id": "paper", "url": "https://a.eu/<b>"}], ("sources", 2, "url")),
    "not a whole number": ("events", [{"event_id": "first", "attendance": "3.5"}], ("events", 2, "attendance")),
    "number in other digits": ("events", [{"event_id": "first", "attendance": "٣"}], ("events", 2, "attendance")),
    "endless number": ("events", [{"event_id": "first", "attendance": "9" * 30}], ("events", 2, "attendance")),
    "not a language": ("sources", [{"source_id": "paper", "language": "German"}], ("sources", 2, "language")),
    "no such country": ("actors", [*ACTORS, {"actor_id": "QQQ"}], ("actors", 5, "actor_id")),
    "country in lower case": ("actors", [*ACTORS, {"actor_id": "pol"}], ("actors", 5, "actor_id")),
    "country called a group": ("actors", [*ACTORS, {"actor_id": "POL", "kind": "group"}], ("actors", 5, "kind")),
    "event ends first": ("events", [{"event_id": "first", "start": "2025-05", "end": "2025-04"}], ("events", 2, "end")),
    "event only ends": ("events", [{"event_id": "first", "end": "2025-04"}], ("events", 2, "start")),
    "read too early": (
        "sources", [{"source_id": "paper", "published": "2025-05", "accessed": "2025-04"}], ("sources", 2, "accessed"),
    ),
    "mangled letters": ("tracks", [{"track_id": "talks", "label_en": "TÃ¼rkiye"}], ("tracks", 2, "label_en")),
    "control character": ("tracks", [{"track_id": "talks", "label_en": "bell\x07"}], ("tracks", 2, "label_en")),
    "date among texts": ("statements", [{"speaker": "2025-11-25"}], ("statements", 2, "speaker")),
    "address among texts": ("sources", [{"source_id": "paper", "title": "https://a.eu/b"}], ("sources", 2, "title")),
    "lost character": ("tracks", [{"track_id": "talks", "label_en": "T\ufffdrkiye"}], ("tracks", 2, "label_en")),
}  # fmt: skip


@pytest.mark.parametrize(("table", "rows", "place"), CELLS.values(), ids=CELLS)
def test_a_cell_is_named(table: str, rows: Sequence[Row], place: Place) -> None:
    file, row, column = place
    problems = found(("en",), **{table: rows})
    assert places(problems) == [(f"{file}.csv", row, column)]
    assert problems[0].message.endswith((".", "?"))
    assert problems[0].told(language("en")) == problems[0].message
    assert problems[0].told(language("de")) != problems[0].message


RULES: dict[str, tuple[Row, str]] = {
    "a stance is missing": ({"stance": ""}, "stance"),
    "a retraction with a stance": ({"status": "retracted", "supersedes": "s1"}, "stance"),
    "a retraction of nothing": ({"status": "retracted", "stance": ""}, "supersedes"),
    "a claimer without a claim": ({"attributed_by": "GBR"}, "attributed_by"),
    "a claim about oneself": ({"basis": "attributed", "attributed_by": "FRA"}, "attributed_by"),
    "a row that replaces itself": ({"supersedes": "s2"}, "supersedes"),
    "no source": ({"source_id": ""}, "source_id"),
    "no place in the source": ({"locator": ""}, "locator"),
    "a statement without end": ({"date": "2025-05-25/.."}, "date"),
    "a long quotation": ({"quote": "word " * 16}, "quote"),
    "said after it was reported": ({"date": "2025-06-02"}, "date"),
}


@pytest.mark.parametrize(("cells", "column"), RULES.values(), ids=RULES)
def test_a_rule_of_statements(cells: Row, column: str) -> None:
    problems = found(statements=[{}, cells], sources=[{"source_id": "paper", "published": "2025-06-01"}])
    assert places(problems) == [("statements.csv", 3, column)]


@pytest.mark.parametrize("date", ["", "2025", "2025-06", "../2025-06-02", "2025-06-01", "2025-05-31/2025-06-02"])
def test_a_date_that_may_lie_before_the_report_passes(date: str) -> None:
    assert found(statements=[{"date": date}], sources=[{"source_id": "paper", "published": "2025-06-01"}]) == []


def test_a_retraction_that_names_its_row_passes() -> None:
    assert found(statements=[{}, {"status": "retracted", "stance": "", "supersedes": "s1"}]) == []


@pytest.mark.parametrize(("links", "rows"), [
    ({"a": "b", "b": "a"}, [2, 3]),
    ({"a": "b", "b": "c", "c": "b"}, [3, 4]),
    ({"a": "", "b": "a", "c": "b", "d": "b"}, []),
])  # fmt: skip
def test_corrections_do_not_run_in_a_circle(links: Mapping[str, str], rows: list[int]) -> None:
    problems = found(statements=[{"statement_id": name, "supersedes": old} for name, old in links.items()])
    assert places(problems) == [("statements.csv", row, "supersedes") for row in rows]


@pytest.mark.parametrize(("cells", "column"), [
    ({"member_id": "CLUB"}, "member_id"),
    ({"since": "2025", "until": "2024"}, "until"),
    ({"member_id": "ZZZ"}, "member_id"),
    ({"group_id": "GBR"}, "group_id"),
])  # fmt: skip
def test_a_rule_of_memberships(cells: Row, column: str) -> None:
    rows = [{"group_id": "CLUB", "member_id": "FRA"} | dict(cells)]
    assert places(found(actors=ACTORS, memberships=rows)) == [("memberships.csv", 2, column)]


def test_a_key_of_several_columns_is_unique_as_a_whole() -> None:
    member = {"group_id": "CLUB", "member_id": "FRA"}
    assert found(actors=ACTORS, memberships=[member, member | {"since": "2025"}, member | {"member_id": "GBR"}]) == []
    problems = found(actors=ACTORS, memberships=[member, member | {"member_id": "GBR"}, member])
    assert places(problems) == [("memberships.csv", 4, "group_id")]
    assert "row 2" in problems[0].message


def test_texts_in_the_wrong_language_are_noticed() -> None:
    english, german = "The end of the war is near.", "Das Ende des Krieges ist nicht mit dem Plan da."
    right = [{"summary_en": english, "summary_de": german}] * 2
    wrong = [{"summary_en": german, "summary_de": english}] * 2
    assert found(("en", "de"), statements=[{**row, "statement_id": f"s{n}"} for n, row in enumerate(right)]) == []
    problems = found(("en", "de"), statements=[{**row, "statement_id": f"s{n}"} for n, row in enumerate(wrong)])
    assert places(problems) == [("statements.csv", 1, "summary_de"), ("statements.csv", 1, "summary_en")]


def test_a_required_table_without_rows_is_reported() -> None:
    assert places(found(statements=[])) == [("statements.csv", None, "")]


def test_references_to_a_file_that_could_not_be_read_are_not_reported() -> None:
    frames = raw(tables(statements=[{}]))
    frames["actors"] = frames["actors"].iloc[:0]
    assert check(frames, ("en",), skip={"actors.csv"}) == []


def test_all_problems_come_at_once_ordered_by_file_and_row() -> None:
    problems = found(
        statements=[{"date": "x"}, {"stance": "y", "basis": "z"}], tracks=[{"track_id": "talks", "label_en": ""}]
    )
    assert places(problems) == [
        ("tracks.csv", 2, "label_en"), ("statements.csv", 2, "date"),
        ("statements.csv", 3, "basis"), ("statements.csv", 3, "stance"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["„Spaß“", "die „FPÖ“ – und", "Österreich", "№ 5 € 3½", "Ångström", "日本", "naïve"])
def test_ordinary_letters_are_not_called_mangled(text: str) -> None:
    assert found(tracks=[{"track_id": "talks", "label_en": text}]) == []


def test_every_column_that_refers_is_checked() -> None:
    referring = {(t.name, c.name) for t in schema.TABLES for c in t.columns if c.refers}
    assert ("statements", "supersedes") in referring
    frames = raw(tables(statements=[{}], actors=ACTORS, memberships=[{"group_id": "CLUB", "member_id": "FRA"}],
                        participants=[{"event_id": "first", "actor_id": "FRA"}], codings=[{"coder": "a"}]))  # fmt: skip
    for table, column in referring:
        frames[table].loc[2, column] = "nowhere"
    assert {(f"{table}.csv", 2, column) for table, column in referring} <= set(places(check(frames, ("en",), skip=())))
