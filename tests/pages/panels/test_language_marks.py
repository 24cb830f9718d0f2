"""On a page in Norwegian the data's own sentences are marked as English, and nothing else is."""

from html.parser import HTMLParser

from data.i18n import texts
from data.model import Cluster
from pages.panels.compare import comparison
from pages.panels.explore import card
from pages.panels.state import shared
from pages.panels.state.view import View

VOID = {"br", "img", "hr"}
NORWEGIAN = texts("nb")


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


def sentences(cluster: Cluster) -> set[str]:
    """What the data tell of a cluster in English sentences."""
    members = cluster.members_text
    if members and cluster.members is not None and str(cluster.members) not in members:
        members = f"{cluster.members} ({members})"
    notes = {award.note for award in cluster.awards if award.note}
    return {text for text in (cluster.region_note, members, cluster.host, cluster.notes, *notes) if text}


def test_each_card_marks_what_the_data_say_in_english() -> None:
    data = shared.programme()

    def marked(language: str, cluster: Cluster) -> set[str]:
        return Marked(card.html(texts(language), data, cluster, View())).english

    clusters = data.catalogue.clusters
    meant = {one.id: {" ".join(text.split()) for text in sentences(one)} for one in clusters}
    assert {one.id: marked("nb", one) for one in clusters} == meant
    assert [one.id for one in clusters if marked("en", one)] == []


def test_a_comparison_marks_it_too() -> None:
    data = shared.programme()
    clusters = [data.catalogue.clusters_by_id[i] for i in ("nce-media", "construction-city")]
    marked = Marked(comparison.html(NORWEGIAN, data, clusters))
    told = {cluster.region_note for cluster in clusters} | {cluster.host for cluster in clusters}
    assert told <= marked.english
    assert NORWEGIAN("card.region") in marked.others
    assert not {
        text for text in marked.english if text in {NORWEGIAN("unknown.fact"), NORWEGIAN("mark.inferred")}
    }
