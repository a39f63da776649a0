"""Evidence: the statements themselves, to search, to read, to follow to the source, to take away."""

from stances.app import cards, controls
from stances.scale import N_

now = controls.state()
controls.search(now)
shown = cards.exhibit("evidence", now)
cards.headline(shown)
cards.section(N_("Week by week"), cards.exhibit("weeks", now), now)
cards.show(shown, now)
