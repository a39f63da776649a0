"""The command line: the same exhibits, files and feeds as the dashboard, without a browser."""

from stances.cli.commands import main

__all__ = ["main"]
