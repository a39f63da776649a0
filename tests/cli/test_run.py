"""`stances run` serves the dashboard as `streamlit run dashboard.py` does."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import streamlit as st

from stances.cli import run
from stances.server import middleware, routes

ROOT = Path(__file__).parents[2]


def test_the_package_carries_the_settings_of_the_checkout() -> None:
    assert run.settings() == run.settings(ROOT / ".streamlit" / "config.toml")


def test_the_app_is_started_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}

    class App:
        def __init__(self, script: Path, **parts: object) -> None:
            seen.update(parts, script=script)

        def run(self, config: dict[str, object]) -> None:
            seen["config"] = config
            raise KeyboardInterrupt

    monkeypatch.setattr(st, "App", App)
    monkeypatch.setattr(sys, "argv", ["stances", "run"])
    run.run("127.0.0.1", 8765)
    assert Path(str(seen["script"])).name == "main.py"
    assert (seen["routes"], seen["middleware"]) == (routes, middleware)
    assert seen["config"] == run.settings() | {"server.address": "127.0.0.1", "server.port": 8765}


def test_it_answers_from_any_folder_and_ends_quietly(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "stances", "run", "--port", str(port)]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as server:
        try:
            for _ in range(120):
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health") as answer:
                        assert answer.status == 200
                        break
                except urllib.error.URLError:
                    time.sleep(0.5)
            else:
                pytest.fail("the dashboard did not start")
        finally:
            server.send_signal(2)
            said = server.communicate(timeout=30)[0].decode()
    assert "Traceback" not in said
