"""Timeline: what happened when, on which track, and what is planned?"""

from stances.app import cards, controls
from stances.scale import N_

now = controls.state()
shown = cards.exhibit("timeline", now)
cards.headline(shown)
cards.show(shown, now)
cards.feed(now, "events.ics", now.text(N_("Take these events into a calendar (iCalendar)")))
