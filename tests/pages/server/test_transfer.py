"""How answers travel: what is compressed, what a browser may keep, and what is left alone."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import anyio
import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from pages.panels.ui.streamlit_internals import FRAME_FOLDER
from pages.server.kept_files import KeptFiles
from pages.server.transfer import ENCODINGS, FOR_GOOD, LARGEST, Answer, KeptAnswers, Transfer

TEXT = "Norwegian innovation clusters " * 100
BODY = TEXT.encode()
SCRIPT = "/static/js/index.DormvYxC.js"
FOLDER = "/component/pages.panels.ui.streamlit_internals.files_0123456789ab/panel.js"


class App:
    """Answers like Streamlit's server, counting how often it is asked."""

    def __init__(self, script: Path) -> None:
        self.asked = 0
        self.script = script

    async def answer(self, request: Request) -> Response:
        self.asked += 1
        path = request.url.path
        if path == SCRIPT:
            return FileResponse(self.script)
        if path == "/stream":
            return StreamingResponse(iter([TEXT, TEXT]), media_type="text/plain")
        if path == "/image.png":
            return Response(TEXT, media_type="image/png")
        if path == "/own":
            return Response(
                TEXT, media_type="application/json", headers={"Cache-Control": "private, no-store"}
            )
        if path == "/varies":
            return Response(TEXT, media_type="text/plain", headers={"Vary": "Origin, Accept-Encoding"})
        if path == "/short":
            return Response("ok", media_type="text/plain")
        if path == "/missing":
            return Response(TEXT, 404, media_type="text/plain")
        if path == "/large":
            return Response("x" * (LARGEST + 1), media_type="text/plain")
        return Response(TEXT, media_type="text/javascript", headers={"Cache-Control": "public"})


@pytest.fixture
def app(tmp_path: Path) -> App:
    script = tmp_path / "script.js"
    script.write_bytes(BODY)
    return App(script)


@pytest.fixture
def client(app: App) -> Iterator[TestClient]:
    server = Starlette(
        routes=[Route("/{path:path}", app.answer, methods=["GET", "POST"])],
        middleware=[Middleware(Transfer, KeptAnswers())],
    )
    with TestClient(server, headers={"Accept-Encoding": "gzip, deflate, br, zstd"}) as client:
        yield client


def test_what_an_answer_varies_by_is_told_once(client: TestClient) -> None:
    assert client.get("/varies").headers["vary"] == "Origin, Accept-Encoding"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip"), ("*", "br"),
     ("br; q=0.0, *;q=0", None), ("identity", None), ("", None)],
)  # fmt: skip
def test_the_best_encoding_that_is_accepted_is_sent(
    client: TestClient, accepted: str, encoding: str | None
) -> None:
    with client.stream("GET", SCRIPT, headers={"Accept-Encoding": accepted}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) == len(raw)
    decode = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert decode(raw) == BODY


@pytest.mark.parametrize("path", [SCRIPT, FOLDER, f"/{FRAME_FOLDER}static/js/main.521860b0.js"])
def test_a_name_with_a_digest_is_kept_for_good(client: TestClient, path: str) -> None:
    assert client.get(path).headers["cache-control"] == FOR_GOOD


def test_a_script_with_a_digest_in_its_name_is_made_once(client: TestClient, app: App) -> None:
    first, second = client.get(SCRIPT), client.get(SCRIPT)
    assert first.text == second.text == TEXT
    assert first.headers == second.headers
    assert app.asked == 1


