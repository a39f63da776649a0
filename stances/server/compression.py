"""Compression of what the browser loads, each unchanging file compressed once."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send
from starlette_compress import CompressMiddleware


class Compression:
    """Compress answers in the best way the browser takes."""

    def __init__(self, app: ASGIApp) -> None:
        self._compressed = CompressMiddleware(app, minimum_size=1000, zstd_level=9, brotli_quality=4, gzip_level=6)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self._compressed(scope, receive, send)
