"""The declarations: complete, consistent, and in step with the data model."""

import pytest

from stances import scale, schema

TABLES = {table.name: table for table in schema.TABLES}


def test_the_tables_of_the_data_model() -> None:
    assert list(TABLES) == [
        "actors", "memberships", "questions", "sources", "tracks", "events", "participants", "statements",
        "codings", "checks",
    ]  # fmt: skip
    assert {name for name, table in TABLES.items() if not table.required} == {
        "memberships",
        "participants",
        "codings",
        "checks",
    }


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda table: table.name)
def test_a_declaration_is_complete(table: schema.Table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)
    assert table.columns[0].name == table.key[0]
    for column in table.columns:
        assert column.meaning.endswith(".")
        assert bool(column.values) == (column.kind == "choice")
        assert not column.refers or (column.refers in TABLES and column.kind == "id")


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda table: table.name)
def test_references_name_tables_with_one_key(table: schema.Table) -> None:
    assert all(len(TABLES[column.refers].key) == 1 for column in table.columns if column.refers)


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda table: table.name)
def test_only_texts_are_localised(table: schema.Table) -> None:
    assert all(column.kind == "text" for column in table.columns if column.localised)
    assert not set(table.key) & {column.name for column in table.columns if column.localised}


def test_a_localised_column_stands_once_a_language() -> None:
    names = [column.name for column in schema.TRACKS.expanded(["en", "de"])]
    assert names == ["track_id", "label_en", "label_de"]
    assert [column.name for column in schema.TRACKS.expanded(["fr"])] == ["track_id", "label_fr"]


def test_expansion_keeps_what_a_column_declares() -> None:
    label = next(column for column in schema.QUESTIONS.expanded(["de"]) if column.name == "label_de")
    assert label.required
    assert label.localised
    assert label.meaning == next(column.meaning for column in schema.QUESTIONS.columns if column.name == "label")


def test_a_statement_has_all_that_the_data_model_names() -> None:
    names = {column.name for column in schema.STATEMENTS.columns}
    assert names == {
        "statement_id", "date", "actor_id", "question_id", "stance", "condition", "speaker", "speaker_role",
        "speaker_office", "summary", "quote", "quote_lang", "basis", "confidence", "attributed_by", "source_id",
        "locator", "event_id", "coder", "coded_on", "status", "supersedes", "note",
    }  # fmt: skip


def test_choices_that_the_rule_rests_on() -> None:
    columns = {column.name: column for column in schema.STATEMENTS.columns}
    assert columns["basis"].values == scale.BASES
    assert columns["status"].values == ("active", "corrected", "retracted")
    assert {"head-of-state", "head-of-government", "parliament"} <= set(columns["speaker_office"].values)
    assert columns["stance"].kind == "stance"
    assert not columns["stance"].required, "a retraction has none"
    assert not columns["date"].required, "a date may be unknown"
