"""`python -m tests.benchmarks [NAME ...]`: measure, print the table, keep the result."""

from __future__ import annotations

import argparse
import importlib
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.measures import NAMES
from tests.benchmarks.result import Row
from tests.benchmarks.serving import BOUNDARIES, stage
from tests.benchmarks.table import as_text, keep

RESULTS = Path(__file__).parent / "results"


def main() -> None:
    """Take the measures that are named, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of: {', '.join(NAMES)} (default: all)")
    parser.add_argument("--samples", type=int, default=24, help="samples of each program (default: 24)")
    parser.add_argument("--out", type=Path, default=RESULTS, help="where the result is kept")
    parser.add_argument("--boundaries", type=Path, default=BOUNDARIES, help="topojson for all programs, 1 : 50 million")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(NAMES)
    if unknown:
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is stopped too
    rows: list[Row] = []
    failed: list[str] = []
    with stage(arguments.boundaries) as folder:
        bench = Bench(arguments.samples, arguments.out, folder)
        for name in arguments.names or NAMES:
            module = importlib.import_module(f"tests.benchmarks.measures.{name}")
            measured = attempt(name, module.measure, bench)
            if measured:
                keep(arguments.out, NAMES, name, arguments.samples, measured)
            else:
                failed.append(name)
            rows += measured
    print(as_text([row.as_record() for row in rows]))
    if failed:
        sys.exit(f"not measured: {', '.join(failed)}")


def attempt(name: str, measure: Callable[[Bench], list[Row]], bench: Bench) -> list[Row]:
    """Take one measure; if it fails, say why and let the others be taken. What was kept of it stays."""
    try:
        return measure(bench)
    except Exception:
        print(f"{name} failed:", file=sys.stderr)
        traceback.print_exc()
        return []


if __name__ == "__main__":
    main()
