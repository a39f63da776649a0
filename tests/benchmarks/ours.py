"""Where things are in our own pages. Whoever moves one of them mends it here."""

from __future__ import annotations

from dataclasses import replace

from tests.benchmarks.serving import ROOT
from tests.benchmarks.subjects import Subject

MAP = Subject(
    "ours",
    "dashboard.py",
    scope=".st-key-card-map",
    page="/map",
    opener=".st-key-question button",
    day="on",
    date=".st-key-card-time input[type=range]",
    least=10,
    ours=True,
)
WORLD = replace(MAP, name="ours, 193 countries", page="/map?data=unga-es11", least=150)  # the references' size
FRONT = replace(MAP, page="/")
EXPORT_MENU = f"{MAP.scope} .sn-menu summary"
EXPORT = {"png": f"{MAP.scope} [data-act=png]", "svg": f"{MAP.scope} [data-act=svg]"}
ENTRY = ROOT / "stances" / "app" / "main.py"  # what AppTest runs
OPENER = "stances.app.controls.link.opened"  # what gives the app its dataset
SCREENS = ROOT / "stances" / "app" / "screens"


def is_there() -> bool:
    """Whether the dashboard can be started at all."""
    return (ROOT / MAP.program).exists()


def subjects(*wanted: Subject) -> list[Subject]:
    """These of ours; none while they cannot be started."""
    return list(wanted) if is_there() else []
