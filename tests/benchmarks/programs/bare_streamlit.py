"""The least a Streamlit page can do when a choice changes: one sentence, no chart."""

import streamlit as st

from tests.benchmarks.programs.world import QUESTIONS

question = st.selectbox("Question", QUESTIONS, key="question", bind="query-params")
with st.container(key="answer"):
    st.write(f"You asked for {question}.")
