"""The page's head, completed before it is sent: styles at once, plotly.js early, no probes of wrong addresses."""

from __future__ import annotations

import json
import re
from functools import cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from stances.assets import address
from stances.assets.chunks import chunks
from stances.server.routes import routes
from stances.server.start import page_sent

_CHARTS = {"/", "/overview", "/map", "/timeline", "/country", "/method"}
_MODULES = ("card.js", "ahead.js", "pressing.js", "taking.js", "drawing.js")
_MAPS = {"/", "/overview", "/map"}


@cache
def _added(*, chart: bool, region: str, known: frozenset[str]) -> bytes:
    """Return what is put before `</head>`.

    A deep link makes Streamlit look for its server below the page's address; told where it is, it does not.
    plotly.js is run as soon as it is there, the widgets' scripts and our own right after Streamlit's: the browser has
    little else to do while the first view is made, and Streamlit would run each when the first of its kind comes, with
    the map waiting behind them.
    """
    lines = [
        "<script>window.__streamlit={BACKEND_BASE_URL:location.origin};"
        'document.documentElement.classList.add("sn-app")</script>',
        f'<link rel="stylesheet" href="{address("style.css")}">',
        f'<script type="module" src="{address("navigation.js")}"></script>',
        *(f'<link rel="modulepreload" href="{address(name)}">' for name in _MODULES),
    ]
    if chart:
        lines.append(f'<script async src="{address("plotly.js")}"></script>')
    if region:
        shapes = address("world_110m.json" if region == "world" else "europe_50m.json")
        lines.append(f'<link rel="preload" as="fetch" crossorigin href="{shapes}">')
        # Nearly every map has lines across a country; a browser says nothing of what it fetched in vain this way.
        lines.append(f'<link rel="prefetch" as="fetch" crossorigin href="{address("hatching.json")}">')
    from stances.language import LANGUAGES  # noqa: PLC0415 - the server listens before it is loaded

    settings = json.dumps({code: address(f"settings.{code}.json") for code in LANGUAGES})
    lines.append(f'<script type="application/json" id="sn-settings">{settings}</script>')
    early = json.dumps([*(chunk for chunk in chunks() if chunk not in known), address("card.js")])
    lines.append(f'<script type="module">for(const name of {early})import(name).catch(()=>{{}})</script>')
    return "".join(lines).encode()


_ICON = re.compile(rb"\./favicon\.png")
_NAMED = re.compile(rb'"\.(/static/js/[^"]+)"')
_UNSURE = (b"data=", b"who=", b"stance=", b"basis=")
"""What may open with another frame, or leave no map: shapes fetched early and not used are warned of."""

_NO_PAGES = ("/_stcore", "/static", "/media", "/component", *(route.path.partition("{")[0] for route in routes))
"""How the addresses of files begin: Streamlit's (the files of its download buttons are under `/media`), and our own."""


class Head:
    """Put the dashboard's own lines into the head of every HTML page that Streamlit serves, and into no file."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; anything but an HTML page passes through untouched."""
        if scope["type"] != "http" or scope["path"].startswith(_NO_PAGES):
            await self._app(scope, receive, send)
            return
        # Streamlit would compress the page before it comes here, and then nothing could be put into it.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        asked = scope["query_string"]
        region = "world" if b"map=world" in asked else "europe"
        chart = scope["path"] in _CHARTS
        if scope["path"] not in _MAPS or any(name in asked for name in _UNSURE):
            region = ""
        start: Message | None = None
        body = bytearray()

        async def completed(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                page = headers.get("content-type", "").startswith("text/html") and "content-disposition" not in headers
                if message["status"] == 200 and page:
                    start = message
                    return
            elif start is not None and message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if message.get("more_body"):
                    return
                written = _ICON.sub(address("icon.svg").encode(), bytes(body), count=1)
                known = frozenset(name.decode() for name in _NAMED.findall(written))
                written = written.replace(b"</head>", _added(chart=chart, region=region, known=known) + b"</head>", 1)
                headers = MutableHeaders(scope=start)
                headers["content-length"] = str(len(written))
                for name in ("etag", "last-modified", "accept-ranges"):
                    del headers[name]
                await send(start)
                await send({"type": "http.response.body", "body": written})
                if scope["method"] == "GET":
                    page_sent.set()
                return
            await send(message)

        await self._app({**scope, "headers": plain}, receive, completed)
