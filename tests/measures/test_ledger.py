"""The ledger: what it keeps between days changes no answer, and nothing in it depends on the order of rows."""

import datetime as dt
import random

import pandas as pd
import pytest

from stances.measures import ledger as module
from stances.measures.ledger import ledger
from stances.measures.positions import counted, held, positions, resolve, standing
from stances.model import RULES, Dataset
from tests.building import dataset

DAYS = [dt.date(2025, 1, 1) + dt.timedelta(days=7 * place) for place in range(55)]


def crowd(seed: int = 7, number: int = 400) -> Dataset:
    chance = random.Random(seed)
    return dataset(
        *(
            {
                "actor_id": chance.choice(["FRA", "GBR", "DEU"]),
                "question_id": chance.choice(["troops", "sanctions"]),
                "date": chance.choice(DAYS).isoformat(),
                "stance": chance.choice(["support", "open", "oppose", "unclear"]),
                "basis": chance.choice(["own", "own", "attributed", "inferred"]),
                "speaker_office": chance.choice(["", "", "head-of-state", "parliament"]),
                "confidence": chance.choice(["high", "low"]),
            }
            for _ in range(number)
        )
    )


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("every", [1, 7, 4096])
def test_what_is_kept_between_days_changes_no_answer(rule: str, every: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_EVERY", every)
    made = crowd()
    for day in [DAYS[0] - dt.timedelta(days=1), *DAYS[::5], dt.date(2099, 1, 1)]:
        rows = counted(made, day, rule=rule).reset_index()
        plain = resolve(rows, ["actor_id", "question_id"], made, rule)
        assert [{**row, "age": 0} for row in held(made, day, rule=rule)] == [{**row, "age": 0} for row in plain], day


@pytest.mark.parametrize("question", ["", "troops", "nothing"])
def test_standing_is_what_positions_are_without_their_statements(question: str) -> None:
    made = crowd()
    quick, whole = standing(made, DAYS[30], question), positions(made, DAYS[30], question)
    assert quick.astype({"actor_id": "str", "question_id": "str"}).equals(whole[quick.columns])


def test_nobody_has_said_anything() -> None:
    made = dataset()
    assert standing(made, DAYS[0]).empty
    assert ledger(made).held(DAYS[0], "troops").size == 0


def test_a_ledger_is_made_once_for_each_rule_and_basis() -> None:
    made = crowd()
    assert ledger(made) is ledger(made)
    assert len(ledger(made, ("inferred",)).places) < len(ledger(made).places)
    assert isinstance(ledger(made).frame(ledger(made).held(DAYS[3])), pd.DataFrame)
