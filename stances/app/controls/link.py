"""The link's parameters -> a View and back: the one path by which a click changes what is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException

from stances import scale
from stances.dataset import bundled
from stances.dataset.shelf import opened
from stances.language import LANGUAGES, Language, language, nearest
from stances.link import KEYS, from_query, made_for, to_query
from stances.model import Dataset, View
from stances.words.speech import Speech, speech

_GO = "go"

_LINK, _CHOSEN = "link", "chosen"
"""The link after the last choice, and whether it was a choice that began this run."""

_STAYING = {"page", "evidence", "region"}
"""Choices that leave the list of statements as it is, and so its page."""

_SHUTTING = {"q", "who", "country"}
"""Choices after which the evidence drawer would be about something else."""


@dataclass(frozen=True)
class State:
    """All that a run of the app needs.

    Attributes:
        dataset: the dataset that is open.
        view: what is asked of it.
        speech: how it is spoken of, with the language.
        refused: parameters of the link that could not be used.
        link: the link's parameters, as they were read.
    """

    dataset: Dataset
    view: View
    speech: Speech
    refused: dict[str, str]
    link: dict[str, str]

    @property
    def language(self) -> str:
        """The language's code."""
        return self.speech.language.code

    @property
    def made_for(self) -> str:
        """The digest for which the link was made, if the data are another version now."""
        return made_for(self.link, self.dataset)

    def text(self, message: str, **values: object) -> str:
        """Translate a message."""
        return self.speech.language.text(message, **values)

    def parameters(self, view: View | None = None, *, drawer: bool = True) -> dict[str, str]:
        """Return the link's parameters for a view: this one unless another is given."""
        view = view or self.view
        query = to_query(view if drawer else view.but(evidence=""), self.dataset)
        if self.dataset.name != bundled()[0]:
            query["data"] = self.dataset.name
        if self.link.get("lang") in LANGUAGES:
            query["lang"] = self.language
        return query

    def query(self) -> str:
        """Return the view as the parameters of a file's address; a file has no drawer and holds all pages."""
        return urlencode(to_query(self.view.but(evidence="", page=1), self.dataset) | {"data": self.dataset.name})

    def feed(self) -> str:
        """Return the view as the parameters of a feed, which has no earliest day and knows no browser's language."""
        asked = to_query(self.view.but(evidence="", page=1, since=None, period=""), self.dataset)
        return urlencode(asked | {"data": self.dataset.name, "lang": self.language})


def state() -> State:
    """Read the link.

    Raises:
        DatasetError: if the dataset does not pass its checks.
    """
    query = _link()
    wanted = query.get("data", "")
    dataset = opened(wanted if wanted in bundled() else bundled()[0])
    view, refused = from_query(query, dataset)
    if wanted and wanted not in bundled():
        refused["data"] = wanted
    return State(dataset, view, speech(dataset, speaking().code), refused, query)


def speaking() -> Language:
    """Return the language of the interface: the link's, or the one that suits the browser's."""
    asked = _link().get("lang", "")
    return language(asked if asked in LANGUAGES else nearest(st.context.locale))


def settle() -> None:
    """Begin a run: unless a choice began it, the address is taken at its word; the reader came, or went back.

    With a choice the browser sends the address that it has, which is not yet that of the choice just before.
    """
    if not st.session_state.pop(_CHOSEN, False):
        st.session_state[_LINK] = st.query_params.to_dict()


def _link() -> dict[str, str]:
    return dict(st.session_state[_LINK] if _LINK in st.session_state else st.query_params.to_dict())


def write(parameters: Mapping[str, str]) -> None:
    """Make of the link what a choice says."""
    st.query_params.from_dict(dict(parameters))
    st.session_state[_CHOSEN] = True
    st.session_state[_LINK] = dict(parameters)  # last: it is what a choice that is carried out again begins from


def whole(act: Callable[[], None]) -> Callable[[], None]:
    """Return a widget's callback that is carried out whole, whatever else is chosen meanwhile.

    Once another choice has reached it, Streamlit breaks a callback off at whatever it asks of Streamlit next, and
    does not take it up again: the choice would be lost. So it is carried out anew, and broken off when it is done.

    Args:
        act: what to do; what it does last is what counts, so that it can be done again until then.
    """

    def callback() -> None:
        broken: RerunException | None = None
        while True:
            try:
                act()
            except RerunException as again:
                broken = again
            else:
                break
        if broken is not None:
            raise broken

    return callback


def put(**changes: object) -> None:
    """Change the view, and with it the link."""
    now = state()
    page = now.view.page if _STAYING.issuperset(changes) else 1
    write(now.parameters(now.view.but(**{"page": page, **changes})))


def hold(**values: object) -> None:
    """Set widgets to what the view says, before they are drawn.

    Always: a widget whose words or options are others than a moment ago is a new one to Streamlit, and would begin
    with its default.
    """
    st.session_state.update(values)


def pick(what: str) -> None:
    """Act on a click in a card: open the evidence, or set a filter.

    What was clicked goes into the link like anything a reader types there; reading the link refuses what makes
    no sense.

    Args:
        what: `actor:FRA`, `event:…` or `statement:…` opens the drawer; `stance=open` switches an outcome on
            or off; `q=…`, `on=…`, `who=…`, `country=…`, `rule=…`, `p=…`, `open=…` set that parameter, several of them
            joined by “&”; a page after a space is opened.
    """
    now = state()
    settings, _, page = (what if "=" in what else f"open={what}").partition(" ")
    named = dict(setting.partition("=")[::2] for setting in settings.split("&"))
    if "stance" in named:
        chosen = set(now.view.stances) ^ {named["stance"]}
        named["stance"] = ",".join(stance.slug for stance in scale.OUTCOMES if stance.slug in chosen)
    view = now.view if {KEYS[name] for name in _STAYING}.issuperset(named) else now.view.but(page=1)
    kept = now.parameters(view, drawer=not _SHUTTING & set(named))
    if page:
        st.session_state[_GO] = page
    write({name: value for name, value in {**kept, **named}.items() if value})


def wanted_page() -> str:
    """Return the page that the last click asked for, once."""
    return str(st.session_state.pop(_GO, ""))


def plain(text: str) -> str:
    """Take out what Markdown or HTML would act on."""
    return "".join(char for char in text if char.isalnum() or char in " ,.:;-_'’/()")[:80]


def in_ascii(label: str) -> str:
    """Write a label of pills as Markdown in ASCII: “▲” becomes “&#9650;”, which reads the same.

    Streamlit looks whether it begins with an emoji unless it is ASCII, and for that loads a list of them all: a
    thirtieth of a second on the first visitor's way.
    """
    return label.encode("ascii", "xmlcharrefreplace").decode()
