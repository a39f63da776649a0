"""The card component's Python face: registered once, and each card written once."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import streamlit as st

from stances.app import chart


def test_the_component_is_registered_once_however_many_begin_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    registered: list[str] = []
    together = Barrier(4)

    def register(name: str, **_about: object) -> Callable[..., None]:
        time.sleep(0.05)
        registered.append(name)
        return lambda **_told: None

    def begin(_session: int) -> object:
        together.wait()
        return chart._mounted()

    monkeypatch.setattr(st.components.v2, "component", register)
    cache = chart._mounted.cache
    assert cache is not None
    known = dict(cache)
    cache.clear()
    try:
        with ThreadPoolExecutor(4) as pool:
            found = set(pool.map(begin, range(4)))
    finally:
        cache.clear()
        cache.update(known)
    assert registered == ["stances_card"]
    assert len(found) == 1
