"""Large answers, kept as they travel: written and compressed once, whoever asks for them."""

from __future__ import annotations

from dataclasses import dataclass

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from stances.server.fresh import had, named, tag

_QUALITY = 6
_BESIDE = 4096  # bytes, about: what a cache holds besides an answer's own


@dataclass(frozen=True, eq=False)
class Kept:
    """An answer in JSON.

    Attributes:
        packed: the answer, compressed with Brotli.
        name: its `ETag`.
    """

    packed: bytes
    name: str

    @classmethod
    def of(cls, content: object) -> Kept:
        """Write content as JSON, and compress it."""
        written = bytes(JSONResponse(content).body)
        return cls(brotli.compress(written, quality=_QUALITY), tag(written))

    def __len__(self) -> int:
        """Return how many bytes it takes to keep it."""
        return len(self.packed) + _BESIDE


async def answer(request: Request, kept: Kept) -> Response:
    """Send a kept answer, as it is to a browser that takes Brotli; to any other the server compresses it anew."""
    if known := had(request, kept.name):
        return known
    headers = named(kept.name)
    if takes_brotli(request):
        headers = {**headers, "Content-Encoding": "br", "Vary": "Accept-Encoding"}
        return Response(kept.packed, media_type="application/json", headers=headers)
    plain = await run_in_threadpool(brotli.decompress, kept.packed)
    return Response(plain, media_type="application/json", headers=headers)


def takes_brotli(request: Request) -> bool:
    """Tell whether a browser names Brotli without a condition; `br;q=0` would be a refusal."""
    return "br" in {one.strip() for one in request.headers.get("accept-encoding", "").split(",")}
