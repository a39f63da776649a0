"""A choice that another one interrupts is carried out all the same."""

from __future__ import annotations

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException

from stances.app.controls import whole


@pytest.mark.parametrize("times", [0, 1, 3])
def test_what_is_broken_off_is_done_again_and_then_broken_off(times: int) -> None:
    said, done = [RerunException(RerunData(page_script_hash=str(place))) for place in range(times)], []
    left = list(said)

    def act() -> None:
        done.append("begun")
        if left:
            raise left.pop(0)
        done.append("done")

    if times:
        with pytest.raises(RerunException) as caught:
            whole(act)()
        assert caught.value is said[-1], "the last one holds the widgets of all before it"
    else:
        whole(act)()
    assert done == ["begun"] * (times + 1) + ["done"]


def test_what_is_wrong_is_not_tried_again() -> None:
    tries = []

    def act() -> None:
        tries.append(1)
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        whole(act)()
    assert tries == [1]
