"""The whole test suite, browser included: under 5 minutes on 2 cores."""

from __future__ import annotations

import subprocess
import sys
import time

from tests.benchmarks.bench import Bench
from tests.benchmarks.result import Row
from tests.benchmarks.serving import ROOT

LIMIT = 300.0


def measure(bench: Bench) -> list[Row]:
    """Run it once, as a contributor does: without the plugin that comes with Dash, which warns."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:dash"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    elapsed = time.perf_counter() - started
    last = (done.stdout.strip().splitlines() or ["no output"])[-1].strip("= ")
    bench.keep("suite", {"seconds": elapsed, "said": last, "code": done.returncode})
    passed = done.returncode == 0
    return [Row("whole test suite", elapsed if passed else None, "s", limit=LIMIT, note=last)]
