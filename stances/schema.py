"""One declaration a table: columns, types, keys, meanings.

The checks, the data dictionary, the frames' types and the exports are made from these declarations and
from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stances import scale
from stances.scale import N_

Kind = Literal["text", "id", "date", "stance", "choice", "integer", "url"]


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        name: its name; a localised column appears as `name_<language>` once a language.
        meaning: what a cell says, for the data dictionary.
        kind: text, id (a code), date (EDTF), stance, choice (of `values`), integer, url.
        required: whether a cell may be empty.
        values: what a choice may be.
        refers: the table whose key a cell must name; `table|self` for more than one.
        localised: whether there is one column a language.
    """

    name: str
    meaning: str
    kind: Kind = "text"
    required: bool = False
    values: tuple[str, ...] = ()
    refers: str = ""
    localised: bool = False


@dataclass(frozen=True)
class Table:
    """A table: one CSV file of a dataset.

    Attributes:
        name: the file's name without `.csv`.
        row: what one row is.
        key: the columns that together name a row and must be unique.
        columns: the columns in file order.
        required: whether a dataset must have the file.
    """

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    required: bool = True

    def expanded(self, languages: Sequence[str]) -> Iterator[Column]:
        """Give the columns as they stand in the file, one a language where they are localised."""
        for column in self.columns:
            if column.localised:
                yield from (replace(column, name=f"{column.name}_{language}") for language in languages)
            else:
                yield column


def _source(what: str) -> tuple[Column, Column]:
    return (
        Column("source_id", f"The document that reports {what}.", "id", refers="sources"),
        Column("locator", N_("The place in the document, counted in paragraphs (“p14”).")),
    )


_NOTE = Column("note", "A remark of the coder for whoever checks the row.")
_ROLES = ("host", "chair", "participant", "observer", "announced")

ACTORS = Table("actors", "a country or an organisation that can hold a position", ("actor_id",), (
    Column("actor_id", N_("ISO 3166-1 alpha-3 code of a country (`XKX` for Kosovo), or an upper-case name."), "id",
           True),
    Column("kind", "What it is.", "choice", True, ("country", "organisation", "group")),
    Column("name", "Its name, where it is not a country or is to be called otherwise.", localised=True),
    Column("phrase", "Its name inside a sentence, with its article (“the EU”).", localised=True),
    Column("plural", "Whether its name is a plural.", "choice", values=("yes", "no")),
    Column("aliases", "Other names, separated by “|”."),
    Column("since", "When it came into being, if that matters here.", "date"),
    Column("until", "When it ceased to be.", "date"),
    _NOTE,
))  # fmt: skip

MEMBERSHIPS = Table("memberships", "an actor in a group over a period", ("group_id", "member_id", "since"), (
    Column("group_id", "The group.", "id", True, refers="actors"),
    Column("member_id", "The member.", "id", True, refers="actors"),
    Column("since", "First day; empty when not known.", "date"),
    Column("until", "Last day; empty when it lasts.", "date"),
    *_source("the membership"),
    _NOTE,
), required=False)  # fmt: skip

QUESTIONS = Table("questions", "a thing that can be supported or opposed", ("question_id",), (
    Column("question_id", "Its code in links.", "id", True),
    Column("topic", "The topic it belongs to.", "id", True),
    Column("label", "Its short name.", required=True, localised=True),
    Column("text", "What exactly is supported or opposed.", required=True, localised=True),
    Column("object", "What one is for or against, as it stands after “for” (“ground troops”).", required=True,
           localised=True),
    Column("support", "What support means here.", required=True, localised=True),
    Column("oppose", "What opposition means here.", required=True, localised=True),
    Column("part_of", "The question on the whole text of which this one is a point.", "id", refers="questions"),
    Column("point", "The point's number in that text, if it has one."),
    Column("follows", "The question on the same matter in the version before this one.", "id", refers="questions"),
    _NOTE,
))  # fmt: skip

SOURCES = Table("sources", "a document", ("source_id",), (
    Column("source_id", "Its code.", "id", True),
    Column("publisher", "Who published it."),
    Column("kind", "What sort of publisher that is.", "choice",
           values=("official", "agency", "press", "broadcaster", "research", "state-media")),
    Column("title", "Its title, in its own language."),
    Column("description", "What it is, in our words, where it has no title on record.", localised=True),
    Column("published", "When it was published.", "date"),
    Column("language", "The language it is written in (ISO 639-1)."),
    Column("url", "Its address.", "url"),
    Column("accessed", "When it was read.", "date"),
    _NOTE,
))  # fmt: skip

TRACKS = Table("tracks", "a strand of the negotiation", ("track_id",), (
    Column("track_id", "Its code.", "id", True),
    Column("label", "Its name.", required=True, localised=True),
))  # fmt: skip

