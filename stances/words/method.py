"""What a dataset is, how its positions come about, how to use one's own, and how to report an error."""

from __future__ import annotations

from stances.measures.deciding import TOGETHER
from stances.model import RULES, View
from stances.scale import N_
from stances.words import rules
from stances.words.speech import Speech
from stances.words.statements import source

Section = tuple[str, list[str]]
"""A heading and its paragraphs."""

_MOST = 5
"""Up to so many sources are named."""


def facts(speech: Speech) -> list[tuple[str, str]]:
    """Return what identifies a dataset and how much it holds: (name, value)."""
    dataset, language = speech.dataset, speech.language
    text, number = language.text, language.number
    held = int(dataset.statements["active"].sum())
    licences = [str(licence.get("title") or licence.get("name")) for licence in dataset.meta.get("licenses", ())]
    makers = [str(maker.get("title")) for maker in dataset.meta.get("contributors", ())]
    rows = [
        (text(N_("Version")), f"{dataset.version} ({dataset.digest})"),
        (text(N_("Licence")), ", ".join(licences)),
        (text(N_("Made by")), ", ".join(makers)),
        (text(N_("Statements")), number(held)),
        (text(N_("Corrected or retracted rows")), number(len(dataset.statements) - held)),
        (text(N_("Actors")), number(len(dataset.actors))),
        (text(N_("Questions")), number(len(dataset.questions))),
        (text(N_("Events")), number(len(dataset.events))),
        (text(N_("Sources")), _sources(speech)),
    ]
    return [(name, value) for name, value in rows if value]


HEADS = (N_("What"), N_("Meaning"))
"""The heads of a table of what describes a dataset."""


def description(speech: Speech) -> list[tuple[str, str]]:
    """Return what a dataset is for somebody who has not opened it: (name, value)."""
    dataset, language = speech.dataset, speech.language
    said = dataset.statements.loc[dataset.statements["active"], "counts"].dropna()
    reach = [language.day(day.date()) for day in (said.min(), said.max())] if len(said) else []
    rows = [
        (language.text(N_("Name")), dataset.name),
        (language.text(N_("Title")), dataset.text("title", language.code)),
        (language.text(N_("Languages")), ", ".join(dataset.languages)),
        *facts(speech),
        (language.text(N_("First and last statement")), " – ".join(reach)),
        (language.text(N_("As of")), language.day(dataset.default_as_of())),
    ]
    return [(name, value) for name, value in rows if value]


def _sources(speech: Speech) -> str:
    every = speech.dataset.sources.index
    if len(every) > _MOST:
        return speech.language.number(len(every))
    return "; ".join(source(str(code), speech) for code in every)


def rule(view: View, speech: Speech) -> Section:
    """Explain how statements become positions, and by which rule they do so now."""
    text = speech.language.text
    return text(N_("How statements become positions")), [
        text(N_("A statement is one actor's recorded stance on one question on one date. A position is what follows "
                "from an actor's statements on a question as of a day; nothing dated later ever counts.")),
        text(N_("Of the statements that count by that day, own ones come before claims by others, and these before "
                "inferences from conduct; of the strongest there are, the newest decide.")),
        text(N_("A state speaks with several voices. The last word of another office stands beside the newest if it is "
                "at most {days} days older; after that it is history. What is unclear contradicts no stance on "
                "the scale; it is marked."), days=TOGETHER),
        text(N_("If the newest disagree, the position is contested; if different offices of one actor disagree, it is "
                "divided; if a newer claim says otherwise, it is disputed. All are shown, none is averaged.")),
        text(N_("No statement is no position: it is neither neutral nor zero, and never counted.")),
        text(N_("The rule now: {rule}."), rule=text(rules.DECIDES[view.rule])),
    ]  # fmt: skip


def choices(speech: Speech) -> str:
    """Say where a reader of the dashboard chooses otherwise."""
    return speech.language.text(
        N_(
            "Under “More filters” another rule can be chosen, members can take their group's position, and old "
            "positions can be marked."
        )
    )


def others(speech: Speech) -> list[tuple[str, str]]:
    """Return every rule and what decides under it."""
    return [(speech.language.text(rules.NAMES[name]), speech.language.text(rules.DECIDES[name])) for name in RULES]


def own_data(speech: Speech) -> Section:
    """Say how to open a dataset of one's own."""
    text = speech.language.text
    return text(N_("Your own data")), [
        text(N_("A dataset is a folder: one datapackage.json and one CSV file a table, which any spreadsheet opens. "
                "docs/data.md describes every column.")),
        text(N_("“stances check FOLDER” lists everything that is wrong with it, each with file, row and column; a "
                "folder that passes opens here.")),
    ]  # fmt: skip


def errors(speech: Speech) -> Section:
    """Say how to report an error in the data."""
    text = speech.language.text
    return text(N_("Report an error")), [
        text(N_("Every statement has a code, a source and a place in it; they stand in the table under Evidence and in "
                "every download. Send the code, what the source says and the version above to whoever maintains the "
                "dataset.")),
        text(N_("A correction is a new row that names the one it replaces; the old row stays on record.")),
    ]  # fmt: skip
