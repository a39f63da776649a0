"""What a briefing holds: what the measures say, each claim with its source, nothing made up."""

from __future__ import annotations

import datetime as dt
from itertools import chain

import pytest

from stances import scale
from stances.exhibits.changes import changes as changes_exhibit
from stances.export import images
from stances.export.briefing import content, pictures
from stances.export.briefing.document import Cite, Document, Heading, Paragraph, Picture, texts
from stances.export.briefing.subject import REACH, prepared
from stances.export.errors import NoBrowserError
from stances.figures.look import LIGHT
from stances.measures.positions import positions
from stances.model import Dataset
from stances.words import positions as words
from stances.words.speech import speech
from tests.datasets import LANGUAGES, asked, board, disagreeing, ordinary
from tests.export.briefing.made import ABOUT, SITE, cells, made, plain, tables

EVERY = [(about, language) for about in ABOUT for language in LANGUAGES]


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def paragraphs(document: Document) -> list[str]:
    return [plain(block.text) for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("dataset", [ordinary(), disagreeing()], ids=["bundled", "disagreeing"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_positions_is_the_board(dataset: Dataset, language: str) -> None:
    view = prepared(asked(dataset))
    held = board(dataset, view)
    held = held[held["outcome"] != scale.NONE.slug]
    spoken = speech(dataset, language)
    rows = list(cells(tables(made("question", language, dataset))[0]))
    expected = {
        (spoken.name(actor), words.label(str(outcome), spoken.language), spoken.language.date(date))
        for actor, outcome, date in held[["actor_id", "outcome", "date"]].itertuples(index=False)
    }
    assert len(rows) == len(expected)
    for name, position, said, date in rows:
        (found,) = [one for one in expected if one[0] == name]
        assert position.startswith(found[1])
        assert date == found[2]
        assert said


def test_every_voice_of_a_position_that_disagrees_is_told_with_its_day() -> None:
    dataset = disagreeing()
    rows = {name: (position, said) for name, position, said, _ in cells(tables(made("question", "en", dataset))[0])}
    position, said = rows["Germany"]
    assert position.startswith("≠ Contested (Support / Oppose)")
    assert "Support, " in said
    assert "Oppose, " in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_has_all_its_positions(language: str) -> None:
    dataset, view = ordinary(), prepared(asked(ordinary()))
    held = positions(dataset, view.as_of)
    held = held[held["actor_id"] == "FRA"]
    spoken = speech(dataset, language)
    document = made("country", language)
    rows = list(cells(tables(document)[0]))
    assert {row[0] for row in rows} == {spoken.question(question) for question in held["question_id"]}
    silent = [question for question in dataset.questions.index if question not in set(held["question_id"])]
    for question in silent:
        assert any(text.startswith(spoken.question(question)) for text in paragraphs(document))
    said = dataset.statements[(dataset.statements["actor_id"] == "FRA") & dataset.statements["active"]]
    for summary in said[dataset.column("summary", language)]:
        assert any(summary in text for text in paragraphs(document))


@pytest.mark.parametrize(("about", "language"), EVERY)
def test_notes_are_the_sources_cited_each_once_and_all_that_are_cited(about: str, language: str) -> None:
    document = made(about, language)
    cited = [cite.source for text in texts(document.blocks) for run in text for cite in run.cites]
    assert [document.numbers[source] for source in dict.fromkeys(cited)] == list(range(1, len(set(cited)) + 1))
    assert len(document.notes) == len(set(cited)) > 0
    for note, source in zip(document.notes, dict.fromkeys(cited), strict=True):
        row = ordinary().row("sources", source)
        assert row["publisher"] in note.text
        assert note.url == row["url"]
        assert note.places


@pytest.mark.parametrize(("about", "language"), EVERY)
def test_every_row_of_every_table_has_a_source_and_no_empty_cell(about: str, language: str) -> None:
    for table in tables(made(about, language)):
        assert sum(table.widths) == 100
        for row, shown in zip(table.rows, cells(table), strict=True):
            assert all(shown)
            assert any(run.cites for run in chain(*chain(*row)))


def test_a_place_stands_beside_the_number_only_where_it_is_a_paragraph() -> None:
    assert Cite("s", "p14").mark == "¶14"
    assert (Cite("s", "AFGHANISTAN").mark, Cite("s", "page 3").mark, Cite("s").mark) == ("", "", "")


def test_changes_are_those_of_the_page() -> None:
    view = asked(ordinary(), since=dt.date(2025, 11, 1))
    document = content(ordinary(), view, "en", "question", SITE)
    shown = changes_exhibit(ordinary(), view, "en", LIGHT)
    assert shown.title in paragraphs(document)
    rows = list(cells(tables(document)[1]))
    assert len(rows) == len(shown.table) > 0
    assert {row[0] for row in rows} == set(shown.table["Actor"])


def test_without_a_day_half_a_year_is_looked_at_and_filters_are_named() -> None:
    view = prepared(asked(ordinary()))
    assert (view.as_of - (view.since or view.as_of)).days == view.stale == REACH
    assert "nly" not in made("question", "en").beneath
    document = content(ordinary(), asked(ordinary(), actors=("FRA", "GRC"), bases=("own",)), "en", "question", SITE)
    assert document.beneath.endswith(" · Only France and Greece; only own statements")
    assert {row[0] for row in cells(tables(document)[0])} == {"France", "Greece"}


def test_a_briefing_on_a_country_says_what_counts_and_nothing_of_filters_that_it_does_not_heed() -> None:
    view = asked(ordinary(), country="FRA", actors=("GRC",), stances=("oppose",), bases=("own",))
    document = content(ordinary(), view, "de", "country", SITE)
    assert document.beneath.endswith(" · Für Positionen zählen nur eigene Aussagen")


def test_planned_and_conditional_are_told_apart_from_what_took_place() -> None:
    past, ahead = [table for table in tables(made("question", "en")) if table.heads[0] == "Date"]
    assert not [row for row in cells(past) if "planned" in row[2] or "conditional" in row[2]]
    assert all("planned" in row[2] or "conditional" in row[2] for row in cells(ahead))
    assert {kind for row in cells(ahead) for kind in ("planned", "conditional") if kind in row[2]} == {
        "planned", "conditional"}  # fmt: skip


def test_the_silent_are_named_by_group() -> None:
    dataset = ordinary()
    held = board(dataset, prepared(asked(dataset)))
    silent = held.loc[held["outcome"] == scale.NONE.slug, "actor_id"]
    said = " ".join(paragraphs(made("question", "en")))
    for actor in silent:
        assert speech(dataset, "en").name(actor) in said


def test_german_and_english_are_the_same_document() -> None:
    for about in ABOUT:
        one, other = (made(about, language) for language in LANGUAGES)
        assert [type(block) for block in one.blocks] == [type(block) for block in other.blocks]
        assert one.numbers == other.numbers
        assert not set(headings(one)) & set(headings(other)) - {"Europe", "Sources"}


def test_a_document_without_a_browser_says_that_its_picture_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> bytes:
        raise NoBrowserError("none")

    monkeypatch.setattr(images, "picture", none)
    pictures._drawn.cache_clear()
    document = content(ordinary(), asked(ordinary()), "en", "question", SITE)
    assert not any(isinstance(block, Picture) for block in document.blocks)
    assert len([text for text in paragraphs(document) if "there is no Chrome" in text]) == 1
    assert tables(document)


def test_nobody_and_nothing_is_a_document_too() -> None:
    view = asked(ordinary(), as_of=dt.date(2020, 1, 1), country="FRA")
    for about in ABOUT:
        document = content(ordinary(), view, "de", about, SITE)
        assert not any(isinstance(block, Picture) for block in document.blocks)
        assert headings(document)
        assert len(document.notes) == len(document.numbers)


def test_progress_tells_what_is_being_made() -> None:
    told: list[str] = []
    content(ordinary(), asked(ordinary(), as_of=dt.date(2020, 1, 1)), "en", "question", SITE, told.append)
    assert told[0] == "State of play"
    assert len(told) > 3
