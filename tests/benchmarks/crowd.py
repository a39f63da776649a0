"""Many sessions at once, each clicking every few seconds; what they waited for, and what went wrong."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from tests.benchmarks.session import Session, SessionError

EVERY = 5.0  # seconds between two clicks of one session
FAILURES = (SessionError, WebSocketException, OSError, TimeoutError)
PATIENCE = 60.0  # seconds after which a click counts as an error


@dataclass
class Wave:
    """What one wave of sessions met."""

    clicks: list[float] = field(default_factory=list)  # seconds
    opened: list[float] = field(default_factory=list)  # seconds
    errors: list[str] = field(default_factory=list)
    resident: float = 0.0  # megabytes of the server while all sessions were open


async def wave(
    number: int, seconds: float, session: Callable[[], Session], resident: Callable[[], float], seed: int = 0
) -> Wave:
    """Open `number` sessions within one round of clicks, let each click for `seconds`, then close all."""
    met = Wave()
    chance = random.Random(seed)
    loop = asyncio.get_running_loop()
    begin, leave = asyncio.Event(), asyncio.Event()
    people = [
        Person(met, session, chance.random() * EVERY, loop.create_future(), loop.create_future()) for _ in range(number)
    ]
    tasks = [asyncio.create_task(person.live(seconds, begin, leave)) for person in people]
    await asyncio.gather(*(person.arrived for person in people))
    begin.set()
    await asyncio.gather(*(person.done for person in people))
    met.resident = resident()
    leave.set()
    await asyncio.gather(*tasks)
    return met


@dataclass
class Person:
    """One of the crowd; `arrived` and `done` are set whatever goes wrong."""

    met: Wave
    session: Callable[[], Session]
    start: float  # seconds after the others' start
    arrived: asyncio.Future[None]
    done: asyncio.Future[None]

    async def live(self, seconds: float, begin: asyncio.Event, leave: asyncio.Event) -> None:
        """Come, click, stay until all have clicked, leave."""
        clock = asyncio.get_running_loop().time
        await asyncio.sleep(self.start)
        opened = clock()
        try:
            async with asyncio.timeout(PATIENCE) as patience, self.session() as one:
                self.met.opened.append(clock() - opened)
                patience.reschedule(None)
                self.arrived.set_result(None)
                await begin.wait()
                await self._click(one, clock() + self.start, round(seconds / EVERY))
                self.done.set_result(None)
                await leave.wait()
        except FAILURES as error:
            self.met.errors.append(f"{type(error).__name__}: {error}")
        finally:
            for future in (self.arrived, self.done):
                if not future.done():
                    future.set_result(None)

    async def _click(self, one: Session, begin: float, times: int) -> None:
        clock = asyncio.get_running_loop().time
        for turn in range(times):
            await asyncio.sleep(max(0.0, begin + turn * EVERY - clock()))
            async with asyncio.timeout(PATIENCE):
                self.met.clicks.append(await one.click())
