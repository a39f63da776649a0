"""Evidence: the statements themselves, to search, to read, to follow to the source, to take away."""

from stances.app import cards, controls

now = controls.state()
controls.search(now)
shown = cards.exhibit("evidence", now)
cards.headline(shown)
weeks = cards.exhibit("weeks", now)
if not weeks.empty:
    cards.show(weeks, now)
cards.show(shown, now)
