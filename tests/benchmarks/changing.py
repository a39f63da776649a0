"""Makes one change in a page the way a person does and times it inside the page."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, TimeoutError  # noqa: A004 -- the browser's own

from tests.benchmarks.browsing import Watched

CHOICES = 6  # at most this many of a page's choices are cycled through
PATIENCE = 1000  # milliseconds for a list to open
DAYS = 60  # at most this many are tried to find one on which the map changes
THUMB = 16.0  # pixels, of a slider's handle
SETTLE = 400  # milliseconds watched after the change, for late redraws and blanks


@dataclass(frozen=True)
class Change:
    """One timed change."""

    milliseconds: float
    draws: int  # frames in which a country was touched
    blanks: int  # frames, or steps of the redrawing, without any country
    frames: int
    stayed: bool  # the wanted state was still there at the end


def unfold(watched: Watched) -> list[Locator]:
    """Open the list of choices; the choices in it. A list that the last choice left open closes first."""
    page = watched.page
    page.bring_to_front()
    options = page.get_by_role("option")
    for _ in range(3):
        page.locator(watched.subject.opener).first.click()
        with contextlib.suppress(TimeoutError):
            options.first.wait_for(timeout=PATIENCE)
            return options.all()
    raise RuntimeError(f"{watched.subject.name}: {watched.subject.opener} opens no list")


class Chooser:
    """Cycles through a page's choices, of which every next one shows something else."""

    def __init__(self, watched: Watched) -> None:
        self.watched = watched
        self.states: dict[int, str] = {}  # position in the list -> what is then shown
        for choice in range(min(CHOICES, len(unfold(watched)))):
            watched.page.keyboard.press("Escape")
            state = self._look_at(choice)
            if state and state not in self.states.values():
                self.states[choice] = state
        if len(self.states) < 2:
            raise RuntimeError(f"{watched.subject.name}: all choices show the same")
        self.cycle = list(self.states)
        self.at = len(self.cycle) - 1
        self._look_at(self.cycle[self.at])

    def _look_at(self, choice: int) -> str:
        unfold(self.watched)[choice].click()
        self.watched.page.wait_for_timeout(SETTLE)
        return self.watched.settle()

    def sample(self) -> Change:
        """Choose the next one."""
        self.at = (self.at + 1) % len(self.cycle)
        choice = self.cycle[self.at]
        option = unfold(self.watched)[choice]
        return timed(self.watched, self.states[choice], "pointerdown", option.click)


class Dragger:
    """Drags the date's handle to and fro over a day on which the map changes, without letting go."""

    def __init__(self, watched: Watched) -> None:
        self.watched = watched
        handle = watched.page.locator(watched.subject.date).first
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        if box is None:
            raise RuntimeError(f"{watched.subject.name} does not show {watched.subject.date}")
        first, last, value = handle.evaluate("(input) => [+input.min, +input.max, +input.value]")
        room = (box["width"] - THUMB) / (last - first)
        self.y = box["y"] + box["height"] / 2
        places = [box["x"] + THUMB / 2 + step * room for step in range(int(last - first) + 1)]
        self._move(places[int(value - first)])
        watched.page.mouse.down()
        self.moves = self._edge(places)

    def _move(self, x: float) -> None:
        self.watched.page.mouse.move(x, self.y)

    def _edge(self, places: list[float]) -> list[tuple[float, str]]:
        """Find two neighbouring days that show different maps: where they are and what they show."""
        seen: list[tuple[float, str]] = []
        for place in places[:DAYS]:
            self._move(place)
            seen.append((place, self.watched.settle()))
            if len(seen) > 1 and seen[-1][1] != seen[-2][1]:
                return seen[-2:]
        raise RuntimeError(f"{self.watched.subject.name}: no date changes the map")

    def sample(self) -> Change:
        """Move over that day."""
        self.watched.page.bring_to_front()
        place, state = self.moves[0]
        self.moves.reverse()
        return timed(self.watched, state, "pointermove", lambda: self._move(place))


def timed(watched: Watched, target: str, start: str, act: Callable[[], object]) -> Change:
    """Time one act until its outcome is on the screen."""
    page = watched.page
    page.evaluate("(wanted) => __probe.arm(wanted)", {"target": target, "start": start, "settle": SETTLE})
    act()
    found = page.evaluate(
        "(wait) => Promise.race([__probe.result, new Promise((go) => setTimeout(go, wait))])", PATIENCE * 20
    )
    if not found:
        shown = watched.probe("state()")
        raise RuntimeError(f"{watched.subject.name} shows {shown[:300]} instead of {target[:300]}")
    return Change(**found)
