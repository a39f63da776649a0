"""Map: which countries support, are open, oppose? Where is there no position on record?"""

import streamlit as st

from stances.app import cards, controls

now = controls.state()
shown = cards.exhibit("map", now)
cards.headline(shown)
cards.show(cards.exhibit("balance", now), now, formats=())
cards.show(cards.exhibit("time", now), now, formats=())
if not shown.empty:
    left, right = st.columns([2.6, 1], gap="medium")
    with left:
        controls.region(now)
        cards.show(shown, now)
    with right:
        cards.show(cards.exhibit("lists", now), now)
