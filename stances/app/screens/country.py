"""Country: what has this country said, on everything, over time, and through whom?"""

import streamlit as st

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
    with st.container(key="drawn"):
        cards.show(shown, now)
    cards.heading(now.text(N_("Question by question")))
    cards.show(said, now)
    cards.section(N_("Votes beside statements"), cards.exhibit("votes", now), now)
cards.members(now)
cards.section(N_("Its groups"), cards.exhibit("groups", now), now)
