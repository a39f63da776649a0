"""The control of the day on a page without a server: what map, bar and lists show on every day, as one script.

From one day to the next most of it stays the same, so every piece is written once and the days name pieces.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from stances.export import wire
from stances.export.site.edition import Page
from stances.figures.ground import FRAMES
from stances.markup import render
from stances.measures.board import change_days
from stances.model import REGIONS
from stances.scale import N_

DAY = "{day}"
"""What the page replaces by the day that is chosen, which need not be one on which something changes."""


def control(page: Page, question: str) -> str:
    """Write the control of a question's page and add the script of its days; empty if nothing ever changes.

    Without scripts the page shows its own day, and the control is not seen.
    """
    edition = page.edition
    shown = edition.exhibit("time", question=question)
    if shown.empty:
        return ""
    place = f"figures/days-{question}.js"
    page.files[place] = _days(page, question)
    own = edition.spoken.language.day(edition.view.as_of)
    regions = [(region, edition.text({"europe": N_("Europe"), "world": N_("World")}[region]),
                region == edition.view.region) for region in REGIONS]  # fmt: skip
    return render(
        "site/days", control=shown.markup, place=page.to(place), stem=f"days-{question}", regions=regions,
        on=edition.view.as_of.isoformat(),
        words={"days": edition.text(N_("Day and frame of the map")), "frame": edition.text(N_("Frame of the map")),
               "moved": edition.text(N_("Sentence, map, bar and lists follow the day; everything else on this page is "
                                        "as of {date}."), date=own)},
    )  # fmt: skip


def _days(page: Page, question: str) -> bytes:
    """Return a script with the pieces, and for each day on which something changes those that are shown from then."""
    edition = page.edition
    view = edition.view.but(question=question)
    days = change_days(edition.dataset, view)
    pieces: dict[str, int] = {}

    def piece(content: Any) -> int:
        written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return pieces.setdefault(written, len(pieces))

    frames, marks = [], set[str]()
    for start, day in [("", days[0] - dt.timedelta(days=1)), *((day.isoformat(), day) for day in days)]:
        written = edition.spoken.language.day(day)
        standing = edition.exhibit("balance", question=question, as_of=day)
        maps = {}
        for region in FRAMES:
            shown = edition.exhibit("map", question=question, as_of=day, region=region)
            figure = json.loads(wire.figure(shown))
            marks |= wire.marks(figure)
            maps[region] = [piece(page.link(shown.markup, question)), piece(shown.alt.replace(written, DAY)),
                            piece(figure["layout"]), *map(piece, figure["data"])]  # fmt: skip
        lists = edition.exhibit("lists", question=question, as_of=day)
        frames.append({
            "from": start, "maps": maps,
            "said": [piece(standing.title), piece(standing.subtitle.replace(written, DAY))],
            "balance": piece(page.link(standing.markup, question)), "lists": piece(page.link(lists.markup, question)),
        })  # fmt: skip
    leads = {mark: lead for mark in sorted(marks) if (lead := edition.places.find(mark, question))}
    told = json.dumps({"frames": frames, "leads": leads}, separators=(",", ":"))
    return f'STANCES.put("days-{question}",{{"pieces":[{",".join(pieces)}],{told[1:]});\n'.encode()
