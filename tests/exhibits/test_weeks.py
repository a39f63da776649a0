"""Statements by week: what has no day is counted beside the chart, and the axis spans all of them."""

from __future__ import annotations

import pandas as pd

from stances.dataset.shelf import opened
from stances.exhibits.weeks import weeks
from stances.figures.look import LIGHT
from stances.measures.evidence import selection
from tests.datasets import asked, ordinary

LARGE = opened("postwar-ukraine")


def test_every_statement_is_drawn_or_said_to_be_missing() -> None:
    view = asked(LARGE)
    rows, shown = selection(LARGE, view), weeks(LARGE, view, "en", LIGHT)
    drawn = int(shown.table["Statements"].sum())
    assert drawn == int((rows["precision"] == "day").sum())
    assert f"{len(rows) - drawn} more are not drawn, because their day is not known." in shown.subtitle
    assert "weitere sind nicht gezeichnet" in weeks(LARGE, view, "de", LIGHT).subtitle


def test_the_axis_spans_what_is_not_drawn_too() -> None:
    view = asked(ordinary(), everything=True)
    shown = weeks(ordinary(), view, "en", LIGHT)
    assert shown.figure is not None
    low, high = map(pd.Timestamp, shown.figure.layout.xaxis.range)
    days = selection(ordinary(), view)["counts"].dropna()
    assert low <= days.min()
    assert high >= days.max()


def test_few_statements_are_counted_one_by_one() -> None:
    few = weeks(LARGE, asked(LARGE, find="Bundestag"), "en", LIGHT)
    assert few.figure is not None
    assert int(few.table["Statements"].max()) == 1
    assert few.figure.layout.yaxis.dtick == 1


def test_nothing_is_said_to_be_missing_where_all_days_are_known() -> None:
    votes = opened("unga-es11")
    assert "not drawn" not in weeks(votes, asked(votes), "en", LIGHT).subtitle


def test_what_is_told_of_a_bar_is_filled_in_by_plotly() -> None:
    shown = weeks(LARGE, asked(LARGE), "de", LIGHT)
    assert shown.figure is not None
    told = {trace.name: trace.hovertemplate for trace in shown.figure.data}
    assert told["▲ Dafür"] == "<b>▲ Dafür</b> · %{y}<br>Woche ab %{x|%-d. %B %Y}<extra></extra>"
