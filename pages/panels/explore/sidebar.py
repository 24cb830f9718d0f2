"""The left panel: grouping by level, sector, county, and how the map looks.

It also tells the browser what the filters leave (``selection.py``), on each page that it stands on.
"""

from dataclasses import replace

import streamlit as st

from data.filters import Facet, Selection
from data.i18n import Texts
from data.labels import level_meaning, level_name, levels_heading, value_name
from geo.map.tiles import BASEMAPS
from geo.view import View
from pages.panels.explore import selection
from pages.panels.explore.messages import DrawerEndData
from pages.panels.state import session, shown, widgets
from pages.panels.state.merging import options
from pages.panels.ui import tab
from pages.panels.ui.component import Component
from pages.panels.ui.markdown import as_markdown

_end = Component("drawer_end", texts=())


def show() -> None:
    """Draw the left panel; the whole page follows what it changes."""
    t, data, view = session.t(), shown.dataset(), session.view()
    selected = data.index.select(view.filters)
    with st.sidebar:
        selection.send(t, data, selected, view)
        _draw_filters(t, selected, view)
        _draw_end(t, selected)


def show_beside_map() -> None:
    """Draw the left panel beside a map; map and right panel follow what it changes, the page is not run again.

    An embedded page has no left panel, but follows what stands in its address and what its other parts change.
    """
    if session.is_embedded():
        _send_selection()
    else:
        with st.sidebar:
            _beside_map()


@st.fragment
def _send_selection() -> None:
    data, view = shown.dataset(), session.view()
    selection.send(session.t(), data, data.index.select(view.filters), view)
    session.write_url()
    tab.show_title()


@st.fragment
def _beside_map() -> None:
    if session.year_changed():
        st.rerun()
    t, data, view = session.t(), shown.dataset(), session.view()
    selected = data.index.select(view.filters)
    # First, so that the map changes while the rest is on its way.
    selection.send(t, data, selected, view)
    _draw_filters(t, selected, view)
    _draw_basemap(t, view.basemap)
    _draw_end(t, selected)
    session.write_url()
    tab.show_title()


def _draw_filters(t: Texts, selected: Selection, view: View) -> None:
    _draw_levels(t, selected)
    for facet in (Facet.SECTOR, Facet.COUNTY, Facet.PATH):
        if selected.index.values[facet]:  # a list that people bring need not have them
            _draw_facet(t, selected, facet)
    st.button(
        t("filter.reset"),
        key="reset",
        icon=":material/restart_alt:",
        width="stretch",
        on_click=session.reset_filters,
    )


def _draw_end(t: Texts, selected: Selection) -> None:
    """Draw what a phone shows last: the way back to what the filters leave."""
    end: DrawerEndData = {"label": t("drawer.show", n=selected.count)}
    _end.show(t, end, on={})


def _draw_levels(t: Texts, selected: Selection) -> None:
    chosen, counts = selected.filters.levels, selected.counts(Facet.LEVEL)
    st.header(as_markdown(levels_heading(t, selected.index.catalogue)), anchor=False)
    for level in selected.index.catalogue.levels:
        key = _level_key(level.id)
        widgets.bind(key, chosen is None or level.id in chosen)
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


def _level_key(level: str) -> str:
    return f"level_{level}"


def _toggle_levels() -> None:
    levels = tuple(level.id for level in shown.dataset().catalogue.levels)

    def of(view: View) -> tuple[str, ...]:
        on = view.filters.levels
        return levels if on is None else tuple(level for level in levels if level in on)

    def put(view: View, on: tuple[str, ...]) -> View:
        some = None if len(on) == len(levels) else frozenset(on)
        return view.filtered(replace(view.filters, levels=some))

    held = tuple(level for level in levels if widgets.value(_level_key(level)))
    session.follow("levels", held, of, put, options)


def _set_levels(levels: frozenset[str] | None) -> None:
    session.change_filters(lambda filters: replace(filters, levels=levels))


def _draw_facet(t: Texts, selected: Selection, facet: Facet) -> None:
    counts = selected.counts(facet)
    catalogue, values = selected.index.catalogue, selected.index.values[facet]
    names = {value.id: value_name(t, catalogue, value, facet) for value in values}
    if facet is not Facet.PATH:
        names = dict(sorted(names.items(), key=lambda item: t.sort_key(item[1])))
    chosen = selected.filters.chosen(facet) or ()
    widgets.bind(facet.value, [identifier for identifier in names if identifier in chosen])
    options = {i: widgets.label(i, t("filter.value", name=names[i], n=counts[i])) for i in names}
    st.multiselect(
        t(f"filter.{facet}"),
        options=list(names),
        key=facet.value,
        format_func=options.__getitem__,
        placeholder=t(f"filter.{facet}.all"),
        on_change=_set_facet,
        args=(facet,),
    )


def _set_facet(facet: Facet) -> None:
    session.follow(
        facet.value,
        widgets.all_chosen(facet.value),
        of=lambda view: tuple(sorted(view.filters.chosen(facet) or ())),
        put=lambda view, chosen: view.filtered(view.filters.choosing(facet, frozenset(chosen))),
        merge=options,
    )


def _draw_basemap(t: Texts, basemap: str) -> None:
    widgets.bind("basemap", basemap)
    st.selectbox(
        t("basemap.label"),
        options=BASEMAPS,
        key="basemap",
        format_func=lambda one: widgets.label(one, t(f"basemap.{one}")),
        help=t("basemap.help"),
        on_change=_set_basemap,
    )


def _set_basemap() -> None:
    session.follow(
        "basemap",
        widgets.chosen("basemap"),
        of=lambda view: view.basemap,
        put=lambda view, basemap: replace(view, basemap=basemap),
    )
