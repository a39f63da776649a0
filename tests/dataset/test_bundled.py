"""The bundled dataset: every record has its evidence, and the positions are the article's."""

import datetime as dt
import re

import pandas as pd
import pytest

from stances.dataset import BUNDLED, bundled, open_dataset
from stances.dataset.shelf import opened
from stances.measures.positions import positions

NAME = "troops-2025-11"
DATASET = opened(NAME)
AS_OF = dt.date(2025, 11, 25)

STANDING = {
    "FRA": ("support", "own"), "GBR": ("support", "own"),
    "SWE": ("open", "own"), "DNK": ("open", "own"), "AUS": ("open", "own"),
    "POL": ("oppose", "own"), "GRC": ("oppose", "own"), "ITA": ("oppose", "own"),
    "TUR": ("support", "attributed"), "RUS": ("oppose", "inferred"),
}  # fmt: skip


@pytest.fixture(scope="module")
def troops() -> pd.DataFrame:
    return positions(DATASET, AS_OF, "ground-troops").set_index("actor_id")


def test_it_is_the_one_that_opens_first() -> None:
    assert bundled()[0] == NAME
    assert (DATASET.default_question(), DATASET.default_as_of()) == ("ground-troops", AS_OF)


@pytest.mark.parametrize("table", ["statements", "events", "participants", "memberships"])
def test_every_row_names_a_paragraph_of_its_source(table: str) -> None:
    frame = getattr(DATASET, table)
    assert len(frame)
    assert frame["source_id"].isin(DATASET.sources.index).all()
    assert all(re.fullmatch(r"p([1-9]|[12]\d|30)", locator) for locator in frame["locator"])


@pytest.mark.parametrize("actor", STANDING)
def test_where_a_country_stands_on_ground_troops(troops: pd.DataFrame, actor: str) -> None:
    row = troops.loc[actor]
    assert (row["outcome"], row["basis"]) == STANDING[actor]
    assert not row["disputed"]


def test_no_other_country_is_given_a_position_on_ground_troops(troops: pd.DataFrame) -> None:
    kinds = DATASET.actors["kind"].reindex(troops.index)
    assert set(troops.index[kinds == "country"]) == set(STANDING)


def test_turkeys_position_is_what_france_says_of_it(troops: pd.DataFrame) -> None:
    assert troops.at["TUR", "attributed_by"] == ("FRA",)


def test_what_is_said_without_a_day_counts_by_the_day_of_the_report(troops: pd.DataFrame) -> None:
    for actor in ("SWE", "DNK", "AUS", "POL", "GRC", "ITA"):
        assert troops.at[actor, "date"] == "../2025-11-25"


def test_nobody_stood_anywhere_the_day_before() -> None:
    assert positions(DATASET, AS_OF - dt.timedelta(days=1)).empty


def test_only_what_is_inferred_has_low_confidence_and_each_inference_has_a_note() -> None:
    frame = DATASET.statements
    inferred = frame["basis"] == "inferred"
    assert (inferred == (frame["confidence"] == "low")).all()
    assert (frame.loc[inferred, "note"] != "").all()


def test_no_speaker_in_what_others_claim() -> None:
    frame = DATASET.statements
    assert (frame.loc[frame["basis"] == "attributed", "speaker"] == "").all()


def test_texts_are_in_both_languages() -> None:
    for name in ("summary", "condition", "speaker_role"):
        frame = DATASET.statements
        assert ((frame[f"{name}_en"] == "") == (frame[f"{name}_de"] == "")).all()


def test_publisher_and_address_are_not_guessed() -> None:
    assert set(DATASET.sources[["publisher", "title", "url"]].to_numpy().ravel()) == {""}


def test_what_is_planned_without_a_day_has_none() -> None:
    events = DATASET.events
    assert events.loc[events["status"] == "conditional", "start"].eq("").all()
    assert (events.loc[events["status"] == "held", "start"] != "").all()


def test_the_digest_follows_the_content() -> None:
    assert re.fullmatch("[0-9a-f]{12}", DATASET.digest)
    assert open_dataset(BUNDLED / NAME).digest == DATASET.digest
