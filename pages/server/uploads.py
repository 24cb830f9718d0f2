"""Which uploads are taken: one file a session, only one that its page asked for, and so many bytes in all.

Streamlit itself refuses a request without the XSRF token, for an unknown session, or larger than
`server.maxUploadSize`, which it counts while the file comes in.
"""

import asyncio
import logging
from collections.abc import Sequence
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.panels.ui.streamlit_internals import UPLOADS, uploaded_files
from pages.server.paths import route_of
from pages.server.settings import MEGABYTE, settings, upload_limit

logger = logging.getLogger(__name__)

PATIENCE = 30.0
"""Seconds to wait for the next piece of a file."""


class UploadRequests:
    """For each session the one file that its page may upload: the one that it asked for last."""

    def __init__(self) -> None:
        self._wanted: dict[str, str] = {}

    def ask(self, session: str, files: Sequence[str]) -> None:
        """Note that the page of *session* was given these *files* to upload to; the last one counts."""
        if files:
            self._wanted[session] = files[-1]

    def forget(self, session: str) -> None:
        """Note that *session* has ended."""
        self._wanted.pop(session, None)

    def wants(self, session: str, file: str) -> bool:
        """Whether *file* is what the page of *session* asked for last."""
        return self._wanted.get(session) == file


requests = UploadRequests()
"""What the pages of this process asked for."""


class UploadRules:
    """ASGI middleware that refuses all other uploads."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._coming = 0  # bytes that uploads under way may still bring into memory

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer why it is refused."""
        if scope["type"] != "http" or scope["method"] != "PUT" or not route_of(scope).startswith(UPLOADS):
            await self._app(scope, receive, send)
            return
        send = _hanging_up(scope, send)
        session, _, file = route_of(scope).removeprefix(UPLOADS).partition("/")
        size = _announced(scope)
        if not requests.wants(session, file):
            await PlainTextResponse("No page asked for this file.", 403)(scope, receive, send)
        elif _held() + self._coming + size > settings().uploads_total * MEGABYTE:
            logger.warning("An upload was refused: CLUSTERMAP_UPLOADS_TOTAL is used up.")
            too_much = PlainTextResponse("Too many uploads now. Try again later.", 503, {"Retry-After": "60"})
            await too_much(scope, receive, send)
        else:
            self._coming += size
            try:
                await self._take(session, file, scope, receive, send)
            finally:
                self._coming -= size

    async def _take(self, session: str, file: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Let Streamlit take the upload, and keep of this session's files only the newest one it asked for."""

        async def receive_while_wanted() -> Message:
            try:
                message = await asyncio.wait_for(receive(), PATIENCE)
            except TimeoutError:
                return {"type": "http.disconnect"}
            return message if requests.wants(session, file) else {"type": "http.disconnect"}

        try:
            await self._app(scope, receive_while_wanted, send)
        except ClientDisconnect:
            await PlainTextResponse("The upload was given up.", 408)(scope, receive, send)
        files = uploaded_files()
        kept = set(files.file_storage.get(session, ()))
        if not requests.wants(session, file):
            files.remove_file(session, file)
        elif file in kept:
            for other in kept - {file}:
                files.remove_file(session, other)


def _hanging_up(scope: Scope, send: Send) -> Send:
    """*send*, but a refused request of unknown or too large a size is not read to its end."""
    endless = "content-length" not in Headers(scope=scope)

    async def send_and_hang_up(message: Message) -> None:
        status = message.get("status", HTTPStatus.OK)
        if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE or (endless and status >= HTTPStatus.BAD_REQUEST):
            MutableHeaders(scope=message)["Connection"] = "close"
        await send(message)

    return send_and_hang_up


def _announced(scope: Scope) -> int:
    """How many bytes a request will bring; where it does not say, as many as one may."""
    said = Headers(scope=scope).get("content-length", "")
    return min(int(said), upload_limit() * MEGABYTE) if said.isdecimal() else upload_limit() * MEGABYTE


def _held() -> int:
    """How many bytes of uploaded files are in memory."""
    sessions = uploaded_files().file_storage.copy()
    return sum(len(file.data) for files in sessions.values() for file in files.copy().values())
