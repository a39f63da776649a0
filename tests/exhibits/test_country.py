"""A country's page: its questions in order, each with what was said on it, and the groups to which it belongs."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from stances.dataset.shelf import opened
from stances.exhibits import EXHIBITS, Exhibit
from stances.figures.look import LIGHT
from stances.measures.evidence import of_actor
from stances.model import View
from tests.building import Row, dataset
from tests.datasets import LANGUAGES, asked
from tests.export.site.crawling import Parsed

WAR = opened("postwar-ukraine")


def made(name: str, language: str = "en", **changes: object) -> Exhibit:
    return EXHIBITS[name](WAR, asked(WAR, **changes), language, LIGHT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_statement_stands_under_its_question(language: str) -> None:
    page = Parsed(made("said", language, country="UKR").markup)
    rows = of_actor(WAR, "UKR", asked(WAR))
    rows = rows[rows["active"]]
    said = [item["data-said"] for item in page.named("li") if "data-said" in item]
    assert sorted(said) == sorted(rows.index)
    asked_in_order = [str(WAR.statements.at[code, "question_id"]) for code in said]
    assert len(page.named("details")) == rows["question_id"].nunique()
    runs = [question for question, _ in itertools.groupby(asked_in_order)]
    assert len(runs) == len(set(runs)), "the statements of a question stand together"


def test_of_very_much_the_newest_of_each_question_is_listed_and_the_rest_is_led_to() -> None:
    said: list[Row] = [{"statement_id": f"s{place}", "question_id": ("troops", "sanctions")[place % 3 == 0],
                        "date": f"2025-{1 + place % 6:02d}-{1 + place // 15:02d}"} for place in range(400)]  # fmt: skip
    record = dataset(*said)
    exhibit = EXHIBITS["said"](record, View("troops", dt.date(2025, 12, 31), country="FRA"), "en", LIGHT)
    page = Parsed(exhibit.markup)
    listed = [item["data-said"] for item in page.named("li") if "data-said" in item]
    assert len(listed) == 250
    assert len(exhibit.table) == 400
    for question, rows in record.statements.loc[listed].groupby("question_id"):
        rest = record.statements.drop(listed)
        assert rows["counts"].min() >= rest.loc[rest["question_id"] == question, "counts"].max()
    links = [button["data-set"] for button in page.named("button") if button.get("data-page") == "evidence"]
    assert links == ["q=troops&who=FRA", "q=sanctions&who=FRA"]


def test_the_chosen_question_comes_first_and_is_open() -> None:
    page = Parsed(made("said", country="UKR", question="sanctions").markup)
    folds = page.named("details")
    assert ["open" in fold for fold in folds] == [True] + [False] * (len(folds) - 1)
    first = next(item["data-said"] for item in page.named("li") if "data-said" in item)
    assert WAR.statements.at[first, "question_id"] == "sanctions"
    figure = made("country", country="UKR", question="sanctions").figure
    assert figure is not None
    assert figure.layout.yaxis.ticktext[0].startswith("<b>")
    assert not any(text.startswith("<b>") for text in figure.layout.yaxis.ticktext[1:])


def test_figure_and_list_have_the_same_order() -> None:
    figure = made("country", country="POL").figure
    assert figure is not None
    labels = [text.removeprefix("<b>").removesuffix("</b>") for text in figure.layout.yaxis.ticktext]
    heads = [text for tag, text in Parsed(made("said", country="POL").markup).texts if tag == "b"
             and text not in {"Support", "Open", "Neutral", "Reluctant", "Oppose", "Unclear"}]  # fmt: skip
    assert heads == labels


def test_a_bar_opens_the_evidence_on_its_question() -> None:
    figure = made("country", country="POL").figure
    assert figure is not None
    opened_by = {mark for trace in figure.data if trace.type == "bar" for mark, _ in trace.customdata}
    assert "q=own-troops&open=actor:POL" in opened_by
    assert all(mark.startswith("q=") and mark.endswith("&open=actor:POL") for mark in opened_by)


def test_the_table_holds_all_statements_newest_first() -> None:
    table = made("said", country="UKR").table
    rows = of_actor(WAR, "UKR", asked(WAR))
    assert table["Statement"].tolist()[0] == rows.index[0]
    assert len(table) == int(rows["active"].sum()) > 90


def test_a_countrys_groups_stand_with_their_position() -> None:
    shown = made("groups", country="POL")
    opens = [button["data-set"] for button in Parsed(shown.markup).named("button")]
    assert {"country=EU", "country=NATO"} <= set(opens)
    assert not shown.empty
    assert len(shown.table) == len(opens)
    assert made("groups", country="USA", question="own-troops").title.startswith("On sending soldiers")
    assert made("groups", country="CHN").empty
