"""What is done once, when the server starts."""

from __future__ import annotations

import gc
import os
import socket
import stat
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool

from stances.assets import asset, names
from stances.dataset import DatasetError, bundled
from stances.dataset.shelf import opened
from stances.exhibits import EXHIBITS
from stances.figures.look import LIGHT
from stances.language import LANGUAGES
from stances.model import default_view


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncGenerator[dict[str, Any]]:
    """Prepare what the first visitor would wait for, and let small messages go at once."""
    send_at_once()
    await run_in_threadpool(_warm)
    yield {}


def _warm() -> None:
    """Open the default dataset and make its first view; errors are left for the page to explain."""
    for name in names():
        asset(name)
    try:
        dataset = opened(bundled()[0])
    except DatasetError:
        return
    for language in LANGUAGES:
        for make in EXHIBITS.values():
            make(dataset, default_view(dataset), language, LIGHT)
    # What is loaded now stays: the collector need not look at it again and again.
    gc.collect()
    gc.freeze()


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
