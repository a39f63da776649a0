"""What is measured: ours and the reference programs, and where in their pages a choice is made and shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Subject:
    """A program and the places in its page; all places are CSS selectors."""

    name: str
    program: str  # the script, module or folder that is run
    scope: str  # what holds the map or the text that answers the choice
    runner: Literal["streamlit", "dash", "static"] = "streamlit"
    options: tuple[str, ...] = ()  # for `streamlit run`
    page: str = "/"
    kind: Literal["map", "text"] = "map"
    opener: str = ""  # what opens the list of choices; each choice has the role "option"
    key: str = "question"  # the choice's key in Streamlit
    day: str = ""  # what names a day in the URL; only ours has one
    date: str = ""  # the slider that moves the date
    least: int = 150  # how many countries make a map
    ours: bool = False


STATIC_FILES = ("--server.enableStaticServing", "true")
BARE = Subject(
    "bare Streamlit",
    "bare_streamlit.py",
    scope=".st-key-answer",
    kind="text",
    opener=".st-key-question button",
)
PLOTLY_CHART = Subject(
    "st.plotly_chart",
    "bare_streamlit_map.py",
    scope=".st-key-answer",
    options=STATIC_FILES,
    opener=".st-key-question button",
)
DASH = Subject("Dash", "tests.benchmarks.programs.dash_map", scope="#answer", runner="dash", opener="#question")
STATIC = Subject("static page", "page", scope="#answer", runner="static", date="#date")
