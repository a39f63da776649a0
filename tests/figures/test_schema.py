"""Every figure is one that plotly would take: what is put together without its checks passes them here."""

from __future__ import annotations

import json

import plotly.graph_objects as go
import pytest

from stances.exhibits import EXHIBITS
from stances.figures.look import DARK, LIGHT
from stances.model import Dataset
from tests.datasets import asked, crowd, disagreeing, ordinary


@pytest.mark.parametrize("dataset", [ordinary(), disagreeing(), crowd()], ids=["bundled", "every outcome", "crowd"])
@pytest.mark.parametrize("region", ["europe", "world"])
@pytest.mark.parametrize("name", EXHIBITS)
def test_a_figure_passes_plotlys_own_checks(name: str, dataset: Dataset, region: str) -> None:
    view = asked(dataset, region=region)
    for look, language in ((LIGHT, "en"), (DARK, "de")):
        figure = EXHIBITS[name](dataset, view, language, look).figure
        if figure is None:
            continue
        drawn = json.loads(json.dumps(figure.to_plotly_json(), allow_nan=False))
        drawn["layout"].pop("template", None)
        checked = go.Figure(drawn["data"], drawn["layout"]).to_plotly_json()
        checked["layout"].pop("template", None)
        assert json.loads(json.dumps(checked)) == drawn
