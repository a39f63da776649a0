"""Changes: who appeared, moved, hardened, softened between two days, and by which statements?"""

from stances.app import cards, controls
from stances.scale import N_

now = controls.state()
controls.earlier(now)
shown = cards.exhibit("changes", now)
cards.headline(shown)
if shown.empty:
    cards.nothing_changed(now)
else:
    cards.show(shown, now)
cards.feed(now, "changes.atom", now.text(N_("Follow these changes in a feed reader (Atom)")))
