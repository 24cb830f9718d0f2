"""A slow network: what the server answers is kept from the page for a while."""

from playwright.sync_api import Page, WebSocketRoute
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


class SlowAnswers:
    """Keeps what the server answers to *page* from it, on request and until it is let go."""

    def __init__(self, page: Page) -> None:
        self.is_keeping = False
        self._kept: list[bytes | str] = []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, socket: WebSocketRoute) -> None:
        self._socket = socket
        socket.connect_to_server().on_message(self._answer)

    def _answer(self, message: bytes | str) -> None:
        if self.is_keeping:
            self._kept.append(message)
        else:
            self._socket.send(message)

    def runs(self) -> int:
        """How many runs of the page have ended whose answers are kept."""
        kinds = (
            ForwardMsg.FromString(message).WhichOneof("type")
            for message in self._kept
            if isinstance(message, bytes)
        )
        return sum(kind == "script_finished" for kind in kinds)

    def let_go(self) -> None:
        """Hand over what was kept, in its order, and keep nothing more."""
        self.is_keeping = False
        for message in self._kept:
            self._socket.send(message)
        self._kept.clear()
