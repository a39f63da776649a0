"""The style sheet: what it may not ask, because the whole page would be styled anew at every change."""

from __future__ import annotations

import re

from stances.assets.content import asset

WHOLE = re.compile(r"(?:^|[\s>+~,])(?:html|body|:root|\*)?:has\(")


def selectors() -> list[str]:
    """Return every selector of the dashboard's style sheet."""
    written = re.sub(r"/\*.*?\*/", "", asset("style.css").content.decode(), flags=re.DOTALL)
    return [found.strip() for found in re.findall(r"([^{}]+)\{", written)]


def test_no_rule_asks_what_the_page_as_a_whole_has() -> None:
    found = selectors()
    assert any(":has(" in selector for selector in found)
    # `.st-key-head > :has(…)` asks a few elements below one that is named.
    asking = [selector for selector in found if WHOLE.search(re.sub(r"[\w\])]\s*>\s*:has\(", "x:HAS(", selector))]
    assert asking == []
