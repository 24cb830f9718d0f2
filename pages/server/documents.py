"""Pages that the server draws whole, so that they can be read without scripts.

Links are relative, so that they hold behind any proxy.
"""

from urllib.parse import quote, urlencode

from markupsafe import Markup

from data.i18n import Texts, languages
from data.labels import counts_text
from geo.dataset import Dataset
from geo.view import MAX_TEXT, Query
from pages.panels.ui import style
from pages.panels.ui.addresses import words_address
from pages.panels.ui.assets import WEB
from pages.panels.ui.navigation import url_path
from pages.panels.ui.templating import render
from pages.server.index_page import Head, head_html

HERE = "./"


def document(
    template: str, t: Texts, data: Dataset, path: str, lang: str | None, head: Head, **values: object
) -> str:
    """The page made of *template* with what all such pages have around them.

    Args:
        template: the file of its main part.
        t: the texts in the reader's language.
        data: the list that the server serves.
        path: the page's own path, relative to the server's root.
        lang: the language, where the address names one.
        head: what the page's head says.
        values: what the template shows beside that.
    """
    root = to_root(path)
    return render(
        template,
        t=t,
        head=Markup(head_html(head)),
        icon=_icon(),
        style=Markup(style.theme_rules() + style.sheet(data.catalogue)),
        home=link(root, {}, lang),
        languages={one: link(path.rpartition("/")[2] or HERE, {}, one) for one in languages()},
        counts=counts_text(t, data.catalogue),
        source=data.catalogue.source,
        licence=data.catalogue.licence,
        words=root + words_address(lang),
        **values,
    )


def nothing_here(
    t: Texts, data: Dataset, path: str, lang: str | None, *, title: str, text: str, name: str
) -> str:
    """The page that is answered at *path* where nothing is: its *title* and *text*, and ways on.

    Args:
        t: the texts in the reader's language.
        data: the list that the server serves.
        path: what was asked for, relative to the server's root.
        lang: the language, where the address names one.
        title: what is missing.
        text: the same in a sentence, with what was asked for.
        name: what may have been meant, to be searched for.
    """
    root = to_root(path)
    words = " ".join(name.replace("-", " ").split())[:MAX_TEXT]
    return document(
        "nothing_here.html",
        t,
        data,
        path,
        lang,
        head=Head(t.language, title, text, t("app.title"), indexed=False),
        title=title,
        text=text,
        sought=words,
        search=link(root, {"q": [words]}, lang),
        table=link(root + url_path("clusters"), {}, lang),
    )


def to_root(path: str) -> str:
    """From the page at *path* up to the server's root."""
    return "../" * path.count("/") or HERE


def link(path: str, query: Query, lang: str | None) -> str:
    """A relative link; the language goes with it where the address names one."""
    parameters = urlencode(query | ({"lang": [lang]} if lang else {}), doseq=True)
    return f"{quote(path)}{'?' if parameters else ''}{parameters}"


def _icon() -> str:
    """The icon as an address that holds it."""
    return "data:image/svg+xml," + quote((WEB / "icon.svg").read_text("utf-8"))
