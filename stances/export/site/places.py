"""Where a mark leads: what a click means in the dashboard becomes the address of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from stances.model import Dataset, View

EVIDENCE, TIMELINE, CHANGES, METHOD, SEARCH, OVERVIEW = (
    "evidence.html", "timeline.html", "changes.html", "method.html", "search.html", "index.html",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Places:
    """The pages of one language, and the places in them, as addresses within the language's folder.

    Attributes:
        dataset: the dataset.
        said: the statements that are listed.
        heard: (actor, question) of those statements.
    """

    dataset: Dataset
    said: frozenset[str] = field(repr=False)
    heard: frozenset[tuple[str, str]] = field(repr=False)

    @classmethod
    def of(cls, dataset: Dataset, view: View) -> Places:
        """Find out what is listed as of the view's day."""
        frame = dataset.statements
        frame = frame[frame["active"] & ~(frame["counts"] > str(view.as_of))]
        pairs = zip(frame["actor_id"], frame["question_id"], strict=True)
        return cls(dataset, frozenset(frame.index.astype(str)), frozenset((str(a), str(q)) for a, q in pairs))

    def question(self, code: str) -> str:
        """Return the page of a question; empty if there is none."""
        return f"question/{code}.html" if code in self.dataset.questions.index else ""

    def actor(self, code: str, question: str = "") -> str:
        """Return the page of an actor, at what it said on a question if it said anything; empty if there is none."""
        if code not in self.dataset.actors.index:
            return ""
        return f"actor/{code}.html" + (f"#on-{question}" if (code, question) in self.heard else "")

    def event(self, code: str) -> str:
        """Return the page of an event; empty if there is none."""
        return f"event/{code}.html" if code in self.dataset.events.index else ""

    def statement(self, code: str) -> str:
        """Return where a statement is listed; empty if it is not."""
        return f"{EVIDENCE}#statement-{code}" if code in self.said else ""

    def find(self, mark: str, question: str = "") -> str:
        """Return where a mark leads.

        Args:
            mark: what a click tells the dashboard: `actor:FRA`, `event:…`, `statement:…`, an actor's code, or
                settings (`q=…&open=actor:FRA`), perhaps followed by a page.
            question: the question that is shown where the mark stands.

        Returns:
            The address within the language's folder; empty if a page cannot do what the click would, such as
            another rule.
        """
        if "=" in mark:
            return self._set(mark, question)
        kind, parted, code = mark.partition(":")
        if not parted:
            return self.actor(kind, question)
        pages: dict[str, Callable[[str], str]] = {
            "actor": lambda actor: self.actor(actor, question), "event": self.event, "statement": self.statement,
        }  # fmt: skip
        return pages[kind](code) if kind in pages else ""

    def _set(self, mark: str, question: str) -> str:
        settings, _, page = mark.partition(" ")
        wanted = dict(parse_qsl(settings))
        if "stance" in wanted:
            return f"#stance-{wanted['stance']}"
        asked = wanted.get("q", question)
        if opens := wanted.get("open"):
            return self.find(opens, asked)
        if "country" in wanted:
            return self.actor(wanted["country"])
        if "q" not in wanted:
            return ""
        return f"{EVIDENCE}#on-{asked}" if page == "evidence" else self.question(asked)
