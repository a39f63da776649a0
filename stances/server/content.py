"""`/assets/<stamp>/<name>`: what the page's head asks for, answered without waiting for what the files need."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from stances.assets import content, stamp
from stances.server.fresh import FRESH
from stances.server.kept import takes_brotli

_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


async def asset(request: Request) -> Response:
    """Serve a script, a style or boundaries."""
    name = request.path_params["name"]
    if name not in content.names():
        return PlainTextResponse("There is no such file.", status_code=404)
    kind = content.media_type(name)
    headers = _FOREVER if request.path_params["digest"] == stamp() else FRESH
    if not takes_brotli(request):
        found = await run_in_threadpool(content.asset, name)
        return Response(found.content, media_type=kind, headers=headers)
    packed = await run_in_threadpool(content.packed, name)
    headers = {**headers, "Content-Encoding": "br", "Vary": "Accept-Encoding"}
    return Response(packed, media_type=kind, headers=headers)
