"""Drags a date's handle in a page the way a person does."""

from __future__ import annotations

from tests.benchmarks.browsing import Watched
from tests.benchmarks.changing import Change, timed

DAYS = 60  # at most this many are tried to find one on which the map changes
LOADING = 5000  # milliseconds in which what a control asks for when somebody reaches for it has come
THUMB = 16.0  # pixels, of a slider's handle


class Dragger:
    """Drags the date's handle to and fro over a day on which the map changes, without letting go."""

    def __init__(self, watched: Watched) -> None:
        self.watched = watched
        watched.page.bring_to_front()
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
        watched.page.wait_for_timeout(LOADING)
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
