"""`stances run`: the dashboard with its settings, also where only the installed package is at hand."""

from __future__ import annotations

import sys
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

SETTINGS = Path(__file__).with_name("settings.toml")
"""The same settings as `.streamlit/config.toml`, which a wheel does not carry; a test holds them together."""

_ENTRY = Path(__file__).parents[1] / "app" / "main.py"


def settings(path: Path = SETTINGS) -> dict[str, Any]:
    """Read Streamlit's settings from a file, each under its dotted name (`server.address`)."""
    return dict(_dotted(tomllib.loads(path.read_text(encoding="utf-8"))))


def _dotted(table: dict[str, Any], before: str = "") -> list[tuple[str, Any]]:
    found = []
    for key, value in table.items():
        name = f"{before}{key}"
        found += _dotted(value, f"{name}.") if isinstance(value, dict) else [(name, value)]
    return found


def run(address: str, port: int) -> None:
    """Serve the dashboard until it is stopped."""
    import streamlit as st  # noqa: PLC0415 - the other commands need not wait for it

    from stances.server import lifespan, middleware, routes  # noqa: PLC0415

    # Streamlit takes what stands there for the script that it runs, and its arguments for the script's.
    sys.argv = [str(_ENTRY)]
    app = st.App(_ENTRY, routes=routes, lifespan=lifespan, middleware=middleware)
    with suppress(KeyboardInterrupt):  # Ctrl-C is how it is stopped
        app.run(config=settings() | {"server.address": address, "server.port": port})
