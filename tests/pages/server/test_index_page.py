"""Streamlit's page with a head of ours: what is put where, and that an unexpected page is left as it is."""

import re
from dataclasses import replace

from pages.panels.ui.streamlit_internals import INDEX
from pages.server import style_sheet
from pages.server.index_page import (
    Head,
    Picture,
    head_html,
    is_as_expected,
    sheet_address,
    with_first_paint,
    with_head,
    with_sheet,
)
from tests.pages.server.html import Html

PAGE = INDEX.read_text("utf-8")
HEAD = Head(
    language="nb",
    title="Klynger <på> kart",
    description='43 "klynger".',
    site="Kart",
    address="https://example.org/clusters?level=gce&lang=nb",
    shown="https://example.org/clusters?level=gce&cluster=x&lang=nb",
    alternates={"en": "https://example.org/clusters?level=gce&lang=en"},
    picture=Picture("https://example.org/map.png?level=gce", "Et kart"),
    oembed="https://example.org/oembed?url=x",
    linked_data={"name": "</script>"},
)


def test_streamlits_page_is_as_expected() -> None:
    """If this fails, a new Streamlit changed its page: look at it, then at ``streamlit_files.py``."""
    assert is_as_expected(PAGE)


def test_the_head_stands_in_place_of_streamlits_title() -> None:
    changed = with_head(PAGE, HEAD)
    page = Html(changed)
    assert page.title == "Klynger <på> kart"
    assert '<html lang="nb">' in changed
    assert page.meta("description") == '43 "klynger".'
    assert page.link("canonical") == HEAD.address
    assert page.link("alternate", hreflang="en") == HEAD.alternates["en"]
    assert page.link("alternate", type="application/json+oembed") == HEAD.oembed
    assert page.meta("og:title") == page.meta("twitter:title") == HEAD.title
    assert page.meta("og:image") == page.meta("twitter:image") == "https://example.org/map.png?level=gce"
    assert page.meta("og:url") == HEAD.shown
    assert page.meta("og:locale") == "nb_NO"
    assert page.meta("twitter:card") == "summary_large_image"


def test_all_else_of_streamlits_page_stays() -> None:
    before, after = Html(PAGE), Html(with_head(PAGE, replace(HEAD, linked_data=None)))
    for tag in ("script", "div", "noscript", "style"):
        assert before.all(tag) == after.all(tag)
    for rel in ("modulepreload", "preload", "stylesheet", "shortcut icon"):
        assert before.all("link", rel=rel) == after.all("link", rel=rel)


def test_linked_data_cannot_end_their_script() -> None:
    assert Html(head_html(HEAD)).linked_data == {"name": "</script>"}


def test_without_a_picture_the_preview_is_a_small_one() -> None:
    page = Html(head_html(replace(HEAD, picture=None, oembed=None, linked_data=None, indexed=False)))
    assert page.meta("twitter:card") == "summary"
    assert page.meta("robots") == "noindex"
    assert page.all("script") == []


def test_a_page_that_is_not_as_expected_stays_as_it_is() -> None:
    for other in (PAGE.replace("<title>", "<title >"), PAGE + "<title>Streamlit</title>", ""):
        assert with_head(other, HEAD) == other


def test_a_first_paint_stands_after_the_apps_place_and_instead_of_words_for_who_has_no_scripts() -> None:
    start, head = '<link rel="preload" href="first.js">', '<link rel="stylesheet" href="ours.css">'
    changed = with_first_paint(PAGE, start, head, "<main>Ours</main>")
    page = Html(changed)
    assert changed.index(start) < changed.index('<script type="module"') < changed.index(head)
    assert page.link("stylesheet", href="ours.css")
    assert '<div id="root" class="ic-building"></div><main>Ours</main>' in changed
    assert page.all("noscript") == []
    assert Html(PAGE).all("script") == page.all("script")


def test_streamlits_style_sheet_stands_in_the_page_and_finds_its_files_from_there() -> None:
    css = style_sheet.streamlits()
    assert css is not None
    page = Html(with_sheet(PAGE, css))
    assert page.all("link", rel="stylesheet") == []
    assert css in with_sheet(PAGE, css)
    files = [INDEX.parent / file for file in re.findall(r"url\(\./([^)]+)\)", css)]
    assert len(files) > 20
    assert [file for file in files if not file.is_file()] == []
    assert "url(../" not in css


def test_without_a_style_sheet_to_put_in_the_link_stays() -> None:
    assert with_sheet(PAGE, None) == PAGE
    assert sheet_address(PAGE.replace('rel="stylesheet"', 'rel="style"')) is None


def test_a_page_without_the_apps_place_is_not_painted() -> None:
    other = PAGE.replace('id="root"', 'id="app"')
    assert with_first_paint(other, "<script>", "<link>", "<main></main>") == other
    assert not is_as_expected(other)
