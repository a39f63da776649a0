"""Country: what has this country said, on everything, over time, and through whom?"""

from stances.app import cards, controls
from stances.exhibits.country import subject
from stances.scale import N_

now = controls.state()
controls.country(now, subject(now.dataset, now.view))
shown = cards.exhibit("country", now)
cards.headline(shown)
cards.show(shown, now)
said = cards.exhibit("said", now)
if not said.empty:
    cards.heading(now.text(N_("Statement by statement")))
    cards.show(said, now)
