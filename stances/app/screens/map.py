"""Map: which countries support, are open, oppose? Where is there no position on record?"""

from stances.app import cards, controls
from stances.scale import N_

now = controls.state()
shown = cards.exhibit("map", now)
cards.headline(shown)
cards.show(cards.exhibit("balance", now), now, formats=())
if not shown.empty:
    with cards.day(now):
        controls.region(now)
    cards.show(shown, now)
    cards.heading(now.text(N_("On what condition, and since when")))
    cards.show(cards.exhibit("lists", now), now)
