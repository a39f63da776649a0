"""The least a Dash page with one map can do, run with a port and a folder of assets."""

from __future__ import annotations

import logging
import sys

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

from tests.benchmarks.programs.world import QUESTIONS, figure

port, assets = int(sys.argv[1]), sys.argv[2]
app = Dash("benchmark", assets_folder=assets, serve_locally=True)
app.layout = html.Div(
    [
        dcc.Dropdown(QUESTIONS, QUESTIONS[0], id="question", clearable=False, searchable=False),
        dcc.Graph(id="answer", figure=figure(QUESTIONS[0]), config={"topojsonURL": "/assets/"}),
    ]
)


@app.callback(Output("answer", "figure"), Input("question", "value"), prevent_initial_call=True)  # type: ignore[untyped-decorator, unused-ignore]
def repaint(question: str) -> go.Figure:
    """The map of the chosen question."""
    return figure(question)


if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app.run(host="127.0.0.1", port=port, debug=False)
