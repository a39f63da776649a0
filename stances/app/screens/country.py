"""Country: what has this country said, on everything, over time, and through whom?"""

from stances.app import cards, controls
from stances.exhibits.country import subject
from stances.scale import N_

now = controls.state()
controls.country(now, subject(now.dataset, now.view))
shown = cards.exhibit("country", now)
cards.headline(shown)
said = cards.exhibit("said", now)
if shown.empty:
    cards.nothing_said(now)
else:
    cards.briefing(now, "country")
    cards.show(shown, now)
    cards.section(N_("Votes beside statements"), cards.exhibit("votes", now), now)
    cards.heading(now.text(N_("Statement by statement")))
    cards.show(said, now)
