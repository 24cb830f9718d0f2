"""Pictures from a running server: they come, may be kept, and hold up nobody."""

from tests.pages.server.running.client import ask
from tests.pages.server.running.conftest import Running


def test_a_picture_comes_and_need_not_come_twice(running: Running) -> None:
    answer = ask(running.address, "map.svg?level=gce&lang=en")
    assert answer.status == 200
    assert answer.headers["content-type"] == "image/svg+xml"
    assert b"2 of 43 clusters shown" in answer.body
    again = ask(running.address, "map.svg?level=gce&lang=en", If_None_Match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_a_png_comes_and_a_wrong_width_is_refused(running: Running) -> None:
    assert ask(running.address, "map.png?width=200").body.startswith(b"\x89PNG")
    assert ask(running.address, "map.png?width=0").status == 400
