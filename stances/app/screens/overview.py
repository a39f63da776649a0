"""Overview: where do things stand on this question, and what comes next?"""

import streamlit as st

from stances.app import cards, controls
from stances.scale import N_

now = controls.state()
standing = cards.exhibit("balance", now)
cards.headline(standing)
cards.show(standing, now, formats=())
cards.show(cards.exhibit("time", now), now, formats=())
cards.briefing(now, "question")
if not standing.empty:
    left, right = st.columns([2, 1], gap="medium")
    with left:
        cards.show(cards.exhibit("map", now), now)
    with right:
        cards.show(cards.exhibit("lists", now), now)
course = cards.exhibit("timeline", now)
cards.heading(now.text(N_("The negotiation so far, and what is planned")), course.title)
cards.show(course, now)
