"""The dashboard's markup -> the same markup for a page without a server: what is clicked becomes a link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from html.parser import HTMLParser

_KEPT = ("class", "style", "title")
"""What a link keeps of the button that it was."""


def linked(markup: str, lead: Callable[[str], str], *, levels: Mapping[str, str] | None = None) -> str:
    """Make links of what the dashboard has buttons for, and anchors of what can be linked to.

    Args:
        markup: as `stances.markup` writes it.
        lead: where a mark leads from here; empty if nowhere, and then the text stays without a link.
        levels: headings to be moved, such as {"h4": "h2"}, so that none is skipped where the markup stands.

    Returns:
        The markup with links, each statement with the id `statement-…` and a link to itself at its date, each
        section of an outcome with the id `stance-…`. Paragraphs marked `data-live` are left out.
    """
    parser = _Linker(lead, levels or {})
    parser.feed(markup)
    parser.close()
    return "".join(parser.written)


class _Linker(HTMLParser):
    """Passes everything on as it was written, but for buttons, headings and anchors."""

    def __init__(self, lead: Callable[[str], str], levels: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=False)
        self.written: list[str] = []
        self._lead, self._levels = lead, levels
        self._buttons: list[str] = []
        self._ids: set[str] = set()
        self._said = ""  # the statement whose date comes next
        self._dated = False  # whether a link to it is open
        self._live: list[int] = []  # where something began that is said of the dashboard only

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write an element's beginning."""
        given = {name: value or "" for name, value in attrs}
        if "data-live" in given:
            self._live.append(len(self.written))
        if tag == "button":
            self._button(given)
        elif tag in self._levels:
            self._open(self._levels[tag], given)
        elif "data-said" in given:
            self._said = given.pop("data-said")
            self._open(tag, self._anchor(f"statement-{self._said}") | given)
        elif "data-stance" in given:
            self._open(tag, self._anchor(f"stance-{given.pop('data-stance')}") | given)
        elif tag == "time" and self._said and (target := self._lead(f"statement:{self._said}")):
            self._said, self._dated = "", True
            self.written.append(f'<a class="at" href="{escape(target)}">{self.get_starttag_text()}')
        else:
            self.written.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Write an element's end."""
        if tag == "button":
            tag = self._buttons.pop()
        self.written.append(f"</{self._levels.get(tag, tag)}>")
        if tag == "p" and self._live:
            del self.written[self._live.pop() :]
        if tag == "time" and self._dated:
            self._dated = False
            self.written.append("</a>")

    def handle_data(self, data: str) -> None:
        """Write text."""
        self.written.append(data)

    def handle_entityref(self, name: str) -> None:
        """Write a character by its name, as it was."""
        self.written.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write a character by its number, as it was."""
        self.written.append(f"&#{name};")

    def _button(self, given: dict[str, str]) -> None:
        mark = given.get("data-open") or " ".join(filter(None, (given.get("data-set"), given.get("data-page"))))
        kept = {name: given[name] for name in _KEPT if given.get(name)}
        if "aria-pressed" in given:
            kept.pop("title", None)  # it promises a filter
        target = self._lead(mark) if mark else ""
        self._buttons.append("a" if target else "span")
        self._open(self._buttons[-1], ({"href": target} if target else {}) | kept)

    def _anchor(self, name: str) -> dict[str, str]:
        """Return the id of an anchor, once on a page."""
        if name in self._ids:
            return {}
        self._ids.add(name)
        return {"id": name}

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        self.written.append(f"<{tag}{written}>")
