"""What the columns of the tables that readers take away mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stances import schema
from stances.scale import N_
from stances.words import rules
from stances.words.speech import Speech

DATE, EDTF, WEEK = N_("Date"), N_("Date (EDTF)"), N_("Week from")
STATEMENT = N_("Statement")


def _declared(table: schema.Table, name: str) -> str:
    """Return what the declaration of a table says of a column."""
    return next(column.meaning for column in table.columns if column.name == name)


MEANINGS: Mapping[str, str] = {
    N_("Actor"): N_("The country or organisation, by name."),
    N_("Code"): _declared(schema.ACTORS, "actor_id"),
    N_("Position"): N_("The position that follows from the actor's statements as of the day shown."),
    N_("Taken from its group"): N_("The position of the actor's group, where it has none of its own."),
    N_("Marks"): N_(
        "What to bear in mind: stances that disagree, claimed or inferred, disputed, a voice unclear, on a "
        "condition, day not exactly known, old, from its group, from a single source, nothing on record."
    ),
    N_("Condition"): _declared(schema.STATEMENTS, "condition"),
    N_("Basis"): N_("On what it rests: the actor's own words or act, a claim by others, or an inference from conduct."),
    DATE: N_("When it was said or when it happened, as precisely as it is known."),
    EDTF: N_("The same date in the notation of EDTF (ISO 8601-2): 2025-11 is a month, ../2025-11-25 is by that day."),
    WEEK: N_("The Monday on which the week begins."),
    N_("Statements"): N_("How many statements count."),
    N_("Deciding statements"): N_("The codes of the statements that decide the position."),
    N_("Source"): N_("The document that reports it: publisher, title, day of publication."),
    N_("Sources"): N_("How many documents the statements come from."),
    N_("Place"): _declared(schema.STATEMENTS, "locator"),
    N_("Address"): N_("The document's address."),
    N_("Track"): _declared(schema.EVENTS, "track"),
    N_("Event"): N_("The event by its short name; for what was said, who said it."),
    N_("Status"): N_("Whether the event took place; for what was said, the stance."),
    N_("Kind"): N_("What sort of event it is."),
    N_("What happened"): _declared(schema.EVENTS, "summary"),
    N_("Where"): _declared(schema.EVENTS, "place"),
    N_("Who"): N_("Who took part."),
    N_("Thread"): N_("The event with which the chain of events begins."),
    N_("What became of it"): N_("Whether a deadline was met, missed or moved."),
    N_("Follows"): N_("The event that this one answers, revises, or takes the place of."),
    N_("Question"): N_("The question that can be supported or opposed, by its short name."),
    N_("Change"): N_("How the position differs between the two days."),
    N_("Before"): N_("The position on the earlier day."),
    N_("After"): N_("The position on the later day."),
    N_("Condition before"): N_("What the position hung on on the earlier day."),
    N_("Condition after"): N_("What the position hangs on on the later day."),
    N_("Summary"): _declared(schema.STATEMENTS, "summary"),
    N_("Statements responsible"): N_("The codes of the statements that brought the change about."),
    N_("Stance"): N_("The recorded stance."),
    N_("Speaker"): N_("Who spoke for the actor, with that person's office."),
    N_("Confidence"): _declared(schema.STATEMENTS, "confidence"),
    STATEMENT: N_("The statement's code in the dataset."),
    N_("What"): N_("What is described."),
    N_("Meaning"): N_("What it is or what it means."),
    N_("Flips under"): N_("The rules under which the position would be another one."),
    N_("Age in days"): N_("How old the newest statement is on the day shown."),
    N_("Dataset"): N_("The dataset that it comes from."),
    N_("Pages"): N_("How many documents two people coded."),
    N_("Claims"): N_("How many claims at least one of the two coded."),
    N_("Seen by both"): N_("How many claims both coded."),
    N_("Same stance"): N_("In how many of these both recorded the same stance."),
    N_("Alpha"): N_("Krippendorff's alpha (ordinal): 1 is perfect agreement, 0 what chance alone would give."),
}
"""What stands in a column, by the column's heading. Columns named after a rule are explained by the rule."""


def meanings(headings: Iterable[str], speech: Speech) -> list[tuple[str, str]]:
    """Return the data dictionary of a displayed table: (heading, what stands there) for every heading that is known."""
    text = speech.language.text
    known = {text(heading): text(meaning) for heading, meaning in MEANINGS.items()}
    known |= {
        text(name): text(N_("The position under this rule: {rule}."), rule=text(rules.DECIDES[rule]))
        for rule, name in rules.NAMES.items()
    }
    return [(heading, known[heading]) for heading in headings if heading in known]
