"""Every link of a published folder leads somewhere within it, nothing is asked elsewhere, and the HTML is valid."""

from __future__ import annotations

import io
import json
import re
from itertools import pairwise

import feedparser
import pandas as pd
import pytest
from icalendar import Calendar

from stances.exhibits import EXHIBITS
from stances.export import tables
from stances.figures.look import LIGHT
from stances.markup import table
from stances.measures.changes import steps
from stances.model import default_view
from stances.words.speech import speech
from tests.datasets import LANGUAGES, ordinary
from tests.export.site.crawling import Site

CONTENT = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"div", "dt", "dd"}, "table": {"caption", "thead", "tbody"}, "tr": {"th", "td"},
    "thead": {"tr"}, "tbody": {"tr"},
}  # fmt: skip
"""What may stand directly in an element, where not everything may."""

PHRASES = {"p", "h1", "h2", "h3", "h4", "span", "b", "i", "mark", "time", "small", "summary", "a", "dt"}
BLOCKS = {"p", "div", "section", "article", "ul", "ol", "dl", "li", "table", "h1", "h2", "h3", "h4", "details", "nav",
          "form", "header", "footer", "main", "blockquote"}  # fmt: skip
"""Elements that hold text only, and those that must not stand in them."""


def test_no_link_is_broken_and_no_anchor_missing(site: Site) -> None:
    broken = []
    for name, page in site.pages.items():
        for tag, attribute, address in site.addresses(name):
            if address.startswith(("https://", "http://")):
                continue
            file, anchor = site.target(name, address)
            if file not in site.files or (anchor and anchor not in site.pages[file].ids):
                broken.append((name, tag, attribute, address))
        assert len(page.ids) == len(set(page.ids)), name
    assert broken == []


def test_nothing_is_asked_elsewhere(site: Site) -> None:
    outside = [
        (name, tag, address)
        for name in site.pages
        for tag, attribute, address in site.addresses(name)
        if re.match(r"(?i)[a-z][a-z0-9+.-]*:|//", address) and (tag, attribute) != ("a", "href")
    ]
    assert outside == []
    sources = set(ordinary().sources["url"])
    assert {address for name in site.pages for tag, _, address in site.addresses(name)
            if ":" in address} <= sources  # fmt: skip
    style = site.text("assets/site.css")
    assert "@import" not in style
    loaded = re.findall(r"url\(\"?([^\")]+)", style)
    assert all(site.target("assets/site.css", address)[0] in site.files for address in loaded)
    assert not any(re.search(r"\bfetch\(|XMLHttpRequest|sendBeacon", site.text(name)) for name in site.files
                   if name.startswith("assets/") and name.endswith(".js") and name not in
                   {"assets/plotly.js", "assets/site.js"})  # fmt: skip


def test_every_file_is_reached_from_the_first_page(site: Site) -> None:
    todo, seen = ["index.html"], {"index.html"}
    while todo:
        name = todo.pop()
        for _, _, address in site.addresses(name):
            if address.startswith(("https://", "http://")):
                continue
            file, _ = site.target(name, address)
            if file not in seen:
                seen.add(file)
                todo += [file] if file in site.pages else []
    rest = {name for name in site.files - seen if not name.startswith("assets/")}
    assert rest == {".stances-site"}
    assert {"assets/plotly.js", "assets/hatching.js", "assets/europe_50m.js"} <= site.files - seen, "loaded when needed"
    assert [name for name in site.files if "plotly.min" in name or name.endswith("plotly.js")] == ["assets/plotly.js"]


def test_no_page_has_an_error_of_the_html_standard(site: Site) -> None:
    parser = pytest.importorskip("tinyhtml5").parser
    found = {}
    for name in site.pages:
        reader = parser.HTMLParser()
        reader.parse(site.text(name))
        if reader.errors:
            found[name] = reader.errors[:3]
    assert found == {}


def test_elements_stand_where_they_may(site: Site) -> None:
    for name, page in site.pages.items():
        for tag, attributes, around in page.elements:
            parent = around[-1] if around else ""
            assert tag in CONTENT.get(parent, {tag}), (name, parent, tag)
            assert not (tag in BLOCKS and PHRASES & set(around)), (name, around, tag)
            assert not (tag in {"a", "button", "input"} and "a" in around), (name, around, tag)
            assert not {"data-open", "data-set", "data-said", "data-stance"} & set(attributes), (name, tag)
            assert not [key for key in attributes if key.startswith("on")], (name, tag)


