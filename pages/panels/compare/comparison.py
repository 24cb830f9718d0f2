"""Two to six clusters side by side: what differs in a table, what they share below it, and how far apart they are."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st
from markupsafe import Markup

from data.export import to_csv
from data.i18n import Texts
from data.labels import level_name
from data.model import Award, AwardKind, Catalogue, Cluster
from geo.dataset import Dataset
from geo.map.picture import draw_compared
from geo.map.symbols import Theme
from geo.nearest import distance_km
from geo.view import MAX_COMPARED, View
from pages.panels.compare import offers
from pages.panels.state import session, shown, widgets
from pages.panels.state.merging import options
from pages.panels.state.settings import settings
from pages.panels.ui import charts, copy_link
from pages.panels.ui.addresses import map_address
from pages.panels.ui.facts import Entry, all_facts, confidence_mark, distance_text, plain_value, prose_entry
from pages.panels.ui.markdown import as_markdown
from pages.panels.ui.navigation import page_file
from pages.panels.ui.symbols import symbol_html
from pages.panels.ui.templating import render


@dataclass(frozen=True)
class Line:
    """One fact of all compared clusters; ``same`` says that it does not tell them apart."""

    term: str
    values: tuple[Entry, ...]

    @property
    def same(self) -> bool:
        """Whether the same stands there for every cluster; two links to one host read the same."""
        return len({(entry.value, entry.mark) for entry in self.values}) == 1


def show() -> None:
    """Let the reader pick clusters, and draw the comparison."""
    t, data, view = session.t(), shown.dataset(), session.view()
    _draw_choice(t, data.catalogue, view)
    if absent := session.compared_but_absent():
        st.info(t("compare.absent", names=as_markdown(", ".join(absent)), year=str(view.year)))
    clusters = [data.catalogue.clusters_by_id[identifier] for identifier in view.compared]
    if len(clusters) < 2:
        st.info(t("compare.advice"))
        offers.draw(t, data.index)
    else:
        _draw_ways_on(t, data, clusters, view)
        st.html(html(t, data, clusters, _cards(data, clusters, view)))


def csv(t: Texts, data: Dataset, clusters: Sequence[Cluster]) -> bytes:
    """The comparison as CSV: a line a fact, a column a cluster, in the reader's language."""
    heads = [t("compare.fact"), *(cluster.listed_name for cluster in clusters)]
    rows = [[line.term, *(_plain(entry) for entry in line.values)] for line in lines(t, data, clusters)]
    return to_csv(pd.DataFrame(rows, columns=heads))


def html(t: Texts, data: Dataset, clusters: Sequence[Cluster], cards: Mapping[str, str]) -> str:
    """The comparison of two or more clusters as HTML; *cards* are the addresses of their cards, by id."""
    found = lines(t, data, clusters)
    return render(
        "comparison.html",
        t=t,
        clusters=[
            (cluster, symbol_html(data.catalogue, cluster.level), cards.get(cluster.id))
            for cluster in clusters
        ],
        different=[line for line in found if not line.same],
        shared=[line for line in found if line.same],
        distances=distances(t, data, clusters),
        map=_map(t, data, clusters, charts.theme()),
        map_on_paper=_map(t, data, clusters, "light") if charts.theme() == "dark" else None,
        map_label=t("compare.map", names=", ".join(cluster.listed_name for cluster in clusters)),
    )


def _map(t: Texts, data: Dataset, clusters: Sequence[Cluster], theme: Theme) -> str:
    """The compared clusters on a small map as a data URI: what Streamlit lets into a page's HTML has no symbols."""
    drawn = draw_compared(data, clusters, t, theme=theme)
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"


def _cards(data: Dataset, clusters: Sequence[Cluster], view: View) -> dict[str, str]:
    """The addresses of the clusters' cards; following a link to one would lose a reader's own list."""
    if data.own:
        return {}
    return {
        cluster.id: map_address(view.choose(cluster.id), data.index, settings().basemap)
        for cluster in clusters
    }


