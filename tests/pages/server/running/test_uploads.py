"""Uploads: one that the page asked for, one a session, so many bytes in all."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from urllib.parse import urlsplit

import pytest

from tests.pages.server.running.client import Page, ask, open_page
from tests.pages.server.running.conftest import FORGETS_AFTER, Running

MEGABYTE = 1024 * 1024
SMALL, LARGE = b"a" * 1000, b"a" * (49 * MEGABYTE)


def held(running: Running) -> int:
    """How many bytes of uploads the server holds, as its own figures say."""
    text = ask(running.address, "_stcore/metrics").body.decode()
    lines = [line for line in text.splitlines() if 'cache_type="UploadedFileManager"' in line]
    return int(float(lines[0].split()[-1])) if lines else 0


@pytest.fixture(autouse=True)
def room(running: Running) -> None:
    """Files of earlier tests' readers are gone: nobody has to come for that."""
    deadline = time.monotonic() + FORGETS_AFTER + 20
    while held(running) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert held(running) == 0


def test_a_file_that_no_page_asked_for_is_refused(running: Running) -> None:
    with open_page(running.address) as page, open_page(running.address) as other:
        (path,) = page.ask_for_upload("list.csv")
        folder, _, file = path.rpartition("/")
        assert page.upload(f"{folder}/{'0' * 8}", SMALL) == 403
        assert other.upload(f"{folder.replace(page.session, other.session)}/{file}", SMALL) == 403
        assert page.upload(path, SMALL) == 204


def test_a_newer_file_takes_the_place_of_the_older_one(running: Running) -> None:
    with open_page(running.address) as page:
        before = held(running)
        first, second = page.ask_for_upload("a.csv", "b.csv")
        assert page.upload(first, SMALL) == 403
        assert page.upload(second, SMALL) == 204
        (third,) = page.ask_for_upload("c.csv")
        assert page.upload(second, SMALL) == 403
        assert page.upload(third, SMALL + SMALL) == 204
        assert held(running) - before <= 2 * len(SMALL)


def test_twenty_large_files_of_one_session_are_not_kept(running: Running) -> None:
    with open_page(running.address) as page:
        before = held(running)
        answers = [page.upload(page.ask_for_upload("a.csv")[0], LARGE) for _ in range(20)]
        assert set(answers) <= {204, 503}
        assert held(running) - before <= len(LARGE)


def test_all_readers_together_may_bring_so_much(running: Running) -> None:
    """The server of these tests has room for 100 MB."""
    with ExitStack() as readers:
        pages = [readers.enter_context(open_page(running.address)) for _ in range(4)]

        def bring(page: Page) -> int:
            return page.upload(page.ask_for_upload("a.csv")[0], LARGE)

        with ThreadPoolExecutor(4) as crowd:
            assert 503 in list(crowd.map(bring, pages))
        assert held(running) <= 100 * MEGABYTE


def test_a_file_over_the_limit_is_refused_before_all_of_it_has_come(running: Running) -> None:
    with open_page(running.address) as page:
        (path,) = page.ask_for_upload("a.csv")
        parts = urlsplit(running.address)
        with socket.create_connection((parts.hostname, parts.port), timeout=30) as line:
            line.sendall(
                f"PUT /{path} HTTP/1.1\r\nHost: {parts.netloc}\r\nCookie: {page.cookie}\r\n"
                f"X-Xsrftoken: {page.cookie.partition('=')[2]}\r\nTransfer-Encoding: chunked\r\n"
                "Content-Type: multipart/form-data; boundary=b\r\n\r\n".encode()
            )
            head = b'--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n'
            line.sendall(b"%x\r\n%b\r\n" % (len(head), head))
            sent = 0
            with suppress(OSError):  # the server has hung up
                while sent < 200 * MEGABYTE:
                    line.sendall(b"%x\r\n%b\r\n" % (MEGABYTE, b"a" * MEGABYTE))
                    sent += MEGABYTE
        assert sent < 100 * MEGABYTE
        assert page.upload(path, SMALL) == 204
