"""Timeline: what happened when, on which track, what answered what, what is planned, and who wants which text?"""

import streamlit as st

from stances.app import cards, controls
from stances.scale import N_

now = controls.state()
shown = cards.exhibit("timeline", now)
cards.headline(shown)
controls.course(now)
with st.container(key="drawn"):
    cards.show(shown, now)
cards.feed(now, "events.ics", now.text(N_("Take these events into a calendar (iCalendar)")))
if not shown.empty:
    cards.searched(N_("Event by event"), cards.exhibit("events", now), now)
cards.section(N_("Proposals, answers and deadlines"), cards.exhibit("threads", now), now)
cards.section(N_("The texts, point by point"), cards.exhibit("plan", now), now)
