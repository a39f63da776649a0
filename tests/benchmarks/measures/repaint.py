"""Question changed -> map repainted, as the person in front of it waits: at most as long as Dash.

Two ways: a question that the page has shown before, and one on a day that nobody has asked for, so that nothing
kept on the way helps. Also how often the map was drawn for it, whether it was ever blank, and whether a zoom
outlived it.
"""

from __future__ import annotations

from dataclasses import asdict, replace

from tests.benchmarks import ours
from tests.benchmarks.bench import Bench
from tests.benchmarks.browsing import Watched
from tests.benchmarks.changing import Change
from tests.benchmarks.choosing import Chooser
from tests.benchmarks.result import Row, middle
from tests.benchmarks.subjects import BARE, DASH, PLOTLY_CHART, Subject

OURS = (ours.MAP, ours.WORLD)
TIMES = ((DASH, 1.0), (BARE, 2.2), (PLOTLY_CHART, None))
ZOOM_IN = ".modebar-btn[data-attr=zoom][data-val=in]"


def measure(bench: Bench) -> list[Row]:
    """Times against each reference, then the counts of ours beside those of `st.plotly_chart`."""
    with bench.watched([BARE, DASH, PLOTLY_CHART, *ours.subjects(*OURS)]) as pages:
        choosers = {name: Chooser(page) for name, page in pages.items()}
        again = bench.interleaved({name: chooser.sample for name, chooser in choosers.items()})
        maps = {name: chooser for name, chooser in choosers.items() if chooser.watched.subject.kind == "map"}
        zooms = {name: keeps_zoom(chooser) for name, chooser in maps.items()}
        new = bench.interleaved({name: chooser.sample_new for name, chooser in choosers.items()}, warm=1)
    for kind, taken in (("again", again), ("new", new)):
        raw = {name: [asdict(change) for change in changes] for name, changes in taken.items()}
        bench.keep(f"repaint-{kind}", raw)
    found = []
    for own in OURS:
        lines = [
            *times(own, again, "seen before"),
            *times(own, new, "never asked before"),
            *counts(own, {name: again[name] + new[name] for name in again}),
            zoom(own, zooms),
        ]
        found += [replace(row, what=f"{row.what}, {own.name}") for row in lines]
    return found


def times(own: Subject, taken: dict[str, list[Change]], note: str) -> list[Row]:
    """How long it takes, against each reference."""
    medians = {name: middle([change.milliseconds for change in changes]) for name, changes in taken.items()}
    ours_, what = medians.get(own.name), "question changed -> repainted"
    return [
        Row(what, ours_, "ms", other.name, medians[other.name], limit, relative=True, note=note)
        for other, limit in TIMES
    ]


def counts(own: Subject, taken: dict[str, list[Change]]) -> list[Row]:
    """How often it is drawn for that, and whether it is ever empty."""
    changes, name = taken.get(own.name, []), PLOTLY_CHART.name
    return [
        Row("draws a change, most", most_draws(changes), "", name, most_draws(taken[name]), 1),
        Row("changes that empty the map", blank(changes), "", name, blank(taken[name]), 0),
    ]


def zoom(own: Subject, zooms: dict[str, bool]) -> Row:
    """Whether it stays zoomed."""
    kept = float(zooms[own.name]) if own.name in zooms else None
    name, what = PLOTLY_CHART.name, "zoom kept over a change"
    return Row(what, kept, "", name, float(zooms[name]), 1, least=True, note="1 is yes")


def most_draws(changes: list[Change]) -> float | None:
    """The most frames in which one change touched the map."""
    return max((change.draws for change in changes), default=None)


def blank(changes: list[Change]) -> float | None:
    """How many changes left the map without a country, for a frame or only in between."""
    return sum(change.blanks > 0 for change in changes) if changes else None


def keeps_zoom(chooser: Chooser) -> bool:
    """Zoom in with the map's own button, make a change, and see whether the coast is as it was."""
    watched: Watched = chooser.watched
    watched.page.bring_to_front()
    before = watched.probe("coast()")
    watched.page.evaluate(f"document.querySelector('{watched.subject.scope} {ZOOM_IN}').click()")
    watched.page.wait_for_timeout(500)
    zoomed = watched.probe("coast()")
    if zoomed == before:
        return False
    chooser.sample()
    watched.settle()
    return bool(watched.probe("coast()") == zoomed)
