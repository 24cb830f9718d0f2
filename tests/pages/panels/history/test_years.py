"""A year on all pages: the same link opens the same selection, and no word says more than "admitted so far"."""

import re
from collections import Counter

import pytest

from data.i18n import languages, texts
from geo.dataset import Dataset
from geo.view import View
from pages.panels.history import changes, years
from pages.panels.state import shared
from pages.panels.ui import card
from pages.panels.ui.navigation import PAGES
from pages.server import first_paint
from tests.pages.apptest import dashboard, filtered, panel, query, sent

# Nobody knows in which years most clusters had support: so no text of a year may say or suggest it.
SUPPORT = {
    "en": re.compile(
        r"\b(supported|funded|receiv\w+|active|members? of the programme) (in|during|by)\b", re.I
    ),
    "nb": re.compile(r"\b(støttet|finansiert|mottok|aktive?) (i|i løpet av|innen)\b", re.I),
}

# The same with a year after it: the other words of a page may tell who supports the programme, and since when.
SUPPORT_IN_YEAR = {
    "en": re.compile(
        r"\b(supported|funded|receiv\w+ (support|funding)|active|members? of the programme)\b[^.<\"]{0,40}"
        r"\b(in|during|by|until)\b[^.<\"]{0,20}\b(19|20)\d\d",
        re.I,
    ),
    "nb": re.compile(
        r"\b(støttet|finansiert|mottok|(fikk|får) støtte|aktive?)\b[^.<\"]{0,40}"
        r"\b(i|i løpet av|innen|til)\b[^.<\"]{0,20}\b(19|20)\d\d",
        re.I,
    ),
}
# The pages that show the year of the address.
FOLLOWING = ("map", "clusters", "compare", "insights")


@pytest.fixture(scope="module")
def programme() -> Dataset:
    return shared.programme()


@pytest.mark.parametrize("page", ["map", "clusters"])
def test_a_link_with_a_year_opens_that_year(page: str, programme: Dataset) -> None:
    app = dashboard(None if page == "map" else page, year=["2014"])
    total = len(programme.at(2014).catalogue.clusters)
    assert not app.exception
    assert filtered(app)["status"] == f"{total} of {total} clusters admitted by the end of 2014"
    assert [chip["label"] for chip in filtered(app)["chips"]] == ["End of 2014"]
    assert query(app) == {"year": ["2014"]}


def test_the_insights_page_counts_that_year(programme: Dataset) -> None:
    app = dashboard("insights", year=["2014"])
    total = len(programme.at(2014).catalogue.clusters)
    assert not app.exception
    assert f"{total} of {total} clusters admitted by the end of 2014" in [one.value for one in app.caption]


def test_the_compare_page_shows_the_levels_of_that_year() -> None:
    app = dashboard("compare", year=["2010"], compare=["eyde", "oslo-cancer-cluster"])
    assert not app.exception
    assert query(app) == {"year": ["2010"], "compare": ["eyde", "oslo-cancer-cluster"]}


@pytest.mark.parametrize("page", ["programme", "about", "accessibility"])
def test_pages_that_tell_of_the_list_do_not_follow_the_year(page: str) -> None:
    app = dashboard(page, year=["2014"])
    assert not app.exception
    text = " ".join(str(element.proto.body) for element in app.get("html"))
    assert "43" in text


def test_the_slider_tells_how_many_are_new_and_what_is_missing(programme: Dataset) -> None:
    said = years.content(texts("en"), programme.at(2021), is_listed=True)
    assert said["news"] == (
        "New in 2021: 2 admitted as hub node, 2 admitted as Arena, 4 moved up to Arena Pro, "
        "4 moved up to Mature clusters."
    )
    assert "Arena before 2009 about half" in said["caution"]
    assert (said["first"], said["last"], said["year"]) == (2006, 2021, 2021)


def test_which_clusters_have_no_pin_is_said_where_they_are_listed(programme: Dataset) -> None:
    in_list, elsewhere = (years.caution(texts("en"), programme.at(2012), listed) for listed in (True, False))
    assert "19 stand in the list alone" in in_list
    assert elsewhere == in_list[: in_list.index(" 19 stand")]


def test_2021_answers_the_journalist(programme: Dataset) -> None:
    html = changes.html(texts("en"), programme.at(2021))
    named = re.findall(r"<li>.*?</li>", html)
    for name in ("Energi i Nord", "Circular Wave", "HelseINN", "Havbruksnettverk Helgeland", "Eyde"):
        assert any(name in line and "href=" in line for line in named), name
    assert len([line for line in named if "from Arena" in line]) == 4


@pytest.mark.parametrize(
    ("language", "listed", "marked"),
    [
        ("en", "from Subsea Valley to Energy Valley", "renamed in 2019, formerly Subsea Valley"),
        ("nb", "fra Subsea Valley til Energy Valley", "nytt navn i 2019, tidligere Subsea Valley"),
    ],
)
def test_a_new_name_stands_in_the_list_with_its_source_and_on_the_map(
    language: str, listed: str, marked: str, programme: Dataset
) -> None:
    t, data = texts(language), programme.at(2019)
    lines = re.findall(r"<li>.*?</li>", changes.html(t, data))
    assert [line for line in lines if listed in line and 'href="https://www.dt.no/' in line]
    assert data.news_texts(t)["nce-energy-technology"] == marked


