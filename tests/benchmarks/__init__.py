"""Figures to reach, measured against small reference programs: `python -m tests.benchmarks`."""
