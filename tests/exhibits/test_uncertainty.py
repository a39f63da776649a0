"""What is uncertain can be seen: on the map, in the lists, in the drawer and in what is taken away, without colour."""

from __future__ import annotations

import datetime as dt
import html
import io
import json
import re
from typing import Any

import pandas as pd
import pytest

from stances import scale
from stances.exhibits import EXHIBITS, Exhibit
from stances.exhibits.drawer import drawer
from stances.export import tables
from stances.figures.areas import PALE
from stances.figures.look import LIGHT
from stances.model import Dataset
from stances.words.rules import CONDITIONAL, DISPUTED, IMPRECISE, STALE
from tests.building import Row
from tests.building import dataset as built
from tests.datasets import LANGUAGES, asked, disagreeing, ordinary, stating
from tests.html_pieces import Pieces

CONFLICT = stating({"actor_id": "FRA", "stance": "support"}, {"actor_id": "FRA", "stance": "oppose"},
                   {"actor_id": "ESP", "stance": "open"})  # fmt: skip
MEMBERS = built(
    {"actor_id": "EU", "date": "2025-01-10"}, {"actor_id": "GBR", "stance": "oppose", "date": "2025-01-10"},
    {"actor_id": "NATO", "stance": "oppose"},
    actors=[{"actor_id": "EU", "kind": "group", "name_en": "The Union"}, {"actor_id": "NATO", "kind": "group"},
            *[{"actor_id": code} for code in ("FRA", "GBR", "DEU", "ESP")]],
    memberships=[{"group_id": "EU", "member_id": "FRA"}, {"group_id": "EU", "member_id": "DEU"},
                 {"group_id": "NATO", "member_id": "DEU"}, {"group_id": "EU", "member_id": "GBR"}],
)  # fmt: skip
"""France takes the Union's position, Germany's groups disagree, the United Kingdom has its own, Spain no group."""


def made(name: str, dataset: Dataset, language: str = "en", **changes: Any) -> Exhibit:
    return EXHIBITS[name](dataset, asked(dataset, **changes), language, LIGHT)


def drawn(dataset: Dataset, **changes: Any) -> list[dict[str, Any]]:
    figure = made("map", dataset, **changes).figure
    assert figure is not None
    traces: list[dict[str, Any]] = json.loads(json.dumps(figure.to_plotly_json()))["data"]
    return traces


def names(dataset: Dataset, **changes: Any) -> dict[str, str]:
    """What is written on the map, by country: the sign, and what stands beside it."""
    written: dict[str, str] = {}
    for trace in drawn(dataset, **changes):
        if trace.get("mode") == "text":
            for (code,), text in zip(trace["customdata"], trace["text"], strict=True):
                written[code] = f"{written.get(code, '')} {text.strip()}".strip()
    return written


