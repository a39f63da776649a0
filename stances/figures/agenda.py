"""Events as a list: for a picture in which a timeline of all of them could not be read."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stances.figures import labels
from stances.figures.look import Look, layout
from stances.figures.timeline import SYMBOLS

ROW, WIDTH = 30, 896
"""Height of a row, and the width in pixels for which the columns are placed."""

HEAD = 22
_SIZE = 15
_MOST = 200


def figure(rows: pd.DataFrame, look: Look, *, today: str) -> go.Figure:
    """Draw events as a list, with a line between what was and what is to come.

    Args:
        rows: one row an event, in order of time: `when`, `title`, `lane` (its track), `status`, `later` (bool,
            whether it lies behind the line), `hover`, `id`.
        look: the colours.
        today: the name of the line.

    Returns:
        A figure without a title; a click's point has the event's id in `customdata[0]`.
    """
    drawn = go.Figure(layout=layout(look))
    whens = [labels.cut(text, _MOST, _SIZE - 2) for text in rows["when"]]
    lanes = [labels.cut(text, _MOST, _SIZE - 2) for text in rows["lane"]]
    first = max((labels.width(text, _SIZE - 2) for text in whens), default=0) * 1.04 + 26
    room = WIDTH - first - 18 - max((labels.width(text, _SIZE - 2) for text in lanes), default=0) - 24
    titles = [labels.cut(text, room / 1.04, _SIZE) for text in rows["title"]]
    y = [ROW / 2 + ROW * place + HEAD * later for place, later in enumerate(rows["later"])]
    depth = ROW * len(rows) + HEAD * bool(rows["later"].any())
    for at, side, texts, size, colour in (
        (first - 20, "middle left", whens, _SIZE - 2, look.muted),
        (first + 14, "middle right", titles, _SIZE, look.ink),
        (WIDTH, "middle left", lanes, _SIZE - 2, look.muted),
    ):  # fmt: skip
        drawn.add_trace(go.Scatter(
            x=[at] * len(rows), y=y, mode="text", text=list(map(labels.plain, texts)), textposition=side,
            textfont={"size": size, "color": colour}, hoverinfo="skip", showlegend=False, cliponaxis=False,
        ))  # fmt: skip
    drawn.add_trace(go.Scatter(
        x=[first] * len(rows), y=y, mode="markers", showlegend=False, cliponaxis=False,
        customdata=rows[["id", "hover"]].to_numpy().tolist(), hovertemplate="%{customdata[1]}<extra></extra>",
        marker={"symbol": [SYMBOLS[status] for status in rows["status"]], "size": 11, "color": look.ink,
                "line": {"color": look.ink, "width": 2}},
    ))  # fmt: skip
    hidden = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
    drawn.update_layout(height=max(depth, ROW), xaxis={**hidden, "range": [0, WIDTH]},
                        yaxis={**hidden, "range": [max(depth, ROW), 0]})  # fmt: skip
    if rows["later"].any():
        at = ROW * int((~rows["later"]).sum()) + HEAD / 2
        wide = labels.width(today, 12) + 12
        drawn.add_shape(type="line", x0=wide, x1=WIDTH, y0=at, y1=at, layer="below",
                        line={"color": look.accent, "width": 1.4, "dash": "4px,3px"})  # fmt: skip
        drawn.add_annotation(x=0, y=at, text=labels.plain(today), showarrow=False, xanchor="left", yanchor="middle",
                             borderpad=0, font={"color": look.accent, "size": 12})  # fmt: skip
    return drawn
