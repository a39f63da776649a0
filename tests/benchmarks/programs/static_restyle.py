"""Writes the least a static page can do: one map, one slider over dates, `Plotly.restyle`."""

from __future__ import annotations

import json
from pathlib import Path

from plotly.offline import get_plotlyjs

from tests.benchmarks.programs.world import QUESTIONS, figure, values

DATES = 60
PAGE = """<!doctype html>
<meta charset="utf-8"><title>benchmark</title>
<script src="plotly.js"></script>
<input id="date" type="range" min="0" max="%(last)d" value="0">
<div id="answer"></div>
<script>
const frames = %(frames)s, shown = %(figure)s;
Plotly.newPlot("answer", shown.data, shown.layout, {topojsonURL: "/"});
document.getElementById("date").addEventListener("input", (event) => {
  Plotly.restyle("answer", {z: [frames[event.target.value]]});
});
</script>
"""


def write(folder: Path) -> None:
    """The page and its script, for a folder that already holds the boundaries."""
    frames = [values(step) for step in range(DATES)]
    page = PAGE % {
        "last": DATES - 1,
        "frames": json.dumps(frames),
        "figure": figure(QUESTIONS[0]).to_json(),
    }
    (folder / "index.html").write_text(page, "utf-8")
    (folder / "plotly.js").write_text(get_plotlyjs(), "utf-8")
