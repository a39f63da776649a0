"""What is done once at the start: small messages go at once, everything is warm."""

from __future__ import annotations

import asyncio
import gc
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.web import bootstrap

from stances.assets import content
from stances.dataset import bundled, shelf
from stances.server import sockets, start


def test_small_messages_are_sent_at_once() -> None:
    found: list[int] = []

    class Told(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            connection = transport.get_extra_info("socket")
            found.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    async def run() -> None:
        listening = socket.socket()  # as Streamlit makes it: nothing is said of delays
        listening.bind(("127.0.0.1", 0))
        async with await asyncio.get_running_loop().create_server(Told, sock=listening):
            _, writer = await asyncio.open_connection(*listening.getsockname())
            while not found:
                await asyncio.sleep(0)
            writer.close()

    factory = bootstrap._get_uvloop_loop_factory()
    assert factory, "Streamlit finds the loop that does it"

    def apart() -> None:  # in a thread of its own: where browser tests have run before, this one has a loop already
        with asyncio.Runner(loop_factory=factory) as runner:
            runner.run(run())

    with ThreadPoolExecutor(1) as threads:
        threads.submit(apart).result()
    assert found == [1]


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
            assert gc.get_threshold()[0] == start._YOUNG
            assert sys.getswitchinterval() == turn

    before, turn = gc.get_threshold(), sys.getswitchinterval()
    try:
        # In a thread of its own: where browser tests have run before, this one has a loop already.
        with ThreadPoolExecutor(1) as threads:
            threads.submit(asyncio.run, run()).result()
        assert shelf.opened(bundled()[0]).name == bundled()[0]
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
