"""Two settings of the connections that neither Streamlit nor uvicorn offers."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path
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


def send_at_once() -> None:
    """Set TCP_NODELAY on the server's listening sockets; on Linux, connections inherit it.

    Streamlit binds its socket without it, and every small message to the browser then waits some 40 ms.
    """
    for entry in Path("/proc/self/fd").glob("*"):
        try:
            if not stat.S_ISSOCK(entry.stat().st_mode):
                continue
            with socket.socket(fileno=os.dup(int(entry.name))) as found:
                if found.family in {socket.AF_INET, socket.AF_INET6} and found.getsockopt(
                    socket.SOL_SOCKET, socket.SO_ACCEPTCONN
                ):
                    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError:
            continue  # closed meanwhile, or not a socket of this kind
