"""Overview: where do things stand on this question, and what comes next?"""

from stances.app import cards, controls
from stances.scale import N_

now = controls.state()
standing = cards.exhibit("balance", now)
cards.headline(standing)
cards.show(standing, now, formats=())
if not standing.empty:
    with cards.day(now):
        cards.briefing(now, "question")
    cards.show(cards.exhibit("map", now), now)
    cards.heading(now.text(N_("On what condition, and since when")))
    cards.show(cards.exhibit("lists", now), now)
course = cards.exhibit("timeline", now)
cards.heading(now.text(N_("The negotiation so far, and what is planned")), course.title)
cards.show(course, now)
