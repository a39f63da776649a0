"""How to cite: complete, in three forms that others' programs read, pinned to a version."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from stances.dataset import bundled
from stances.exhibits import EXHIBITS
from stances.export import citation, cited
from stances.export.citation import Citation
from stances.model import Dataset
from stances.words.speech import speech
from tests.building import dataset as building
from tests.datasets import LANGUAGES, asked, hostile, ordinary

SITE, TODAY = "http://example.org", dt.date(2026, 1, 2)
SUBJECTS = pytest.mark.parametrize("subject", cited.SUBJECTS)


def cite(subject: str, dataset: Dataset | None = None, language: str = "en", **view: object) -> Citation:
    dataset = dataset or ordinary()
    return cited.cite(subject, dataset, asked(dataset, **view), language, SITE, TODAY)


def entry(written: str) -> tuple[str, dict[str, str]]:
    """Read a BibTeX entry as BibTeX does: values in braces that balance, signs of TeX behind a backslash."""
    head = re.match(r"@misc\{([A-Za-z0-9._:-]+),\n", written)
    assert head
    fields = {}
    for line in written[head.end() :].removesuffix("\n}").split(",\n"):
        name, value = re.fullmatch(r"  ([a-z]+) = \{(.*)\},?", line).groups()  # type: ignore[union-attr]
        depth = 0
        for brace in re.findall(r"(?<!\\)[{}]", value):
            depth += 1 if brace == "{" else -1
            assert depth >= 0
        assert depth == 0
        if name != "url":
            assert not re.search(r"(?<!\\)[&%$#_~^]", value), "read as TeX, not as text"
        fields[name] = value
    return head.group(1), fields


def test_a_dataset_is_cited_with_maker_year_title_version_content_licence_link_and_day() -> None:
    digest = ordinary().digest
    assert citation.text(cite("dataset")) == (
        "The Stances contributors (2026): Ground troops for Ukraine: one report of 25 November 2025 [Dataset]. "
        f"Version 1.0.0, content {digest}. CC-BY-4.0. "
        f"http://example.org/method?q=ground-troops&on=2025-11-25&v={digest}&data=troops-2025-11&lang=en "
        "(accessed 2 January 2026)."
    )


def test_what_names_no_licence_claims_none() -> None:
    def foot(**meta: object) -> str:
        dataset = replace(ordinary(), meta={**ordinary().meta, **meta}, digest=str(meta))
        return citation.data_line(dataset, speech(dataset, "en"))

    assert foot().endswith(", CC-BY-4.0.")
    assert foot(licenses=[{"name": "ODbL-1.0"}, {"title": "House rules"}]).endswith(", ODbL-1.0, House rules.")
    assert foot(licenses=[]).endswith(").")


def test_a_figure_is_cited_by_its_finding_and_day_within_its_dataset() -> None:
    said = citation.text(cite("map", language="de", actors=("FRA",)))
    assert "(2026): „" in said
    assert "Stand 25. November 2025 (nur Frankreich)“ [Grafik]. In: Bodentruppen für die Ukraine" in said
    assert "who=FRA" in said
    assert said.endswith("(abgerufen am 2. Januar 2026).")
    assert "[Table]" in citation.text(cite("lists"))


def test_a_citation_of_what_is_filtered_says_so_in_every_form() -> None:
    asked_for: dict[str, Any] = {
        "actors": ("FRA", "COALITION"),
        "stances": ("support", "open"),
        "bases": ("own",),
        "rule": "official",
    }
    only = "only the Coalition of the Willing with members and France; only the position “Support” or “Open”"
    for subject in ("view", "map", "lists"):
        made = cite(subject, **asked_for)
        assert only in made.title
        assert "own statements" in made.title
        assert all(only in written for written in (citation.text(made), citation.bibtex(made)))
        assert only in citation.csl(made)["title"]
    assert "only official" not in cite("view").title
    assert "only what official speakers say" in cite("view", **asked_for).title
    assert "only" not in cite("dataset", **asked_for).title
    assert "(on “Ground troops in Ukraine after hostilities end”; only what contains “meeting”)" in cite(
        "evidence", find="meeting").title  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@SUBJECTS
def test_every_form_says_the_same(subject: str, language: str) -> None:
    one = cite(subject, language=language)
    said, (key, fields), item = citation.text(one), entry(citation.bibtex(one)), citation.csl(one)
    assert item["id"] == key
    assert item["URL"] == fields["url"] == one.link
    assert item["title"] == one.title
    assert item["issued"]["date-parts"][0][0] == int(fields["year"])
    assert item["accessed"] == {"date-parts": [[2026, 1, 2]]}
    assert fields["urldate"] == "2026-01-02"
    assert item["version"] == fields["version"] == "1.0.0"
    assert item["author"] == [{"literal": "The Stances contributors"}]
    for part in (one.title, one.link, ordinary().digest, "1.0.0", "The Stances contributors", "CC-BY-4.0"):
        assert part in said
    assert all(ordinary().digest in part for part in (fields["note"], item["note"]))
    for form, (_, write) in citation.FORMS.items():
        assert write(one).endswith("\n"), form
    assert json.loads(citation.FORMS["json"][1](one)) == [item]


@SUBJECTS
def test_the_link_is_pinned_to_question_day_and_version(subject: str) -> None:
    asked_for = parse_qs(urlsplit(cite(subject).link).query)
    assert asked_for["v"] == [ordinary().digest]
    assert asked_for["q"] == ["ground-troops"]
    assert asked_for["on"] == ["2025-11-25"]
    assert asked_for["data"] == [ordinary().name]


@SUBJECTS
def test_hostile_texts_break_no_form(subject: str) -> None:
    one = cite(subject, hostile())
    _, fields = entry(citation.bibtex(one))
    assert fields["title"].startswith("{")
    assert json.loads(citation.FORMS["json"][1](one))[0]["title"] == one.title
    assert "\n" not in citation.text(one)


def test_no_two_views_share_a_key_and_versions_do_not_either() -> None:
    newer = replace(ordinary(), digest="0123456789ab")
    views: tuple[dict[str, Any], ...] = ({}, {"actors": ("FRA",)})
    keys = {cite(subject, dataset, **view).key
            for dataset in (ordinary(), newer) for subject in ("dataset", "view", "map") for view in views}  # fmt: skip
    assert len(keys) == 2 * (1 + 2 + 2)


def test_what_is_not_on_record_is_left_out() -> None:
    one = cite("dataset", building({}))
    assert citation.text(one).startswith("Made for a test [Dataset] (2025). Version 1, content 000000000000. http://")
    assert "author" not in entry(citation.bibtex(one))[1]
    assert "author" not in citation.csl(one)
    bare = citation.of_dataset(one.speech)
    assert "accessed" not in citation.text(bare)
    assert {"URL", "accessed"}.isdisjoint(citation.csl(bare))


def test_authors_come_before_other_contributors() -> None:
    makers = [{"title": "A"}, {"title": "B", "role": "author"}, {"title": "C", "roles": ["author"]}, {"path": "x"}]
    assert citation.authors(building({}, meta={"contributors": makers})) == ["B", "C"]
    assert citation.authors(building({}, meta={"contributors": makers[:1]})) == ["A"]


def test_every_exhibit_can_be_cited() -> None:
    assert set(EXHIBITS) < set(cited.SUBJECTS)
    assert bundled()
