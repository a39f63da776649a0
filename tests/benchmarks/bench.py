"""What every measure is given: how many samples, where raw samples go, and programs served side by side."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from tests.benchmarks.browsing import Watched, profile, watch
from tests.benchmarks.serving import serve
from tests.benchmarks.subjects import Subject

Sample = TypeVar("Sample")


@dataclass(frozen=True)
class Bench:
    """The settings of one run."""

    samples: int
    out: Path
    folder: Path  # the staged reference programs

    def keep(self, name: str, samples: Mapping[str, object]) -> None:
        """Keep the raw samples of one measure, one file a run."""
        raw = self.out / "raw"
        raw.mkdir(parents=True, exist_ok=True)
        path = raw / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{name}.json"
        path.write_text(json.dumps(samples, indent=1, ensure_ascii=False) + "\n", "utf-8")

    @contextlib.contextmanager
    def watched(self, subjects: Sequence[Subject]) -> Iterator[dict[str, Watched]]:
        """All programs running side by side, each open in a page of one browser."""
        with contextlib.ExitStack() as stack:
            context = stack.enter_context(profile())
            pages: dict[str, Watched] = {}
            for subject in subjects:
                served = stack.enter_context(serve(subject, self.folder))
                pages[subject.name] = watch(context, subject)
                pages[subject.name].open(served)
            yield pages

    def interleaved(self, samplers: Mapping[str, Callable[[], Sample]], warm: int = 2) -> dict[str, list[Sample]]:
        """Sample all in turn, A B A B; the first `warm` rounds are thrown away."""
        taken: dict[str, list[Sample]] = {name: [] for name in samplers}
        for turn in range(warm + self.samples):
            for name, sampler in samplers.items():
                sample = sampler()
                if turn >= warm:
                    taken[name].append(sample)
        return taken
