"""On a page in Norwegian the data speak Norwegian; only what lacks a translation is in English, and marked so."""

from html.parser import HTMLParser

import pytest

from data.i18n import texts
from data.model import Cluster
from geo.dataset import Dataset
from geo.view import View
from pages.panels.compare import comparison
from pages.panels.state import shared
from pages.panels.ui import card

VOID = {"br", "img", "hr"}
NORWEGIAN = texts("nb")
COLUMNS = ("region_note", "members_text", "host", "notes")


class Marked(HTMLParser):
    """The texts of a piece of HTML, those within ``lang="en"`` apart from the others."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._langs: list[str | None] = []
        self.english: set[str] = set()
        self.others: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._langs.append(dict(attrs).get("lang", self._langs[-1] if self._langs else None))

    def handle_endtag(self, tag: str) -> None:
        self._langs.pop()

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text:
            (self.english if self._langs and self._langs[-1] == "en" else self.others).add(text)


def marked(data: Dataset, language: str, cluster: Cluster) -> Marked:
    return Marked(card.html(texts(language), data, cluster, View()))


def without_translations(cluster: Cluster) -> Cluster:
    """The cluster as a list without Norwegian would have it."""
    awards = tuple(award.model_copy(update={"note_nb": None}) for award in cluster.awards)
    return cluster.model_copy(update={**{f"{column}_nb": None for column in COLUMNS}, "awards": awards})


@pytest.fixture(scope="module")
def data() -> Dataset:
    return shared.programme()


def test_no_card_of_the_programme_has_english_on_a_norwegian_page(data: Dataset) -> None:
    clusters = data.catalogue.clusters
    assert {one.id: found for one in clusters if (found := marked(data, "nb", one).english)} == {}


@pytest.mark.parametrize(("language", "suffix"), [("en", ""), ("nb", "_nb")])
def test_each_card_tells_its_facts_in_the_readers_language(data: Dataset, language: str, suffix: str) -> None:
    def missing(cluster: Cluster) -> list[str]:
        said = " ".join(marked(data, language, cluster).others)
        told = [text for column in COLUMNS if (text := getattr(cluster, column + suffix))]
        told += [text for award in cluster.awards if (text := getattr(award, f"note{suffix}"))]
        return [text for text in told if text not in said]

    assert {one.id: lost for one in data.catalogue.clusters if (lost := missing(one))} == {}


@pytest.mark.parametrize("cluster", ["construction-city", "nce-media"])
def test_what_lacks_a_translation_is_in_english_and_marked(data: Dataset, cluster: str) -> None:
    bare = without_translations(data.catalogue.clusters_by_id[cluster])
    told = {getattr(bare, column) for column in COLUMNS} | {award.note for award in bare.awards}
    assert marked(data, "nb", bare).english == told - {None}
    assert marked(data, "en", bare).english == set()


def test_a_comparison_speaks_norwegian_and_marks_what_it_lacks(data: Dataset) -> None:
    clusters = [data.catalogue.clusters_by_id[i] for i in ("nce-media", "construction-city")]
    assert Marked(comparison.html(NORWEGIAN, data, clusters, {})).english == set()
    bare = [without_translations(cluster) for cluster in clusters]
    compared = Marked(comparison.html(NORWEGIAN, data, bare, {}))
    told = {cluster.region_note for cluster in bare} | {cluster.host for cluster in bare}
    assert told <= compared.english
    assert NORWEGIAN("card.region") in compared.others
    assert not compared.english & {NORWEGIAN("unknown.fact"), NORWEGIAN("mark.inferred")}
