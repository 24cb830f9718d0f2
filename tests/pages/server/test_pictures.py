"""The routes of pictures: what they take, what they refuse, and that they keep what they drew."""

import asyncio
import threading
from functools import cache
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response

from data.load import FOLDER
from geo.dataset import Dataset
from geo.places import Chain
from pages.server import pictures
from pages.server.pictures import MOST_WAITING, Order, Pictures


@cache
def programme() -> Dataset:
    return Dataset.load(FOLDER, Chain())


def request(path: str = "/map.svg", query: dict[str, str] | None = None, **headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": urlencode(query or {}).encode(),
            "headers": raw,
            "server": ("testserver", 80),
            "scheme": "http",
        }
    )


def ask(path: str = "/map.svg", query: dict[str, str] | None = None, **headers: str) -> Response:
    return asyncio.run(Pictures(programme).answer(request(path, query, **headers)))


def text(response: Response) -> str:
    return bytes(response.body).decode()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Order]:
    """The orders that are drawn, in place of drawing them."""
    orders: list[Order] = []

    def draw(order: Order, _dataset: Dataset) -> bytes:
        orders.append(order)
        return b"picture" * 100

    monkeypatch.setattr(Order, "draw", draw)
    return orders


def test_an_svg_shows_what_the_page_of_the_same_address_shows() -> None:
    answer = ask(query={"level": "gce", "lang": "nb", "cluster": "gce-blue-maritime", "theme": "dark"})
    assert (answer.status_code, answer.media_type) == (200, "image/svg+xml")
    assert "2 av 43 klynger vises" in text(answer)
    assert "#18222c" in text(answer)


def test_a_png_has_the_width_asked_for() -> None:
    answer = ask("/map.png", {"width": "300", "format": "square"})
    assert (answer.status_code, answer.media_type) == (200, "image/png")
    assert int.from_bytes(bytes(answer.body)[16:20], "big") == 300


def test_a_picture_shows_the_part_of_the_map_that_the_address_names() -> None:
    part = text(ask(query={"at": "10/60.39/5.32"}))
    assert "43 of 43 clusters shown" in part
    assert "Bergen: 6 clusters" in part
    assert "Oslo" not in part


@pytest.mark.parametrize(
    "at", ["0/0/0", "18/59.9/10.7", "10/90/10", "10/59.9/181", "nan/nan/nan", "1e9/1/1", ""]
)
def test_a_position_that_makes_no_sense_gives_all_of_norway(at: str) -> None:
    assert text(ask(query={"at": at})) == text(ask())


def test_a_value_of_a_view_that_is_not_known_is_dropped_as_on_the_page() -> None:
    assert "43 of 43 clusters shown" in text(ask(query={"county": "atlantis", "cluster": "none", "x": "y"}))


@pytest.mark.parametrize(
    ("path", "query", "words"),
    [
        ("/map.svg", {"format": "9x16"}, "format must be one of 16x9, square, a4."),
        ("/map.svg", {"theme": "blue"}, "theme must be one of light, dark."),
        ("/map.png", {"width": "159"}, "width must be a whole number of pixels from 160 to 3840."),
        ("/map.png", {"width": "3841"}, "width must be"),
        ("/map.png", {"width": "9" * 5000}, "width must be"),
        ("/map.png", {"width": "²"}, "width must be"),
        ("/map.png", {"width": "-1"}, "width must be"),
    ],
)
def test_a_value_of_its_own_that_makes_no_sense_is_refused_in_words(
    path: str, query: dict[str, str], words: str
) -> None:
    answer = ask(path, query)
    assert answer.status_code == 400
    assert text(answer).startswith(words)


@pytest.mark.parametrize(
    ("accepted", "words"),
    [("nn,en;q=0.5", "av 43 klynger"), ("de", "of 43 clusters"), ("", "of 43 clusters")],
)
def test_without_a_language_the_browsers_counts(accepted: str, words: str) -> None:
    assert words in text(ask(accept_language=accepted))


def test_a_browser_that_has_the_picture_learns_so(drawn: list[Order]) -> None:
    tag = ask().headers["etag"]
    again = ask(if_none_match=f'"other", {tag}')
    assert (again.status_code, bytes(again.body), again.headers["etag"]) == (304, b"", tag)
    assert ask(if_none_match='"other"').status_code == 200


def test_a_picture_is_drawn_once_for_all_who_ask_at_the_same_time(drawn: list[Order]) -> None:
    served = Pictures(programme)

    async def ask_often() -> None:
        # The order of parameters, and those that a picture does not show, make no other picture.
        queries = [
            {"level": "gce", "sector": "energy"},
            {"sector": "energy", "level": "gce", "compare": "act"},
        ]
        await asyncio.gather(*(served.answer(request(query=query)) for query in queries * 3))

    asyncio.run(ask_often())
    assert len(drawn) == 1


def test_what_was_kept_longest_without_being_asked_for_makes_room(drawn: list[Order]) -> None:
    served = Pictures(programme, most_kept=2 * 700)

    async def ask_for(*themes_and_forms: tuple[str, str]) -> None:
        for theme, form in themes_and_forms:
            await served.answer(request(query={"theme": theme, "format": form}))

    asyncio.run(
        ask_for(("light", "a4"), ("dark", "a4"), ("light", "a4"), ("dark", "square"), ("light", "a4"))
    )
    assert [(order.theme, order.form) for order in drawn] == [
        ("light", "a4"),
        ("dark", "a4"),
        ("dark", "square"),
    ]


def test_pictures_of_older_data_are_forgotten(drawn: list[Order]) -> None:
    served = iter([programme(), Dataset.load(FOLDER, Chain())])
    shown = Pictures(lambda: next(served))

    async def ask_twice() -> None:
        await shown.answer(request())
        await shown.answer(request())

    asyncio.run(ask_twice())
    assert len(drawn) == 2


def test_who_comes_when_too_many_wait_is_asked_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = threading.Event()

    def draw(_order: Order, _dataset: Dataset) -> bytes:
        may_go_on.wait(30)
        return b"picture"

    monkeypatch.setattr(Order, "draw", draw)
    served = Pictures(programme)

    async def ask_all() -> list[Response]:
        asked = [
            asyncio.create_task(served.answer(request(query={"q": f"word {number}"})))
            for number in range(MOST_WAITING + 2)
        ]
        refused = await next(asyncio.as_completed(asked))
        may_go_on.set()
        return [refused, *await asyncio.gather(*asked)]

    refused, *answers = asyncio.run(ask_all())
    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "5"
    assert sorted(answer.status_code for answer in answers) == [200] * (MOST_WAITING + 1) + [503]


def test_a_png_that_cannot_be_drawn_is_said_so_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "draw", lambda *_, **__: "no picture")
    answer = ask("/map.png")
    assert answer.status_code == 500
    assert text(answer) == "The picture could not be drawn. /map.svg has the same as SVG."


def test_a_picture_of_a_year_says_so() -> None:
    total = len(programme().at(2014).catalogue.clusters)
    said = text(ask(query={"year": "2014"}))
    assert f"{total} of {total} clusters admitted by the end of 2014" in said
    assert "43 of 43" not in said
