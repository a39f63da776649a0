"""The front door: `streamlit run dashboard.py`."""

import streamlit as st

from stances.server import lifespan, middleware, routes

app = st.App("stances/app/main.py", routes=routes, lifespan=lifespan, middleware=middleware)

if __name__ == "__main__":
    app.run()
