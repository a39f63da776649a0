"""The folder that a site is written to: only what `stances publish` made there is ever replaced or taken away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MARKER = ".stances-site"
"""The file that says who made the folder, of which data, and which files it consists of."""

_MAKER = "stances publish"


class FolderError(ValueError):
    """The folder must not be written to; the message says why."""


class Folder:
    """A folder being written.

    Attributes:
        path: where it is.
        size: how many bytes were written into it.
    """

    def __init__(self, path: Path, about: Mapping[str, str], *, force: bool = False) -> None:
        """Prepare a folder: a new or an empty one, one that was made here before or, with `force`, any.

        Args:
            path: where it is, or is to be.
            about: what the marker says of the data.
            force: write into a folder that has other files; they stay, unless a page has the same name.

        Raises:
            FolderError: if it is no folder, or has files that were not made here.
            OSError: if it cannot be written to.
        """
        if path.exists() and not path.is_dir():
            raise FolderError(f"{path} is a file, not a folder.")
        made = _marked(path)
        if made is None and not force and path.is_dir() and any(path.iterdir()):
            raise FolderError(f"{path} is not empty and was not made by “{_MAKER}”. Choose another folder, or give "
                              "--force: then its own files stay, and pages of the same name are replaced.")  # fmt: skip
        path.mkdir(parents=True, exist_ok=True)
        self.path, self.size, self._root, self._about = path, 0, path.resolve(), dict(about)
        self._before, self._written = set(made or ()), set[str]()
        self._mark(self._before)  # what fails half-way may be begun again

    @property
    def files(self) -> frozenset[str]:
        """What was written, as paths within the folder."""
        return frozenset(self._written)

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file.

        Args:
            name: its path within the folder, parted by “/”.
            content: its bytes, or its text.

        Raises:
            FolderError: if that path leads out of the folder.
            OSError: if it cannot be written there.
        """
        target = self._target(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_symlink():
            target.unlink()
        data = content.encode() if isinstance(content, str) else content
        target.write_bytes(data)
        self._written.add(name)
        self.size += len(data)

    def finish(self) -> None:
        """Take away what was made here before and is there no more, and note what the folder consists of."""
        for name in sorted(self._before - self._written):
            try:
                self._target(name).unlink(missing_ok=True)
            except FolderError:
                continue  # somebody wrote that into the marker
            for parent in list((self.path / name).parents)[: name.count("/")]:
                if parent.is_dir() and not any(parent.iterdir()):
                    parent.rmdir()
        self._mark(self._written)

    def _target(self, name: str) -> Path:
        target = self.path / name
        if not target.parent.resolve().is_relative_to(self._root) or target.name in {"", ".", ".."}:
            raise FolderError(f"{name} leads out of {self.path}.")
        return target

    def _mark(self, files: set[str]) -> None:
        content = {"made by": _MAKER, **self._about, "files": sorted(files)}
        target = self.path / MARKER
        if target.is_symlink():
            target.unlink()
        target.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _marked(path: Path) -> list[str] | None:
    """Return the files that were made here before; None if the folder was not made here."""
    try:
        content: dict[str, Any] = json.loads((path / MARKER).read_text(encoding="utf-8"))
        files = content["files"] if content["made by"] == _MAKER else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return [name for name in files if isinstance(name, str)] if isinstance(files, list) else None
