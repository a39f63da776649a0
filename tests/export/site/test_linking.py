"""What the dashboard has buttons for becomes links where a page can do the same, and plain text where it cannot."""

from __future__ import annotations

import pytest

from stances.export.site.linking import linked
from stances.export.site.places import Places
from stances.model import default_view
from tests.datasets import ordinary


def places() -> Places:
    return Places.of(ordinary(), default_view(ordinary()))


@pytest.mark.parametrize(("mark", "question", "place"), [
    ("actor:FRA", "ground-troops", "actor/FRA.html#on-ground-troops"),
    ("FRA", "ground-troops", "actor/FRA.html#on-ground-troops"),
    ("actor:FRA", "", "actor/FRA.html"),
    ("ZZZ", "", ""),
    ("actor:ZZZ", "", ""),
    ("statement:p14-grc-ground-troops", "", "evidence.html#statement-p14-grc-ground-troops"),
    ("statement:none-such", "", ""),
    ("event:none-such", "", ""),
    ("q=ground-troops", "", "question/ground-troops.html"),
    ("q=ground-troops overview", "", "question/ground-troops.html"),
    ("q=ground-troops evidence", "", "evidence.html#on-ground-troops"),
    ("q=ground-troops&open=actor:FRA", "", "actor/FRA.html#on-ground-troops"),
    ("open=actor:FRA", "", "actor/FRA.html"),
    ("country=FRA country", "", "actor/FRA.html"),
    ("stance=support", "", "#stance-support"),
    ("rule=own", "ground-troops", ""),
    ("who=FRA", "", ""),
])  # fmt: skip
def test_a_mark_leads_to_a_page(mark: str, question: str, place: str) -> None:
    assert places().find(mark, question) == place


def test_buttons_become_links_and_the_rest_stays_as_it_was() -> None:
    markup = (
        '<p class="a">1 &lt; 2 &amp; 3&#x27;s <button type="button" data-open="actor:FRA" title="x &quot;y&quot;" '
        'class="c"><b>F</b></button> <button type="button" data-set="rule=own">Own</button></p>'
    )
    assert linked(markup, lambda mark: f"to?{mark}&" if mark.startswith("actor") else "") == (
        '<p class="a">1 &lt; 2 &amp; 3&#x27;s '
        '<a href="to?actor:FRA&amp;" class="c" title="x &quot;y&quot;"><b>F</b></a> '
        "<span>Own</span></p>"
    )


def test_statements_and_outcomes_can_be_linked_to() -> None:
    markup = '<ol><li data-said="s1" class="d"><time>1 May</time></li><li data-said="s1"><time>1</time></li></ol>'
    assert linked(markup, lambda mark: f"e#{mark}") == (
        '<ol><li id="statement-s1" class="d"><a class="at" href="e#statement:s1"><time>1 May</time></a></li>'
        '<li><a class="at" href="e#statement:s1"><time>1</time></a></li></ol>'
    ), "an id stands once"
    assert linked('<section data-stance="open"></section>', str) == '<section id="stance-open"></section>'


def test_what_is_said_of_the_dashboard_only_is_left_out() -> None:
    assert linked("<p>A</p><p data-live>Press <b>here</b></p><p>B</p>", str) == "<p>A</p><p>B</p>"


def test_headings_can_be_moved() -> None:
    assert linked("<h4>A</h4><h3>B</h3>", str, levels={"h4": "h2"}) == "<h2>A</h2><h3>B</h3>"
