"""What is done once, when the server starts."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pkgutil import resolve_name
from typing import Any

from stances.server.sockets import compress_together


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncGenerator[dict[str, Any]]:
    """Set the sockets, and prepare beside the first visitor's way what that visitor will need."""
    gc.disable()  # what is loaded now stays: `_warm` lets the collector at it once, when all is there
    turn = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)  # what is loaded holds up what a first visitor's browser asks for less
    compress_together()
    threading.Thread(target=_warm, args=(turn,), name="warm", daemon=True).start()
    yield {}


page_sent = threading.Event()
"""Set when a page has been sent."""


def _warm(turn: float) -> None:
    """Load what the pages need, open the default dataset and make its first view.

    A first visitor who comes at once needs the processor for the page and its files first; other languages can wait
    until that page is drawn.

    Args:
        turn: how long a thread may hold the interpreter from then on, in seconds.
    """
    page_sent.wait(_SOON)
    try:
        from stances.assets.content import names, packed  # noqa: PLC0415 - loaded here, after the server listens
        from stances.language import LANGUAGES  # noqa: PLC0415

        first, *others = LANGUAGES
        packed("plotly.js")  # the browser asks for it at once
        resolve_name("stances.app.cards")  # the first run would load it
        _make(first)
        time.sleep(_LATER)
        for name in names():
            packed(name)
        for code in others:
            _make(code)
    finally:
        sys.setswitchinterval(turn)
        settle()


def settle() -> None:
    """Let the garbage collector leave alone what is there now and stays, and look at what is new less often.

    A rerun makes thousands of rows and keeps them for the next who asks the same. Looked at after every 700, as Python
    does, they take up to a seventh of the rerun.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 5, 5)  # older ones twice as often as usual: what readers leave behind is old by then
    gc.enable()


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


_YOUNG = 20_000
"""So many new objects the collector waits for: what a rerun or two make."""

_TURN = 0.0005
"""Seconds for which a thread may hold the interpreter while all is loaded; ten times as long is usual."""

_SOON = 0.3
"""Seconds until all is loaded and the first view is made, should nobody have come."""

_LATER = 5.0
"""Seconds that the first visitor has the processor alone."""

_FIRST = ("balance", "time", "map", "lists", "timeline")
"""The exhibits of the page that opens first."""