@pytest.mark.parametrize("messages_before_leaving", [0, 1])
def test_what_a_reader_who_left_got_of_a_script_is_nobody_elses_answer(
    app: App, messages_before_leaving: int
) -> None:
    """Under a server whose ASGI version is below 2.4, Starlette stops sending a file once its reader has left."""
    app.script.write_bytes(BODY * 60)  # more than Starlette reads at once
    kept = KeptAnswers()
    sent: list[Message] = []
    left = anyio.Event()

    class Leaving:
        """Lets the reader leave once some messages of the answer have come."""

        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            passed = 0

            async def pass_on(message: Message) -> None:
                nonlocal passed
                await send(message)
                passed += 1
                if passed > messages_before_leaving:
                    left.set()
                    await anyio.sleep(0)

            await FileResponse(app.script)(scope, receive, pass_on)

    async def receive() -> Message:
        await left.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"localhost"), (b"accept-encoding", b"br")]
    scope = {"type": "http", "method": "GET", "path": SCRIPT, "headers": headers, "query_string": b""}
    anyio.run(Transfer(Leaving(), kept), {**scope, "asgi": {"spec_version": "2.3"}}, receive, send)
    assert kept.get(SCRIPT, ENCODINGS[0]) is None
    assert sum(len(message.get("body", b"")) for message in sent) < len(BODY) * 60

    server = Starlette(routes=[Route("/{path:path}", app.answer)], middleware=[Middleware(Transfer, kept)])
    with TestClient(server, headers={"Accept-Encoding": "br"}) as client:
        assert client.get(SCRIPT).content == BODY * 60


def test_what_has_no_digest_in_its_name_is_asked_for_again_and_answered_with_304(client: TestClient) -> None:
    first = client.get("/component/streamlit_folium.st_folium/index.js")
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(
        "/component/streamlit_folium.st_folium/index.js", headers={"If-None-Match": first.headers["etag"]}
    )
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]


def test_an_etag_is_weak_once_the_answer_is_compressed(client: TestClient) -> None:
    assert client.get(SCRIPT).headers["etag"].startswith('W/"')


@pytest.mark.parametrize(
    "path", ["/stream", "/image.png", "/short", "/missing", "/large", "/media/clusters.csv", "/_stcore/x"]
)
def test_what_does_not_shrink_or_belongs_to_a_session_is_sent_as_it_is(client: TestClient, path: str) -> None:
    assert "content-encoding" not in client.get(path).headers


def test_what_belongs_to_a_readers_own_list_is_not_compressed(client: TestClient) -> None:
    answer = client.get("/own")
    assert "content-encoding" not in answer.headers
    assert answer.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize(("method", "headers"), [("POST", {}), ("HEAD", {}), ("GET", {"Range": "bytes=0-9"})])
def test_only_whole_answers_to_get_are_compressed(
    client: TestClient, method: str, headers: dict[str, str]
) -> None:
    assert "content-encoding" not in client.request(method, SCRIPT, headers=headers).headers


def test_kept_answers_are_bounded_in_bytes() -> None:
    kept, (best, _) = KeptAnswers(most=100), ENCODINGS
    for name in ("a", "b", "c"):
        kept.keep(name, best, Answer([], b"x" * 40))
    kept.keep("larger than all room", best, Answer([], b"x" * 101))
    found = [name for name in ("a", "b", "c", "larger than all room") if kept.get(name, best)]
    assert found == ["b", "c"]


@pytest.mark.usefixtures("cache")
def test_what_was_prepared_is_sent_as_it_was_compressed_then() -> None:
    kept = KeptAnswers()
    kept.prepare([BODY], KeptFiles("compressed"))
    best = ENCODINGS[0]
    assert kept.compress(BODY, best) == best.well(BODY) != best.quickly(BODY)


@pytest.mark.usefixtures("cache")
def test_what_was_asked_for_before_it_was_prepared_is_sent_better_from_then_on() -> None:
    kept, best = KeptAnswers(), ENCODINGS[0]
    kept.keep("/static/script.js", best, Answer([], kept.compress(BODY, best)))
    kept.prepare([BODY], KeptFiles("compressed"))
    assert kept.get("/static/script.js", best) is None
    assert kept.compress(BODY, best) == best.well(BODY)


def test_what_an_earlier_start_compressed_is_not_compressed_again(cache: Path) -> None:
    KeptAnswers().prepare([BODY], KeptFiles("compressed"))
    (file,) = (cache / "compressed").iterdir()
    KeptFiles("compressed").write(file.name, b"of the earlier start")
    kept = KeptAnswers()
    kept.prepare([BODY], KeptFiles("compressed"))
    assert kept.compress(BODY, ENCODINGS[0]) == b"of the earlier start"
