"""The shelf: each bundled dataset opened once, no other path reachable."""

import pytest

from stances.dataset import bundled
from stances.dataset.shelf import opened


def test_a_dataset_is_opened_once_and_shared() -> None:
    assert opened("troops-2025-11") is opened("troops-2025-11")


@pytest.mark.parametrize("name", bundled())
def test_every_bundled_dataset_opens_under_its_own_name(name: str) -> None:
    assert opened(name).name == name


@pytest.mark.parametrize("name", ["", "nothing", "..", "../data/troops-2025-11", "TROOPS-2025-11", "/etc"])
def test_nothing_else_is_reachable(name: str) -> None:
    with pytest.raises(KeyError):
        opened(name)
