"""plotly.js as the browser gets it: all that our figures need, and whole where nobody knows what can go."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from plotly.offline import get_plotlyjs

from stances.assets import plotlyjs
from stances.assets.plotlyjs import CUTS, TRACES, script, trimmed, unwrapped
from stances.assets.trimming import cuts
from stances.dataset import bundled
from stances.dataset.shelf import opened
from stances.exhibits import EXHIBITS, made
from stances.figures.look import LIGHT
from stances.model import default_view


def test_it_comes_without_its_wrapper() -> None:
    whole, bare = get_plotlyjs(), unwrapped(get_plotlyjs())
    licence = whole[: whole.index("*/")]
    assert bare.startswith(licence)
    assert '"use strict";var Plotly=' in bare[: len(licence) + 100]
    assert bare.rstrip().endswith("window.Plotly = Plotly;")
    assert 0 < len(whole) - len(bare) < 500, "nothing else is gone"


@pytest.mark.parametrize("change", [
    lambda script: script.replace("function(root, factory)", "function(root, make)"),
    lambda script: script.replace("return Plotly;\n}));", "return Plotly;\n})) ;"),
    lambda script: script[-100:],
])  # fmt: skip
def test_a_script_that_is_wrapped_otherwise_stays_whole(change: Callable[[str], str]) -> None:
    script = change(get_plotlyjs())
    assert unwrapped(script) == script


def test_what_is_left_out_is_what_can_go() -> None:
    whole = unwrapped(get_plotlyjs()).encode()
    found = [list(cut) for cut in cuts(whole)]
    assert json.loads(CUTS.read_bytes())["cuts"] == found, "plotly is another: python -m stances.assets.trimming"
    assert script() == trimmed(whole, found)
    assert 3 * len(script()) < len(whole)


def test_it_still_says_whose_it_is() -> None:
    licence = get_plotlyjs()[: get_plotlyjs().index("*/")]
    assert script().decode().startswith(licence)


def test_of_another_version_all_of_it_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    another = get_plotlyjs().replace("Copyright", "copyright", 1)
    monkeypatch.setattr(plotlyjs, "get_plotlyjs", lambda: another)
    assert script().decode() == unwrapped(another)


@pytest.mark.parametrize("name", bundled())
def test_it_draws_every_figure(name: str) -> None:
    dataset = opened(name)
    figures = [made(exhibit, dataset, default_view(dataset), "en", LIGHT).figure for exhibit in EXHIBITS]
    drawn = {trace.type for figure in figures if figure is not None for trace in figure.data}
    assert drawn
    assert drawn <= set(TRACES)
