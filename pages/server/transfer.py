"""How answers travel: compressed, and with what a browser may keep of them (RFC 9110, RFC 9111).

Streamlit compresses none of its scripts and names no validator for most files. Here everything that shrinks goes out as
Brotli or gzip, compressed once; what has a digest in its name is kept for good by browsers, the rest is asked for again
with an ETag.

Compressed are only answers that are the same for all who ask. A compressed answer's length tells of its content, so one
that holds a secret beside words of a stranger's choice could be guessed letter by letter (the BREACH attack). So what
belongs to a reader's own list (``Cache-Control: private`` or ``no-store``), downloads, uploads and what a session says
are sent as they are; so are streams, whose length is not known.
"""

import asyncio
import gzip
import hashlib
import re
from collections.abc import Callable, Iterable
from functools import partial
from threading import Lock
from typing import NamedTuple

import brotli
from cachetools import LRUCache
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.panels.ui.streamlit_internals import CORE, FILES_OF_SESSIONS
from pages.server.conditional import is_known
from pages.server.kept_files import KeptFiles
from pages.server.paths import route_of
from pages.server.streamlit_files import DIGEST_IN_NAME

FOR_GOOD = "public, max-age=31536000, immutable"
"""A name with a digest never gets another content, so that a browser need not ask again."""
ASK_AGAIN = "no-cache"
"""A browser may keep an answer and asks each time whether it still holds."""
MOST_KEPT = 48_000_000
"""Bytes of compressed answers that the process keeps; the one that was asked for longest ago makes room."""
LARGEST = 8_000_000
"""Bytes of the largest answer that is compressed; Streamlit's largest script has five million."""
SMALLEST = 500
"""Bytes below which an answer fits one packet anyway."""
_SHRINKING = re.compile(
    r"text/(?!event-stream)|application/(json|geo\+json|ld\+json|javascript|xml|manifest\+json)|image/svg\+xml|font/ttf"
)
_UNCHANGING = re.compile(rf"{DIGEST_IN_NAME}|component/[\w.]+\.files_[0-9a-f]{{12}}/")


class Encoding(NamedTuple):
    """A content coding: its name in headers, and how to compress quickly or well."""

    name: str
    quickly: Callable[[bytes], bytes]
    well: Callable[[bytes], bytes]


ENCODINGS = (
    Encoding(
        "br", lambda body: brotli.compress(body, quality=5), lambda body: brotli.compress(body, quality=10)
    ),
    Encoding("gzip", lambda body: gzip.compress(body, 6), lambda body: gzip.compress(body, 6)),
)
"""Those that this server knows, the best one first."""


class Answer(NamedTuple):
    """An answer as it is sent: its headers and its body."""

    headers: list[tuple[bytes, bytes]]
    body: bytes


