"""Streamlit's own scripts, styles and fonts, answered without a thread.

A page asks for a hundred of them at once, while the server still loads what the first run needs: each hand-over from
one thread to another then waits for a turn, and Streamlit's way to read a file takes several.
"""

from __future__ import annotations

from mimetypes import guess_type

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from stances.assets.chunks import content

PREFIX = "/static/"
_FOREVER = "public, immutable, max-age=31536000"
"""As Streamlit has it: a file's name carries a hash of what is in it."""


class Statics:
    """Answer what is asked of Streamlit's folder; all else, and what is not there, is Streamlit's to answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        asked = scope["type"] == "http" and scope["method"] == "GET" and scope["path"].startswith(PREFIX)
        found = content(scope["path"]) if asked else None
        if found is None:
            await self._app(scope, receive, send)
            return
        kind = guess_type(scope["path"])[0] or "text/plain"
        await Response(found, media_type=kind, headers={"Cache-Control": _FOREVER})(scope, receive, send)
