"""The left panel: grouping by level, search, sector, county, and how the map looks."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from data.filters import Facet, Filters
from geo.map.tiles import BASEMAPS
from pages.panels import panel, resources, session
from pages.panels.texts import Texts, as_markdown, level_meaning, level_name, sector_name

RESET = Filters()


def sidebar() -> None:
    """Draw the left panel; the whole page follows what it changes."""
    with st.sidebar:
        _filters(session.t())


def sidebar_of_map() -> None:
    """Draw the left panel beside a map; map and right panel follow what it changes, the page is not run again."""
    with st.sidebar:
        _filters_of_map()


@st.fragment
def _filters_of_map() -> None:
    t = session.t()
    panel.tell_filters()  # first, so that the map changes while the rest is on its way
    _filters(t)
    _basemap(t)
    session.write_url()


def _filters(t: Texts) -> None:
    _levels(t)
    _search(t)
    _facet(t, Facet.SECTOR, t("filter.sector"), t("filter.sector.all"), lambda label: sector_name(t, label))
    _facet(t, Facet.COUNTY, t("filter.county"), t("filter.county.all"), str)
    st.button(
        t("filter.reset"),
        key="reset",
        icon=":material/restart_alt:",
        width="stretch",
        disabled=session.view().filters == RESET,
        on_click=set_filters,
        args=(lambda _: RESET,),
    )


def set_filters(update: Callable[[Filters], Filters]) -> None:
    """Change the filters of the view; for callbacks."""
    session.change(lambda view: view.filtered(update(view.filters)))


def _levels(t: Texts) -> None:
    data, filters = resources.dataset(), session.view().filters
    counts = data.index.counts(filters, Facet.LEVEL)
    st.header(t("filter.levels"), anchor=False)
    for level in data.catalogue.levels:
        key = f"level_{level.id}"
        session.keep(key, filters.levels is None or level.id in filters.levels)
        st.checkbox(
            t("filter.level", name=as_markdown(level_name(t, level)), n=counts[level.id]),
            key=key,
            help=level_meaning(t, level),
            on_change=_toggle_levels,
        )
    with st.container(horizontal=True, gap="small", key="level_buttons"):
        st.button(
            t("filter.levels.all"), key="levels_all", type="tertiary", on_click=_set_levels, args=(None,)
        )
        st.button(
            t("filter.levels.none"),
            key="levels_none",
            type="tertiary",
            on_click=_set_levels,
            args=(frozenset(),),
        )


def _toggle_levels() -> None:
    levels = [level.id for level in resources.dataset().catalogue.levels]
    on = frozenset(level for level in levels if st.session_state[f"level_{level}"])
    _set_levels(None if len(on) == len(levels) else on)


def _set_levels(levels: frozenset[str] | None) -> None:
    set_filters(lambda filters: replace(filters, levels=levels))


def _search(t: Texts) -> None:
    session.keep("q", session.view().filters.text)
    st.text_input(
        t("filter.search"),
        key="q",
        type="search",
        live=True,
        max_chars=200,
        placeholder=t("filter.search.hint"),
        on_change=lambda: set_filters(lambda filters: replace(filters, text=st.session_state["q"].strip())),
    )


def _facet(t: Texts, facet: Facet, label: str, nothing: str, name: Callable[[str], str]) -> None:
    index, filters = resources.dataset().index, session.view().filters
    counts = index.counts(filters, facet)
    labels = {value.id: name(value.label) for value in index.values[facet]}
    names = dict(sorted(labels.items(), key=lambda item: t.sort_key(item[1])))
    session.keep(
        facet.value, [identifier for identifier in names if identifier in (filters.chosen(facet) or ())]
    )
    shown = {i: session.option(i, t("filter.value", name=names[i], n=counts[i])) for i in names}
    st.multiselect(
        label,
        options=list(names),
        key=facet.value,
        format_func=shown.__getitem__,
        placeholder=nothing,
        on_change=_set_facet,
        args=(facet,),
    )


def _set_facet(facet: Facet) -> None:
    chosen = frozenset(session.identified(value) for value in st.session_state[facet.value])
    set_filters(lambda filters: filters.choosing(facet, chosen))


def _basemap(t: Texts) -> None:
    session.keep("basemap", session.view().basemap)
    st.selectbox(
        t("basemap.label"),
        options=BASEMAPS,
        key="basemap",
        format_func=lambda basemap: session.option(basemap, t(f"basemap.{basemap}")),
        help=t("basemap.help"),
        on_change=_set_basemap,
    )


def _set_basemap() -> None:
    chosen = session.identified(st.session_state["basemap"])
    session.change(lambda view: replace(view, basemap=chosen))
