"""Timeline: what happened when, on which track, and what is planned?"""

from stances.app import cards, controls

now = controls.state()
shown = cards.exhibit("timeline", now)
cards.headline(shown)
cards.show(shown, now)
