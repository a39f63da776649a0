"""Two codings of the same pages: what is compared with what, and Krippendorff's alpha against a library."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.measures.agreement import ALL, agreement, alpha, paired
from stances.model import Dataset, records
from tests.building import Row, dataset


def coded(*rows: Row) -> Dataset:
    return dataset(codings=[{"coder": "a", **row} for row in rows])


def test_claims_are_matched_by_page_actor_and_question_in_the_pages_order() -> None:
    made = coded(
        {"locator": "p9", "stance": "oppose"}, {"locator": "p2", "stance": "open"}, {"question_id": "sanctions"},
        {"coder": "b", "locator": "p3", "stance": "open"}, {"coder": "b", "actor_id": "GBR"},
    )  # fmt: skip
    rows = paired(made.codings)
    assert sorted(rows[["actor_id", "question_id", "first", "second"]].itertuples(index=False, name=None)) == [
        ("FRA", "sanctions", "support", ""), ("FRA", "troops", "open", "open"), ("FRA", "troops", "oppose", ""),
        ("GBR", "troops", "", "support"),
    ]  # fmt: skip
    whole = records(agreement(made).set_index("question_id").loc[[ALL]])[0]
    assert [whole[name] for name in ("pages", "claims", "both", "same")] == [1, 4, 1, 1]
    assert np.isnan(whole["alpha"])


def test_nothing_coded_twice_is_nothing_to_report() -> None:
    assert agreement(dataset({})).empty


UNITS = st.lists(st.tuples(*[st.sampled_from([0, 1, 2, 3, 4, None])] * 2), min_size=1, max_size=25)


@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")
@given(units=UNITS)
def test_alpha_is_the_librarys(units: list[tuple[int | None, int | None]]) -> None:
    values = np.array([[np.nan if one is None else one for one in unit] for unit in units], dtype=float)
    pairs = values[~np.isnan(values).any(axis=1)]
    if len(np.unique(pairs)) < 2:
        assert np.isnan(alpha(values))
        return
    expected = krippendorff.alpha(values.T, level_of_measurement="ordinal", value_domain=list(range(5)))
    assert alpha(values) == pytest.approx(expected)
