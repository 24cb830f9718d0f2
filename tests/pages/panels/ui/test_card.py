"""The card: what stands at its top, and how sure each award is."""

import re

import pytest

from data.i18n import texts
from geo.dataset import Dataset
from geo.view import View
from pages.panels.state import shared
from pages.panels.ui import card

AWARDED_ABOVE = {
    "norwegian-energy-solution", "norwegian-offshore-wind-cluster", "ocean-hyway-cluster", "stiim",
}  # fmt: skip
NOTICES = {
    "en": [
        "Listed as Arena, but awarded Arena Pro in November 2021.",
        "The new project began in 2022. The list probably shows the level held until then.",
    ],
    "nb": [
        "Oppført som Arena, men tildelt Arena Pro i november 2021.",
        "Det nye prosjektet startet i 2022. Listen viser trolig nivået fram til da.",
    ],
}


@pytest.fixture(scope="module")
def data() -> Dataset:
    return shared.programme()


def card_of(data: Dataset, language: str, cluster: str) -> str:
    return card.html(texts(language), data, data.catalogue.clusters_by_id[cluster], View())


def notices(html: str) -> list[str]:
    return re.findall(r'<p class="ic-notice">(.*?)</p>', html)


@pytest.mark.parametrize("language", NOTICES)
def test_a_cluster_that_was_awarded_more_than_it_is_listed_as_says_so_and_why(
    data: Dataset, language: str
) -> None:
    told = {one.id: notices(card_of(data, language, one.id)) for one in data.catalogue.clusters}
    assert {one: said for one, said in told.items() if said} == dict.fromkeys(
        AWARDED_ABOVE, NOTICES[language]
    )


def test_the_notice_stands_above_all_else_that_is_said(data: Dataset) -> None:
    html = card_of(data, "en", "stiim")
    assert html.index("ic-notice") < html.index("ic-summary") < html.index("ic-facts")


def test_an_award_shows_how_sure_it_is_its_start_and_its_source(data: Dataset) -> None:
    html = card_of(data, "en", "stiim")
    path = html.split('<ol class="ic-path">')[1].split("</ol>")[0]
    first, second = path.split("<li>")[1:]
    assert re.search('<button[^>]* class="ic-mark"[^>]*>inferred</button>', first)
    assert "ic-mark" not in second
    assert "project from 2022" in second
    (number,) = re.findall('href="#ic-note-([0-9]+)"', second)
    source = html.split(f'<li id="ic-note-{number}"')[1].split("</li>")[0]
    assert 'href="https://stiimaquacluster.no/2021/11/15/' in source
    assert "Arena Pro (2021)" in source


def test_predecessors_and_extensions_are_told_apart_from_awards(data: Dataset) -> None:
    assert card_of(data, "en", "nce-aquatech").count("given to a predecessor") == 2
    assert card_of(data, "nb", "nscc").count("forlenget") == 1


@pytest.mark.parametrize(
    ("cluster", "said"),
    [
        ("eyde", "2009"),
        ("eyde", "project from 2010"),
        ("nce-media", "the cluster’s own page says 2015"),
        ("nce-aquatech", "Smart Water Cluster"),
        ("nce-aquatech", "project from 2009"),
        ("nce-finance-innovation", "60"),
        ("nce-blue-legasea", "41"),
        ("ntsc", "109"),
        ("gce-blue-maritime", "210"),
        ("construction-city", "more than 50"),
    ],
)
def test_each_fact_put_right_is_on_its_card(data: Dataset, cluster: str, said: str) -> None:
    text = re.sub(r"<[^>]+>", " ", card_of(data, "en", cluster))
    assert re.search(rf"(?<!\d){re.escape(said)}(?!\d)", text)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_space_stands_between_each_value_and_its_mark(data: Dataset, language: str) -> None:
    cards = [card_of(data, language, cluster) for cluster in data.catalogue.clusters_by_id]
    assert sum(html.count('class="ic-mark"') for html in cards) > len(cards)
    assert not [
        html
        for html in cards
        if re.search(r'[^\s>]<span class="ic-mark">|</\w+><span class="ic-mark">', html)
    ]
