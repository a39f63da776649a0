"""The record of the negotiation: its counts, its two codings, its second check, and that nothing in it is copied."""

import csv
import re
from collections import Counter

import krippendorff
import numpy as np
import pytest

from stances.dataset import BUNDLED, open_dataset
from stances.measures.agreement import ALL, agreement, alpha, paired
from stances.model import records

FOLDER = BUNDLED / "postwar-ukraine"
DATASET = open_dataset(FOLDER)
SAID = DATASET.statements
BOOK = " ".join((FOLDER / "CODING.md").read_text(encoding="utf-8").split())


def test_it_holds_what_it_promises() -> None:
    assert len(SAID) >= 400
    assert SAID["actor_id"].nunique() >= 45
    assert SAID["question_id"].nunique() >= 14
    assert len(DATASET.events) >= 100
    assert SAID["source_id"].nunique() >= 150
    assert DATASET.sources.loc[SAID["source_id"].unique(), "language"].nunique() >= 20
    months = SAID["counts"].dt.strftime("%Y-%m").nunique()
    assert months >= 17, "spread over the whole period"


def test_every_row_has_a_page_and_a_place_in_it() -> None:
    assert SAID["locator"].str.fullmatch(r"p\d+").all()
    assert DATASET.sources["url"].str.startswith("http").all()
    assert (DATASET.sources[["publisher", "title", "language"]] != "").all(axis=None)
    for table in (DATASET.events, DATASET.participants, DATASET.memberships):
        assert (table[["source_id", "locator"]] != "").all(axis=None)


def test_every_row_was_checked_and_what_came_of_it_is_in_the_text() -> None:
    checks = DATASET.checks
    assert set(SAID.index) == set(checks.index[checks["verdict"] != "dropped"])
    tally = Counter(checks["verdict"])
    said = re.search(
        r"the correction: (\d+) were right, (\d+) were corrected .*? (\d+) were dropped, and (\d+) that", BOOK
    )
    assert said
    assert [int(n) for n in said.groups()] == [tally[name] for name in ("ok", "corrected", "dropped", "added")]
    assert max(len(words.split()) for words in checks["support"]) <= 15
    assert (checks.loc[checks["verdict"] != "ok", "correction"] != "").all()


def test_the_figures_of_agreement_in_the_text() -> None:
    whole = agreement(DATASET).set_index("question_id").loc[ALL]
    said = re.search(
        r"Of (\d+) claims .*? both saw (\d+); on these the stance agreed in (\d+).*?: \*\*([\d.]+)\*\*", BOOK
    )
    assert said
    assert [*map(int, said.groups()[:3]), float(said[4])] == [
        *whole[["claims", "both", "same"]],
        round(whole["alpha"], 2),
    ]
    assert whole["pages"] >= SAID["source_id"].nunique() / 4


def test_agreement_a_question_is_as_the_text_says() -> None:
    with_alpha = agreement(DATASET).iloc[1:]
    lines = re.findall(r"\| `([\w-]+)` \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|(?: ([\d.]+))? \|", BOOK)
    assert lines == [
        (*map(str, (row["question_id"], row["pages"], row["claims"], row["both"], row["same"])),
         "" if np.isnan(row["alpha"]) else f"{row['alpha']:.2f}")
        for row in records(with_alpha)
    ]  # fmt: skip


@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")
def test_alpha_agrees_with_a_library_on_the_real_codings() -> None:
    ranks = {"oppose": 0, "reluctant": 1, "neutral": 2, "open": 3, "support": 4}
    claims = paired(DATASET.codings)
    for question, part in [("", claims), *claims.groupby("question_id")]:
        values = np.column_stack([part[turn].map(ranks) for turn in ("first", "second")]).astype(float)
        kept = values[~np.isnan(values).any(axis=1)]
        if len(np.unique(kept)) < 2:
            assert np.isnan(alpha(values)), question
            continue
        expected = krippendorff.alpha(values.T, level_of_measurement="ordinal", value_domain=list(range(5)))
        assert alpha(values) == pytest.approx(expected), question


def test_the_two_codings_are_of_different_people() -> None:
    coders = DATASET.codings.groupby("source_id")["coder"].nunique()
    assert coders.max() == 2
    assert set(DATASET.codings["coder"]) == set("abcdefghiklnop")


@pytest.mark.parametrize("name", ["statements", "events"])
def test_texts_stand_in_both_languages(name: str) -> None:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for column in [column for column in row if column.endswith("_en")]:
                assert bool(row[column]) == bool(row[column.replace("_en", "_de")]), (row, column)


def test_quotations_are_few_and_short() -> None:
    quoted = SAID[SAID["quote"] != ""]
    assert len(quoted) < len(SAID) / 5
    assert max(len(words.split()) for words in quoted["quote"]) <= 15
    assert (quoted["quote_lang"] != "").all()


def test_points_of_a_plan_belong_to_it_and_versions_follow_one_another() -> None:
    questions = DATASET.questions
    assert set(questions["part_of"]) - {""} <= {"plan-28", "plan-european", "plan-geneva", "plan-20"}
    assert questions.at["plan-20", "follows"] == "plan-geneva"
    assert questions.at["plan-geneva", "follows"] == "plan-28"


def test_the_readmes_figures() -> None:
    text = " ".join((FOLDER.parents[2] / "README.md").read_text(encoding="utf-8").split())
    said = re.search(
        r"(\d+) statements by (\d+) states and organisations on (\d+) questions .*? (\d+) events and (\d+) sources "
        r"in (\d+) languages",
        text,
    )
    assert said
    languages = DATASET.sources.loc[SAID["source_id"].unique(), "language"].nunique()
    counted = [int(SAID["active"].sum()), SAID["actor_id"].nunique(), SAID["question_id"].nunique(),
               len(DATASET.events), len(DATASET.sources), languages]  # fmt: skip
    assert [int(figure) for figure in said.groups()] == counted


def test_the_readmes_alpha_is_the_codings() -> None:
    readme = " ".join((FOLDER.parents[2] / "README.md").read_text(encoding="utf-8").split())
    told = re.search(r"Krippendorff's alpha (0\.\d\d) over all", readme)
    reported = re.search(r"with gaps: \*\*(0\.\d\d)\*\* over all questions", BOOK)
    assert told
    assert reported
    assert told[1] == reported[1]
