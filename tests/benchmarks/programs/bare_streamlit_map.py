"""The least a Streamlit page with one map can do: a choice and `st.plotly_chart`."""

import streamlit as st

from tests.benchmarks.programs.world import QUESTIONS, figure

question = st.selectbox("Question", QUESTIONS, key="question", bind="query-params")
with st.container(key="answer"):
    st.plotly_chart(figure(question), config={"topojsonURL": "/app/static/"})
