"""How other sites show a view in a frame: discovered in the head, within the bounds that they set."""

import pytest

from tests.pages.server.client import ROOT, client
from tests.pages.server.html import Html

ASK = client()


def test_a_page_names_the_address_that_tells_how_to_show_it() -> None:
    for path, source in (
        ("?level=gce&cluster=eyde&lang=nb", "?level=gce&cluster=eyde&lang=nb&embed=true"),
        ("cluster/eyde", "?cluster=eyde&embed=true"),
        ("?year=2014&near=Bergen", "?year=2014&near=Bergen&embed=true"),
        ("", "?embed=true"),
    ):
        page = Html(ASK.get(f"/{path}").text)
        told = ASK.get(page.link("alternate", type="application/json+oembed") or "").json()
        (frame,) = Html(told["html"]).all("iframe")
        assert frame["src"] == ROOT + source
        assert frame["title"] == told["title"] == page.title
        assert (told["version"], told["type"], told["width"], told["height"]) == ("1.0", "rich", 800, 600)


@pytest.mark.parametrize(
    ("bounds", "width", "height"),
    [
        ("maxwidth=400&maxheight=500", 400, 500),
        ("maxwidth=10&maxheight=x", 320, 600),
        ("maxwidth=99999", 800, 600),
    ],
)
def test_the_frame_keeps_within_the_bounds_that_the_map_can_be_read_in(
    bounds: str, width: int, height: int
) -> None:
    told = ASK.get(f"/oembed?url={ROOT}&{bounds}").json()
    assert (told["width"], told["height"]) == (width, height)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 404),
        ("url=https://elsewhere.example/", 404),
        ("url=https://map.example.org.elsewhere.example/", 404),
        ("url=https://[::1/", 404),
        (f"url={ROOT}about", 404),
        (f"url={ROOT}cluster/nobody", 404),
        (f"url={ROOT}&format=xml", 501),
        (f"url={ROOT}?q={'x' * 5000}", 404),
    ],
)
def test_what_cannot_be_shown_is_reported(query: str, status: int) -> None:
    answer = ASK.get(f"/oembed?{query}")
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    "url", [ROOT.removesuffix("/"), f"{ROOT.removesuffix('/')}?level=gce", f"{ROOT}cluster/eyde/"]
)
def test_an_address_may_be_written_with_a_slash_less_or_more(url: str) -> None:
    told = ASK.get("/oembed", params={"url": url})
    assert told.status_code == 200
    assert Html(told.json()["html"]).all("iframe")[0]["src"] in (
        f"{ROOT}?embed=true",
        f"{ROOT}?level=gce&embed=true",
        f"{ROOT}?cluster=eyde&embed=true",
    )


def test_values_of_an_address_are_no_markup() -> None:
    told = ASK.get("/oembed", params={"url": f'{ROOT}?q="><script>x'}).json()
    assert "<script>" not in told["html"]
    assert told["title"].startswith('“"><script>x”')