EVENTS = Table("events", "something that happened or is planned", ("event_id",), (
    Column("event_id", "Its code.", "id", True),
    Column("start", "First day; empty when not known.", "date"),
    Column("end", "Last day, when it took longer than `start` says.", "date"),
    Column("track", N_("The strand of the negotiation."), "id", True, refers="tracks"),
    Column("kind", "What it is.", "choice", True,
           ("meeting", "talks", "announcement", "interview", "speech", "document", "proposal", "counter-proposal",
            "revision", "agreement", "deployment", "deadline", "goal", "vote")),
    Column("status", "Whether it took place.", "choice", True, ("held", "planned", "conditional", "cancelled")),
    Column("title", "Its short name.", required=True, localised=True),
    Column("summary", N_("What happened, in the coder's own words."), localised=True),
    Column("condition", "What it hangs on, when conditional.", localised=True),
    Column("place", N_("Where, if known."), localised=True),
    Column("outcome", "What became of a deadline.", "choice", values=("met", "missed", "moved")),
    Column("follows", "The event that this one answers, revises, or takes the place of: a counter-proposal follows the "
           "proposal, a new deadline the one that was moved.", "id", refers="events"),
    Column("question_id", "The question on the text that was put forward here.", "id", refers="questions"),
    Column("attendance", "How many countries are said to have taken part.", "integer"),
    *_source("the event"),
    _NOTE,
))  # fmt: skip

PARTICIPANTS = Table("participants", "an actor in an event, with a role", ("event_id", "actor_id"), (
    Column("event_id", "The event.", "id", True, refers="events"),
    Column("actor_id", "The actor.", "id", True, refers="actors"),
    Column("role", "In what role.", "choice", True, _ROLES),
    Column("person", "Who represented the actor, if named."),
    *_source("the participation"),
    _NOTE,
), required=False)  # fmt: skip

STATEMENTS = Table("statements", "one actor's recorded stance on one question on one date", ("statement_id",), (
    Column("statement_id", "Its code.", "id", True),
    Column("date", "When it was made (EDTF); `../2025-11-25` for an unknown earlier time.", "date"),
    Column("actor_id", "Whose stance it records.", "id", True, refers="actors"),
    Column("question_id", "On what.", "id", True, refers="questions"),
    Column("stance", "The recorded stance; empty only in a retraction.", "stance"),
    Column("condition", N_("What the stance hangs on."), localised=True),
    Column("speaker", "Who spoke for the actor."),
    Column("speaker_role", "That person's office, as the coder names it.", localised=True),
    Column("speaker_office", "The voice it belongs to; different offices can disagree.", "choice",
           values=("head-of-state", "head-of-government", "foreign-ministry", "defence-ministry", "ministry",
                   "parliament", "government", "spokesperson", "military", "other")),
    Column("summary", N_("What was said, in the coder's own words."), required=True, localised=True),
    Column("quote", "A short verbatim quotation, where the words themselves are the news."),
    Column("quote_lang", "The language of the quotation."),
    Column("basis", "own: the actor's own words or act; attributed: somebody else says it of the actor; "
           "inferred: the coder concludes it from conduct.", "choice", True, scale.BASES),
    Column("attributed_by", "Who says it of the actor; empty for the reporter.", "id", refers="actors"),
    Column("confidence", N_("How sure the coder is."), "choice", values=("high", "medium", "low")),
    *_source("the statement"),
    Column("event_id", "The event at which it was made.", "id", refers="events"),
    Column("coder", "Who coded the row."),
    Column("coded_on", "When it was coded.", "date"),
    Column("status", "A correction is a new row that supersedes this one.", "choice", True,
           ("active", "corrected", "retracted")),
    Column("supersedes", "The row that this one replaces.", "id", refers="statements"),
    _NOTE,
))  # fmt: skip

_CODED = ("coder", "source_id", "locator", "actor_id", "question_id", "stance")

CODINGS = Table("codings", "what one coder made of a claim on a page that was coded twice", _CODED, (
    Column("coder", "Who coded it.", "id", True),
    Column("source_id", "The document.", "id", True, refers="sources"),
    Column("locator", "The place in the document."),
    Column("actor_id", "Whose stance.", "id", True),
    Column("question_id", "On what.", "id", True),
    Column("stance", "The stance that this coder saw.", "stance", True),
    Column("basis", "The basis that this coder saw.", "choice", values=scale.BASES),
    Column("date", "The date that this coder saw.", "date"),
), required=False)  # fmt: skip

CHECKS = Table("checks", "what came of checking a statement against its source a second time", ("statement_id",), (
    Column("statement_id", "The statement; one that was dropped is in this table only.", "id", True),
    Column("verdict", "ok, corrected before publication, dropped, or added because it had been missed.", "choice", True,
           ("ok", "corrected", "dropped", "added")),
    Column("support", "At most 15 words of the source that carry the statement."),
    Column("correction", "What was wrong and what was done, in English."),
    Column("checked_on", "When it was checked.", "date"),
), required=False)  # fmt: skip

TABLES = (ACTORS, MEMBERSHIPS, QUESTIONS, SOURCES, TRACKS, EVENTS, PARTICIPANTS, STATEMENTS, CODINGS, CHECKS)
"""All tables, in the order in which a reader meets them."""
