"""Compression of what the browser loads: files quickly, being large, and answers as well as it goes, being small."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send
from starlette_compress import CompressMiddleware

_FILES = ("/assets/", "/static/")


class Compression:
    """Compress answers in the best way the browser takes."""

    def __init__(self, app: ASGIApp) -> None:
        self._files = CompressMiddleware(app, minimum_size=1000, zstd_level=4, brotli_quality=4, gzip_level=6)
        self._answers = CompressMiddleware(app, minimum_size=1000, zstd=False, brotli_quality=6, gzip_level=6)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        files = scope["type"] == "http" and scope["path"].startswith(_FILES)
        await (self._files if files else self._answers)(scope, receive, send)
