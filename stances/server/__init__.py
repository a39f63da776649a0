"""What is served beside the app: scripts and boundaries, files to download, and the page's head."""

from stances.server.compression import Compression
from stances.server.head import Head
from stances.server.routes import routes
from stances.server.start import lifespan
from stances.server.statics import Statics

__all__ = ["lifespan", "middleware", "routes"]

from starlette.middleware import Middleware

middleware = [Middleware(Compression), Middleware(Statics), Middleware(Head)]
"""Outermost first: the page is completed, then compressed."""
