"""The filters that all pages share."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping
from functools import lru_cache

import streamlit as st

from stances import scale
from stances.app.controls.choices import FORMATS
from stances.app.controls.link import State, hold, in_ascii, plain, put, whole, write
from stances.measures.board import outcomes
from stances.measures.evidence import how_many, on_record
from stances.model import RULES, Dataset, default_view
from stances.scale import N_
from stances.spelling import sort_key
from stances.words import filters as filters_in_words
from stances.words import rules
from stances.words.speech import Speech

AGES = (0, 30, 90, 180, 365)
"""Ages in days from which positions can be marked; a link may name any other."""


def filters(now: State, page: str) -> None:
    """Draw the shared filters in a row.

    Args:
        now: the state.
        page: the address of the page that they stand on; not all pages heed the words looked for.
    """
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        _question(now)
        _as_of(now)
        _actors(now)
        _more(now)
        with st.container(key="left", gap=None):
            _reset(now, page)
    _explain(now)


def _question(now: State) -> None:
    hold(question=now.view.question)
    st.selectbox(
        now.text(N_("Question")), now.dataset.questions.index.tolist(), key="question",
        format_func=now.speech.question, placeholder=now.text(N_("Choose")),
        on_change=whole(lambda: put(question=st.session_state["question"])),
    )  # fmt: skip


def _as_of(now: State) -> None:
    first, last = _reach(now.dataset)
    first = min(first, now.view.as_of) - dt.timedelta(days=365)
    last = max(last, now.view.as_of) + dt.timedelta(days=3650)
    hold(as_of=now.view.as_of)
    st.date_input(
        now.text(N_("As of")), key="as_of", format=FORMATS.get(now.language, FORMATS["en"]), min_value=first,
        max_value=last, on_change=whole(lambda: put(as_of=st.session_state["as_of"] or now.dataset.default_as_of())),
    )  # fmt: skip


@lru_cache(maxsize=32)
def _reach(dataset: Dataset) -> tuple[dt.date, dt.date]:
    """Return the first and the last day from which a statement counts."""
    days = dataset.statements["counts"].dropna()
    default = dataset.default_as_of()
    return (days.min().date(), days.max().date()) if len(days) else (default, default)


def _actors(now: State) -> None:
    labels = offers(now.speech)
    hold(actors=list(now.view.actors))
    st.multiselect(
        now.text(N_("Countries and groups")),
        list(labels),
        key="actors",
        # What is typed and not yet resolved is its own label.
        format_func=lambda actor: labels.get(actor, actor),
        on_change=whole(lambda: _set_actors(now)),
        placeholder=now.text(N_("All; type a name or a code")),
        accept_new_options=True,
        # Looser matching would take “Russie” for some working group: Enter picks the first that is listed.
        filter_mode="prefix",
        select_all=False,
    )


@lru_cache(maxsize=64)
def offers(spoken: Speech) -> dict[str, str]:
    """Return how each actor is offered: groups first, then by name; and codes with which another's name begins.

    Enter takes the first that begins with what was typed: without “UK · United Kingdom” that would be Ukraine.
    """
    groups = spoken.dataset.groups
    rest = {actor: f"{spoken.name(actor)} · {actor}" for actor in spoken.dataset.actors.index if actor not in groups}
    members = {group: spoken.language.text(N_("{name} and its members"), name=spoken.name(group)) for group in groups}
    named = {**members, **rest}
    codes = {}
    for code, meant in spoken.gazetteer.codes().items():
        actor = meant[0] if len(meant) == 1 else ""
        begin = {whose for whose, label in named.items() if label.casefold().startswith(code.casefold())}
        if actor in named and begin and actor not in begin:
            codes[code] = f"{code} · {spoken.name(actor)}"
    offered = {**rest, **codes}
    return {**members, **{code: offered[code] for code in sorted(offered, key=lambda code: sort_key(offered[code]))}}


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
        used = {*outcomes(now.dataset, view), *view.stances}
        _pills(now, "stances", N_("Position"), [stance.slug for stance in scale.OUTCOMES if stance.slug in used],
               {stance.slug: f"{stance.symbol} {now.text(stance.label)}" for stance in scale.OUTCOMES})  # fmt: skip
        _pills(now, "bases", N_("Basis"), list(scale.BASES),
               {basis: now.text(label) for basis, label in scale.BASIS_LABELS.items()})  # fmt: skip
        _counting(now)


def _counting(now: State) -> None:
    """Draw the choice of the rule, of inheritance and of the age from which positions are marked."""
    hold(rule=now.view.rule, inherit=now.view.inherit, stale=now.view.stale)
    st.pills(
        now.text(N_("What decides")), list(RULES), key="rule", required=True,
        format_func=lambda rule: in_ascii(now.text(rules.NAMES[rule])), help=now.text(rules.DECIDES[now.view.rule]),
        on_change=whole(lambda: put(rule=st.session_state["rule"])),
    )  # fmt: skip
    st.toggle(
        now.text(N_("Members without a position take their group's")), key="inherit",
        help=now.text(N_("They are shown dotted and paler, and never counted as positions of their own.")),
        on_change=whole(lambda: put(inherit=st.session_state["inherit"])),
    )  # fmt: skip
    st.pills(
        now.text(N_("Mark positions older than")), sorted({*AGES, now.view.stale}), key="stale", required=True,
        format_func=lambda days: now.text(N_("{n} days"), n=now.speech.language.number(days)) if days
        else now.text(N_("off")), on_change=whole(lambda: put(stale=st.session_state["stale"])),
    )  # fmt: skip


def _pills(now: State, name: str, title: str, options: list[str], labels: dict[str, str]) -> None:
    hold(**{name: list(getattr(now.view, name))})
    st.pills(
        now.text(title), options, key=name, selection_mode="multi",
        format_func=lambda option: in_ascii(labels[option]),
        on_change=whole(lambda: put(**{name: tuple(option for option in options if option in st.session_state[name])})),
    )  # fmt: skip


_LISTED: Mapping[str, Mapping[str, object]] = {"evidence": {}, "changes": {"find": ""}}
"""What of a view does not matter to the statements of a page; nowhere else do words and the choice of all questions."""


def _reset(now: State, page: str) -> None:
    # Whose page is open and which frame a map has are no filters.
    clean = default_view(now.dataset).but(country=now.view.country, region=now.view.region)
    listed = now.view.but(**_LISTED.get(page, {"find": "", "everything": False}))
    left, total = how_many(now.dataset, listed), on_record(now.dataset)
    told = filters_in_words.only(listed, now.speech, filters_in_words.STATEMENTS)
    counted = now.text(N_("{n} of {total} statements are left: {filters}") if told else N_("{n} of {total} statements"),
                       n=now.speech.language.number(left), total=now.speech.language.number(total),
                       filters=told)  # fmt: skip
    st.button(
        now.text(N_("Reset")), key="reset", disabled=now.view.but(evidence="", page=1) == clean, width="stretch",
        type="tertiary", help=_MARKDOWN.sub(r"\\\g<0>", counted),
        on_click=whole(lambda: write(now.parameters(clean))),
    )  # fmt: skip
    # Of an actor whose position is filtered for, only what records it is counted here; beneath the title all it said.
    what = plain(now.text(_RECORDED[min(len(now.view.stances), len(_RECORDED) - 1)]))
    numbers = f"<b>{left}</b>&nbsp;/&nbsp;{total}"
    st.html(f'<p class="sn-left" title="{html.escape(counted)}">{numbers} {what}</p>')


_MARKDOWN = re.compile(r"[!-/:-@\[-`{-~]")

_RECORDED = (N_("statements"), N_("with this stance"), N_("with these stances"))
"""What is counted beside the filters: without a filter by position, with one of one position, of several."""


def _explain(now: State) -> None:
    """Say what of the link could not be used, rather than show something else in silence."""
    if now.made_for:
        created = dt.date.fromisoformat(str(now.dataset.meta["created"]))
        st.info(now.text(N_("The data have moved on since this link was made (for {old}). What is shown now is version "
                            "{version} ({digest}) of {date}."), old=plain(now.made_for), version=now.dataset.version,
                         digest=now.dataset.digest, date=now.speech.language.day(created)))  # fmt: skip
    for name, value in now.refused.items():
        st.warning(now.text(N_("The link asks for {name}={value}, which this dataset does not have; it is ignored."),
                            name=f"`{plain(name)}`", value=f"`{plain(value)}`"))  # fmt: skip
