"""Evidence: the statements themselves, to search, to read, to follow to the source, to take away."""

from stances.app import cards, controls

now = controls.state()
controls.search(now)
shown = cards.exhibit("evidence", now)
cards.headline(shown)
cards.show(shown, now)