def test_published_counts_stand_beside_ours(programme: Dataset) -> None:
    by_what = {
        (one.period, one.what): (one.published, one.ours)
        for one in changes.counts(texts("en"), programme.at(2014))
    }
    assert by_what["2014-06", "NCE"] == ("12", "12")
    assert by_what["2014-06", "GCE"] == ("2", "2")
    assert by_what["2014-06", "Arena"][0] == "20"


def test_the_thirteen_nce_of_2018_are_explained_and_not_said_to_have_had_support(programme: Dataset) -> None:
    counts = {(one.period, one.what): one for one in changes.counts(texts("en"), programme.at(2018))}
    nce = counts["2018-11", "NCE"]
    assert (nce.published, nce.ours) == ("13", "20")
    assert nce.why
    assert nce.why.startswith("13 of them were admitted to the level")
    assert counts["2018-11", "GCE"].why is None


def test_what_left_the_programme_says_so_on_its_card(programme: Dataset) -> None:
    data = programme.at(2021)
    html = card.html(
        texts("en"), data, data.catalogue.clusters_by_id["nce-systems-engineering"], View(year=2021)
    )
    assert "Not on the list of 2021." in html
    assert "Last year in the programme: 2016" in html


def test_a_card_of_a_year_does_not_speak_of_the_lists_level(programme: Dataset) -> None:
    data = programme.at(2019)
    html = card.html(texts("en"), data, data.catalogue.clusters_by_id["stiim"], View(year=2019))
    assert "Listed as" not in html
    assert "Shown as at the end of 2019: admitted so far, highest level reached Arena." in html


@pytest.mark.parametrize("language", languages())
def test_no_text_says_that_somebody_had_support_in_a_year(language: str, programme: Dataset) -> None:
    t, forbidden = texts(language), SUPPORT[language]
    for year in programme.years:
        data = programme.at(year)
        slider = years.content(t, data, is_listed=True)
        # What the cards quote of the data stands in their notes and has its source; what we say does not.
        said = [text for one in data.catalogue.clusters for text in card.notices(t, data, one)]
        ours = [slider["news"], slider["caution"], changes.html(t, data), *said]
        assert [found[0] for text in ours for found in forbidden.finditer(text)] == [], year


def supported_then(language: str, page: str) -> list[str]:
    """The words of a page that say or suggest support in a year."""
    return [found[0] for found in SUPPORT_IN_YEAR[language].finditer(page)]


@pytest.mark.parametrize("language", languages())
def test_no_first_paint_says_that_somebody_had_support_in_a_year(language: str, programme: Dataset) -> None:
    t, views = texts(language), [(year, View(lang=language, year=year)) for year in programme.years]
    said = {
        (year, page.name): supported_then(language, first_paint.html(t, programme.at(year), page.name, view))
        for year, view in views
        for page in PAGES
    }
    assert {place: words for place, words in said.items() if words} == {}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("year", "page"),
    [("2009", page.name) for page in PAGES if page.name in FOLLOWING]
    + [("2014", page.name) for page in PAGES],
)
def test_no_page_says_that_somebody_had_support_in_a_year(language: str, year: str, page: str) -> None:
    compared = {"compare": ["eyde", "oslo-cancer-cluster"]} if page == "compare" else {}
    app = dashboard(None if page == "map" else page, year=[year], lang=[language], **compared)
    said = sent(app)
    assert not app.exception
    assert texts(language)(f"page.{page}.heading") in said
    assert supported_then(language, said) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "12 clusters supported in 2014"),
        ("en", "was funded by the programme until 2014"),
        ("en", "members of the programme in 2014"),
        ("en", "clusters active during 2014"),
        ("nb", "12 klynger støttet i 2014"),
        ("nb", "fikk støtte i 2014"),
        ("nb", "aktive klynger i 2014"),
    ],
)
def test_the_rule_finds_what_it_forbids(language: str, sentence: str) -> None:
    assert supported_then(language, sentence)


def test_the_rule_of_our_sentences_needs_no_year() -> None:
    assert SUPPORT["en"].search("12 clusters supported in that year")
    assert SUPPORT["nb"].search("12 klynger støttet i det året")


def test_a_chosen_cluster_that_is_not_in_the_year_is_let_go() -> None:
    app = dashboard(year=["2006"], cluster=["h2cluster"])
    assert panel(app)["chosen"] is None
    assert query(app) == {"year": ["2006"]}


def test_levels_are_those_reached_by_then(programme: Dataset) -> None:
    levels = Counter(one.level for one in programme.at(2006).catalogue.clusters)
    assert levels["nce"] == 6