def text(markup: str) -> str:
    """Read markup aloud: what stands beside one another, with a space between."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_conflict_on_one_day_is_contested_in_map_list_drawer_and_export(language: str) -> None:
    view = asked(CONFLICT)
    contested = scale.DERIVED[0]
    exhibits = {name: made(name, CONFLICT, language) for name in ("map", "lists", "balance")}
    label, both = {"en": ("Contested", "Support / Oppose"), "de": ("Strittig", "Dafür / Dagegen")}[language]

    areas = [trace for trace in drawn(CONFLICT) if trace["type"] == "choropleth" and "FRA" in trace["locations"]]
    assert [area["legendgroup"] for area in areas] == [contested.slug]
    assert names(CONFLICT)["FRA"].startswith(f"{contested.symbol} ▲▼ ")

    listed = text(exhibits["lists"].markup)
    assert label in listed
    assert both in listed
    assert f"{contested.symbol} 1 {label}" in text(exhibits["balance"].markup)

    opened = drawer(CONFLICT, view.but(evidence="actor:FRA"), language)
    assert opened is not None
    assert f"{label}: {both}" in text(opened.markup)
    assert opened.markup.count('class="decides"') == 2

    for exhibit in exhibits.values():
        saved = pd.read_csv(io.BytesIO(tables.csv(exhibit.table)), dtype=str, keep_default_na=False)
        row = saved[saved.iloc[:, 1] == "FRA"].iloc[0].tolist()
        assert label in row
        assert any(cell.startswith(both) for cell in row)
        assert "s0, s1" in row


def test_what_a_colour_cannot_say_stands_beside_the_name_and_is_explained() -> None:
    said = {"condition_en": "after a ceasefire"}
    old = {"date": "2025-01-01", "counts": pd.Timestamp("2025-01-01")}
    data = stating(
        {"actor_id": "FRA", **said, "date": "2025-11-25", "precision": "day"},
        {"actor_id": "ESP", "date": "2025-11", "precision": "month"},
        {"actor_id": "ITA", **old, "precision": "day", "stance": "support"},
        {"actor_id": "ITA", "basis": "attributed", "attributed_by": "FRA", "date": "2025-11-25", "precision": "day"},
        {"actor_id": "POL", "date": "2025-11-25", "precision": "day"},
    )
    written = names(data, stale=90)
    signs = {code: name.rstrip()[-1] for code, name in written.items()}
    assert (signs["FRA"], signs["ESP"], signs["ITA"]) == (CONDITIONAL, IMPRECISE, STALE)
    assert written["ITA"].endswith(DISPUTED + STALE)
    assert written["POL"] == "▼ Poland"
    key = text(made("map", data, stale=90).markup)
    for sign, meaning in ((CONDITIONAL, "on a condition"), (IMPRECISE, "day not exactly known"),
                          (DISPUTED, "a newer claim says otherwise"), (STALE, "over 90 days old")):  # fmt: skip
        assert f"{sign} {meaning}" in key
    assert STALE not in text(made("map", data).markup), "nothing is explained that is not there"
    listed = text(made("lists", data, stale=90).markup)
    assert f"{CONDITIONAL} after a ceasefire" in listed
    assert "Italy disputed over 90 days old" in listed


def test_every_position_on_the_map_has_its_sign_even_where_its_name_has_no_room() -> None:
    """Without colours the sign is what tells positions apart."""
    codes = ["NLD", "BEL", "LUX", "DEU", "CHE", "AUT", "CZE", "SVN", "FRA", "ITA", "HRV", "HUN", "SVK", "POL"]
    written = names(stating(*({"actor_id": code} for code in codes)))
    assert sorted(written) == sorted(codes)
    assert all("▼" in name for name in written.values())
    assert any(name.rstrip(IMPRECISE) == "▼" for name in written.values())


def test_what_is_stale_fades() -> None:
    areas = [trace for trace in drawn(ordinary(), stale=1, as_of=dt.date(2026, 1, 1)) if trace["type"] == "choropleth"]
    faint = {code for area in areas if area["marker"].get("opacity") == PALE for code in area["locations"]}
    assert {"FRA", "POL"} <= faint
    assert not any(area["marker"].get("opacity") == PALE for area in drawn(ordinary()) if area["type"] == "choropleth")


def test_what_is_taken_over_is_dotted_in_brackets_and_paler_and_has_an_entry() -> None:
    traces = drawn(MEMBERS, inherit=True)
    (lines,) = [trace for trace in traces if trace.get("mode") == "lines"]
    assert (lines["meta"]["hatch"], lines["line"]["dash"]) == (["FRA"], "dot")
    assert lines["name"] == "(▲) from its group"
    pale = [trace for trace in traces if trace["type"] == "choropleth" and trace["marker"].get("opacity") == PALE]
    assert [(trace["legendgroup"], trace["locations"]) for trace in pale] == [("support", ["FRA"])]
    assert names(MEMBERS, inherit=True)["FRA"] == "(▲) France"
    entries = [trace["name"] for trace in traces if trace["type"] == "choropleth" and trace["showlegend"]]
    assert entries == ["▲ Support 0", "▼ Oppose 1", "· No position on record 2"]


def test_lists_and_bar_count_what_is_taken_over_apart() -> None:
    listed = text(made("lists", MEMBERS, inherit=True).markup)
    assert "Support one group + one from its group" in listed
    assert "France from its group The Union" in listed
    assert "Germany groups disagree" in listed
    assert "( ) 1 from its group" in text(made("balance", MEMBERS, inherit=True).markup)
    assert "one member without a position is shown with its group's" in made("map", MEMBERS, inherit=True).subtitle


def test_a_table_says_what_is_taken_over_and_from_whom() -> None:
    rows = {row["Code"]: row for row in made("map", MEMBERS, inherit=True).table.to_dict("records")}
    assert rows["FRA"]["Position"] == "No position on record"
    assert rows["FRA"]["Taken from its group"] == "Support (The Union)"
    assert (rows["FRA"]["Marks"], rows["DEU"]["Marks"]) == ("from its group", "groups disagree")
    assert "Taken from its group" not in made("map", MEMBERS).table.columns


@pytest.mark.parametrize(("actor", "sentence"), [
    ("FRA", "No position of its own; shown is that of The Union."),
    ("DEU", "No position of its own, and its groups disagree: The Union and NATO."),
])  # fmt: skip
def test_the_drawer_says_so_too(actor: str, sentence: str) -> None:
    opened = drawer(MEMBERS, asked(MEMBERS, inherit=True, evidence=f"actor:{actor}"), "en")
    assert opened is not None
    assert sentence in text(opened.markup)


@pytest.mark.parametrize(("rule", "says"), [
    ("latest", "Latest own statement on or before"), ("own", "Latest own statement on or before"),
    ("official", "by an official speaker"), ("frequent", "Most frequent stance in own statements"),
    ("sure", "coded with high confidence"),
])  # fmt: skip
def test_every_position_names_its_rule(rule: str, says: str) -> None:
    opened = drawer(ordinary(), asked(ordinary(), rule=rule, evidence="actor:FRA"), "en")
    assert opened is not None
    assert says in text(opened.markup)


def test_the_exhibit_of_rules_lists_exactly_the_flips() -> None:
    exhibit = made("sensitivity", ordinary())
    assert exhibit.title.startswith("3 of 11 positions on ground troops")
    assert "Own only: 3 · Official only: 3 · Most frequent: 0 · High confidence: 2" in exhibit.subtitle
    flips = {row["Code"]: row["Flips under"] for row in exhibit.table.to_dict("records") if row["Flips under"]}
    three = "Own only, Official only"
    assert flips == {"COALITION": f"{three}, High confidence", "RUS": f"{three}, High confidence", "TUR": three}
    assert exhibit.figure is not None
    (rims,) = [trace for trace in exhibit.figure.data if trace.hoverinfo == "skip"]
    assert len(rims.y) == 8
    assert text(exhibit.markup).count("→") == 8
    assert Pieces(exhibit.markup).values("data-set") == ["rule=own", "rule=official", "rule=frequent", "rule=sure"]


def test_with_many_actors_only_those_that_flip_are_drawn_and_listed() -> None:
    codes = [f"X{number}" for number in range(50)]
    actors = [{"actor_id": code, "kind": "organisation"} for code in codes]
    rows: list[Row] = [{"actor_id": code, "confidence": "low" if code == "X7" else "high"} for code in codes]
    data = built(*rows, actors=actors)
    figure = made("sensitivity", data).figure
    assert figure is not None
    assert list(figure.layout.yaxis.ticktext) == ["X7"]
    doubtful = [{"actor_id": f"Y{number}", "confidence": "low"} for number in range(70)]
    many = made(
        "sensitivity", built(*doubtful, actors=[{**actors[0], "actor_id": row["actor_id"]} for row in doubtful])
    )
    assert many.figure is not None
    assert (len(many.figure.layout.yaxis.ticktext), many.note) == (60, "10 actors more are in the table.")
    assert len(many.table) == 70
    assert "70" in text(many.markup), "all are counted"
    assert text(many.markup).count("→") == 60, "those that are drawn are listed"
    sure = built(*[{**row, "confidence": "high"} for row in rows], actors=actors)
    assert made("sensitivity", sure).figure is None


def test_coverage_says_what_is_not_on_record() -> None:
    exhibit = made("coverage", MEMBERS)
    assert exhibit.title.startswith("3 statements fill 3 of 12 cells of actor and question; on the other 9 nothing is")
    assert "Each rests on a single source" in exhibit.subtitle
    marks = exhibit.table.set_index(["Code", "Question"])["Marks"]
    assert marks.value_counts().to_dict() == {"nothing on record": 9, "single source": 3}
    assert "over 90 days old: 3" in made("coverage", MEMBERS, stale=90, as_of=dt.date(2025, 5, 1)).subtitle


def test_greyscale_tells_disagreement_apart_by_sign() -> None:
    written = names(disagreeing())
    assert written["DEU"].split()[:2] == ["≠", "▲▼"]
    assert written["GBR"].split()[:2] == ["◐", "▲▼"]
