"""Streamlit's one HTML page, changed where that is safe: what it says of itself to browsers, search engines, previews.

Streamlit answers every reader with the same file, titled "Streamlit". The change is guarded: where the file does not
look as expected, as a new Streamlit may have it, it is served as it is, and a test fails.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from pages.panels.ui.templating import render
from pages.server.streamlit_files import (
    END_OF_HEAD,
    FIRST_SCRIPT,
    LANGUAGE,
    NO_SCRIPTS,
    ROOT,
    SHEET,
    TITLE,
    reference,
)

BEHIND_FIRST_PAINT = ROOT.replace(">", ' class="ic-building">', 1)
"""The app's place while the first paint stands in front of it; ``web/first_paint.js`` drops the class later."""
LOCALES = {"en": "en_GB", "nb": "nb_NO"}
"""Languages as Open Graph names them."""


@dataclass(frozen=True)
class Picture:
    """A picture of a page for link previews: its absolute address, what it shows in words, and its size in pixels."""

    address: str
    text: str
    width: int = 1200
    height: int = 675


@dataclass(frozen=True)
class Head:
    """What a page says of itself. All addresses are absolute.

    Attributes:
        language: of the page, as HTML names it.
        title: of the page, as a tab or a search engine shows it.
        description: one or two sentences.
        site: the name of the whole site.
        address: the canonical one, under which search engines shall know the page; None where there is no page to know.
        shown: the address of exactly this view, which a link preview leads to.
        alternates: the page's addresses by ``hreflang``, itself among them.
        picture: for link previews.
        oembed: where the page's oEmbed answer is.
        linked_data: JSON-LD.
        indexed: whether search engines shall list the page.
    """

    language: str
    title: str
    description: str
    site: str
    address: str | None = None
    shown: str | None = None
    alternates: Mapping[str, str] = field(default_factory=dict)
    picture: Picture | None = None
    oembed: str | None = None
    linked_data: Any = None
    indexed: bool = True

    @property
    def locale(self) -> str:
        """The language as Open Graph names it."""
        return LOCALES.get(self.language, self.language)


def head_html(head: Head) -> str:
    """*head* as elements for the ``<head>`` of a page."""
    return render("head.html", head=head)


def is_as_expected(html: str) -> bool:
    """Whether *html* has one of each thing that is replaced, as Streamlit's page has."""
    once = all(html.count(text) == 1 for text in (TITLE, LANGUAGE, ROOT, FIRST_SCRIPT, END_OF_HEAD))
    return once and len(NO_SCRIPTS.findall(html)) == 1


def with_head(html: str, head: Head) -> str:
    """Return Streamlit's page *html* with *head* in place of its title; unchanged if it is not as expected."""
    if not is_as_expected(html):
        return html
    return html.replace(LANGUAGE, LANGUAGE.replace("en", head.language)).replace(TITLE, head_html(head))


def with_font(html: str, named: str | None, address: str | None) -> str:
    """Return Streamlit's page *html* with the font at *address* in place of the one that it has loaded at once.

    Args:
        html: the page.
        named: the address of that font, relative to the server's root; without one the page is unchanged.
        address: of the font to load instead.
    """
    return html.replace(reference(named), reference(address)) if named and address else html


def sheet_address(html: str) -> str | None:
    """The address of the style sheet that *html* names, relative to the server's root; None if it names none."""
    found = SHEET.search(html)
    return found[1] if found else None


def with_sheet(html: str, css: str | None) -> str:
    """Return Streamlit's page *html* with *css* in place of the link to its style sheet; unchanged if it is None."""
    if not css:
        return html
    style = render("style.html", rules=Markup(css))
    return SHEET.sub(lambda _: style, html, count=1)


def with_first_paint(html: str, start: str, head: str, body: str) -> str:
    """Return Streamlit's page *html* with more elements; unchanged if it is not as expected.

    Args:
        html: the page, before or after :func:`with_head`.
        start: elements for before Streamlit's own scripts, which a browser runs after these.
        head: elements for the end of its ``<head>``.
        body: elements for after the app's place. Streamlit's words for readers without scripts are left out: these
            elements are what such readers get.
    """
    if NO_SCRIPTS.search(html) is None or ROOT not in html:
        return html
    without = NO_SCRIPTS.sub("", html, count=1).replace(FIRST_SCRIPT, start + FIRST_SCRIPT, 1)
    painted = BEHIND_FIRST_PAINT + body if body else ROOT
    return without.replace(END_OF_HEAD, head + END_OF_HEAD, 1).replace(ROOT, painted, 1)
