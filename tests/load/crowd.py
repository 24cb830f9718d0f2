"""Readers who come at once: what they do, how long each answer took, and what went wrong."""

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from statistics import quantiles

from data.load import load_catalogue
from tests.load.reader import Reader, WrongAnswerError

CLUSTERS = tuple(load_catalogue().clusters_by_id)
LEVELS = ("arena", "arena-pro", "nce")
ACTIONS = ("arrive", "toggle", "choose", "page")


@dataclass
class Figures:
    """Milliseconds that each answer took, by action, and what went wrong instead."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)

    def percentile(self, action: str, percent: int) -> float:
        """The time within which *percent* of the answers came."""
        times = self.times[action]
        return quantiles(times, n=100, method="inclusive")[percent - 1] if len(times) > 1 else sum(times)


async def visit(address: str, count: int, pause: float, limit: float, stay: Callable[[], None]) -> Figures:
    """Let *count* readers visit the dashboard, and go.

    Args:
        address: of the server, with a slash at the end.
        count: how many.
        pause: seconds between two clicks of one reader, on average.
        limit: seconds after which all must be done; whoever is not is an error.
        stay: called when all are done and nobody has left yet.
    """
    figures = Figures()
    readers = [Reader(address) for _ in range(count)]
    visits = [_visit(reader, figures, pause, random.Random(number)) for number, reader in enumerate(readers)]
    try:
        async with asyncio.timeout(limit):
            await asyncio.gather(*visits)
    except TimeoutError:
        figures.errors.append(f"not done after {limit:.0f} s")
    stay()
    await asyncio.gather(*(reader.leave() for reader in readers), return_exceptions=True)
    return figures


async def _visit(reader: Reader, figures: Figures, pause: float, chance: random.Random) -> None:
    """One reader's visit; it ends at the first error."""

    async def timed(action: str, ask: Callable[..., Awaitable[object]], *what: str) -> None:
        await asyncio.sleep(chance.uniform(0, 2 * pause))
        start = time.perf_counter()
        await ask(*what)
        figures.times[action].append((time.perf_counter() - start) * 1000)

    try:
        await timed("arrive", reader.arrive)
        for level in LEVELS:
            await timed("toggle", reader.toggle, level)
            await timed("choose", reader.choose, chance.choice(CLUSTERS))
        await timed("page", reader.turn_to, "clusters")
        await timed("page", reader.turn_to, "")
    except (WrongAnswerError, OSError, EOFError, KeyError, TimeoutError) as error:
        figures.errors.append(f"{type(error).__name__}: {error}")
