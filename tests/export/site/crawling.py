"""A published folder, read as a browser and a search engine would: its pages, their links, what they load."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Parsed(HTMLParser):
    """A page's elements, with what encloses each."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str], tuple[str, ...]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice on {tag}"
        self.elements.append((tag, {name: value or "" for name, value in attrs}, tuple(self._open)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, which must be the one opened last."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note text with the element that it stands in."""
        self.texts.append((self._open[-1] if self._open else "", data))

    def named(self, *tags: str) -> list[dict[str, str]]:
        """Return the attributes of all elements of a name."""
        return [attributes for tag, attributes, _ in self.elements if tag in tags]

    @cached_property
    def ids(self) -> list[str]:
        """All ids, in order."""
        return [attributes["id"] for _, attributes, _ in self.elements if "id" in attributes]

    @property
    def text(self) -> str:
        """All text that is shown."""
        return " ".join("".join(text for tag, text in self.texts if tag not in {"script", "style"}).split())


@dataclass(frozen=True)
class Site:
    """A published folder."""

    path: Path

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, as a path within the folder."""
        return frozenset(path.relative_to(self.path).as_posix() for path in self.path.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> dict[str, Parsed]:
        """Every page, by its path."""
        return {name: Parsed(self.text(name)) for name in sorted(self.files) if name.endswith(".html")}

    def text(self, name: str) -> str:
        """Return a file's text."""
        return (self.path / name).read_text(encoding="utf-8")

    def addresses(self, name: str) -> list[tuple[str, str, str]]:
        """Return (element, attribute, address) of all that a page links to or loads."""
        known = ("href", "src", "action", "data-figure", "srcset", "poster", "formaction", "background")
        return [(tag, attribute, attributes[attribute]) for tag, attributes, _ in self.pages[name].elements
                for attribute in known if attribute in attributes]  # fmt: skip

    def target(self, name: str, address: str) -> tuple[str, str]:
        """Return the file, as a path within the folder, and the anchor that a relative address leads to."""
        parts = urlsplit(address)
        assert not parts.scheme, address
        assert not parts.netloc, address
        if not parts.path:
            return name, unquote(parts.fragment)
        target = ((self.path / name).parent / unquote(parts.path)).resolve()
        return target.relative_to(self.path.resolve()).as_posix(), unquote(parts.fragment)
