"""Question changed -> map repainted, as the person in front of it waits: at most as long as Dash.

Also how often the map was drawn for it, whether it was ever blank, and whether a zoom outlived it.
"""

from __future__ import annotations

from dataclasses import asdict

from tests.benchmarks import ours
from tests.benchmarks.bench import Bench
from tests.benchmarks.browsing import Watched
from tests.benchmarks.changing import Change, Chooser
from tests.benchmarks.result import Row, middle
from tests.benchmarks.subjects import BARE, DASH, PLOTLY_CHART

TIMES = ((DASH, 1.0), (BARE, 2.2), (PLOTLY_CHART, None))
ZOOM_IN = ".modebar-btn[data-attr=zoom][data-val=in]"


def measure(bench: Bench) -> list[Row]:
    """Times against each reference, then the counts of ours beside those of `st.plotly_chart`."""
    with bench.watched([BARE, DASH, PLOTLY_CHART, *ours.subjects()]) as pages:
        choosers = {name: Chooser(page) for name, page in pages.items()}
        taken = bench.interleaved({name: chooser.sample for name, chooser in choosers.items()})
        zooms = {
            name: keeps_zoom(chooser) for name, chooser in choosers.items() if chooser.watched.subject.kind == "map"
        }
    bench.keep("repaint", {name: [asdict(change) for change in changes] for name, changes in taken.items()})
    times = {name: middle([change.milliseconds for change in changes]) for name, changes in taken.items()}
    own, chart = taken.get(ours.MAP.name, []), taken[PLOTLY_CHART.name]
    rows = [
        Row(
            "question changed -> repainted",
            times.get(ours.MAP.name),
            "ms",
            reference.name,
            times[reference.name],
            limit,
            relative=True,
        )
        for reference, limit in TIMES
    ]
    there = ours.is_there()
    rows += [
        Row("draws a change, most", most_draws(own), "", PLOTLY_CHART.name, most_draws(chart), 1),
        Row("changes that empty the map", blank(own), "", PLOTLY_CHART.name, blank(chart), 0),
        Row(
            "zoom kept over a change",
            float(zooms[ours.MAP.name]) if there else None,
            "",
            PLOTLY_CHART.name,
            float(zooms[PLOTLY_CHART.name]),
            1,
            least=True,
            note=f"1 is yes; {DASH.name}: {zooms[DASH.name]:d}",
        ),
    ]
    return rows


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
