"""Every widget of the shared filters, its key and its callback; the link's parameters -> a View and back.

The link is the state: a callback writes the parameters, and every run reads them. Widgets hold nothing of
their own; they are set from the view before they are drawn.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

import streamlit as st

from stances import scale
from stances.dataset import DatasetError, bundled
from stances.dataset.shelf import opened
from stances.language import LANGUAGES, nearest
from stances.measures.board import board
from stances.measures.changes import period
from stances.measures.evidence import selection
from stances.model import REGIONS, RULES, Dataset, View, default_view, from_query, to_query
from stances.scale import N_
from stances.words import rules
from stances.words.speech import Speech, speech

FORMATS = {"en": "DD/MM/YYYY", "de": "DD.MM.YYYY"}
"""How the date field writes a date."""

AGES = (0, 30, 90, 180, 365)
"""Ages in days from which positions can be marked; a link may name any other."""

_GO = "go"


@dataclass(frozen=True)
class State:
    """All that a run of the app needs.

    Attributes:
        dataset: the dataset that is open.
        view: what is asked of it.
        speech: how it is spoken of, with the language.
        refused: parameters of the link that could not be used.
    """

    dataset: Dataset
    view: View
    speech: Speech
    refused: dict[str, str]

    @property
    def language(self) -> str:
        """The language's code."""
        return self.speech.language.code

    def text(self, message: str, **values: object) -> str:
        """Translate a message."""
        return self.speech.language.text(message, **values)

    def parameters(self, view: View | None = None, *, drawer: bool = True) -> dict[str, str]:
        """Return the link's parameters for a view: this one unless another is given."""
        view = view or self.view
        query = to_query(view if drawer else view.but(evidence=""), self.dataset)
        if self.dataset.name != bundled()[0]:
            query["data"] = self.dataset.name
        if st.query_params.get("lang") in LANGUAGES:
            query["lang"] = self.language
        return query

    def query(self) -> str:
        """Return the view as the parameters of a file's address, the evidence drawer left out."""
        return urlencode(to_query(self.view.but(evidence=""), self.dataset) | {"data": self.dataset.name})

    def feed(self) -> str:
        """Return the view as the parameters of a feed, which has no earliest day and knows no browser's language."""
        asked = to_query(self.view.but(evidence="", since=None), self.dataset)
        return urlencode(asked | {"data": self.dataset.name, "lang": self.language})


def state() -> State:
    """Read the link.

    Raises:
        DatasetError: if the dataset does not pass its checks.
    """
    query = st.query_params.to_dict()
    wanted = query.get("data", "")
    dataset = opened(wanted if wanted in bundled() else bundled()[0])
    view, refused = from_query(query, dataset)
    if wanted and wanted not in bundled():
        refused["data"] = wanted
    code = query["lang"] if query.get("lang") in LANGUAGES else nearest(st.context.locale)
    return State(dataset, view, speech(dataset, code), refused)


def put(**changes: object) -> None:
    """Change the view, and with it the link."""
    now = state()
    st.query_params.from_dict(now.parameters(now.view.but(**changes)))


def pick(what: str) -> None:
    """Act on a click in a card: open the evidence, or set a filter.

    Args:
        what: `actor:FRA`, `event:…` or `statement:…` opens the drawer; `stance=open` switches an outcome on
            or off; `q=…`, `who=…`, `country=…`, `open=…` set what they name; a page after a space is opened.
    """
    if "=" not in what:
        put(evidence=what)
        return
    setting, _, page = what.partition(" ")
    name, _, value = setting.partition("=")
    view = state().view
    match name:
        case "stance":
            chosen = set(view.stances) ^ {value}
            put(stances=tuple(stance.slug for stance in scale.OUTCOMES if stance.slug in chosen))
        case "q":
            put(question=value, evidence="")
        case "who":
            put(actors=(value,), evidence="")
        case "country":
            put(country=value, evidence="")
        case "on":
            put(as_of=dt.date.fromisoformat(value))
        case "rule":
            put(rule=value)
        case "open":
            put(evidence=value)
    if page:
        st.session_state[_GO] = page


def wanted_page() -> str:
    """Return the page that the last click asked for, once."""
    return str(st.session_state.pop(_GO, ""))


