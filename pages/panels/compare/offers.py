"""Offers for a reader who has chosen nothing to compare yet: the clusters of a level, of a sector, of a county."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import streamlit as st

from data.filters import Facet, FacetIndex, FacetValue, Filters
from data.i18n import Texts
from data.labels import value_name
from geo.view import MAX_COMPARED
from pages.panels.state import session, widgets
from pages.panels.ui.markdown import as_markdown


@dataclass(frozen=True)
class Offer:
    """Clusters that share a value of a facet: as many as can be compared, and how many there are in all."""

    value: FacetValue
    clusters: tuple[str, ...]
    total: int


def offers(index: FacetIndex, facet: Facet) -> list[Offer]:
    """What can be compared of each value of *facet* that two clusters or more have."""
    found = []
    for value in index.values[facet]:
        clusters = index.select(Filters().choosing(facet, frozenset({value.id}))).clusters
        if len(clusters) > 1:
            some = tuple(cluster.id for cluster in clusters[:MAX_COMPARED])
            found.append(Offer(value, some, len(clusters)))
    return found


def draw(t: Texts, index: FacetIndex) -> None:
    """Draw the levels that can be compared whole as buttons, and all sectors and counties as lists to choose from."""
    levels = [one for one in offers(index, Facet.LEVEL) if one.total <= MAX_COMPARED]
    with st.container(horizontal=True, key="offers"):
        for one in levels:
            name = as_markdown(value_name(t, index.catalogue, one.value, Facet.LEVEL))
            st.button(
                t("compare.offer.level", name=name, n=one.total),
                key=f"offer_{one.value.id}",
                on_click=_compare,
                args=(one.clusters,),
            )
    columns = st.columns(2)
    for column, facet in zip(columns, (Facet.SECTOR, Facet.COUNTY), strict=True):
        if found := offers(index, facet):
            with column:
                _draw_choice(t, index, facet, found)


def _draw_choice(t: Texts, index: FacetIndex, facet: Facet, found: Iterable[Offer]) -> None:
    by_id = {one.value.id: one for one in found}
    names = {one.value.id: value_name(t, index.catalogue, one.value, facet) for one in by_id.values()}
    key = f"offer_{facet}"
    st.selectbox(
        t(f"compare.offer.{facet}"),
        options=sorted(by_id, key=lambda identifier: t.sort_key(names[identifier])),
        index=None,
        key=key,
        format_func=lambda identifier: widgets.label(
            identifier, _label(t, names[identifier], by_id[identifier])
        ),
        placeholder=t("compare.offer.choose"),
        on_change=lambda: _compare_chosen(key, by_id),
    )


def _label(t: Texts, name: str, offer: Offer) -> str:
    """A value's name with how many clusters there are, and how many of them would be compared if not all."""
    if offer.total > MAX_COMPARED:
        return t("compare.offer.some", name=name, n=len(offer.clusters), total=offer.total)
    return t("filter.value", name=name, n=offer.total)


def _compare_chosen(key: str, offered: dict[str, Offer]) -> None:
    if widgets.value(key) is not None:
        _compare(offered[widgets.chosen(key)].clusters)


def _compare(clusters: tuple[str, ...]) -> None:
    session.change(lambda view: replace(view, compared=clusters))
