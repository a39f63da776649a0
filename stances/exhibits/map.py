"""The map of supporters and opponents, with tiles for those whom its frame leaves out."""

from __future__ import annotations

import pandas as pd

from stances import reference, scale
from stances.exhibits.exhibit import Exhibit, border_policy, condition, positions_table
from stances.figures import map as drawing
from stances.figures.labels import plain
from stances.figures.look import Look
from stances.markup import render
from stances.measures.board import board, counts
from stances.model import Dataset, View
from stances.scale import N_
from stances.words import positions
from stances.words.speech import Speech, speech


def map_(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Draw where the countries stand on the view's question."""
    spoken = speech(dataset, language)
    shown = board(dataset, view)
    frame = _on_the_map(shown, dataset, spoken)
    tally = counts(shown)
    legend = {str(slug): f"{positions.label(str(slug), spoken.language)} {spoken.language.number(n)}"
              for slug, n in tally.items()}  # fmt: skip
    figure = drawing.figure(
        frame, reference.hatching(), look, region=view.region, legend=legend,
        hatched=spoken.language.text(N_("claimed by others or inferred")),
    )  # fmt: skip
    return Exhibit(
        name="map",
        title=positions.finding(shown, view, spoken),
        subtitle=positions.rests_on(shown, view, spoken),
        rows=lambda: positions_table(shown, spoken),
        figure=figure,
        markup=_elsewhere(frame, view, spoken),
        note=border_policy(spoken),
        empty=shown.empty,
    )


def _on_the_map(shown: pd.DataFrame, dataset: Dataset, spoken: Speech) -> pd.DataFrame:
    """Join a board's countries with where they are and what to say of them."""
    countries = shown[shown["kind"] == "country"]
    places = reference.places().reindex(countries["actor_id"])
    signs = [scale.stance(str(outcome)) for outcome in countries["outcome"]]
    return pd.DataFrame(
        {
            "code": countries["actor_id"].to_numpy(),
            "outcome": countries["outcome"].astype("str").to_numpy(),
            "name": [spoken.name(actor) for actor in countries["actor_id"]],
            "hover": [_hover(row, dataset, spoken) for _, row in countries.iterrows()],
            "hatched": countries["basis"].isin(list(scale.BASES[1:])).to_numpy(),
            "symbol": [sign.symbol for sign in signs],
            "lon": places["lon"].to_numpy(),
            "lat": places["lat"].to_numpy(),
            "area": places["area_km2"].to_numpy(),
            "small": places["small"].fillna(value=True).astype(bool).to_numpy(),
        }
    )


def _hover(row: pd.Series, dataset: Dataset, spoken: Speech) -> str:
    text = spoken.language.text
    lines = [f"<b>{plain(spoken.name(row['actor_id']))}</b>",
             positions.label(str(row["outcome"]), spoken.language)]  # fmt: skip
    if row["statements"]:
        more = [positions.claimants(row, spoken), *positions.marks(row, spoken.language),
                condition(row, dataset, spoken), spoken.language.date(row["date"])]  # fmt: skip
        lines.append(plain(" · ".join(filter(None, more))))
        lines.append(text(N_("Click for the evidence")))
    return "<br>".join(lines)


def _elsewhere(frame: pd.DataFrame, view: View, spoken: Speech) -> str:
    """Write tiles for the countries that the map's frame does not hold."""
    inside = drawing.within(frame, view.region)
    beyond = frame[~inside]
    order = {name: place for place, name in enumerate(spoken.sorted(beyond["code"]))}
    beyond = beyond.assign(silent=beyond["outcome"] == scale.NONE.slug, place=beyond["code"].map(order)).sort_values(
        ["silent", "place"]
    )
    tiles = [
        {"actor": code, "name": name, "outcome": outcome, "symbol": symbol, "hatched": hatched,
         "title": spoken.language.text(scale.stance(outcome).label)}
        for code, name, outcome, symbol, hatched in beyond[["code", "name", "outcome", "symbol", "hatched"]].itertuples(
            index=False)
    ]  # fmt: skip
    return render("elsewhere", label=spoken.language.text(N_("Elsewhere")), tiles=tiles)
