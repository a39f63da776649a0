"""Who stands where, as a table; and what about it is open: disagreement, age, others' word, silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances import scale
from stances.export.briefing.document import Block, Cite, Heading, Paragraph, Run, Table, Text
from stances.export.briefing.subject import Subject, labelled, line, said
from stances.measures.evidence import of_actor
from stances.measures.membership import lasting
from stances.model import Row, records
from stances.scale import N_
from stances.words import briefing as words
from stances.words import findings, positions, rules

_DERIVED = [stance.slug for stance in scale.DERIVED]
_ORDER = {slug: place for place, slug in enumerate(scale.OUTCOME.categories)}


def ordered(board: Sequence[Row], subject: Subject) -> list[Row]:
    """Return the rows with a position: by outcome, countries before groups, then by name."""
    held = {row["actor_id"]: row for row in board if row["outcome"] != scale.NONE.slug}
    by_name = [held[actor] for actor in subject.spoken.sorted(held)]
    return sorted(by_name, key=lambda row: (_ORDER[row["outcome"]], row["kind"] != "country"))


def position(row: Row, subject: Subject) -> tuple[Text, ...]:
    """Write a position with the marks that say what to keep in mind of it."""
    marks = positions.marks(row, subject.view, subject.spoken.language)
    stood = line(words.stood(str(row["outcome"]), row["stances"], subject.spoken), strong=True)
    return (stood, line(", ".join(marks))) if marks else (stood,)


def who_stands_where(board: Sequence[Row], subject: Subject) -> Iterator[Block]:
    """Write one row for every actor with a position."""
    text = subject.text
    rows = tuple(
        (
            (line(subject.spoken.name(row["actor_id"]), strong=True),),
            position(row, subject),
            said(row["statements"], len(row["stances"]), subject),
            (line(subject.spoken.language.date(row["date"])),),
        )
        for row in ordered(board, subject)
    )
    yield Heading(1, text(N_("Who stands where")))
    if rows:
        heads = (text(N_("Actor")), text(N_("Position")), text(N_("What was said, and on what condition")),
                 text(N_("Date")))  # fmt: skip
        caption = text(N_("{question}: positions as of {date}"), date=subject.spoken.language.day(subject.view.as_of),
                       question=subject.spoken.question(subject.view.question))  # fmt: skip
        yield Table(caption, heads, rows, (18, 21, 47, 14))
    else:
        yield Paragraph(line(findings.finding(board, subject.view, subject.spoken)))


def open_points(board: Sequence[Row], subject: Subject) -> Iterator[Block]:
    """Write what is contested, divided, disputed, old, on others' word only, or not said at all."""
    text = subject.text
    yield Heading(1, text(N_("Open points")))
    yield Paragraph(line(words.unsettled(board, subject.spoken)))
    yield from disagreements(ordered(board, subject), subject, by_question=False)
    silent = [row["actor_id"] for row in board if row["outcome"] == scale.NONE.slug]
    if silent:
        yield Heading(2, text(N_("No position on record")))
        yield from _silent(silent, [row["actor_id"] for row in board], subject)


def disagreements(rows: list[Row], subject: Subject, *, by_question: bool) -> Iterator[Block]:
    """Write which positions disagree with themselves or with newer claims, are old, or rest on others' word."""
    text, spoken = subject.text, subject.spoken

    def name(row: Row) -> str:
        return spoken.question(row["question_id"]) if by_question else spoken.name(row["actor_id"])

    open_ = [row for row in rows if row["outcome"] in _DERIVED or row["disputed"]]
    if open_:
        yield Heading(2, text(N_("Contested, divided or disputed")))
    for row in open_:
        stood = words.stood(str(row["outcome"]), row["stances"], spoken)
        cites = subject.cites([*row["statements"], *row["unread"], *row["lapsed"], *_newer(row, subject)])
        yield Paragraph((Run(f"{name(row)}: ", strong=True), Run(f"{stood}. "),
                         Run(positions.rule(row, subject.view, spoken), cites=cites)), "item")  # fmt: skip
    borrowed = [row for row in rows if row["basis"] != scale.BASES[0]]
    if borrowed:
        yield Heading(2, text(N_("Not in the actor's own words")))
    for row in borrowed:
        basis = text(scale.BASIS_LABELS[str(row["basis"])])
        by = positions.claimants(row, spoken)
        yield Paragraph(labelled(name(row), f"{words.stood(str(row['outcome']), row['stances'], spoken)}, "
                                 f"{', '.join(filter(None, (basis, by)))}", *subject.cites(row["statements"])),
                        "item")  # fmt: skip
    old = [row for row in rows if row["stale"]]
    if old:
        heading = rules.stale(subject.view.stale, spoken.language)
        yield Heading(2, heading[:1].upper() + heading[1:])
        yield Paragraph(_enumerated([(f"{name(row)} ({spoken.language.date(row['date'])})",
                                      subject.cites(row["statements"][:1])) for row in old]))  # fmt: skip


def _newer(row: Row, subject: Subject) -> list[str]:
    """Return the newer statements of a weaker basis that dispute a position."""
    if not row["disputed"]:
        return []
    found = of_actor(subject.dataset, row["actor_id"], subject.view)
    found = found[(found["question_id"] == row["question_id"]) & (found["counts"] > row["counts"])]
    return [str(code) for code in found.index]


def _enumerated(parts: list[tuple[str, tuple[Cite, ...]]]) -> Text:
    """Write parts one after the other, each with its sources."""
    last = len(parts) - 1
    runs: list[Run] = []
    for at, (text, cites) in enumerate(parts):
        runs += [Run(text, cites=cites), Run("." if at == last else ", ")]
    return tuple(runs)


def _silent(silent: list[str], asked: list[str], subject: Subject) -> Iterator[Block]:
    """Say for each group which of its members are silent, then who else is."""
    ties = lasting(subject.dataset, subject.view.as_of)
    ties = ties[ties["member_id"].isin(asked)]
    inside: set[str] = set()
    for group in ties["group_id"].value_counts(sort=True).index.astype("str"):
        own = ties[ties["group_id"] == group]
        quiet = own[own["member_id"].isin(silent)].drop_duplicates("member_id")
        if quiet.empty:
            continue
        names = quiet["member_id"].astype("str").tolist()
        inside |= set(names)
        cites = dict.fromkeys(Cite(row["source_id"], row["locator"]) for row in records(quiet) if row["source_id"])
        sentence = words.silence(group, names, own["member_id"].nunique(), subject.spoken)
        yield Paragraph(line(sentence, *cites), "item")
    rest = [actor for actor in silent if actor not in inside]
    for sentence in words.others(rest, subject.spoken):
        yield Paragraph(line(sentence), "item")
