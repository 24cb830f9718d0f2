"""Sessions without a connection: kept for a while, ended by a timer though nobody comes."""

import asyncio
from dataclasses import dataclass, field
from typing import cast

import pytest

from pages.panels.ui.streamlit_internals import SessionInfo
from pages.server import sessions
from pages.server.sessions import ExpiringSessions


@dataclass
class Named:
    """All that the storage asks of a session."""

    id: str


@dataclass
class Info:
    """What Streamlit keeps of a session."""

    session: Named


@dataclass
class Ended:
    """The sessions that were ended, and when the first one was."""

    ids: list[str] = field(default_factory=list)
    first: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, info: SessionInfo) -> None:
        self.ids.append(info.session.id)
        self.first.set()


def info(name: str) -> SessionInfo:
    return cast(SessionInfo, Info(Named(name)))


@pytest.mark.anyio
async def test_a_session_that_nobody_comes_back_for_is_ended_by_a_timer() -> None:
    ended = Ended()
    kept = ExpiringSessions(0.01, ended)
    kept.save(info("a"))
    assert [one.session.id for one in kept.list()] == ["a"]
    await asyncio.wait_for(ended.first.wait(), 30)
    assert (ended.ids, kept.list(), kept.get("a")) == (["a"], [], None)


@pytest.mark.anyio
async def test_a_session_whose_reader_is_back_is_not_ended() -> None:
    ended = Ended()
    kept = ExpiringSessions(0.01, ended)
    kept.save(info("back"))
    kept.delete("back")
    kept.delete("never there")
    kept.save(info("gone"))
    await asyncio.wait_for(ended.first.wait(), 30)
    assert ended.ids == ["gone"]


@pytest.mark.anyio
async def test_of_too_many_the_oldest_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "MOST", 2)
    ended = Ended()
    kept = ExpiringSessions(1000, ended)
    for name in "abc":
        kept.save(info(name))
    assert (ended.ids, [one.session.id for one in kept.list()]) == (["a"], ["b", "c"])
    kept.delete("b")
    kept.delete("c")
