"""What can ask a running server: plain HTTP, and a WebSocket that speaks Streamlit's messages."""

import http.client
import json
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.DownloadButton_pb2 import DownloadButton
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

TIMEOUT = 60.0  # seconds, for one answer
RUNS = {"new_session": "began", "script_finished": "ended"}
DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


@dataclass(frozen=True)
class Answer:
    """What the server answered; the names of headers in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(
    address: str, path: str = "", /, method: str = "GET", body: bytes | None = None, **headers: str
) -> Answer:
    """Send one request; an underscore in a header's name stands for a hyphen."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=TIMEOUT)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, parts.path + path, body, named)
        answer = connection.getresponse()
        return Answer(
            answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        )
    finally:
        connection.close()


def xsrf_cookie(address: str) -> str:
    """The cookie that a new browser is given."""
    return ask(address, "_stcore/health").headers["set-cookie"].split(";")[0]


@dataclass
class Page:
    """One open page at *address*, of the browser that has *cookie*."""

    address: str
    cookie: str
    socket: ClientConnection
    session: str = ""
    chosen: dict[str, WidgetState] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, DownloadButton] = field(default_factory=dict)
    uploader: str = ""
    query: str = ""
    title: str = ""
    texts: list[str] = field(default_factory=list)
    _pages: dict[str, str] = field(default_factory=dict)
    _page: str = ""
    _elements: dict[str, str] = field(default_factory=dict)

    def run(self, *clicks: WidgetState, page: str | None = None, query: str = "") -> None:
        """Let the script run, for another *page* if one is named."""
        self.send(*clicks, page=page, query=query)
        for answer in self._answers():
            if answer.WhichOneof("type") == "script_finished" and answer.script_finished in DONE:
                return

    def follow_runs(self, until: str) -> list[str]:
        """Say what runs did, in their order, up to the first that did *until*.

        A run "began", "gave way" to the next one, or "ended" when all of it was done.
        """
        seen = []
        for answer in self._answers():
            kind = answer.WhichOneof("type")
            if kind in RUNS:
                seen.append(RUNS[kind])
            if kind == "script_finished" and answer.script_finished not in DONE:
                seen[-1] = "gave way"
            if until in seen:
                break
        return seen

    def send(self, *clicks: WidgetState, page: str | None = None, query: str = "") -> None:
        """Ask for a run of the script, and do not wait for it."""
        message = BackMsg()
        state = message.rerun_script
        self._page = self._page if page is None else self._pages[page]
        state.page_script_hash, state.query_string = self._page, query
        state.widget_states.widgets.extend((*self.chosen.values(), *clicks))
        self.texts.clear()
        self.socket.send(message.SerializeToString())

    def ask_for_upload(self, *names: str) -> list[str]:
        """Ask where to upload files; return their addresses, relative to the server's root."""
        message = BackMsg()
        message.file_urls_request.request_id = uuid.uuid4().hex
        message.file_urls_request.file_names.extend(names)
        message.file_urls_request.session_id = self.session
        self.socket.send(message.SerializeToString())
        for answer in self._answers():
            if answer.WhichOneof("type") == "file_urls_response":
                return [urls.upload_url.lstrip("/") for urls in answer.file_urls_response.file_urls]
        raise AssertionError("no address")

    def upload(self, path: str, content: bytes, **headers: str) -> int:
        """Upload *content* to *path*, as the browser does; return the status."""
        form = b'--b\r\nContent-Disposition: form-data; name="f"; filename="list.csv"\r\n\r\n%b\r\n--b--\r\n'
        said = {
            "Content_Type": "multipart/form-data; boundary=b",
            "Cookie": self.cookie,
            "X_Xsrftoken": self.cookie.partition("=")[2],
        }
        return ask(self.address, path, "PUT", form % content, **(said | headers)).status

    def bring(self, content: bytes) -> None:
        """Upload a list on the page for own lists and let the script run."""
        (path,) = self.ask_for_upload("list.csv")
        assert self.upload(path, content) == 204
        state = WidgetState(id=self.uploader)
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.file_id, info.name, info.size = path.rsplit("/", 1)[-1], "list.csv", len(content)
        info.file_urls.file_id = info.file_id
        info.file_urls.upload_url = info.file_urls.delete_url = f"/{path}"
        self.chosen[state.id] = state
        self.run()

    def show_own(self) -> None:
        """Press the button that shows the list on the map."""
        self.run(self.press("show"))

    def open_share(self, query: str = "") -> None:
        """Press the button that opens the dialog with the files to take along."""
        self.run(self.press("share_open"), query=query)

    def press(self, name: str) -> WidgetState:
        """What the page sends when the button of this key is pressed."""
        return WidgetState(id=self._elements[name], trigger_value=True)

    def download(self, name: str) -> bytes:
        """Press the download button of this key, which stands in the dialog."""
        message = BackMsg()
        request = message.backend_operation_request
        request.request_id, request.session_id = uuid.uuid4().hex, self.session
        request.deferred_file.file_id = self.buttons[name].deferred_file_id
        self.socket.send(message.SerializeToString())
        for answer in self._answers():
            if answer.WhichOneof("type") == "backend_operation_response":
                self.addresses[name] = answer.backend_operation_response.deferred_file.url.lstrip("/")
                return ask(self.address, self.addresses[name]).body
        raise AssertionError("no file")

    def _answers(self) -> Iterator[ForwardMsg]:
        while True:
            data = self.socket.recv(TIMEOUT)
            assert isinstance(data, bytes)
            message = ForwardMsg.FromString(data)
            self._note(message)
            yield message

    def _note(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._page = message.new_session.page_script_hash
            self.session = message.new_session.initialize.session_id or self.session
        if kind == "page_config_changed":
            self.title = message.page_config_changed.title or self.title
        if kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        if kind == "navigation":
            self._pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        if kind != "delta":
            return
        element = message.delta.new_element
        if element.HasField("bidi_component"):
            part = element.bidi_component
            name = part.component_name.rpartition("clustermap_")[2]
            said = json.loads(part.json) if part.json else {}
            self.addresses |= {name: said["payload"]} if "payload" in said else {}
            self.chosen[part.id] = WidgetState(id=part.id, json_value="{}")
        if element.HasField("download_button"):
            self.buttons[element.download_button.id.rsplit("-", 1)[-1]] = element.download_button
        if element.HasField("file_uploader"):
            self.uploader = element.file_uploader.id
        if element.HasField("button"):
            self._elements |= {"show": element.button.id} if "primary" in element.button.type else {}
            self._elements[element.button.id.rsplit("-", 1)[-1]] = element.button.id
        if element.HasField("heading"):
            self.texts.append(element.heading.body)


@contextmanager
def open_page(
    address: str, session: str = "", cookie: str | None = None, query: str = "", **headers: str
) -> Iterator[Page]:
    """Open a page and run its script; *cookie* ``""`` is a browser that keeps none.

    Args:
        address: of the server, with a slash at the end.
        session: the id of a session to go on with.
        cookie: of the browser; a new one's if None.
        query: the parameters of the page's address.
        headers: more of the handshake.
    """
    cookie = xsrf_cookie(address) if cookie is None else cookie
    with handshake(address, session, cookie, **headers) as socket:
        page = Page(address, cookie, socket)
        page.run(query=query)
        yield page


def handshake(address: str, session: str = "", cookie: str = "", **headers: str) -> ClientConnection:
    """Open the WebSocket that a page speaks through.

    Raises:
        websockets.exceptions.InvalidStatus: the server refuses it.
    """
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    token = cookie.partition("=")[2] or "none"
    return connect(
        address.replace("http", "ws", 1) + "_stcore/stream",
        subprotocols=["streamlit", token, *([session] if session else [])],  # type: ignore[list-item]
        additional_headers=named | ({"Cookie": cookie} if cookie else {}),
        max_size=None,
        open_timeout=TIMEOUT,
        proxy=None,
    )
