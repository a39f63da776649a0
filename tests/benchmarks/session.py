"""One person's session with a Streamlit program, without a browser: its websocket and its messages."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PATH = "/_stcore/stream"
PROTOCOL = "streamlit"


class SessionError(Exception):
    """The script failed, or showed an exception."""


@dataclass
class Session:
    """A session whose clicks choose the next option of one selectbox, as a browser would report it."""

    port: int
    page: str  # the page's name in the URL, empty for the front page
    key: str  # the selectbox's key
    widget: str = ""
    bound: str = ""  # the selectbox's own parameter in the URL, where it has one
    query: str = ""
    options: list[str] = field(default_factory=list)
    at: int = 0
    received: int = 0  # bytes
    page_hash: str = ""
    socket: ClientConnection | None = None
    cached: set[str] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        """Connect and wait for the first run of the page."""
        self.socket = await connect(
            f"ws://127.0.0.1:{self.port}{PATH}",
            subprotocols=[PROTOCOL],  # type: ignore[list-item]
            max_size=None,
            open_timeout=60,
        )
        await self._run()
        if not self.options:
            raise SessionError(f"no choice with the key {self.key}")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up."""
        if self.socket is not None:
            await self.socket.close()

    async def click(self) -> float:
        """Choose the next option; seconds until the script has finished and all of it has arrived."""
        self.at = (self.at + 1) % len(self.options)
        started = time.perf_counter()
        await self._run()
        return time.perf_counter() - started

    def _message(self) -> BackMsg:
        message = BackMsg()
        state = message.rerun_script
        state.page_script_hash = self.page_hash
        state.cached_message_hashes.extend(self.cached)
        state.context_info.timezone = "Europe/Berlin"
        state.context_info.locale = "en-GB"
        if not self.page_hash:
            state.page_name = self.page
        if self.widget:
            choice = self.options[self.at]
            widget = state.widget_states.widgets.add()
            widget.id, widget.string_value = self.widget, choice
            if self.bound:
                self.query = urlencode({self.bound: choice})
        state.query_string = self.query
        return message

    async def _run(self) -> None:
        assert self.socket is not None
        await self.socket.send(self._message().SerializeToString())
        while True:
            content = await self.socket.recv(decode=False)
            self.received += len(content)
            message = ForwardMsg.FromString(content)
            kind = message.WhichOneof("type")
            if message.metadata.cacheable and message.hash:
                self.cached.add(message.hash)
            if kind == "new_session":
                self.page_hash = message.new_session.page_script_hash
            elif kind == "navigation":  # the first run learns only here which page was asked for
                self.page_hash = message.navigation.page_script_hash
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "delta":
                self._read(message)
            elif kind == "script_finished":
                finished = ForwardMsg.FINISHED_SUCCESSFULLY
                if message.script_finished != finished:
                    raise SessionError(ForwardMsg.ScriptFinishedStatus.Name(message.script_finished))
                return

    def _read(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise SessionError(f"{element.exception.type}: {element.exception.message}")
        if kind == "selectbox" and element.selectbox.id.endswith(f"-{self.key}"):
            self.widget, self.bound = element.selectbox.id, element.selectbox.query_param_key
            self.options = list(element.selectbox.options)
