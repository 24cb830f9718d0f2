"""Of a reader's own list, whose rows are schools, offices or anything else, no page says that it is of clusters."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from data.i18n import FOLDER, OWN_LIST, languages, texts
from data.labels import level_name
from geo.map.picture import draw
from geo.view import View
from pages.panels.explore import exports
from pages.panels.state import shared
from pages.panels.ui.served_files import store
from tests.pages.apptest import dashboard, sent
from tests.pages.own_list import own_list

SCHOOLS = (
    "Navn;Sted;Kategori;Sektor\n"
    "Berg skole;Oslo;Barneskole;A\nFjell skole;Bodø;Ungdomsskole;A\nVik skole;Bodø;Ungdomsskole;B\n"
)
PAGES = ("map", "clusters", "compare", "insights", "programme", "about", "your_data", "accessibility")
# Lower-case names in quotes and in addresses are not for readers: they name pages, parts of messages, and packages.
SAYS_CLUSTER = re.compile(
    r'(?:\b(?<![./{_-])(?:Cluster|Klynge)|(?<![\w./{"_-])(?:cluster|klynge))[a-zæøå]*\b(?![}.])'
)
ADDRESSED = re.compile(r"files/(\w+\.json)")
# What the product says of itself and of the programme whose map it is, whatever list is shown.
OF_THE_PROGRAMME = (
    "programme.", "level.", "fact.", "about.the_44th.", "about.sources.report", "about.licences.", "about.changes.",
    "about.mistake.subject", "a11y.scope", "a11y.report.subject", "time.source", "years.counts.",
    # Pages that the server makes for search engines and link previews, of its own list alone.
    "head.", "first.", "no_cluster.", "nothing_here.",
)  # fmt: skip


def shown_schools(language: str) -> AppTest:
    """The dashboard showing the list of schools."""
    app = dashboard("your_data", lang=[language])
    app.text_area(key="own_pasted_0").set_value(SCHOOLS).run()
    label = texts(language)("own.show", n=3)
    next(button for button in app.button if button.label == label).click().run()
    return app


def headings(app: AppTest) -> list[str]:
    """What stands in the side panel above the levels."""
    return [heading.value for heading in app.sidebar.header]


def told(app: AppTest) -> str:
    """All that the run sent, with the texts of components and of the map, which follow by link."""
    run = sent(app)
    files = (store.get(name) for name in ADDRESSED.findall(run))
    return "\n".join([run, *(file.content.decode() for file in files if file)])


def without_the_programmes_words(text: str, language: str) -> str:
    """*text* without the programme's name and what the product says of itself."""
    t = texts(language)
    own_words = [shared.programme().catalogue.title, "Norwegian Innovation Clusters"]
    own_words += [t(key) for key in keys(language) if key.startswith(OF_THE_PROGRAMME)]
    for words in sorted(own_words, key=len, reverse=True):
        text = text.replace(words, "")
    return text


def keys(language: str) -> list[str]:
    """The keys of a language's texts."""
    lines = (FOLDER / f"{language}.po").read_text(encoding="utf-8")
    return sorted(set(re.findall(r'^msgid "(.+)"$', lines, re.MULTILINE)))


@pytest.mark.parametrize("language", languages())
def test_each_text_that_says_cluster_says_it_otherwise_of_an_own_list(language: str) -> None:
    t = texts(language, OWN_LIST)
    saying = {key for key in keys(language) if any(SAYS_CLUSTER.search(t._template(key, n)) for n in (1, 2))}
    assert {key for key in saying if not key.startswith(OF_THE_PROGRAMME)} == set()


@pytest.mark.parametrize("language", languages())
def test_no_page_of_an_own_list_says_cluster(language: str, subtests: pytest.Subtests) -> None:
    app = shown_schools(language)
    for page in PAGES:
        with subtests.test(page):
            app.switch_page(f"../{page}.py").run()
            assert not app.exception
            assert SAYS_CLUSTER.findall(without_the_programmes_words(told(app), language)) == []


@pytest.mark.parametrize("language", languages())
def test_no_file_of_an_own_list_says_cluster(language: str) -> None:
    t, data = texts(language, OWN_LIST), own_list(SCHOOLS, "Skoler")
    page = exports.html_map(t, data, data.catalogue.clusters, [], []).decode()
    picture = draw(data, data.index.select(View().filters), t)
    assert t("panel.status") in page
    assert level_name(t, data.catalogue.levels[0]) in picture
    for file in (page[page.index("<body>") :], picture):
        assert SAYS_CLUSTER.findall(file) == []


@pytest.mark.parametrize("language", languages())
def test_the_programme_says_cluster_again_once_the_list_is_left(language: str) -> None:
    app = shown_schools(language)
    app.switch_page("../map.py").run()
    assert headings(app) == ["Kategori"]
    app.checkbox(key="own_layer").check().run()
    assert headings(app) == [texts(language, OWN_LIST)("filter.levels")]
    back = texts(language)("own.back", title=shared.programme().catalogue.title)
    next(button for button in app.button if button.label == back).click().run()
    assert headings(app) == [texts(language)("filter.levels")]
