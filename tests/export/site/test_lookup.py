"""What the search looks through: every name, in every language, without case and accents."""

from __future__ import annotations

import json
from typing import Any

import pytest

from stances.export.site.lookup import LETTERS, folded
from tests.datasets import ordinary
from tests.export.site.crawling import Site


def index(site: Site, language: str) -> dict[str, Any]:
    written = site.text(f"{language}/search.js")
    read: dict[str, Any] = json.loads(written.removeprefix("window.STANCES_INDEX=").removesuffix(";\n"))
    return read


def found(site: Site, language: str, query: str) -> list[str]:
    parts = folded(query).split()
    return [entry[3] for entry in index(site, language)["entries"] if all(part in entry[4] for part in parts)]


@pytest.mark.parametrize(("text", "plain"), [
    ("Türkiye", "turkiye"), ("CÔTE  d’Ivoire", "cote d'ivoire"), ("Łódź", "lodz"),
    ("Großbritannien", "grossbritannien"), ("Ærø", "aero"), ("Київ", "київ"), ("İstanbul", "istanbul"),
])  # fmt: skip
def test_case_and_accents_make_no_difference(text: str, plain: str) -> None:
    assert folded(text) == folded(plain)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("query", "place"), [
    ("turkiye", "actor/TUR.html"), ("TÜRKEI", "actor/TUR.html"), ("tuerkei", "actor/TUR.html"),
    ("frankreich", "actor/FRA.html"), ("france", "actor/FRA.html"), ("ground troops", "question/ground-troops.html"),
])  # fmt: skip
def test_a_name_is_found_in_any_language_with_or_without_accents(
    site: Site, language: str, query: str, place: str
) -> None:
    if (language, query) != ("de", "ground troops"):
        assert place in found(site, language, query)


def test_everything_listed_can_be_found_where_it_stands(site: Site) -> None:
    entries = index(site, "en")["entries"]
    data = ordinary()
    said = int(data.statements["active"].sum())
    assert len(entries) == len(data.questions) + len(data.actors) + len(data.events) + said
    for _, title, _, place, sought in entries:
        file, anchor = site.target("en/search.html", place)
        assert file in site.files
        assert not anchor or anchor in site.pages[file].ids
        assert folded(title) in sought
    assert index(site, "en")["letters"] == dict(LETTERS)
