"""What is done once at the start: small messages go at once, everything is warm."""

from __future__ import annotations

import asyncio
import gc
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stances.assets import content
from stances.dataset import bundled, shelf
from stances.server import sockets, start


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def delayless(found: socket.socket) -> bool:
    return bool(found.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


@pytest.mark.parametrize(("family", "address"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")])
def test_small_messages_are_sent_at_once(family: socket.AddressFamily, address: str) -> None:
    with socket.socket(family) as listening:
        try:
            listening.bind((address, 0))
        except OSError:
            pytest.skip("this machine has no such address")
        listening.listen()
        assert not delayless(listening)
        sockets.send_at_once()
        assert delayless(listening)
        with socket.create_connection(listening.getsockname()[:2]) as client, listening.accept()[0] as accepted:
            assert delayless(accepted), "a connection inherits it"
            assert not delayless(client), "other sockets are left alone"


def test_other_files_and_sockets_are_left_alone() -> None:
    with socket.socket(socket.AF_UNIX) as local, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagram:
        before = open_files()
        sockets.send_at_once()
        assert open_files() == before, "nothing is left open"
        assert local.fileno() > 0
        assert datagram.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_DGRAM


def test_what_is_sent_is_compressed_against_the_last_rerun() -> None:
    from uvicorn.protocols.websockets import websockets_sansio_impl as protocol  # noqa: PLC0415

    for _ in range(2):
        sockets.compress_together()
        made = getattr(protocol, sockets._FACTORY)(
            server_max_window_bits=12, client_max_window_bits=12, compress_settings={"memLevel": 5}
        )
        assert made.server_max_window_bits is None, "32 kB, as the browser offers"
        assert made.client_max_window_bits == 12


def test_the_first_visitor_waits_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "_SOON", 0.0)
    monkeypatch.setattr(start, "_LATER", 0.0)
    shelf._opened.cache_clear()
    content._packed.clear()

    async def run() -> None:
        async with start.lifespan(None) as state:
            assert state == {}
            # The server listens meanwhile; what is prepared is prepared beside it.
            for thread in [thread for thread in threading.enumerate() if thread.name == "warm"]:
                thread.join(60)
            assert shelf._opened.cache
            assert len(content._packed) > 5
            assert gc.isenabled()

    try:
        # In a thread of its own: where browser tests have run before, this one has a loop already.
        with ThreadPoolExecutor(1) as threads:
            threads.submit(asyncio.run, run()).result()
        assert shelf.opened(bundled()[0]).name == bundled()[0]
    finally:
        gc.unfreeze()
