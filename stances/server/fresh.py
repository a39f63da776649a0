"""Answers that a browser may keep but asks about each time: whoever has the same content already is sent nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

FRESH = {"Cache-Control": "no-cache"}


def tag(content: bytes) -> str:
    """Name content for `ETag`: the same name, the same content."""
    return f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'  # weak: it may be compressed on its way


def had(request: Request, name: str) -> Response | None:
    """Answer a browser that has the content of that name already (`If-None-Match`); None if it has not."""
    known = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    if known & {name, name.removeprefix("W/"), "*"}:
        return Response(status_code=304, headers=named(name))
    return None


def named(name: str) -> Mapping[str, str]:
    """Return the headers of an answer with a name."""
    return {**FRESH, "ETag": name}