class KeptAnswers:
    """Compressed answers, bounded in bytes; safe to use from several threads.

    An answer with a digest in its name is found by its path, so that nothing is asked to make it again. The others are
    found by the digest of what was compressed.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._answers: LRUCache[tuple[str, str], Answer] = LRUCache(most, lambda answer: len(answer.body))
        self._lock = Lock()

    def get(self, name: str, encoding: Encoding) -> Answer | None:
        """The answer kept under *name*, a path or a digest; None if there is none."""
        with self._lock:
            return self._answers.get((name, encoding.name))

    def keep(self, name: str, encoding: Encoding, answer: Answer) -> None:
        """Keep *answer* under *name*, a path or a digest, unless it is larger than all room."""
        with self._lock:
            if len(answer.body) <= self._answers.maxsize:
                self._answers[name, encoding.name] = answer

    def compress(self, body: bytes, encoding: Encoding) -> bytes:
        """*body* in this *encoding*, compressed only if that was not done before."""
        digest = hashlib.sha256(body).hexdigest()
        kept = self.get(digest, encoding)
        if kept is None:
            kept = Answer([], encoding.quickly(body))
            self.keep(digest, encoding, kept)
        return kept.body

    def prepare(self, bodies: Iterable[bytes], files: KeptFiles) -> None:
        """Compress *bodies* as well as can be, for all who ask from then on; *files* knows those of earlier starts."""
        best = ENCODINGS[0]
        for body in bodies:
            digest = hashlib.sha256(body).hexdigest()
            compressed = files.get(f"{digest}.{best.name}", partial(best.well, body))
            self.keep(digest, best, Answer([], compressed))
        files.remove_unused()
        with self._lock:
            for name, encoding in [key for key in self._answers if key[0].startswith("/")]:
                del self._answers[name, encoding]


kept_answers = KeptAnswers()
"""Those of this process."""


class Transfer:
    """ASGI middleware that compresses answers, and says what a browser may keep.

    Args:
        app: what answers.
        kept: where compressed answers are kept.
    """

    def __init__(self, app: ASGIApp, kept: KeptAnswers = kept_answers) -> None:
        self._app = app
        self._kept = kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, compressed if the answer shrinks and is everybody's."""
        if not _is_for_everybody(scope):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        encoding = _accepted(request.headers.get("accept-encoding", ""))
        kept = self._kept.get(request.url.path, encoding) if encoding else None
        if kept is not None:
            await _send(send, kept)
            return
        held = _Held(send)
        await self._app(_uncompressed(scope), receive, held.receive)
        if held.headers is None:
            return
        if not held.is_whole:
            # Starlette sends no more of a file once its reader has left. An incomplete body is not kept.
            await _send(send, Answer(held.headers.raw, bytes(held.body)))
            return
        await self._answer(request, held.headers, bytes(held.body), encoding, send)

    async def _answer(
        self, request: Request, headers: MutableHeaders, body: bytes, encoding: Encoding | None, send: Send
    ) -> None:
        """Send *body* in this *encoding*, or say that its asker has it already."""
        is_named_by_digest = _UNCHANGING.search(route_of(request.scope)) is not None
        if is_named_by_digest:
            headers["Cache-Control"] = FOR_GOOD
        elif headers.get("cache-control", "public") == "public":
            headers["Cache-Control"] = ASK_AGAIN
        if "Accept-Encoding" not in headers.get("vary", ""):
            headers.add_vary_header("Accept-Encoding")
        etag = headers.setdefault("ETag", f'W/"{hashlib.sha256(body).hexdigest()[:32]}"')
        if is_known(request, etag):
            del headers["content-length"]
            await _send(send, Answer(headers.raw, b""), status=304)
            return
        if encoding is not None:
            body = await asyncio.to_thread(self._kept.compress, body, encoding)
            # Weak, since it names the same file in any encoding.
            headers["ETag"] = etag if etag.startswith("W/") else f"W/{etag}"
            headers["Content-Encoding"] = encoding.name
            headers["Content-Length"] = str(len(body))
        answer = Answer(headers.raw, body)
        if encoding is not None and is_named_by_digest and "access-control-allow-origin" not in headers:
            self._kept.keep(request.url.path, encoding, answer)
        await _send(send, answer)


class _Held:
    """What an app answers, held back if it is to be compressed and passed on as it comes if not."""

    def __init__(self, send: Send) -> None:
        self.headers: MutableHeaders | None = None
        """The headers of an answer that is held back."""
        self.body = bytearray()
        self._send = send

    @property
    def is_whole(self) -> bool:
        """Whether all has come that the headers announced."""
        return self.headers is not None and len(self.body) == int(self.headers["content-length"])

    async def receive(self, message: Message) -> None:
        """Take a message of the app."""
        if message["type"] == "http.response.start" and _is_to_be_compressed(message):
            self.headers = MutableHeaders(raw=list(message["headers"]))
        elif self.headers is None:
            await self._send(message)
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")


def _is_for_everybody(scope: Scope) -> bool:
    """Whether the answer to a request does not depend on who asks, and is asked for as a whole."""
    if scope["type"] != "http" or scope["method"] != "GET" or "range" in Headers(scope=scope):
        return False
    return not route_of(scope).startswith((CORE, FILES_OF_SESSIONS))


def _accepted(header: str) -> Encoding | None:
    """The best encoding that the header Accept-Encoding allows."""
    wanted = {}
    for part in header.lower().split(","):
        name, _, quality = part.partition(";")
        wanted[name.strip()] = not re.fullmatch(r"\s*q=0(\.0*)?\s*", quality)
    return next((one for one in ENCODINGS if wanted.get(one.name, wanted.get("*", False))), None)


def _uncompressed(scope: Scope) -> Scope:
    """The same request for an answer that Streamlit has not compressed anew."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}


def _is_to_be_compressed(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return (
        start["status"] == 200
        and SMALLEST <= int(headers.get("content-length", 0)) <= LARGEST
        and _SHRINKING.match(headers.get("content-type", "")) is not None
        and "content-encoding" not in headers
        and not {"private", "no-store"} & set(re.split(r"[,\s]+", headers.get("cache-control", "").lower()))
    )


async def _send(send: Send, answer: Answer, status: int = 200) -> None:
    await send({"type": "http.response.start", "status": status, "headers": answer.headers})
    await send({"type": "http.response.body", "body": answer.body})
