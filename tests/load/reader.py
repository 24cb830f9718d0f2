"""A reader as the server knows one: a WebSocket that speaks Streamlit's messages, and files fetched by HTTP."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

TIMEOUT = 60.0  # seconds, for one answer
# How the browser names the reports of a component of ours.
REPORTS = "$$STREAMLIT_INTERNAL_KEY_{}__events"
DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class WrongAnswerError(Exception):
    """The server answered, but not what was asked."""


@dataclass
class Reader:
    """One session at *address*; each method that asks something returns once the server's run has ended."""

    address: str
    socket: ClientConnection | None = None
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    _panel_id: str = ""
    _fragments: dict[str, str] = field(default_factory=dict)
    _page: str = ""
    _query: str = ""
    _pages: dict[str, str] = field(default_factory=dict)
    _boxes: dict[str, str] = field(default_factory=dict)
    _states: dict[str, WidgetState] = field(default_factory=dict)
    _kept: dict[str, ForwardMsg] = field(default_factory=dict)

    async def arrive(self) -> Self:
        """Open the map page and fetch the clusters."""
        stream = self.address.replace("http", "ws", 1) + "_stcore/stream"
        self.socket = await connect(stream, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]
        await self._ask()
        clusters = await asyncio.to_thread(self._fetch, self.parts["panel"]["payload"])
        if not clusters["rows"]:
            raise WrongAnswerError("there are no clusters")
        return self

    async def toggle(self, level: str) -> None:
        """Click a level's box."""
        box = self._states[self._boxes[f"level_{level}"]]
        before = self.parts["filters"]["visible"]
        box.bool_value = not box.bool_value
        await self._ask(fragment=self._fragments[box.id])
        if self.parts["filters"]["visible"] == before:
            raise WrongAnswerError(f"{level} changed nothing")

    async def choose(self, cluster: str) -> None:
        """Choose a cluster in the list."""
        report = json.dumps([{"event": "choose", "value": {"cluster": cluster, "number": 1}}])
        click = WidgetState(id=REPORTS.format(self._panel_id), json_trigger_value=report)
        await self._ask(click, fragment=self._fragments[self._panel_id])
        if self.parts["panel"]["chosen"] != cluster:
            raise WrongAnswerError(f"{cluster} was not chosen")

    async def turn_to(self, page: str) -> None:
        """Open another page by the menu."""
        self._page, self._query = self._pages[page], ""
        await self._ask()

    async def leave(self) -> None:
        """Close the page."""
        if self.socket:
            await self.socket.close()

    async def _ask(self, *clicks: WidgetState, fragment: str = "") -> None:
        assert self.socket is not None
        message = BackMsg()
        state = message.rerun_script
        state.page_script_hash, state.query_string = self._page, self._query
        state.fragment_id = fragment
        state.cached_message_hashes.extend(self._kept)
        # As the browser does: all that is on the page, and the click.
        state.widget_states.widgets.extend((*self._states.values(), *clicks))
        async with asyncio.timeout(TIMEOUT):
            await self.socket.send(message.SerializeToString())
            while not await self._finished():
                pass

    async def _finished(self) -> bool:
        """Read one message; say whether it ends the run."""
        assert self.socket is not None
        data = await self.socket.recv()
        assert isinstance(data, bytes)
        message = ForwardMsg.FromString(data)
        if message.WhichOneof("type") == "ref_hash":
            message = self._kept[message.ref_hash]
        elif message.metadata.cacheable:
            self._kept[message.hash] = message
        if message.WhichOneof("type") == "script_finished":
            return message.script_finished in DONE
        self._note(message)
        return False

    def _note(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "new_session":
            self._page = message.new_session.page_script_hash
        if message.WhichOneof("type") == "page_info_changed":
            self._query = message.page_info_changed.query_string
        if message.WhichOneof("type") == "navigation":
            self._pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        if message.WhichOneof("type") != "delta":
            return
        element = message.delta.new_element
        if element.HasField("exception"):
            raise WrongAnswerError(f"the page shows an error: {element.exception.type}")
        if element.HasField("checkbox"):
            box = element.checkbox
            self._boxes[box.id.split("-", 2)[2]] = box.id
            self._fragments[box.id] = message.delta.fragment_id
            if box.set_value or box.id not in self._states:
                on = box.value if box.set_value else box.default
                self._states[box.id] = WidgetState(id=box.id, bool_value=on)
        if element.HasField("bidi_component"):
            part = element.bidi_component
            name = part.component_name.rpartition("clustermap_")[2]
            self.parts[name] = json.loads(part.json)
            self._states[part.id] = WidgetState(id=part.id, json_value="{}")
            self._fragments[part.id] = message.delta.fragment_id
            if name == "panel":
                self._panel_id = part.id

    def _fetch(self, link: str) -> Any:
        with urlopen(self.address + link, timeout=TIMEOUT) as answer:
            return json.load(answer)