def test_headings_are_in_order_and_landmarks_there(site: Site) -> None:
    for name, page in site.pages.items():
        levels = [int(tag[1]) for tag, _, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)
        tags = [tag for tag, _, _ in page.elements]
        assert tags.count("main") == tags.count("title") == 1, name
        if name != "index.html":
            assert tags.count("header") == tags.count("footer") == 1, name
            assert [link for link in page.named("a") if link["href"] == "#main"], name
        assert all(plot["aria-label"] for plot in page.named("div") if "data-figure" in plot), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_have_all_pages_and_lead_to_each_other(site: Site, language: str) -> None:
    other = next(code for code in LANGUAGES if code != language)
    data = ordinary()
    for name in (name for name in site.pages if name.startswith(f"{language}/")):
        page = site.pages[name]
        assert page.named("html")[0]["lang"] == language
        switch = [link for link in page.named("a") if link.get("hreflang") == other]
        assert [site.target(name, link["href"])[0] for link in switch] == [other + name.removeprefix(language)]
    names = {name.removeprefix(f"{language}/") for name in site.pages}
    assert {f"question/{code}.html" for code in data.questions.index} <= names
    assert {f"actor/{code}.html" for code in data.actors.index} <= names
    assert {f"event/{code}.html" for code in data.events.index} <= names
    nav = [text for tag, text in site.pages[f"{language}/evidence.html"].texts if tag == "a"]
    assert ("Belege" in nav) == (language == "de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_published_is_what_the_exhibits_say(site: Site, language: str) -> None:
    data = ordinary()
    view = default_view(data)
    evidence = site.pages[f"{language}/evidence.html"]
    listed = {name.removeprefix("statement-") for name in evidence.ids if name.startswith("statement-")}
    assert listed == set(data.statements.index[data.statements["active"]])
    for code in data.questions.index:
        shown = EXHIBITS["map"](data, view.but(question=code), language, LIGHT)
        page = site.text(f"{language}/question/{code}.html")
        assert table(shown.table, shown.subtitle) in page
        assert shown.title in site.pages[f"{language}/question/{code}.html"].text
        assert (site.path / f"{language}/files/map-{code}.csv").read_bytes() == tables.csv(shown.table)
    actor = str(data.actors.index[0])
    said = EXHIBITS["said"](data, view.but(country=actor), language, LIGHT).table
    assert (site.path / f"{language}/files/country-{actor}.csv").read_bytes() == tables.csv(said)
    book = pd.read_excel(io.BytesIO((site.path / f"{language}/files/country-{actor}.xlsx").read_bytes()), dtype=str)
    assert list(book.columns) == list(said.columns)
    assert len(book) == len(said)


def test_every_exhibit_has_a_place(site: Site) -> None:
    placed = {card["data-exhibit"] for name in site.pages if name.startswith("en/")
              for card in site.pages[name].named("div") if "data-exhibit" in card}  # fmt: skip
    data = ordinary()
    nothing = {name for name in EXHIBITS if EXHIBITS[name](data, default_view(data), "en", LIGHT).empty}
    # `time` moves through days, which pages cannot; `said` and `evidence` are written question by question.
    assert set(EXHIBITS) - placed - nothing == {"time", "said", "evidence"}


def test_a_figure_of_the_page_leads_to_pages(site: Site) -> None:
    written = site.text("en/figures/map-ground-troops.js")
    content = json.loads(written.partition(",")[2].removesuffix(");\n"))
    assert content["leads"]["FRA"] == "actor/FRA.html#on-ground-troops"
    places = [site.target("en/x.html", place) for place in content["leads"].values()]
    assert all(file in site.files and (not anchor or anchor in site.pages[file].ids) for file, anchor in places)
    assert content["figure"]["data"]


def test_a_list_leads_to_countries_and_the_bar_to_the_lists(site: Site) -> None:
    page = site.pages["en/question/ground-troops.html"]
    links = {link["href"] for link in page.named("a")}
    assert "../actor/FRA.html#on-ground-troops" in links
    assert {"#stance-support", "#stance-oppose"} <= links


def test_feeds_lead_to_pages(site: Site) -> None:
    feed = feedparser.parse((site.path / "en/changes.atom").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == len(steps(ordinary(), default_view(ordinary()).but(everything=True)))
    for entry in feed.entries:
        file, anchor = site.target("en/changes.atom", entry.link)
        assert anchor in site.pages[file].ids
    events = Calendar.from_ical((site.path / "en/events.ics").read_bytes()).walk("VEVENT")
    assert len(events) > 5
    assert not [event for event in events if "URL" in event], "a calendar's links cannot be relative"


def test_names_are_in_the_language_of_the_page(site: Site) -> None:
    for language in LANGUAGES:
        assert speech(ordinary(), language).name("DEU") in site.pages[f"{language}/actor/DEU.html"].text
