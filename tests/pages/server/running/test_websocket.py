"""Who may open a WebSocket, which session it goes on with, and how the runs of a session follow one another."""

import time

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from data.i18n import texts
from tests.pages.server.running.client import TIMEOUT, Page, handshake, open_page, xsrf_cookie
from tests.pages.server.running.conftest import Running

READ = texts()("own.report")
"""The heading over what was read of a list."""
TRIES = 20
"""How often a message is sent that is to come while a run is under way."""
FOREIGN = ("https://elsewhere.example", "null", "http://127.0.0.1:1", "http://localhost", "http://[", "")


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_page_of_another_site_is_refused_without_asking_outside(running: Running, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refusal:
        handshake(running.address, Origin=origin)
    assert refusal.value.response.status_code == 403
    assert running.asked_outside() == []


def test_a_page_of_this_server_and_a_program_are_let_in(running: Running) -> None:
    with open_page(running.address, Origin=running.address.rstrip("/")) as page, open_page(running.address):
        assert page.session


def test_the_id_of_a_connected_session_is_worth_nothing_elsewhere(running: Running) -> None:
    for own, theirs in ((None, None), ("", ""), (None, "")):
        with (
            open_page(running.address, cookie=own) as page,
            open_page(running.address, page.session, theirs) as thief,
        ):
            assert thief.session != page.session
            page.run()


def test_a_browser_goes_on_with_its_session_after_a_drop_and_nobody_else_does(running: Running) -> None:
    for cookie in (xsrf_cookie(running.address), ""):
        with open_page(running.address, cookie=cookie) as page:
            session = page.session
        with open_page(running.address, session, xsrf_cookie(running.address)) as thief:
            assert thief.session != session
        with open_page(running.address, session, cookie) as back:
            assert back.session == session


def test_a_browser_goes_on_at_once_while_the_server_takes_the_old_connection_for_open(
    running: Running,
) -> None:
    with open_page(running.address) as lost, open_page(running.address, lost.session, lost.cookie) as back:
        assert back.session == lost.session


def test_a_header_cannot_make_somebody_the_owner_of_a_session(running: Running) -> None:
    with open_page(running.address) as page:
        session = page.session
    with open_page(running.address, session, X_Clustermap_Reader="x") as thief:
        assert thief.session != session


def test_a_text_frame_ends_the_connection(running: Running) -> None:
    with handshake(running.address) as socket:
        socket.send("text")
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(10)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1003


@pytest.mark.parametrize("pause", [0.0, 0.0005, 0.001, 0.0015, 0.002])
def test_a_press_counts_though_the_next_message_of_the_page_comes_right_after_it(
    running: Running, pause: float
) -> None:
    """That message ends the run, at times before it has begun or while the press is being noted."""
    for _ in range(2):
        with open_page(running.address) as page:
            page.run(page="your_data")
            page.send(page.press("own_example"))
            time.sleep(pause)
            page.send()
            deadline = time.monotonic() + TIMEOUT
            while READ not in page.texts and time.monotonic() < deadline:
                page.run()
            assert READ in page.texts


def test_a_run_ends_before_the_next_one_of_its_session_begins(running: Running) -> None:
    """Two at once would share the session's state, and the older one could undo what the newer one took in."""
    with open_page(running.address) as page:
        for _ in range(TRIES):
            seen = runs_of_two_messages(page)
            if seen != ["ended"]:
                break
            page.follow_runs("ended")  # of the second run: the first had ended before the second message came
        assert seen == ["gave way", "began", "ended"]


def runs_of_two_messages(page: Page) -> list[str]:
    """What the runs do from the second message on, which is sent when the first one's run has begun."""
    page.send()
    assert page.follow_runs("began") == ["began"]
    page.send()
    return page.follow_runs("ended")
