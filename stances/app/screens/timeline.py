"""Timeline: what happened when, on which track, what answered what, what is planned, and who wants which text?"""

from stances.app import cards, controls
from stances.scale import N_

now = controls.state()
shown = cards.exhibit("timeline", now)
cards.headline(shown)
cards.show(shown, now)
cards.feed(now, "events.ics", now.text(N_("Take these events into a calendar (iCalendar)")))
cards.section(N_("Proposals, answers and deadlines"), cards.exhibit("threads", now), now)
cards.section(N_("The texts, point by point"), cards.exhibit("plan", now), now)
