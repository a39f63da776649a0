"""HTML taken apart, for tests: what a browser would make of a piece of markup."""

from __future__ import annotations

from html.parser import HTMLParser

LINKS = {"href", "src", "action", "formaction", "xlink:href", "srcset", "poster", "data", "background"}


class Pieces(HTMLParser):
    """Elements, attributes, addresses and text of a piece of HTML."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.scripts: list[str] = []
        self.style = ""
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; the inside of scripts is kept apart."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag in {"script", "style"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave a script."""
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Note text."""
        if self._open:
            if self._open[-1] == "script":
                self.scripts.append(data)
            else:
                self.style += data
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        """All text, as shown."""
        return " ".join("".join(self.words).split())

    def values(self, name: str) -> list[str]:
        """Return the values of an attribute."""
        return [value for _, known, value in self.attributes if known == name]

    def dangers(self) -> list[str]:
        """Return what could run or fetch: handlers, scripts in links, embedded things, other servers' files."""
        found = [f"{tag} {name}" for tag, name, _ in self.attributes if name.startswith("on") or name == "srcdoc"]
        for tag, name, value in self.attributes:
            scheme = value.strip().casefold().partition(":")[0] if ":" in value else ""
            if name in LINKS and scheme and not (scheme in {"http", "https"} and tag == "a"):
                found.append(f"{tag} {name}={value}")
        embedded = {"img", "iframe", "object", "embed", "base", "form", "svg", "math", "audio", "video", "template"}
        return found + [tag for tag in self.tags if tag in embedded]
