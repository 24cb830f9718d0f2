"""Streamlit's page with a head of ours: what is put where, and that an unexpected page is left as it is."""

import json
from dataclasses import replace
from html.parser import HTMLParser

from pages.panels.ui.streamlit_internals import INDEX
from pages.server.index_page import Head, Picture, head_html, is_as_expected, with_head

PAGE = INDEX.read_text("utf-8")
HEAD = Head(
    language="nb",
    title="Klynger <på> kart",
    description='43 "klynger".',
    site="Kart",
    address="https://example.org/clusters?level=gce&lang=nb",
    alternates={"en": "https://example.org/clusters?level=gce&lang=en"},
    picture=Picture("https://example.org/map.png?level=gce", "Et kart"),
    oembed="https://example.org/oembed?url=x",
    linked_data={"name": "</script>"},
)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text of titles and scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {"title": [], "script": []}
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in self.text:
            self.text[self._open].append(data)

    def content(self, name: str) -> str | None:
        """The content of the meta element of this name or property."""
        (meta,) = [a for tag, a in self.found if tag == "meta" and name in (a.get("name"), a.get("property"))]
        return meta["content"]

    def links(self, rel: str) -> list[dict[str, str | None]]:
        return [a for tag, a in self.found if tag == "link" and a.get("rel") == rel]


def test_streamlits_page_is_as_expected() -> None:
    """If this fails, a new Streamlit changed its page: look at it, then at ``index_page.py``."""
    assert is_as_expected(PAGE)


def test_the_head_stands_in_place_of_streamlits_title() -> None:
    changed = with_head(PAGE, HEAD)
    page = Elements(changed)
    assert page.text["title"] == ["Klynger <på> kart"]
    assert '<html lang="nb">' in changed
    assert page.content("description") == '43 "klynger".'
    assert [link["href"] for link in page.links("canonical")] == [HEAD.address]
    assert page.links("alternate")[0] == {
        "rel": "alternate", "hreflang": "en", "href": "https://example.org/clusters?level=gce&lang=en",
    }  # fmt: skip
    assert page.content("og:title") == page.content("twitter:title") == HEAD.title
    assert (
        page.content("og:image") == page.content("twitter:image") == "https://example.org/map.png?level=gce"
    )
    assert page.content("og:locale") == "nb_NO"
    assert page.content("twitter:card") == "summary_large_image"


def test_all_else_of_streamlits_page_stays() -> None:
    before, after = Elements(PAGE), Elements(with_head(PAGE, HEAD))
    assert [e for e in before.found if e[0] in ("script", "div", "noscript")] == [
        e
        for e in after.found
        if e[0] in ("script", "div", "noscript") and e[1].get("type") != "application/ld+json"
    ]
    assert before.links("modulepreload") == after.links("modulepreload")


def test_linked_data_cannot_end_their_script() -> None:
    (data,) = Elements(head_html(HEAD)).text["script"]
    assert json.loads(data) == {"name": "</script>"}


def test_without_a_picture_the_preview_is_a_small_one() -> None:
    page = Elements(head_html(replace(HEAD, picture=None, oembed=None, linked_data=None, indexed=False)))
    assert page.content("twitter:card") == "summary"
    assert page.content("robots") == "noindex"
    assert page.text["script"] == []


def test_a_page_that_is_not_as_expected_stays_as_it_is() -> None:
    for other in (PAGE.replace("<title>", "<title >"), PAGE + "<title>Streamlit</title>", ""):
        assert with_head(other, HEAD) == other
