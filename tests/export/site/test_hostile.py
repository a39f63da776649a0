"""Markup, scripts and formulas in every text field: on no page of a site does any of it act."""

from __future__ import annotations

import json

from tests.datasets import HOSTILE
from tests.export.site.crawling import Site


def test_no_text_becomes_markup(spoilt: Site) -> None:
    for name, page in spoilt.pages.items():
        assert not [tag for tag, _, _ in page.elements if tag in {"img", "iframe", "object", "base", "svg"}], name
        for tag, attributes, _ in page.elements:
            assert not [key for key in attributes if key.startswith("on") or key == "srcdoc"], name
            assert not [key for key in ("href", "src") if "javascript:" in attributes.get(key, "")], (name, tag)
        assert all(script.get("src") for script in page.named("script")), name
        if name != "de/search.html":
            assert HOSTILE in page.text, name


def test_no_text_ends_a_script(spoilt: Site) -> None:
    written = spoilt.text("de/search.js")
    entries = json.loads(written.removeprefix("window.STANCES_INDEX=").removesuffix(";\n"))["entries"]
    assert [entry for entry in entries if HOSTILE in entry[1]]
    for name in (name for name in spoilt.files if name.startswith("de/figures/")):
        head, _, content = spoilt.text(name).partition(",")
        assert head.startswith("STANCES.put(")
        told = json.loads(content.removesuffix(");\n"))
        assert told["pieces" if "/days-" in name else "figure"]


def test_no_address_of_the_data_becomes_a_link(spoilt: Site) -> None:
    assert {address for name in spoilt.pages for _, _, address in spoilt.addresses(name) if ":" in address} == set()
