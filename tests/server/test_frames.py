"""The frames of a view: what the cards show on which day, made once and kept as they travel."""

from __future__ import annotations

import datetime as dt
import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import brotli
import pandas as pd
import pytest
from cachetools import LRUCache
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from stances.dataset.shelf import opened
from stances.exhibits import Exhibit, made
from stances.export import wire
from stances.figures.look import LIGHT
from stances.model import Dataset, View, default_view
from stances.server import frames as module
from stances.server import kept
from stances.server.compression import Compression
from stances.server.frames import CARDS
from stances.server.routes import routes
from tests.building import dataset as made_up
from tests.datasets import NAME, asked, stating

CLIENT = TestClient(Starlette(routes=routes, middleware=[Middleware(Compression)]), base_url="http://example.org")
HERE = f"data={NAME}&stance=open&lang=en"


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    module._frames.cache_clear()


def told(dataset: Dataset, view: View) -> dict[str, dict[str, str]]:
    """Return what the cards are told of a view."""
    return {name: wire.frame(made(name, dataset, view, "en", LIGHT), "en") for name in CARDS}


def of(dataset: Dataset, view: View) -> Any:
    """Return a view's frames, unpacked."""
    return json.loads(brotli.decompress(module._frames(dataset, view, "en").packed))


def saying(*days: str) -> tuple[Dataset, View]:
    """Return a dataset in which Greece changes its mind on these days, and a view of it."""
    dataset = stating(
        *({"date": day, "counts": pd.Timestamp(day), "stance": ("support", "oppose")[place % 2]}
          for place, day in enumerate(days))
    )  # fmt: skip
    return dataset, asked(dataset, question="ground-troops")


def test_frames_are_what_the_cards_are_told() -> None:
    dataset = opened(NAME)
    cards = told(dataset, asked(dataset, stances=("open",)))
    (whole,) = CLIENT.get(f"/frames?{HERE}&only=view").json()
    assert whole["cards"] == cards
    (alone,) = CLIENT.get(f"/frames?{HERE}&only=map").json()
    assert alone["cards"] == {"map": {name: cards["map"][name] for name in ("figure", "stamp", "alt")}}
    days = CLIENT.get(f"/frames?{HERE}").json()
    assert [day["from"] for day in days] == sorted(day["from"] for day in days)
    assert days[-1]["cards"] == cards


def test_before_the_first_change_is_the_day_before_also_in_a_leap_year() -> None:
    dataset, view = saying("2024-02-29", "2024-03-01")
    frames = of(dataset, view)
    assert [frame["from"] for frame in frames] == ["", "2024-02-29", "2024-03-01"]
    for frame, day in zip(frames, ("2019-05-01", "2024-02-29", "2025-12-31"), strict=True):
        shown = told(dataset, view.but(as_of=dt.date.fromisoformat(day)))
        assert frame["cards"]["balance"]["markup"] == shown["balance"]["markup"]


def test_frames_are_those_of_whom_the_filters_leave() -> None:
    data = made_up({"date": "2024-02-29"}, {"actor_id": "GBR", "date": "2024-03-05"})
    view = default_view(data)
    assert [frame["from"] for frame in of(data, view)] == ["", "2024-02-29", "2024-03-05"]
    assert [frame["from"] for frame in of(data, view.but(actors=("GBR",)))] == ["", "2024-03-05"]
    assert of(data, view.but(actors=("DEU",))) == []


def test_of_many_days_the_newest_are_given_and_nothing_stands_for_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 2)
    frames = of(*saying("2025-01-01", "2025-01-02", "2025-01-03"))
    assert [frame["from"] for frame in frames] == ["2025-01-02", "2025-01-03"]
    module._frames.cache_clear()
    assert [frame["from"] for frame in of(*saying("2025-01-02", "2025-01-03"))] == ["", "2025-01-02", "2025-01-03"]


def test_where_nothing_was_said_there_is_no_frame() -> None:
    dataset, view = saying("2025-01-01")
    assert of(dataset, view.but(question=str(dataset.questions.index[-1]))) == []


def test_frames_take_no_place_among_what_others_look_at() -> None:
    dataset, view = saying("2025-01-01", "2025-01-02")
    assert made.cache is not None
    before = len(made.cache)
    of(dataset, view)
    assert len(made.cache) == before


def test_several_who_ask_at_once_wait_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    times = []

    def slow(*about: object) -> list[dt.date]:
        times.append(about)
        time.sleep(0.1)
        return []

    monkeypatch.setattr(module, "change_days", slow)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda day: CLIENT.get(f"/frames?{HERE}&on={day}"), ("2025-01-01", "2025-02-01") * 2))
    assert [answer.json() for answer in answers] == [[]] * 4
    assert len(times) == 1


def test_what_is_kept_is_measured_with_what_stands_beside_it() -> None:
    held = module._frames.cache
    assert isinstance(held, LRUCache)
    for at in range(3):
        module._frames(opened(NAME), asked(opened(NAME), question="gone", stale=at), "en")
    assert 3 * kept._BESIDE < held.currsize < held.maxsize


@pytest.mark.parametrize(
    ("taken", "coding"),
    [("br", "br"), ("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0", ""), ("identity", ""), ("", "")],
)
def test_every_browser_has_it_as_it_can_read_it(taken: str, coding: str) -> None:
    answer = CLIENT.get(f"/frames?{HERE}", headers={"accept-encoding": taken})
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers.get("content-encoding", "") == coding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.json()[-1]["cards"] == told(opened(NAME), asked(opened(NAME), stances=("open",)))


def test_who_has_them_already_is_sent_nothing() -> None:
    had = {"if-none-match": CLIENT.get(f"/frames?{HERE}").headers["etag"]}
    again = CLIENT.get(f"/frames?{HERE}", headers=had)
    assert (again.status_code, again.content) == (304, b"")
    assert CLIENT.get(f"/frames?data={NAME}&stance=oppose&lang=en", headers=had).status_code == 200


def test_what_makes_no_sense_is_refused() -> None:
    assert CLIENT.get("/frames?data=nothing").status_code == 400


def test_questions_are_named_in_their_order() -> None:
    answer = CLIENT.get(f"/questions?data={NAME}").json()
    assert answer == {"codes": opened(NAME).questions.index.tolist(), "first": opened(NAME).default_question()}


def test_the_apps_run_finds_what_was_asked_for_ahead_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    make, times = wire.frame, []

    def counted(shown: Exhibit, language: str) -> dict[str, str]:
        times.append(shown.name)
        return make(shown, language)

    monkeypatch.setattr(wire, "frame", counted)
    view = asked(opened(NAME), stances=("open",), as_of=dt.date(2025, 11, 24))
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: CLIENT.get(f"/frames?{HERE}&on={view.as_of}&only=map").json(), range(4)))
    shown = wire.framed(made("map", opened(NAME), view, "en", LIGHT), "en")
    assert times == ["map"], "made once"
    assert all(answer[0]["cards"]["map"] == {name: shown[name] for name in ("figure", "stamp", "alt")}
               for answer in answers)  # fmt: skip
