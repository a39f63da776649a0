"""A seeded sample of the spoiled datasets; `python -m tests.dataset.mutations` runs them by the thousand."""

import json
from pathlib import Path

import pytest

from stances.dataset import DatasetError, open_dataset
from tests.dataset.mutating import Place, Sheet, edit_package
from tests.dataset.mutations import CLASSES, Outcome, names, original, prepare, run, same, table, tried

SAMPLE = 2


@pytest.mark.parametrize("kind", CLASSES)
def test_a_spoiled_dataset_opens_as_it_was_or_says_where_it_is_wrong(kind: str) -> None:
    outcomes = [tried(kind, seed) for seed in range(SAMPLE)]
    assert [outcome for outcome in outcomes if outcome.verdict not in {"same content", "reported"}] == []
    if kind.startswith("harmless"):
        assert {outcome.verdict for outcome in outcomes} == {"same content"}


def test_the_sample_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def unseen(folder: Path, _: object) -> Place:
        return Sheet(folder, "statements").put(2, "summary_en", "Something else altogether.")

    def misplaced(folder: Path, _: object) -> Place:
        Sheet(folder, "statements").put(2, "stance", "maybe")
        return Place("statements.csv", 3, "stance")

    def crash(*_: object) -> None:
        raise KeyError("stance")

    monkeypatch.setitem(CLASSES, "unseen", unseen)
    monkeypatch.setitem(CLASSES, "misplaced", misplaced)
    assert tried("unseen", 0).verdict == "accepted"
    assert tried("misplaced", 0).verdict == "wrong place"
    monkeypatch.setattr("tests.dataset.mutations.open_dataset", crash)
    assert tried("unseen", 0).verdict == "traceback"


def test_the_dataset_that_is_spoiled_is_sound_and_uses_what_can_be_spoiled() -> None:
    statements = original().statements
    assert same(original(), original())
    assert not statements["active"].all()
    assert original().sources["url"].str.startswith("https://").all()


def test_the_same_seed_spoils_the_same_way() -> None:
    assert tried("truncated", 5) == tried("truncated", 5)


def test_the_table_names_every_class() -> None:
    outcomes = [Outcome(kind, 0, Place("x.csv"), "reported", "") for kind in CLASSES]
    lines = table(outcomes).splitlines()
    assert len(lines) == len(CLASSES) + 2
    assert lines[-1].split("|")[2].strip() == str(len(CLASSES))
    assert run(0) == []


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "spoiled")
    places = [
        Sheet(folder, "actors").put(2, "kind", "planet"), Sheet(folder, "events").put(3, "start", "1/2/2025"),
        Sheet(folder, "statements").put(4, "stance", "maybe"),
    ]  # fmt: skip
    edit_package(folder, "title", "")
    (folder / "tracks.csv").unlink()
    with pytest.raises(DatasetError) as caught:
        open_dataset(folder)
    assert all(names(caught.value, place) for place in places)
    assert {"datapackage.json", "tracks.csv"} <= {problem.file for problem in caught.value.problems}
    assert str(caught.value).count("\n") == len(caught.value.problems) - 1


def test_a_last_line_without_an_end_is_fine_if_no_file_has_one(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "spoiled")
    for path in folder.glob("*.csv"):
        path.write_bytes(path.read_bytes().rstrip())
    assert same(open_dataset(folder), original())
    (folder / "tracks.csv").write_bytes((folder / "tracks.csv").read_bytes() + b"\n")
    with pytest.raises(DatasetError, match="no end"):
        open_dataset(folder)


def test_files_may_be_listed_with_their_sizes(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "spoiled")
    listed = [{"path": path.name, "bytes": path.stat().st_size} for path in folder.glob("*.csv")]
    edit_package(folder, "resources", listed)
    assert open_dataset(folder).meta["resources"] == listed


@pytest.mark.parametrize("gone", ["memberships", "participants"])
def test_a_file_that_need_not_be_there_is_missed_only_if_it_is_listed(tmp_path: Path, gone: str) -> None:
    folder = prepare(tmp_path / "spoiled")
    (folder / f"{gone}.csv").unlink()
    with pytest.raises(DatasetError, match=gone):
        open_dataset(folder)
    meta = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    edit_package(folder, "resources", [one for one in meta["resources"] if one["name"] != gone])
    assert getattr(open_dataset(folder), gone).empty


@pytest.mark.parametrize("path", ["nowhere", "tracks.csv"])
def test_what_is_no_folder_is_reported(tmp_path: Path, path: str) -> None:
    (tmp_path / "tracks.csv").write_text("x", encoding="utf-8")
    with pytest.raises(DatasetError, match=r"datapackage\.json"):
        open_dataset(tmp_path / path)
