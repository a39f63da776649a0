"""What the browser makes of what a card is told: the figure and the markup that the exhibit has."""

from __future__ import annotations

import json

import pytest

from stances.assets import address
from stances.dataset import bundled
from stances.dataset.shelf import opened
from stances.exhibits import EXHIBITS, made
from stances.export import wire
from stances.figures.look import LIGHT
from stances.model import default_view
from tests.browser.conftest import Visit

_READ = """async ([drawing, settings, bytes]) => {
    const { told, unpacked, spelled } = await import(drawing);
    const once = await (await fetch(settings)).json();
    const { figure, markup, name } = told(Uint8Array.from(bytes));
    return [name, figure ? unpacked(JSON.parse(figure), once) : null, spelled(markup, once.signs)];
}"""


@pytest.mark.parametrize("name", bundled())
def test_the_browser_reads_what_was_written(visit: Visit, name: str) -> None:
    dashboard = visit("/method")
    dataset = opened(name)
    for exhibit in EXHIBITS:
        shown = made(exhibit, dataset, default_view(dataset), "en", LIGHT)
        told = list(wire.written(wire.frame(shown, "en"), name=exhibit))
        where = [address("drawing.js"), address("settings.en.json"), told]
        figure = json.loads(wire.figure(shown)) if shown.figure is not None else None
        assert dashboard.page.evaluate(_READ, where) == [exhibit, figure, shown.markup]