def dataset_switch(now: State) -> None:
    """Draw the choice of dataset, if there is one."""
    if len(bundled()) < 2:
        return
    titles = {name: _title(name, now.language) for name in bundled()}
    st.session_state["data"] = now.dataset.name
    st.selectbox(
        now.text(N_("Dataset")), list(titles), key="data", format_func=lambda name: titles.get(name, name),
        on_change=_set_dataset, label_visibility="collapsed", width=240,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _title(name: str, language: str) -> str:
    try:
        return opened(name).text("title", language)
    except DatasetError:
        return name


def _set_dataset() -> None:
    lang = {"lang": st.query_params["lang"]} if "lang" in st.query_params else {}
    chosen = st.session_state["data"]
    st.query_params.from_dict({**lang, **({} if chosen == bundled()[0] else {"data": chosen})})


def language_switch(now: State) -> None:
    """Draw the switch of languages."""
    st.session_state["language"] = now.language
    st.segmented_control(
        now.text(N_("Language")), list(LANGUAGES), key="language", format_func=str.upper, on_change=_set_language,
        label_visibility="collapsed", required=True, help=" · ".join(LANGUAGES.values()),
    )  # fmt: skip


def _set_language() -> None:
    parameters = state().parameters()
    st.query_params.from_dict({**parameters, "lang": st.session_state["language"] or state().language})


def filters(now: State) -> None:
    """Draw the shared filters in a row."""
    with st.container(key="filters"):
        columns = st.columns([3.6, 1.25, 2.8, 1.15, 1.35], vertical_alignment="bottom", gap="small")
        with columns[0]:
            _question(now)
        with columns[1]:
            _as_of(now)
        with columns[2]:
            _actors(now)
        with columns[3]:
            _more(now)
        with columns[4]:
            _reset(now)
    _explain(now)


def _question(now: State) -> None:
    st.session_state["question"] = now.view.question
    st.selectbox(
        now.text(N_("Question")), now.dataset.questions.index.tolist(), key="question",
        format_func=now.speech.question, on_change=lambda: put(question=st.session_state["question"]),
    )  # fmt: skip


def _as_of(now: State) -> None:
    days = now.dataset.statements["counts"].dropna()
    first = min([*(day.date() for day in days), now.view.as_of]) - dt.timedelta(days=365)
    last = max([*(day.date() for day in days), now.view.as_of]) + dt.timedelta(days=3650)
    st.session_state["as_of"] = now.view.as_of
    st.date_input(
        now.text(N_("As of")), key="as_of", format=FORMATS.get(now.language, FORMATS["en"]), min_value=first,
        max_value=last, on_change=lambda: put(as_of=st.session_state["as_of"] or now.dataset.default_as_of()),
    )  # fmt: skip


def _actors(now: State) -> None:
    labels = _labels(now.speech)
    st.session_state["actors"] = list(now.view.actors)
    st.multiselect(
        now.text(N_("Countries and groups")),
        list(labels),
        key="actors",
        # What is typed and not yet resolved is its own label.
        format_func=lambda actor: labels.get(actor, actor),
        on_change=lambda: _set_actors(now),
        placeholder=now.text(N_("All; type a name or a code")),
        accept_new_options=True,
        # Looser matching would take “Russie” for some working group: Enter picks the first that is listed.
        filter_mode="prefix",
        select_all=False,
    )


@lru_cache(maxsize=64)
def _labels(spoken: Speech) -> dict[str, str]:
    """Return how each actor is offered: groups first, then by name."""
    groups = spoken.dataset.groups
    rest = [actor for actor in spoken.sorted(spoken.dataset.actors.index) if actor not in groups]
    members = {group: spoken.language.text(N_("{name} and its members"), name=spoken.name(group)) for group in groups}
    return {**members, **{actor: f"{spoken.name(actor)} · {actor}" for actor in rest}}


def _set_actors(now: State) -> None:
    """Take the chosen actors; names typed in another language, or codes, are resolved, never guessed."""
    found: list[str] = []
    for text in st.session_state["actors"]:
        actor = text if text in now.dataset.actors.index else now.speech.gazetteer.resolve(text)
        if actor in now.dataset.actors.index:
            found.append(str(actor))
            continue
        near = [code for code in now.speech.gazetteer.suggest(text) if code in now.dataset.actors.index]
        hint = now.text(N_("Did you mean {names}?"), names=now.speech.series(near)) if near else ""
        st.toast(now.text(N_("“{text}” is not in this dataset. {hint}"), text=plain(text), hint=hint))
    put(actors=tuple(dict.fromkeys(found)))


def _more(now: State) -> None:
    view = now.view
    active = sum(map(bool, (view.stances, view.bases, view.rule != RULES[0], view.inherit, view.stale)))
    label = now.text(N_("More filters"))
    with st.popover(f"{label} ({active})" if active else label, width="stretch"):
        everybody = board(now.dataset, now.view.but(stances=()))
        used = {*everybody["outcome"].astype("str"), *everybody["inherits"].astype("str")}
        _pills(now, "stances", N_("Position"), [s.slug for s in scale.OUTCOMES if s.slug in used | set(now.view.stances)],
               {stance.slug: f"{stance.symbol} {now.text(stance.label)}" for stance in scale.OUTCOMES})  # fmt: skip
        _pills(now, "bases", N_("Basis"), list(scale.BASES),
               {basis: now.text(label) for basis, label in scale.BASIS_LABELS.items()})  # fmt: skip
        _counting(now)


def _counting(now: State) -> None:
    """Draw the choice of the rule, of inheritance and of the age from which positions are marked."""
    st.session_state.update(rule=now.view.rule, inherit=now.view.inherit, stale=now.view.stale)
    st.selectbox(
        now.text(N_("What decides")), list(RULES), key="rule",
        format_func=lambda rule: now.text(rules.NAMES[rule]), help=now.text(rules.DECIDES[now.view.rule]),
        on_change=lambda: put(rule=st.session_state["rule"]),
    )  # fmt: skip
    st.toggle(
        now.text(N_("Members without a position take their group's")), key="inherit",
        help=now.text(N_("They are shown dotted and paler, and never counted as positions of their own.")),
        on_change=lambda: put(inherit=st.session_state["inherit"]),
    )  # fmt: skip
    st.selectbox(
        now.text(N_("Mark positions older than")), sorted({*AGES, now.view.stale}), key="stale",
        format_func=lambda days: now.text(N_("{n} days"), n=now.speech.language.number(days)) if days
        else now.text(N_("off")), on_change=lambda: put(stale=st.session_state["stale"]),
    )  # fmt: skip


def _pills(now: State, name: str, title: str, options: list[str], labels: dict[str, str]) -> None:
    st.session_state[name] = list(getattr(now.view, name))
    st.pills(
        now.text(title), options, key=name, selection_mode="multi", format_func=labels.__getitem__,
        on_change=lambda: put(**{name: tuple(option for option in options if option in st.session_state[name])}),
    )  # fmt: skip


def _reset(now: State) -> None:
    default = default_view(now.dataset)
    left = _left(now.dataset, now.view.but(everything=False, find="", evidence="", country=""))
    total = int(now.dataset.statements["active"].sum())
    clean = now.view.but(country="", evidence="", find="", everything=False, region=default.region) == default
    st.button(
        now.text(N_("Reset")), key="reset", disabled=clean, width="stretch", type="tertiary",
        help=now.text(N_("{n} of {total} statements are on this question and left by the filters"),
                      n=now.speech.language.number(left), total=now.speech.language.number(total)),
        on_click=lambda: st.query_params.from_dict(now.parameters(default)),
    )  # fmt: skip
    st.html(f'<p class="sn-left"><b>{left}</b> / {total} {plain(now.text(N_("statements")))}</p>')


@lru_cache(maxsize=512)
def _left(dataset: Dataset, view: View) -> int:
    return len(selection(dataset, view))


def _explain(now: State) -> None:
    """Say what of the link could not be used, rather than show something else in silence."""
    for name, value in now.refused.items():
        st.warning(now.text(N_("The link asks for {name}={value}, which this dataset does not have; it is ignored."),
                            name=f"`{plain(name)}`", value=f"`{plain(value)}`"))  # fmt: skip


def region(now: State) -> None:
    """Draw the switch of the map's frame."""
    labels = {"europe": now.text(N_("Europe")), "world": now.text(N_("World"))}
    st.session_state["region"] = now.view.region
    st.segmented_control(
        now.text(N_("Frame")), list(REGIONS), key="region", format_func=labels.__getitem__, required=True,
        label_visibility="collapsed", on_change=lambda: put(region=st.session_state["region"]),
    )  # fmt: skip


def country(now: State, subject: str) -> None:
    """Draw the choice of whose page is open."""
    st.session_state["country"] = subject
    st.selectbox(
        now.text(N_("Country or organisation")), now.speech.sorted(now.dataset.actors.index), key="country",
        format_func=lambda actor: f"{now.speech.name(actor)} · {actor}",
        on_change=lambda: put(country=st.session_state["country"]),
    )  # fmt: skip


def search(now: State) -> None:
    """Draw the search in statements, and the choice between this question and all."""
    left, right = st.columns([3, 1.4], vertical_alignment="bottom")
    with left:
        st.session_state["find"] = now.view.find
        st.text_input(
            now.text(N_("Search in the statements")), key="find", type="search",
            placeholder=now.text(N_("Words in summaries, conditions, speakers, countries")),
            on_change=lambda: put(find=st.session_state["find"].strip()),
        )  # fmt: skip
    with right:
        _everything(now)


def _everything(now: State) -> None:
    st.session_state["everything"] = now.view.everything
    st.toggle(
        now.text(N_("All questions")),
        key="everything",
        on_change=lambda: put(everything=st.session_state["everything"]),
    )


def earlier(now: State) -> None:
    """Draw the choice of the day with which the view's day is compared, and that of all questions."""
    days = period(now.dataset, now.view)
    said = now.dataset.statements["counts"].dropna()
    first = min([*(day.date() for day in said), days.since])
    with st.container(key="earlier", horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.session_state["since"] = days.since
        st.date_input(
            now.text(N_("Compared with")), key="since", format=FORMATS.get(now.language, FORMATS["en"]), width=170,
            min_value=first - dt.timedelta(days=365), max_value=days.until - dt.timedelta(days=1),
            on_change=lambda: put(since=st.session_state["since"]),
        )  # fmt: skip
        _everything(now)


def plain(text: str) -> str:
    """Take out what Markdown or HTML would act on."""
    return "".join(char for char in text if char.isalnum() or char in " ,.:;-_'’/()")[:80]
