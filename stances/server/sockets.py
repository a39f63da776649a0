"""A setting of the connections that neither Streamlit nor uvicorn offers."""

from __future__ import annotations

from typing import Any


def compress_together() -> None:
    """Compress what is sent against the last 32 kB that were, not the last 4: a rerun says much of the last one again.

    uvicorn names the smaller window in its code. Where a version of it has nothing of that name, all stays as it is.
    """
    from uvicorn.protocols.websockets import websockets_sansio_impl as protocol  # noqa: PLC0415

    factory = getattr(protocol, _FACTORY, None)
    if factory is None or getattr(factory, "widened", False):
        return

    def widened(**narrow: Any) -> Any:
        return factory(client_max_window_bits=narrow.get("client_max_window_bits", True))

    vars(widened)["widened"] = True
    setattr(protocol, _FACTORY, widened)


_FACTORY = "ServerPerMessageDeflateFactory"
