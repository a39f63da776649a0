"""What is done once, when the server starts."""

from __future__ import annotations

import gc
import os
import socket
import stat
import threading
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncGenerator[dict[str, Any]]:
    """Let small messages go at once, and prepare beside the first visitor's way what that visitor will need."""
    send_at_once()
    threading.Thread(target=_warm, name="warm", daemon=True).start()
    yield {}


def _warm() -> None:
    """Load what the pages need, open the default dataset and make its first view.

    The first visitor comes at once and needs the processor too; other languages can wait until that page is drawn.
    """
    from stances.assets.content import asset, names  # noqa: PLC0415 - loaded here, after the server listens
    from stances.language import LANGUAGES  # noqa: PLC0415

    first, *others = LANGUAGES
    asset("plotly.js")  # the browser asks for it at once
    _make(first)
    time.sleep(_LATER)
    for name in names():
        asset(name)
    for code in others:
        _make(code)
    # What is loaded now stays: the collector need not look at it again and again.
    gc.collect()
    gc.freeze()


def _make(code: str) -> None:
    """Make the first view in a language; errors are left for the page to explain."""
    from stances.dataset import DatasetError, bundled  # noqa: PLC0415
    from stances.dataset.shelf import opened  # noqa: PLC0415
    from stances.exhibits import made  # noqa: PLC0415
    from stances.figures.look import LIGHT  # noqa: PLC0415
    from stances.model import default_view  # noqa: PLC0415

    with suppress(DatasetError):
        dataset = opened(bundled()[0])
        for name in _FIRST:
            made(name, dataset, default_view(dataset), code, LIGHT)


_LATER = 5.0
"""Seconds that the first visitor has the processor alone."""

_FIRST = ("balance", "time", "map", "lists", "timeline")
"""The exhibits of the page that opens first."""


def send_at_once() -> None:
    """Set TCP_NODELAY on the server's listening sockets; on Linux, connections inherit it.

    Streamlit binds its socket without it, and every small message to the browser then waits some 40 ms.
    """
    for entry in Path("/proc/self/fd").glob("*"):
        try:
            if not stat.S_ISSOCK(entry.stat().st_mode):
                continue
            with socket.socket(fileno=os.dup(int(entry.name))) as found:
                if found.family in {socket.AF_INET, socket.AF_INET6} and found.getsockopt(
                    socket.SOL_SOCKET, socket.SO_ACCEPTCONN
                ):
                    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError:
            continue  # closed meanwhile, or not a socket of this kind
