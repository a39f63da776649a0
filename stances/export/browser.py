"""One Chromium for all pictures: started when the first one is asked for, ended when none is for a while.

kaleido drives it. Its page holds plotly.js, our shapes and our fonts; a proxy that is not there keeps it off the
network.
"""

from __future__ import annotations

import asyncio
import atexit
import json
import logging
import os
import threading
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import kaleido
import plotly
from choreographer.errors import BrowserClosedError, BrowserFailedError, ChannelClosedError, ChromeNotFoundError

from stances.assets.content import asset
from stances.export.errors import NoBrowserError

IDLE = 60.0
"""After so many seconds without a picture the browser is ended."""

for _name in ("choreographer", "kaleido"):  # they log what they can do nothing about, with tracebacks
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_PATIENCE = 60.0
_NOWHERE = "http://127.0.0.1:9"
_SHAPES = ("europe_50m", "world_110m")
_ENDED = (BrowserClosedError, BrowserFailedError, ChannelClosedError)


class _Page:
    """The page that kaleido opens; only ASCII, for kaleido writes it in whatever encoding the machine has."""

    def generate_index(self) -> str:
        """Write the page."""
        return _index()


@cache
def _index() -> str:
    library = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    scopes = Path(kaleido.__file__).parent / "vendor" / "kaleido_scopes.js"
    shapes = json.dumps({name: json.loads(asset(f"{name}.json").content) for name in _SHAPES})
    script = "\n".join(asset(name).content.decode() for name in ("printing.js", "studio.js"))
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>Stances</title>
<style id="head-style"></style><style>@page {{ margin: 0; }} body {{ margin: 0; }} img {{ display: block; }}</style>
<style id="faces">{asset("faces.css").content.decode()}</style>
<script>window.PlotlyGeoAssets={{topojson:{shapes}}};</script>
<script src="{library.as_uri()}" charset="utf-8"></script><script src="{scopes.as_uri()}"></script>
<script type="module">{script}</script></head><body><img id="kaleido-image" alt=""></body></html>"""


class _Browser:
    """A running browser in a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="pictures", daemon=True)
        self._thread.start()
        try:
            self._kaleido = self._wait(self._open())
        except BaseException:
            self._stop()
            raise

    async def _open(self) -> kaleido.Kaleido:
        opened = await kaleido.Kaleido(n=1, timeout=_PATIENCE, page_generator=_Page(), proxy_server=_NOWHERE)
        atexit.unregister(end)
        atexit.register(end)  # after what kaleido has registered, and so run before it: its folder is in use till then
        return opened

    def _wait(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(_PATIENCE)

    def draw(self, figure: Mapping[str, Any], form: str, width: int, height: int) -> bytes:
        """Draw a figure."""
        options = {"format": form, "width": width, "height": height, "scale": 1}
        return bytes(self._wait(self._kaleido.calc_fig(dict(figure), options)))

    def end(self) -> None:
        """End the browser."""
        try:
            self._wait(self._kaleido.close())
        finally:
            self._stop()

    def _stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        if not self._thread.is_alive():
            self._loop.close()


_turn = threading.Lock()
_running: list[_Browser] = []
_timers: list[threading.Timer] = []


def prepare() -> None:
    """Start the browser beside other work; whether that succeeds, `draw` will say."""
    threading.Thread(target=_prepare, name="browser", daemon=True).start()


def _prepare() -> None:
    with _turn, suppress(NoBrowserError):
        if not _running:
            _running.append(_started())


def draw(figure: Mapping[str, Any], form: str, width: int, height: int) -> bytes:
    """Draw a figure; one at a time, the others wait.

    Args:
        figure: plotly's `data` and `layout`, with what `assets/studio.js` needs in `layout.meta.printing`.
        form: png, svg or pdf.
        width: of the picture, in pixels.
        height: of the picture, in pixels.

    Raises:
        NoBrowserError: if there is no browser, or it does not start.
    """
    with _turn:
        _awake()
        try:
            return _drawn(figure, form, width, height)
        except _ENDED:  # somebody ended it meanwhile
            _end()
            return _drawn(figure, form, width, height)
        finally:
            _doze()


def _drawn(figure: Mapping[str, Any], form: str, width: int, height: int) -> bytes:
    if not _running:
        _running.append(_started())
    return _running[0].draw(figure, form, width, height)


def _started() -> _Browser:
    try:
        return _Browser()
    except ChromeNotFoundError as error:
        named = os.environ.get("BROWSER_PATH")
        raise NoBrowserError(f"there is none at {named}" if named else "none was found") from error
    except (*_ENDED, TimeoutError, OSError) as error:
        raise NoBrowserError(f"the one found here does not start ({type(error).__name__})") from error


def _awake() -> None:
    while _timers:
        _timers.pop().cancel()


def _doze() -> None:
    timer = threading.Timer(IDLE, end)
    timer.daemon = True
    timer.start()
    _timers.append(timer)


def end() -> None:
    """End the browser if one runs; the next picture starts another."""
    with _turn:
        _awake()
        _end()


def _end() -> None:
    while _running:
        try:
            _running.pop().end()
        except (*_ENDED, TimeoutError, OSError):
            continue
