"""What CODING.md says of the two codings is what they hold."""

import csv
import re

import pytest

from stances.dataset import BUNDLED

FOLDER = BUNDLED / "troops-2025-11"
CLAIM = ("actor_id", "question_id", "locator")

Row = dict[str, str]
Claim = tuple[str, ...]


def coding(name: str) -> list[Row]:
    with (FOLDER / "codings" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_claim(rows: list[Row]) -> dict[Claim, Row]:
    claims = {tuple(row[name] for name in CLAIM): row for row in rows}
    assert len(claims) == len(rows), "one row, one claim"
    return claims


A, B = by_claim(coding("a")), by_claim(coding("b"))
COMMON = sorted(A.keys() & B.keys())


def agreed(column: str) -> int:
    return sum(A[claim][column] == B[claim][column] for claim in COMMON)


def test_the_figures_in_the_text() -> None:
    text = " ".join((FOLDER / "CODING.md").read_text(encoding="utf-8").split())
    said = re.search(
        r"A had (\d+) statements, B (\d+); (\d+) were the same claim .*?"
        r"the stance agreed in (\d+), the basis in (\d+) and the date in (\d+)\.",
        text,
    )
    assert said
    counted = [len(A), len(B), len(COMMON), agreed("stance"), agreed("basis"), agreed("date")]
    assert [int(figure) for figure in said.groups()] == counted == [43, 38, 36, 36, 34, 35]


def test_the_differences_lie_in_the_paragraphs_that_the_text_names() -> None:
    text = (FOLDER / "CODING.md").read_text(encoding="utf-8").rpartition("differences were of six kinds")[2]
    named = {f"p{number}" for numbers in re.findall(r"\(([\d, ]+)\)", text) for number in re.findall(r"\d+", numbers)}
    only_one = {locator for *_, locator in A.keys() ^ B.keys()}
    unlike = {
        claim[2] for claim in COMMON for column in ("stance", "basis", "date") if A[claim][column] != B[claim][column]
    }
    assert only_one | unlike <= named


@pytest.mark.parametrize(("rows", "coder"), [(A, "a"), (B, "b")])
def test_each_coding_is_one_persons(rows: dict[Claim, Row], coder: str) -> None:
    assert {row["coder"] for row in rows.values()} == {coder}
