"""Addresses beside the app.

`/assets/…` is what the browser loads, `/frames` and `/questions` what it shows ahead of the app;
`/export/<exhibit>.<format>?<view>`, `/export/package.zip`, `/briefing.…`, `/cite.…` and `/feeds/…` are files to take
away; `/health` says whether the server serves.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Awaitable, Callable
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Endpoint = Callable[[Request], Awaitable[Response]]


def deferred(name: str) -> Endpoint:
    """Return an endpoint that is loaded when it is first asked for, so that the server listens at once.

    Args:
        name: where it is, as `module:function`.
    """
    answer: Endpoint | None = None

    async def endpoint(request: Request) -> Response:
        nonlocal answer
        if answer is None:
            answer = cast("Endpoint", await run_in_threadpool(pkgutil.resolve_name, name))
        return await answer(request)

    return endpoint


routes = [
    Route("/health", deferred("stances.server.answers:health")),
    Route("/assets/{digest}/{name}", deferred("stances.server.content:asset")),
    Route("/export/package.zip", deferred("stances.server.answers:package")),
    Route("/cite.{form}", deferred("stances.server.answers:cite")),
    Route("/export/{file}", deferred("stances.server.answers:export")),
    Route("/briefing.{form}", deferred("stances.server.answers:briefing")),
    Route("/feeds/{file}", deferred("stances.server.answers:feed")),
    Route("/frames", deferred("stances.server.frames:frames")),
    Route("/questions", deferred("stances.server.frames:questions")),
]
"""The routes beside the app."""
