"""One cluster's card: what is known of it, how sure that is, and where it is from."""

from data.i18n import Texts
from data.labels import level_name
from data.model import Award, Cluster
from geo.dataset import Dataset
from pages.panels.state.view import View
from pages.panels.ui.facts import details, distance_text, is_foreign, year_text
from pages.panels.ui.links import source_links
from pages.panels.ui.symbols import symbol_html
from pages.panels.ui.templating import render


def html(t: Texts, data: Dataset, cluster: Cluster, view: View) -> str:
    """The card as HTML; every value from the data is escaped."""
    catalogue = data.catalogue
    return render(
        "card.html",
        t=t,
        cluster=cluster,
        level=level_name(t, catalogue.levels_by_id[cluster.level]),
        symbol=symbol_html(catalogue, cluster.level),
        entries=details(t, data, cluster),
        path=[_step(t, data, award) for award in cluster.awards],
        other_names=[name for name in cluster.names[1:] if name != cluster.listed_name],
        twins=_twins(data, cluster),
        near=[
            (catalogue.clusters_by_id[other.cluster], distance_text(t, other.kilometres))
            for other in data.neighbourhood.nearest(cluster.id)
        ],
        sources=source_links(cluster.sources),
        found=data.located.found.get(cluster.id),
        general_knowledge=", ".join(_column_name(t, column) for column in cluster.general_knowledge),
        summary=cluster.summary_in(t.language),
        foreign=is_foreign(t, data),
        citation=citation(t, data, cluster),
        compared=cluster.id in view.compared,
        displaced=catalogue.clusters_by_id.get(view.displaced_by(cluster.id) or ""),
    )


def citation(t: Texts, data: Dataset, cluster: Cluster) -> str:
    """How to cite the cluster's entry; the reader adds the date."""
    return t(
        "card.citation",
        name=cluster.listed_name,
        level=level_name(t, data.catalogue.levels_by_id[cluster.level]),
        title=data.catalogue.title,
        source=data.catalogue.source or "",
    )


def _column_name(t: Texts, column: str) -> str:
    key = f"intake.field.{column}"
    return t(key) if key in t else column


def _step(t: Texts, data: Dataset, award: Award) -> dict[str, object]:
    level = data.catalogue.levels_by_id.get(award.level or "")
    return {
        "year": year_text(award.year) or t("unknown.year"),
        "level": level_name(t, level) if level else None,
        "symbol": symbol_html(data.catalogue, level.id) if level else "",
        "note": award.note,
    }


def _twins(data: Dataset, cluster: Cluster) -> list[Cluster]:
    """The other listings of the same organisation."""
    return [
        other
        for other in data.catalogue.clusters
        if other.organisation == cluster.organisation and other.id != cluster.id
    ]
