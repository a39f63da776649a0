"""One run of the dashboard: the link is read, the shared filters drawn, the page run, the drawer opened."""

from __future__ import annotations

import streamlit as st

from stances.app import cards, controls, frame
from stances.dataset import DatasetError

controls.settle()
try:
    now = controls.state()
except DatasetError as error:
    st.set_page_config(page_title="Stances", layout="wide")
    frame.problems(error.problems, controls.speaking())
    st.stop()

pages = frame.pages(now)
page = st.navigation(pages, position="hidden")
st.set_page_config(page_title=page.title, layout="wide", initial_sidebar_state="collapsed")
if wanted := controls.wanted_page():
    st.switch_page(frame.page(pages, wanted), query_params=now.parameters())
cards.ahead(now, page.url_path)
frame.header(now, pages, page)
controls.filters(now, page.url_path)
page.run()
frame.footer(now, page)
cards.evidence_drawer(now)
