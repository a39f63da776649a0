"""Chooses from a page's list of choices the way a person does: the same ones again, or such as nobody saw before."""

from __future__ import annotations

import contextlib
import datetime as dt

from playwright.sync_api import Locator, TimeoutError  # noqa: A004 -- the browser's own

from tests.benchmarks.browsing import Watched
from tests.benchmarks.changing import Change, timed

CHOICES = 6  # at most this many of a page's choices are cycled through
OPENING = 1000  # milliseconds for a list to open
LOOK = 3000  # milliseconds for a choice to show something else while the choices are learned
FIRST_DAY = dt.date(2027, 1, 1)  # later than every statement of the bundled datasets: positions stand still


class Chooser:
    """Knows what each of a page's choices shows, and cycles through those that show different things."""

    def __init__(self, watched: Watched) -> None:
        self.watched = watched
        self.visits = 0
        self.unseen: list[int] = []
        self._visit()
        self.states: dict[int, str] = {}  # position in the list -> what is then shown
        for choice in range(min(CHOICES, len(unfold(watched)))):
            watched.page.keyboard.press("Escape")
            state = self._look_at(choice)
            if state and state not in self.states.values():
                self.states[choice] = state
        if len(self.states) < 2:
            raise RuntimeError(f"{watched.subject.name}: all choices show the same")
        self.cycle = list(self.states)
        self._look_at(self.cycle[-1])

    def sample(self) -> Change:
        """Choose the next one; this page has shown it before."""
        self.cycle.append(self.cycle.pop(0))
        return self.choose(self.cycle[-1])

    def sample_new(self) -> Change:
        """Choose one that this page has not shown yet, on a day that nobody has asked for."""
        return self.choose(self.unseen_choice())

    def unseen_choice(self) -> int:
        """Return one that this page has not shown yet, on a day that nobody has asked for."""
        if not self.unseen:
            shown = self._visit()
            self.unseen = [choice for choice, state in self.states.items() if state != shown]
        return self.unseen.pop(0)

    def _visit(self) -> str:
        """Load the page anew, with the next day in its address if it has days; what it shows."""
        day = FIRST_DAY + dt.timedelta(days=self.visits)
        self.visits += 1
        parameter = self.watched.subject.day
        self.watched.page.bring_to_front()
        self.watched.reopen(f"{parameter}={day}" if parameter else "")
        return self.watched.settle()

    def choose(self, choice: int) -> Change:
        """Choose one and time it."""
        option = unfold(self.watched)[choice]
        return timed(self.watched, self.states[choice], "pointerdown", option.click)

    def _look_at(self, choice: int) -> str:
        before = self.watched.settle()
        unfold(self.watched)[choice].click()
        with contextlib.suppress(TimeoutError):
            self.watched.page.wait_for_function("(before) => __probe.state() !== before", arg=before, timeout=LOOK)
        return self.watched.settle()


def unfold(watched: Watched) -> list[Locator]:
    """Open the list of choices; the choices in it. A list that the last choice left open closes first."""
    page = watched.page
    page.bring_to_front()
    options = page.get_by_role("option")
    for _ in range(3):
        page.locator(watched.subject.opener).first.click()
        with contextlib.suppress(TimeoutError):
            options.first.wait_for(timeout=OPENING)
            return options.all()
    raise RuntimeError(f"{watched.subject.name}: {watched.subject.opener} opens no list")
