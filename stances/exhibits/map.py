"""The map of supporters and opponents, with tiles for those whom its frame leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stances import reference, scale
from stances.exhibits.exhibit import Exhibit, border_policy, condition, heads, positions_table, taken, voices
from stances.exhibits.glance import glance
from stances.figures import map as drawing
from stances.figures.ground import within
from stances.figures.labels import plain
from stances.figures.look import Look
from stances.markup import render
from stances.measures.board import counts, rows
from stances.model import Dataset, Row, View
from stances.scale import N_
from stances.words import positions, rules
from stances.words.filters import BOARD
from stances.words.speech import Speech, speech

_MARKS = {"hatched": N_("claimed by others or inferred"), "lent": N_("from its group"),
          "left": N_("left out by the filters")}  # fmt: skip


def map_(dataset: Dataset, view: View, language: str, look: Look) -> Exhibit:
    """Draw where the countries stand on the view's question."""
    spoken = speech(dataset, language)
    shown = rows(dataset, view)
    title, subtitle = heads(dataset, view, language)
    placed = [_placed(row, dataset, view, spoken) for row in shown if row["kind"] == "country"]
    left = _left(dataset, view, placed, spoken)
    figure = drawing.figure(
        placed, reference.hatching(), look, region=view.region, rest=_rest([*placed, *left], view.region), left=left,
        legend=_legend(shown, placed, spoken),
        marks={name: spoken.language.text(message) for name, message in _MARKS.items()},
    )  # fmt: skip
    return Exhibit(
        name="map",
        title=title,
        subtitle=subtitle,
        rows=lambda: positions_table(shown, view, spoken),
        drawing=figure,
        markup=_elsewhere(placed, view, spoken) + glance(shown, spoken),
        note=border_policy(spoken),
        empty=not shown,
        heeds=BOARD,
    )


def _rest(placed: Iterable[Row], region: str) -> list[str]:
    return sorted(_shapes(region) - {row["code"] for row in placed})


def _shapes(region: str) -> frozenset[str]:
    return reference.codes("110m") if region == "world" else reference.codes("50m", "europe")


def _left(dataset: Dataset, view: View, placed: Iterable[Row], spoken: Speech) -> list[Row]:
    """Return the countries of the dataset that the view's filters leave out, if its frame can show them."""
    if not (view.actors or view.stances):
        return []
    shown, shapes, kinds = {row["code"] for row in placed}, _shapes(view.region), dataset.actors["kind"]
    others = [str(code) for code in kinds.index[kinds == "country"] if code not in shown]
    rows = [
        {"code": code, "name": spoken.name(code), "shaped": code in shapes, **reference.place(code)} for code in others
    ]
    return [row for row in rows if row["shaped"] or (row["small"] and within(row["lon"], row["lat"], view.region))]


def _legend(shown: Sequence[Row], placed: Iterable[Row], spoken: Speech) -> dict[str, str]:
    """Write an entry for each outcome on the map, with the number of countries whose own it is."""
    tally = counts(row for row in shown if row["inherits"] == scale.NONE.slug)
    present = {row["outcome"] for row in placed}
    return {
        slug: f"{positions.label(slug, spoken.language)} {spoken.language.number(tally.get(slug, 0))}"
        for slug in scale.OUTCOME.categories if slug in present
    }  # fmt: skip


def _placed(row: Row, dataset: Dataset, view: View, spoken: Speech) -> Row:
    """Join a country of a board with where it is and what to say of it."""
    lent = row["inherits"] != scale.NONE.slug
    outcome = str(row["inherits"] if lent else row["outcome"])
    return {
        "code": row["actor_id"],
        "outcome": outcome,
        "name": spoken.name(row["actor_id"]),
        "hover": _hover(row, dataset, view, spoken),
        "hatched": row["basis"] in scale.BASES[1:],
        "lent": lent,
        "faint": bool(row["stale"]),
        "symbol": _symbol(outcome, lent, row["stances"]),
        "signs": rules.signs(row),
        **reference.place(row["actor_id"]),
    }


def _symbol(outcome: str, lent: bool, stances: Sequence[str]) -> str:
    """Return an outcome's sign, with those of the stances that disagree; in brackets if it is only taken over."""
    signs = [scale.stance(outcome).symbol]
    if len(stances) > 1:
        signs.append("".join(scale.stance(slug).symbol for slug in stances))
    return f"({signs[0]})" if lent else " ".join(signs)


def _hover(row: Row, dataset: Dataset, view: View, spoken: Speech) -> tuple[str, ...]:
    text = spoken.language.text
    lines = [positions.label(str(row["outcome"]), spoken.language)]
    if row["statements"]:
        more = [*voices(row, spoken), positions.claimants(row, spoken), *positions.marks(row, view, spoken.language),
                condition(row, dataset, spoken), spoken.language.date(row["date"])]  # fmt: skip
        lines.append(plain(" · ".join(filter(None, more))))
        lines.append(text(N_("Click for the evidence")))
    elif row["via"]:
        lines += [plain(taken(row, spoken)), plain(rules.borrowed(row, spoken))]
    return tuple(lines)


def _elsewhere(placed: Sequence[Row], view: View, spoken: Speech) -> str:
    """Explain the signs on the map and write tiles for the countries that its frame does not hold."""
    beyond = [row for row in placed if not within(row["lon"], row["lat"], view.region)]
    order = {code: place for place, code in enumerate(spoken.sorted([row["code"] for row in beyond]))}
    beyond.sort(key=lambda row: (row["outcome"] == scale.NONE.slug, order[row["code"]]))
    tiles = [{**row, "title": spoken.language.text(scale.stance(row["outcome"]).label)} for row in beyond]
    key = rules.key("".join(row["signs"] for row in placed), view, spoken.language)
    return render("elsewhere", label=spoken.language.text(N_("Elsewhere")), tiles=tiles, key=key)