def lines(t: Texts, data: Dataset, clusters: Sequence[Cluster]) -> list[Line]:
    """The facts of the clusters, line by line; a fact that none has is left out."""
    facts = [{entry.term: entry for entry in all_facts(t, data, cluster)} for cluster in clusters]
    terms = dict.fromkeys(term for fact in facts for term in fact if term != t("card.name"))
    all_lines = [
        *(Line(term, tuple(fact.get(term, Entry(term, None)) for fact in facts)) for term in terms),
        Line(t("card.path"), tuple(Entry(t("card.path"), _path(t, data, c)) for c in clusters)),
    ]
    return [line for line in all_lines if any(entry.value for entry in line.values)]


def distances(t: Texts, data: Dataset, clusters: Sequence[Cluster]) -> list[tuple[str, str, str]]:
    """Each pair of clusters with the distance between their map points."""
    found = data.located.found
    pairs = [(one, other) for n, one in enumerate(clusters) for other in clusters[n + 1 :]]
    return [
        (
            one.listed_name,
            other.listed_name,
            distance_text(t, distance_km(found[one.id], found[other.id]))
            if one.id in found and other.id in found
            else t("unknown.fact"),
        )
        for one, other in pairs
    ]


def _plain(entry: Entry) -> str:
    return (
        str(Markup(plain_value(entry)).striptags()) if isinstance(entry.value, Markup) else plain_value(entry)
    )


def _draw_ways_on(t: Texts, data: Dataset, clusters: Sequence[Cluster], view: View) -> None:
    """What to take along: the comparison as a file, and its address; of an own list also the way to each card."""
    with st.container(horizontal=True, vertical_alignment="center", key="compared"):
        for cluster in clusters if data.own else ():
            on_map = view.choose(cluster.id).to_query(data.index, settings().basemap, own=data.own)
            st.page_link(page_file("map"), label=as_markdown(cluster.listed_name), query_params=on_map)
        st.download_button(
            t("compare.csv"),
            data=lambda: csv(t, data, clusters),
            file_name=f"{data.catalogue.id}-comparison.csv",
            mime="text/csv",
            key="comparison_csv",
            on_click="ignore",
        )
        copy_link.draw(t)


def _draw_choice(t: Texts, catalogue: Catalogue, view: View) -> None:
    clusters = catalogue.clusters_by_id
    widgets.bind("compare", list(view.compared))
    st.multiselect(
        t("compare.choose"),
        options=list(clusters),
        key="compare",
        max_selections=MAX_COMPARED,
        format_func=lambda identifier: widgets.label(identifier, _label(t, catalogue, clusters[identifier])),
        placeholder=t("compare.placeholder"),
        on_change=_compare,
    )


def _compare() -> None:
    session.follow(
        "compare",
        widgets.all_chosen("compare"),
        of=lambda view: view.compared,
        put=lambda view, chosen: replace(view, compared=chosen[:MAX_COMPARED]),
        merge=options,
    )


def _label(t: Texts, catalogue: Catalogue, cluster: Cluster) -> str:
    """A cluster's name with its level, which tells the two Eyde listings apart."""
    return f"{cluster.listed_name} ({level_name(t, catalogue.levels_by_id[cluster.level])})"


def _path(t: Texts, data: Dataset, cluster: Cluster) -> Markup | None:
    """The levels by year, each with its mark; predecessors and extensions stand on the card alone."""
    given = (award for award in cluster.awards if award.kind is AwardKind.AWARD)
    return Markup(", ").join(_step(t, data, award) for award in given) or None


def _step(t: Texts, data: Dataset, award: Award) -> Markup:
    """An award in words; a level outside the catalogue's has only a note."""
    year, mark = award.year or t("unknown.year"), confidence_mark(t, award.confidence)
    if award.level:
        step = Markup("{} {}").format(year, level_name(t, data.catalogue.levels_by_id[award.level]))
    else:
        note = prose_entry(t, data, award, "note", t("time.note"))
        text = Markup(render("foreign.html", language=note.language, text=note.value))
        step = Markup("{} {}").format(year, text if note.language else note.value or "")
    return step + Markup(" ({})").format(mark) if mark else step
