"""Two to four clusters side by side: what they share recedes, what differs stands out."""

from dataclasses import dataclass, replace

import streamlit as st
from markupsafe import Markup

from data.model import Cluster
from geo.nearest import distance_km
from pages.panels import card, resources, session
from pages.panels.templating import render
from pages.panels.texts import Texts, level_name
from pages.panels.view import MAX_COMPARED


@dataclass(frozen=True)
class Line:
    """One fact of all compared clusters; ``same`` says that it does not tell them apart."""

    term: str
    values: tuple[card.Entry, ...]

    @property
    def same(self) -> bool:
        """Whether every cluster has the same value."""
        return len(set(self.values)) == 1


def choose() -> None:
    """Let the reader pick the clusters to compare."""
    t, data = session.t(), resources.dataset()
    clusters = data.catalogue.clusters_by_id
    session.keep("compare", list(session.view().compared))
    st.multiselect(
        t("compare.choose"),
        options=list(clusters),
        key="compare",
        max_selections=MAX_COMPARED,
        format_func=lambda identifier: session.option(identifier, label(t, clusters[identifier])),
        placeholder=t("compare.placeholder"),
        on_change=_compare,
    )


def _compare() -> None:
    chosen = tuple(session.identified(value) for value in st.session_state["compare"])
    session.change(lambda view: replace(view, compared=chosen))


def show() -> None:
    """Draw the comparison."""
    t, data = session.t(), resources.dataset()
    clusters = [data.catalogue.clusters_by_id[identifier] for identifier in session.view().compared]
    if len(clusters) < 2:
        st.info(t("compare.advice"))
        return
    st.html(
        render(
            "comparison.html",
            t=t,
            clusters=[(cluster, card.symbol_html(data, cluster.level)) for cluster in clusters],
            lines=lines(t, clusters),
            foreign=card.is_foreign(t, data),
            distances=distances(t, clusters),
        )
    )


def label(t: Texts, cluster: Cluster) -> str:
    """A cluster's name with its level, which tells the two Eyde listings apart."""
    level = resources.dataset().catalogue.levels_by_id[cluster.level]
    return f"{cluster.listed_name} ({level_name(t, level)})"


def lines(t: Texts, clusters: list[Cluster]) -> list[Line]:
    """The facts of the clusters, line by line; a fact that none has is left out."""
    data = resources.dataset()
    facts = [{entry.term: entry for entry in card.facts(t, data, cluster)} for cluster in clusters]
    terms = dict.fromkeys(term for fact in facts for term in fact if term != t("card.name"))
    all_lines = [
        *(Line(term, tuple(fact.get(term, card.Entry(term, None)) for fact in facts)) for term in terms),
        Line(t("card.path"), tuple(card.Entry(t("card.path"), _path(t, data, c)) for c in clusters)),
    ]
    return [line for line in all_lines if any(entry.value for entry in line.values)]


def distances(t: Texts, clusters: list[Cluster]) -> list[tuple[str, str, str]]:
    """Each pair of clusters with the distance between their map points."""
    found = resources.dataset().located.found
    pairs = [(one, other) for n, one in enumerate(clusters) for other in clusters[n + 1 :]]
    return [
        (
            one.listed_name,
            other.listed_name,
            card.distance(t, distance_km(found[one.id], found[other.id]))
            if one.id in found and other.id in found
            else t("unknown.fact"),
        )
        for one, other in pairs
    ]


def _path(t: Texts, data: resources.Dataset, cluster: Cluster) -> Markup | None:
    """The levels by year; a level outside the catalogue's has only a note, in the data's language."""
    levels = data.catalogue.levels_by_id
    note = Markup('<span lang="en">{}</span>' if card.is_foreign(t, data) else "{}")
    steps = (
        Markup("{} {}").format(
            award.year or t("unknown.year"),
            level_name(t, levels[award.level]) if award.level else note.format(award.note or ""),
        )
        for award in cluster.awards
    )
    return Markup(", ").join(steps) or None
