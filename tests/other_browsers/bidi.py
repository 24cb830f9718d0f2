"""A reader in a browser that takes commands by WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/)."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.other_browsers.reader import KEYS, MAP_FRAME, PATIENCE, Reader, ReaderError

FOUND = """selector => {
    const found = document.querySelector(selector);
    found?.scrollIntoView({block: "center", inline: "nearest", behavior: "instant"});
    return found;
}"""
PRESSED = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]


class Session:
    """A session over a WebSocket: one command after the other."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._last = 0
        self.command("session.new", capabilities={})

    def command(self, method: str, **parameters: Any) -> Any:
        """Give a command and return its result.

        Raises:
            ReaderError: the browser refuses it.
        """
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv(PATIENCE))).get("id") != self._last:
            pass
        if answer["type"] == "error":
            raise ReaderError(f"{method}: {answer['message']}")
        return answer["result"]


@contextmanager
def session(address: str) -> Iterator[Session]:
    """A session with the browser at *address*, until the block ends."""
    with connect(address, max_size=None, proxy=None) as socket:
        yield Session(socket)


class BiDiReader(Reader):
    """A reader in a tab of their own: keys act there, and not in the one that the browser began with."""

    def __init__(self, address: str, session: Session) -> None:
        super().__init__(address)
        self._session = session
        self._page: str = session.command("browsingContext.create", type="tab")["context"]

    def go(self, address: str) -> None:
        self._session.command("browsingContext.navigate", context=self._page, url=address, wait="interactive")

    def run(self, function: str, *arguments: Any, in_map: bool = False) -> Any:
        # As JSON, since the protocol has types of its own for values.
        whole = f"json => JSON.stringify(({function})(...JSON.parse(json)) ?? null)"
        return json.loads(self._call(whole, json.dumps(arguments), in_map=in_map)["value"])

    def press_mouse(self, selector: str, *, in_map: bool = False) -> None:
        origin = {"type": "element", "element": self._find(selector, in_map=in_map)}
        moved = {"type": "pointerMove", "x": 0, "y": 0, "origin": origin}
        mouse = {"type": "pointer", "id": "mouse", "actions": [moved, *PRESSED]}
        self._session.command("input.performActions", context=self._context(in_map=in_map), actions=[mouse])

    def type(self, selector: str, text: str) -> None:
        self.click(selector)
        self._press(text)

    def press(self, key: str) -> None:
        self._press(KEYS[key])

    def bring(self, selector: str, file: Path) -> None:
        element = self._find(selector)
        self._session.command("input.setFiles", context=self._page, element=element, files=[str(file)])

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self._session.command("browsingContext.setViewport", context=self._page, viewport=size)

    def keep_picture(self, file: Path) -> None:
        picture = self._session.command("browsingContext.captureScreenshot", context=self._page)
        file.write_bytes(base64.b64decode(picture["data"]))

    def _press(self, keys: str) -> None:
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": actions}
        self._session.command("input.performActions", context=self._page, actions=[keyboard])

    def _find(self, selector: str, *, in_map: bool = False) -> dict[str, str]:
        """The first element of *selector*, scrolled into view."""
        found = self._call(FOUND, selector, in_map=in_map)
        if found["type"] != "node":
            raise ReaderError(f"There is no {selector}.")
        return {"sharedId": found["sharedId"]}

    def _call(self, function: str, argument: str, *, in_map: bool = False) -> Any:
        """What *function* answers, as the protocol has it."""
        answer = self._session.command(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"type": "string", "value": argument}],
            awaitPromise=True,
            # Beside the page's own scripts, so that neither their policy nor their variables matter.
            target={"context": self._context(in_map=in_map), "sandbox": "reader"},
        )
        if answer["type"] == "exception":
            raise ReaderError(answer["exceptionDetails"]["text"])
        return answer["result"]

    def _context(self, *, in_map: bool) -> str:
        """The name of the page, or of the frame of its map."""
        if not in_map:
            return self._page
        frame = self._call("selector => document.querySelector(selector)?.contentWindow", MAP_FRAME)
        if frame["type"] != "window":
            raise ReaderError("There is no map.")
        return str(frame["value"]["context"])
