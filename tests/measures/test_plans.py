"""Versions of a text and their points."""

import datetime as dt

from stances.measures.plans import point_by_point, versions
from stances.model import Dataset, View
from tests.building import Row, dataset

QUESTIONS: list[Row] = [
    {"question_id": "other"},
    {"question_id": "new", "follows": "old"},
    {"question_id": "old"},
    {"question_id": "old-10", "part_of": "old", "point": "10"},
    {"question_id": "old-9", "part_of": "old", "point": "9"},
    {"question_id": "old-x", "part_of": "old"},
    {"question_id": "new-1", "part_of": "new", "point": "1", "follows": "old-9"},
]
VIEW = View(question="other", as_of=dt.date(2025, 6, 30))


def made(*said: Row) -> Dataset:
    return dataset(*said, questions=QUESTIONS)


def test_the_first_version_comes_first_each_with_its_points_by_number() -> None:
    for question in ("old", "new", "old-9", "other"):
        frame = versions(made(), question)
        assert frame.index.tolist() == ["old", "old-9", "old-10", "old-x", "new", "new-1"]
        assert frame["whole"].tolist() == ["old"] * 4 + ["new"] * 2
        assert frame["point"].tolist() == ["", "9", "10", "", "", "1"]


def test_without_points_there_is_no_text() -> None:
    assert versions(dataset({}), "troops").empty
    assert point_by_point(dataset({}), View("troops", VIEW.as_of)) == []


def test_positions_on_every_version_and_point() -> None:
    said: list[Row] = [
        {"question_id": "old-9"}, {"question_id": "old-9", "actor_id": "GBR", "stance": "oppose"},
        {"question_id": "new", "actor_id": "GBR"}, {"question_id": "other"},
    ]  # fmt: skip
    held = point_by_point(made(*said), VIEW)
    assert [(row["question_id"], row["actor_id"], row["outcome"]) for row in held] == [
        ("old-9", "FRA", "support"), ("old-9", "GBR", "oppose"), ("new", "GBR", "support"),
    ]  # fmt: skip
    only = point_by_point(made(*said), VIEW.but(actors=("FRA",), stances=("support",)))
    assert [row["question_id"] for row in only] == ["old-9"]
